import { type DecodeNote, type MergedRange, type RawSheet, SheetBuilder } from '../raw-sheet.ts';

/** Rows of the largest sheet any spreadsheet program has. */
export const MAX_SHEET_ROWS = 1_048_576;
export const MAX_SHEET_COLUMNS = 16_384;

const NO_CELLS: readonly string[] = [];

/** Takes the rows of one sheet as a decoder meets them, and counts what it could not give. */
export class SheetSink {
  errors = 0;
  formulasWithoutValue = 0;
  comments = 0;
  readonly merges: MergedRange[] = [];
  private readonly builder = new SheetBuilder();
  private readonly name: string;
  private readonly isHidden: boolean;

  constructor(name: string, isHidden: boolean) {
    this.name = name;
    this.isHidden = isHidden;
  }

  get rowCount(): number {
    return this.builder.rowCount;
  }

  /** `row` from 0, rising; what lies between stays blank. A row without text leaves no trace. */
  row(row: number, cells: readonly string[]): void {
    let width = cells.length;
    while (width > 0 && (cells[width - 1] ?? '') === '') width -= 1;
    if (width === 0) return;
    while (this.builder.rowCount < row) this.builder.appendRow(NO_CELLS);
    this.builder.appendRow(width === cells.length ? cells : cells.slice(0, width));
  }

  finish(): RawSheet {
    const columns = this.builder.finish();
    const rowCount = this.builder.rowCount;
    return {
      name: this.name,
      columns,
      rowCount,
      firstRow: 1,
      isHidden: this.isHidden,
      merges: this.merges.map((merge) => clip(merge, rowCount, columns.length)).filter(isRange),
      headerRows: null,
      geometryColumn: null,
      statedCrs: null,
    };
  }

  notes(): readonly DecodeNote[] {
    const sheet = this.name;
    const notes: DecodeNote[] = [];
    if (this.builder.columnsLeft > 0) notes.push({ code: 'columns-beyond-limit', params: { sheet, count: this.builder.columnsLeft } });
    if (this.errors > 0) notes.push({ code: 'cells-with-errors', params: { sheet, count: this.errors } });
    if (this.formulasWithoutValue > 0) notes.push({ code: 'formulas-without-value', params: { sheet, count: this.formulasWithoutValue } });
    return notes;
  }
}

/** Whole columns are merged to the last row of the program, not of the data. */
function clip(merge: MergedRange, rows: number, columns: number): MergedRange {
  return { ...merge, lastRow: Math.min(merge.lastRow, rows), lastColumn: Math.min(merge.lastColumn, columns) };
}

function isRange({ firstRow, lastRow, firstColumn, lastColumn }: MergedRange): boolean {
  const height = lastRow - firstRow;
  const width = lastColumn - firstColumn;
  return height > 0 && width > 0 && height * width > 1;
}
