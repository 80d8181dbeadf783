import { type DistinctCells, distinctCells, EMPTY_CELL, OTHER_CELL } from '../distinct-cells.ts';
import type { CellSource } from './cell-source.ts';

const decoder = new TextDecoder();

/** Visits places [from .. to) in turn. */
export type EachReader<T> = (from: number, to: number, visit: (value: T | null, at: number) => void) => void;

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
   * Hands on what `compute` makes of the cells at places [from .. to) among the rows, null for an empty cell. Computed once a
   * distinct text, when its first row is come to, and shared by all its cells.
   */
  eachReader<T>(compute: (text: string) => T): EachReader<T> {
    const { distinct, rows, source } = this;
    const alone = (row: number): T | null => {
      const text = source.text(row);
      return text === '' ? null : compute(text);
    };
    if (distinct === null) {
      return (from, to, visit) => {
        for (let at = from; at < to; at += 1) visit(alone(rows[at] as number), at);
      };
    }
    const { codes, first, texts } = distinct;
    const computed: (T | undefined)[] = new Array(texts.length);
    return (from, to, visit) => {
      for (let at = from; at < to; at += 1) {
        const row = rows[at] as number;
        const place = source.placeOf(row);
        // A merged cell may begin above the data.
        const code = place < first ? OTHER_CELL : (codes[place - first] as number);
        if (code === EMPTY_CELL) {
          visit(null, at);
          continue;
        }
        if (code === OTHER_CELL) {
          visit(alone(row), at);
          continue;
        }
        let value = computed[code];
        if (value === undefined) {
          value = compute(decoder.decode(texts[code]));
          computed[code] = value;
        }
        visit(value, at);
      }
    };
  }
}
