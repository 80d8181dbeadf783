import { useEffect, useMemo, useRef, useState } from 'react';
import { pagedSource } from '../../components/paged-source.ts';
import type { RowSource } from '../../components/row-source.ts';
import { AtlasError, isCancelled } from '../../model/errors.ts';
import { useAtlas } from '../../state/store.ts';

const FIRST_PAGE = 200;

export interface PagedRows<Row> {
  /** Of the question before, while the newer one is on its way; null: nothing has come yet. */
  readonly source: RowSource<Row> | null;
  readonly isBusy: boolean;
}

/**
 * Rows of a list that comes page by page. The first page is asked for at once, and where it holds the whole list nobody waits for the count;
 * the rows before stay until it is there. A new list begins whenever `key` changes; null: there is nothing to ask yet. `rowCount` is null while
 * it is unknown or of an older question. `fetchRows` is that of the render in which the key changed.
 */
export function usePagedRows<Row>(
  key: string | null,
  rowCount: number | null,
  fetchRows: (offset: number, limit: number, signal: AbortSignal) => Promise<readonly Row[]>,
): PagedRows<Row> {
  const fetch = useRef(fetchRows);
  fetch.current = fetchRows;
  const [first, setFirst] = useState<{ readonly key: string; readonly rows: readonly Row[]; readonly ask: typeof fetchRows } | null>(null);

  useEffect(() => {
    if (key === null) return;
    const controller = new AbortController();
    const ask = fetch.current;
    ask(0, FIRST_PAGE, controller.signal).then(
      (rows) => {
        if (!controller.signal.aborted) setFirst({ key, rows, ask });
      },
      (error: unknown) => {
        if (!controller.signal.aborted) tell(error);
      },
    );
    return () => controller.abort();
  }, [key]);

  const isWhole = first !== null && first.rows.length < FIRST_PAGE;
  const total = isWhole ? first.rows.length : rowCount;
  const fresh = useMemo(() => {
    if (first === null || first.key !== key || total === null) return null;
    return pagedSource<Row>({
      rowCount: total,
      pageSize: FIRST_PAGE,
      fetchRows: (offset, limit, signal) =>
        offset === 0 && limit <= first.rows.length ? Promise.resolve(first.rows.slice(0, limit)) : first.ask(offset, limit, signal),
      onError: tell,
    });
  }, [first, key, total]);
  const held = useRef(fresh);
  if (fresh !== null) held.current = fresh;
  const source = held.current;
  useEffect(() => () => source?.close(), [source]);
  return { source, isBusy: fresh === null };
}

function tell(error: unknown): void {
  if (isCancelled(error)) return;
  useAtlas.getState().notify({
    kind: 'error',
    error: error instanceof AtlasError ? error : new AtlasError('engine-query', {}, { cause: error }),
    messageKey: null,
    subject: '',
  });
}
