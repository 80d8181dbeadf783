import { indicesWhere, pickReach, type Reach } from './cover-reach.ts';

/** More steps than this are not worth what a reduction saves. */
const MOST_STEPS = 150_000_000;

/**
 * The columns that no other makes needless: one that reaches no less and costs no more. Of columns that are alike the first by `ranks`
 * (the less the better), then by number, stays. Columns that reach nothing go.
 */
export function undominatedColumns(reach: Reach, costs: Float64Array | null, ranks: ArrayLike<number>): Int32Array {
  const { rowStarts, rowColumns, columnStarts, columnRows, columns } = reach;
  const size = (column: number): number => (columnStarts[column + 1] ?? 0) - (columnStarts[column] ?? 0);
  if (squares(reach.rows, rowStarts) > MOST_STEPS) return indicesWhere(columns, (column) => size(column) > 0);
  const shared = new Int32Array(columns);
  const touched = new Int32Array(columns);
  return indicesWhere(columns, (column) => {
    const own = size(column);
    if (own === 0) return false;
    let touchedCount = 0;
    for (let at = columnStarts[column] ?? 0; at < (columnStarts[column + 1] ?? 0); at += 1) {
      const row = columnRows[at] ?? 0;
      for (let entry = rowStarts[row] ?? 0; entry < (rowStarts[row + 1] ?? 0); entry += 1) {
        const other = rowColumns[entry] ?? 0;
        const count = shared[other] ?? 0;
        if (count === 0) {
          touched[touchedCount] = other;
          touchedCount += 1;
        }
        shared[other] = count + 1;
      }
    }
    let isNeeded = true;
    for (let at = 0; at < touchedCount; at += 1) {
      const other = touched[at] ?? 0;
      if (other !== column && shared[other] === own && isNeeded) {
        const costDifference = costs === null ? 0 : (costs[column] ?? 0) - (costs[other] ?? 0);
        const isAlike = costDifference === 0 && size(other) === own;
        const rankDifference = (ranks[column] ?? 0) - (ranks[other] ?? 0) || column - other;
        isNeeded = costDifference < 0 || (isAlike && rankDifference < 0);
      }
      shared[other] = 0;
    }
    return isNeeded;
  });
}

/** The rows that are not reached by itself once all others are: no other row's columns are all among theirs. */
function undominatedRows(reach: Reach): Int32Array {
  const { rowStarts, rowColumns, columnStarts, columnRows, rows } = reach;
  const size = (row: number): number => (rowStarts[row + 1] ?? 0) - (rowStarts[row] ?? 0);
  if (squares(reach.columns, columnStarts) > MOST_STEPS) return indicesWhere(rows, () => true);
  const isKept = new Uint8Array(rows).fill(1);
  const shared = new Int32Array(rows);
  const touched = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) {
    if (isKept[row] === 0) continue;
    let touchedCount = 0;
    const own = size(row);
    for (let at = rowStarts[row] ?? 0; at < (rowStarts[row + 1] ?? 0); at += 1) {
      const column = rowColumns[at] ?? 0;
      for (let entry = columnStarts[column] ?? 0; entry < (columnStarts[column + 1] ?? 0); entry += 1) {
        const other = columnRows[entry] ?? 0;
        const count = shared[other] ?? 0;
        if (count === 0) {
          touched[touchedCount] = other;
          touchedCount += 1;
        }
        shared[other] = count + 1;
      }
    }
    for (let at = 0; at < touchedCount; at += 1) {
      const other = touched[at] ?? 0;
      if (other !== row && shared[other] === own) isKept[other] = 0;
      shared[other] = 0;
    }
  }
  return indicesWhere(rows, (row) => isKept[row] === 1);
}

function squares(length: number, starts: Int32Array): number {
  let sum = 0;
  for (let at = 0; at < length; at += 1) sum += ((starts[at + 1] ?? 0) - (starts[at] ?? 0)) ** 2;
  return sum;
}

/** What is left of a set cover once all that follows from it is done. */
export interface ReducedCover {
  readonly reach: Reach;
  /** Of each column left, its number before. */
  readonly columnOf: Int32Array;
  /** Columns, by their number before, that every cheapest cover may be taken to hold. */
  readonly taken: readonly number[];
}

/**
 * Rows that follow from others, columns that others make needless, and rows with one column only, in turn until nothing changes
 * (Balas & Ho 1980). For covers of all rows only; every row must have a column.
 */
export function reduceCover(whole: Reach, costs: Float64Array, ranks: ArrayLike<number>): ReducedCover {
  let reach = whole;
  let columnOf = Int32Array.from({ length: whole.columns }, (_, column) => column);
  const taken: number[] = [];
  for (;;) {
    const { rows, columns } = reach;
    const keptRows = undominatedRows(reach);
    const inner = columnOf;
    if (keptRows.length < rows) {
      reach = pickReach(
        reach,
        keptRows,
        inner.map((_, column) => column),
      );
    }
    const keptColumns = undominatedColumns(
      reach,
      Float64Array.from(inner, (column) => costs[column] ?? 0),
      Array.from(inner, (column) => ranks[column] ?? 0),
    );
    if (keptColumns.length < columns) {
      reach = pickReach(
        reach,
        indicesWhere(reach.rows, () => true),
        keptColumns,
      );
      columnOf = keptColumns.map((column) => inner[column] ?? 0);
    }
    const essential = new Set<number>();
    for (let row = 0; row < reach.rows; row += 1) {
      const start = reach.rowStarts[row] ?? 0;
      if ((reach.rowStarts[row + 1] ?? 0) - start === 1) essential.add(reach.rowColumns[start] ?? 0);
    }
    if (essential.size > 0) {
      const isReached = new Uint8Array(reach.rows);
      for (const column of essential) {
        taken.push(columnOf[column] ?? 0);
        for (let at = reach.columnStarts[column] ?? 0; at < (reach.columnStarts[column + 1] ?? 0); at += 1) {
          isReached[reach.columnRows[at] ?? 0] = 1;
        }
      }
      const left = indicesWhere(reach.columns, (column) => !essential.has(column));
      const numbers = columnOf;
      reach = pickReach(
        reach,
        indicesWhere(reach.rows, (row) => isReached[row] === 0),
        left,
      );
      columnOf = left.map((column) => numbers[column] ?? 0);
    }
    if (reach.rows === rows && reach.columns === columns) return { reach, columnOf, taken };
  }
}
