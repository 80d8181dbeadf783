import { isCancelled } from '../model/errors.ts';
import type { RowSource } from './row-source.ts';

export interface PagedSourceOptions<Row> {
  readonly rowCount: number;
  /** Rows [offset, offset + limit) in the table's order. */
  readonly fetchRows: (offset: number, limit: number, signal: AbortSignal) => Promise<readonly Row[]>;
  readonly onError?: (error: unknown) => void;
  readonly pageSize?: number;
  /** Pages kept; the one used longest ago goes first. */
  readonly maxPages?: number;
}

/**
 * Rows fetched in pages as they come into view. Pages that scrolled away before they arrived are
 * cancelled, so a dragged scrollbar asks for what it stops at and not for what it passed.
 */
export function pagedSource<Row>(options: PagedSourceOptions<Row>): RowSource<Row> & { close(): void } {
  const { rowCount, fetchRows, onError, pageSize = 200, maxPages = 40 } = options;
  const pages = new Map<number, readonly Row[]>();
  const pending = new Map<number, AbortController>();
  const failed = new Set<number>();
  const listeners = new Set<() => void>();
  let version = 0;
  let closed = false;

  const changed = () => {
    version += 1;
    for (const listener of listeners) listener();
  };
  const keep = (page: number, rows: readonly Row[]) => {
    pages.set(page, rows);
    for (const oldest of pages.keys()) {
      if (pages.size <= maxPages) break;
      pages.delete(oldest);
    }
  };
  const load = (page: number) => {
    const controller = new AbortController();
    pending.set(page, controller);
    fetchRows(page * pageSize, Math.min(pageSize, rowCount - page * pageSize), controller.signal).then(
      (rows) => {
        if (pending.get(page) === controller) pending.delete(page);
        if (closed || controller.signal.aborted) return;
        keep(page, rows);
        changed();
      },
      (error: unknown) => {
        if (pending.get(page) === controller) pending.delete(page);
        if (closed || controller.signal.aborted || isCancelled(error)) return;
        failed.add(page);
        onError?.(error);
      },
    );
  };

  return {
    rowCount,
    getRow(index) {
      return pages.get(Math.floor(index / pageSize))?.[index % pageSize] ?? null;
    },
    request(first, last) {
      if (closed || rowCount === 0) return;
      const from = Math.floor(Math.max(0, first) / pageSize);
      const to = Math.floor(Math.min(rowCount - 1, last) / pageSize);
      for (const [page, controller] of pending) {
        if (page < from || page > to) {
          controller.abort();
          pending.delete(page);
        }
      }
      for (let page = from; page <= to; page++) {
        const rows = pages.get(page);
        if (rows !== undefined) {
          pages.delete(page);
          pages.set(page, rows);
        } else if (!pending.has(page) && !failed.has(page)) load(page);
      }
    },
    async rowsBetween(first, last) {
      const rows: Row[] = [];
      for (let index = first; index <= last; index++) {
        const row = this.getRow(index);
        if (row === null) return fetchRows(first, last - first + 1, new AbortController().signal);
        rows.push(row);
      }
      return rows;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
    close() {
      closed = true;
      for (const controller of pending.values()) controller.abort();
      pending.clear();
    },
  };
}
