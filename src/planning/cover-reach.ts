/** Which columns (sites) reach which rows (demand), in both directions. Both lists rise. */
export interface Reach {
  readonly rows: number;
  readonly columns: number;
  /** One a row, > 0. */
  readonly weights: Float64Array;
  readonly rowStarts: Int32Array;
  readonly rowColumns: Int32Array;
  readonly columnStarts: Int32Array;
  readonly columnRows: Int32Array;
}

/** @param distances row-major, rows × columns; a pair no farther apart than `radius` is in reach, an infinite one never. */
export function reachWithin(distances: Float64Array, weights: Float64Array, columns: number, radius: number): Reach {
  const limit = Number.isNaN(radius) ? -1 : Math.min(radius, Number.MAX_VALUE);
  const rowStarts = new Int32Array(weights.length + 1);
  let pairs = 0;
  for (let row = 0; row < weights.length; row += 1) {
    const offset = row * columns;
    for (let column = 0; column < columns; column += 1) if ((distances[offset + column] ?? Number.NaN) <= limit) pairs += 1;
    rowStarts[row + 1] = pairs;
  }
  const rowColumns = new Int32Array(pairs);
  let at = 0;
  for (let row = 0; row < weights.length; row += 1) {
    const offset = row * columns;
    for (let column = 0; column < columns; column += 1) {
      if (!((distances[offset + column] ?? Number.NaN) <= limit)) continue;
      rowColumns[at] = column;
      at += 1;
    }
  }
  return withColumns(columns, weights, rowStarts, rowColumns);
}

/** The rows and columns named, numbered anew in the order given; a row may lose all its columns. */
export function pickReach(reach: Reach, rows: ArrayLike<number>, columns: ArrayLike<number>): Reach {
  const numberOf = new Int32Array(reach.columns).fill(-1);
  for (let at = 0; at < columns.length; at += 1) numberOf[columns[at] ?? 0] = at;
  const weights = new Float64Array(rows.length);
  const rowStarts = new Int32Array(rows.length + 1);
  const rowColumns: number[] = [];
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] ?? 0;
    weights[at] = reach.weights[row] ?? 0;
    for (let entry = reach.rowStarts[row] ?? 0; entry < (reach.rowStarts[row + 1] ?? 0); entry += 1) {
      const column = numberOf[reach.rowColumns[entry] ?? 0] ?? -1;
      if (column >= 0) rowColumns.push(column);
    }
    rowStarts[at + 1] = rowColumns.length;
  }
  return withColumns(columns.length, weights, rowStarts, Int32Array.from(rowColumns));
}

/** Rows that the same columns reach become one, with the sum of their weights; rows that none reaches go. */
export function mergeRows(reach: Reach): Reach {
  const buckets = new Map<number, number[]>();
  const kept: number[] = [];
  const weights: number[] = [];
  for (let row = 0; row < reach.rows; row += 1) {
    const start = reach.rowStarts[row] ?? 0;
    const end = reach.rowStarts[row + 1] ?? 0;
    if (start === end) continue;
    let hash = 0x811c9dc5;
    for (let entry = start; entry < end; entry += 1) hash = Math.imul(hash ^ (reach.rowColumns[entry] ?? 0), 0x01000193);
    const bucket = buckets.get(hash) ?? [];
    if (bucket.length === 0) buckets.set(hash, bucket);
    const same = bucket.find((group) => sameColumns(reach, kept[group] ?? 0, start, end));
    if (same !== undefined) {
      weights[same] = (weights[same] ?? 0) + (reach.weights[row] ?? 0);
      continue;
    }
    bucket.push(kept.length);
    kept.push(row);
    weights.push(reach.weights[row] ?? 0);
  }
  const all = Int32Array.from({ length: reach.columns }, (_, column) => column);
  return { ...pickReach(reach, kept, all), weights: Float64Array.from(weights) };
}

function sameColumns(reach: Reach, row: number, start: number, end: number): boolean {
  const first = reach.rowStarts[row] ?? 0;
  if ((reach.rowStarts[row + 1] ?? 0) - first !== end - start) return false;
  for (let entry = start; entry < end; entry += 1) {
    if (reach.rowColumns[entry] !== reach.rowColumns[first + entry - start]) return false;
  }
  return true;
}

function withColumns(columns: number, weights: Float64Array, rowStarts: Int32Array, rowColumns: Int32Array): Reach {
  const columnStarts = new Int32Array(columns + 1);
  for (const column of rowColumns) columnStarts[column + 1] = (columnStarts[column + 1] ?? 0) + 1;
  for (let column = 0; column < columns; column += 1) {
    columnStarts[column + 1] = (columnStarts[column + 1] ?? 0) + (columnStarts[column] ?? 0);
  }
  const next = columnStarts.slice(0, columns);
  const columnRows = new Int32Array(rowColumns.length);
  for (let row = 0; row < weights.length; row += 1) {
    for (let entry = rowStarts[row] ?? 0; entry < (rowStarts[row + 1] ?? 0); entry += 1) {
      const column = rowColumns[entry] ?? 0;
      const at = next[column] ?? 0;
      columnRows[at] = row;
      next[column] = at + 1;
    }
  }
  return { rows: weights.length, columns, weights, rowStarts, rowColumns, columnStarts, columnRows };
}

/** The indices that pass, as typed as they are used. */
export function indicesWhere(length: number, passes: (index: number) => boolean): Int32Array {
  const indices: number[] = [];
  for (let index = 0; index < length; index += 1) if (passes(index)) indices.push(index);
  return Int32Array.from(indices);
}

/** How many of `columns` reach each row. */
export function countReached(reach: Reach, columns: Iterable<number>): Int32Array {
  const counts = new Int32Array(reach.rows);
  for (const column of columns) {
    for (let entry = reach.columnStarts[column] ?? 0; entry < (reach.columnStarts[column + 1] ?? 0); entry += 1) {
      const row = reach.columnRows[entry] ?? 0;
      counts[row] = (counts[row] ?? 0) + 1;
    }
  }
  return counts;
}

/** The weight that at least one of `columns` reaches. */
export function weightReached(reach: Reach, columns: Iterable<number>): number {
  const counts = countReached(reach, columns);
  let sum = 0;
  for (let row = 0; row < reach.rows; row += 1) if ((counts[row] ?? 0) > 0) sum += reach.weights[row] ?? 0;
  return sum;
}

/**
 * The greatest number of which all values are whole multiples, where all are whole: two sums of them differ by that much or not at all.
 * 0 where there is none.
 */
export function commonStep(values: ArrayLike<number>): number {
  let step = 0;
  for (let index = 0; index < values.length; index += 1) {
    let value = Math.abs(values[index] ?? 0);
    if (!Number.isSafeInteger(value)) return 0;
    while (value > 0) [step, value] = [value, step % value];
  }
  return step;
}

export function sumOf(values: Float64Array): number {
  let sum = 0;
  for (const value of values) sum += value;
  return sum;
}
