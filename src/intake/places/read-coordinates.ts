import { parseAngle, parsePair } from './parse-coordinate.ts';

export interface ReadAngles {
  /** NaN where the cell is empty or unreadable. */
  readonly values: Float64Array;
  /** Cells in degrees, minutes and seconds. */
  readonly dms: number;
  /** Rows, from 0, whose cell is not empty and holds no coordinate. */
  readonly unreadRows: readonly number[];
}

export interface ReadPairs {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly dms: number;
  /** Cells that had latitude first and were turned. */
  readonly latFirst: number;
  readonly unreadRows: readonly number[];
}

/** A column with one coordinate a cell. */
export function readAngles(cells: readonly string[]): ReadAngles {
  const values = new Float64Array(cells.length).fill(Number.NaN);
  const unreadRows: number[] = [];
  let dms = 0;
  for (const [row, cell] of cells.entries()) {
    if (cell.trim() === '') continue;
    const angle = parseAngle(cell);
    if (angle === null) {
      unreadRows.push(row);
    } else {
      values[row] = angle.value;
      if (angle.notation === 'dms') dms += 1;
    }
  }
  return { values, dms, unreadRows };
}

/** A column with both coordinates in a cell. */
export function readPairs(cells: readonly string[]): ReadPairs {
  const x = new Float64Array(cells.length).fill(Number.NaN);
  const y = new Float64Array(cells.length).fill(Number.NaN);
  const unreadRows: number[] = [];
  let dms = 0;
  let latFirst = 0;
  for (const [row, cell] of cells.entries()) {
    if (cell.trim() === '') continue;
    const pair = parsePair(cell);
    if (pair === null) {
      unreadRows.push(row);
    } else {
      x[row] = pair.x;
      y[row] = pair.y;
      if (pair.notation === 'dms') dms += 1;
      if (pair.order === 'lat-first') latFirst += 1;
    }
  }
  return { x, y, dms, latFirst, unreadRows };
}
