import { MAX_COLUMNS } from '../raw-sheet.ts';

/** Records whose widths are kept one by one, for judging a delimiter. */
export const FIRST_RECORDS = 400;

/** How many cells the records of a text have. */
export class RowWidths {
  /** Widths of the first records; 0 for a blank line, MAX_COLUMNS + 1 for all that are wider. */
  readonly first: number[] = [];
  private readonly rows = new Uint32Array(MAX_COLUMNS + 2);
  private readonly firstRows = new Uint32Array(MAX_COLUMNS + 2);

  add(row: number, cells: number): void {
    const width = Math.min(cells, MAX_COLUMNS + 1);
    const before = this.rows[width] ?? 0;
    if (before === 0) this.firstRows[width] = row;
    this.rows[width] = before + 1;
    if (row < FIRST_RECORDS) this.first.push(width);
  }

  /** The commonest width of rows that are not blank, and the rows that have another; null where there are none. `firstRow` from 0. */
  ragged(): { readonly count: number; readonly firstRow: number; readonly columns: number } | null {
    let columns = 1;
    for (let width = 1; width < this.rows.length; width += 1) {
      // Of two equally common widths the larger.
      if ((this.rows[width] ?? 0) >= (this.rows[columns] ?? 0)) columns = width;
    }
    let count = 0;
    let firstRow = Number.POSITIVE_INFINITY;
    for (let width = 1; width < this.rows.length; width += 1) {
      const rows = this.rows[width] ?? 0;
      if (width === columns || rows === 0) continue;
      count += rows;
      firstRow = Math.min(firstRow, this.firstRows[width] ?? 0);
    }
    return count === 0 ? null : { count, firstRow, columns };
  }
}
