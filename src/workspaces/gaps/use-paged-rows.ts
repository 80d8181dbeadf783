import { useEffect, useMemo, useRef } from 'react';
import { pagedSource } from '../../components/paged-source.ts';
import type { RowSource } from '../../components/row-source.ts';
import { AtlasError } from '../../model/errors.ts';
import { useAtlas } from '../../state/store.ts';

const FIRST_PAGE = 200;

/** The first page is asked for at once, beside the count of the rows. */
interface Early<Row> {
  readonly key: string;
  readonly rows: Promise<readonly Row[]>;
}

/**
 * Rows of a list that comes page by page. A new source begins whenever `key` changes; null: there is nothing to ask yet. `fetchRows` is that
 * of the render in which the key changed.
 */
export function usePagedRows<Row>(
  key: string | null,
  rowCount: number | null,
  fetchRows: (offset: number, limit: number, signal: AbortSignal) => Promise<readonly Row[]>,
): RowSource<Row> | null {
  const fetch = useRef(fetchRows);
  fetch.current = fetchRows;
  const early = useRef<Early<Row> | null>(null);

  useEffect(() => {
    if (key === null) return;
    const controller = new AbortController();
    const rows = fetch.current(0, FIRST_PAGE, controller.signal);
    // Whoever shows the page says that it failed.
    rows.catch(() => undefined);
    early.current = { key, rows };
    return () => controller.abort();
  }, [key]);

  const source = useMemo(() => {
    if (key === null || rowCount === null) return null;
    const ask = fetch.current;
    return pagedSource<Row>({
      rowCount,
      pageSize: FIRST_PAGE,
      fetchRows: async (offset, limit, signal) => {
        const first = early.current;
        if (offset > 0 || first?.key !== key) return ask(offset, limit, signal);
        const rows = await first.rows;
        // Fewer or more than counted: the data moved in between, so it is asked again.
        return rows.length >= limit ? rows.slice(0, limit) : ask(offset, limit, signal);
      },
      onError: (error) =>
        useAtlas.getState().notify({
          kind: 'error',
          error: error instanceof AtlasError ? error : new AtlasError('engine-query', {}, { cause: error }),
          messageKey: null,
          subject: '',
        }),
    });
  }, [key, rowCount]);
  useEffect(() => () => source?.close(), [source]);
  return source;
}
