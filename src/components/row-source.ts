/** Where a table takes its rows from: what is not there yet answers null and is told of when it comes. */
export interface RowSource<Row> {
  readonly rowCount: number;
  getRow(index: number): Row | null;
  /** Announces the rows [first, last] that are about to be seen. */
  request(first: number, last: number): void;
  /** All rows [first, last], fetched where needed. */
  rowsBetween(first: number, last: number): Promise<readonly Row[]>;
  subscribe(listener: () => void): () => void;
  /** Changes whenever getRow may answer differently. */
  version(): number;
}

/** Rows that are all there. */
export function arraySource<Row>(rows: readonly Row[]): RowSource<Row> {
  return {
    rowCount: rows.length,
    getRow: (index) => rows[index] ?? null,
    request: () => {},
    rowsBetween: (first, last) => Promise.resolve(rows.slice(first, last + 1)),
    subscribe: () => () => {},
    version: () => 0,
  };
}
