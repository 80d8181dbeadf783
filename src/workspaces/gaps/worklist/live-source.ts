import type { RowSource } from '../../../components/row-source.ts';

/** Rows that are all there and change under the table without taking it back to its top. */
export class LiveSource<Row> implements RowSource<Row> {
  private rows: readonly Row[] = [];
  private changes = 0;
  private readonly listeners = new Set<() => void>();

  get rowCount(): number {
    return this.rows.length;
  }

  set(rows: readonly Row[]): void {
    if (rows === this.rows) return;
    this.rows = rows;
    this.changes += 1;
    for (const listener of this.listeners) listener();
  }

  getRow = (index: number): Row | null => this.rows[index] ?? null;
  request = (): void => {};
  rowsBetween = (first: number, last: number): Promise<readonly Row[]> => Promise.resolve(this.rows.slice(first, last + 1));
  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };
  version = (): number => this.changes;
}
