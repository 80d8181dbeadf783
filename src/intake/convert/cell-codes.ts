import { type DistinctCells, distinctCells, EMPTY_CELL, OTHER_CELL } from '../distinct-cells.ts';
import type { CellSource } from './cell-source.ts';

const decoder = new TextDecoder();

/** The cells of a column in the rows that enter, each distinct text read once by each reader. */
export class CellCodes {
  private readonly source: CellSource;
  private readonly rows: Uint32Array;
  private readonly distinct: DistinctCells | null;

  /** `known`: the column's distinct cells where they were told apart already; null where that was of no use. */
  constructor(source: CellSource, rows: Uint32Array, known?: DistinctCells | null) {
    this.source = source;
    this.rows = rows;
    const last = rows.length === 0 ? 0 : (rows[rows.length - 1] as number) + 1;
    this.distinct = known !== undefined ? known : distinctCells(source.column, source.placeOf(rows[0] ?? 0), last);
  }

  /**
   * What `compute` makes of the cell at a place among the rows, null for an empty cell. Computed once a distinct text, when
   * its first row is asked for, and shared by all its cells.
   */
  reader<T>(compute: (text: string) => T): (at: number) => T | null {
    const { distinct, rows, source } = this;
    const alone = (row: number): T | null => {
      const text = source.text(row);
      return text === '' ? null : compute(text);
    };
    if (distinct === null) return (at) => alone(rows[at] as number);
    const { codes, first, texts } = distinct;
    const computed: (T | undefined)[] = new Array(texts.length);
    return (at) => {
      const row = rows[at] as number;
      const place = source.placeOf(row);
      // A merged cell may begin above the data.
      const code = place < first ? OTHER_CELL : (codes[place - first] as number);
      if (code === EMPTY_CELL) return null;
      if (code === OTHER_CELL) return alone(row);
      const value = computed[code];
      if (value !== undefined) return value;
      const made = compute(decoder.decode(texts[code]));
      computed[code] = made;
      return made;
    };
  }
}
