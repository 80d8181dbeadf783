import { CHUNK_ROWS, cellText, type RawSheet, type TextChunk, type TextColumn } from '../raw-sheet.ts';

/** Bytes of one cell: bytes[start .. end]; start = end for an empty one. */
export interface CellBytes {
  bytes: Uint8Array;
  start: number;
  end: number;
}

const NOTHING: TextChunk = { bytes: new Uint8Array(0), offsets: new Uint32Array(CHUNK_ROWS + 1) };

/**
 * Cells of a column by row. Where the sheet has merged cells and `fillsDown` says so, a cell under a merged one reads as
 * the merged one does: 园区, 楼宇, 街道 are printed once for all their enterprises.
 */
export class CellSource {
  readonly column: TextColumn;
  private readonly filled: ReadonlyMap<number, number> | null;

  constructor(sheet: RawSheet, column: number, fillsDown: boolean) {
    this.column = sheet.columns[column] ?? { chunks: [] };
    this.filled = fillsDown && sheet.merges.length > 0 ? mergedRows(sheet, column) : null;
  }

  /** The row of the sheet whose cell a row reads. */
  placeOf(row: number): number {
    return this.filled === null ? row : (this.filled.get(row) ?? row);
  }

  /** Writes the cell's place into `into`, which is used again and again. */
  read(row: number, into: CellBytes): void {
    const at = this.placeOf(row);
    const chunk = this.column.chunks[(at / CHUNK_ROWS) | 0] ?? NOTHING;
    const within = at % CHUNK_ROWS;
    into.bytes = chunk.bytes;
    into.start = chunk.offsets[within] ?? 0;
    into.end = chunk.offsets[within + 1] ?? into.start;
  }

  text(row: number): string {
    return cellText(this.column, this.placeOf(row));
  }
}

function mergedRows(sheet: RawSheet, column: number): ReadonlyMap<number, number> {
  const rows = new Map<number, number>();
  for (const { firstRow, lastRow, firstColumn, lastColumn } of sheet.merges) {
    if (column !== firstColumn || lastColumn - firstColumn !== 1) continue;
    for (let row = firstRow + 1; row < lastRow; row += 1) rows.set(row, firstRow);
  }
  return rows;
}
