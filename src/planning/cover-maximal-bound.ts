import type { Reach } from './cover-reach.ts';

export interface MaximalCoverBound {
  /** No `count` columns reach more weight. */
  readonly bound: number;
  /** Weight that still could be reached if this column had to be open, where it is not in the relaxed answer, or closed, where it is. */
  readonly against: Float64Array;
  /** Columns of the relaxed answer. */
  readonly chosen: Uint8Array;
  readonly iterations: number;
}

interface BoundOptions {
  /** Weight already known to be reached: the aim of the steps. */
  readonly known: number;
  /** Ends once the bound is below this: nothing better is left. */
  readonly enough: number;
  readonly rounds: number;
  readonly start: ArrayLike<number>;
  readonly stop: () => boolean;
  /** Told of the columns of each relaxed answer. */
  readonly watch: (open: Int32Array) => void;
}

/**
 * Lagrangian bound of the maximal cover (Galvão & ReVelle 1996): each row is paid to the columns that reach it, at most its weight, and
 * the best `count` columns by pay are open; the pay follows a subgradient.
 */
export function maximalCoverBound(reach: Reach, count: number, options: BoundOptions): MaximalCoverBound {
  const { rows, columns, weights, columnStarts, columnRows } = reach;
  const pays = startingPays(reach, options.start);
  const values = new Float64Array(columns);
  const order = Int32Array.from({ length: columns }, (_, column) => column);
  const counts = new Int32Array(rows);
  let bound = Number.POSITIVE_INFINITY;
  let against = new Float64Array(columns);
  let chosen = new Uint8Array(columns);
  let scale = 1;
  let since = 0;
  let iterations = 0;
  for (; iterations < options.rounds && !options.stop(); iterations += 1) {
    let relaxed = 0;
    for (let row = 0; row < rows; row += 1) relaxed += (weights[row] ?? 0) - (pays[row] ?? 0);
    for (let column = 0; column < columns; column += 1) {
      let value = 0;
      for (let at = columnStarts[column] ?? 0; at < (columnStarts[column + 1] ?? 0); at += 1) value += pays[columnRows[at] ?? 0] ?? 0;
      values[column] = value;
    }
    order.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b);
    const open = order.slice(0, count);
    counts.fill(0);
    for (const column of open) {
      relaxed += values[column] ?? 0;
      for (let at = columnStarts[column] ?? 0; at < (columnStarts[column + 1] ?? 0); at += 1) {
        const row = columnRows[at] ?? 0;
        counts[row] = (counts[row] ?? 0) + 1;
      }
    }
    if (relaxed < bound - 1e-7 * Math.abs(bound)) since = 0;
    else since += 1;
    if (relaxed < bound) {
      bound = relaxed;
      const last = count > 0 ? (values[order[count - 1] ?? 0] ?? 0) : 0;
      const next = count < columns ? (values[order[count] ?? 0] ?? 0) : 0;
      chosen = new Uint8Array(columns);
      for (const column of open) chosen[column] = 1;
      against = values.map((value, column) => relaxed - (chosen[column] === 1 ? value - next : last - value));
      if (count === columns) against = against.map(() => Number.NEGATIVE_INFINITY);
    }
    options.watch(open);
    if (bound < options.enough) break;
    if (since >= 15) {
      scale /= 2;
      since = 0;
      if (scale < 0.002) break;
    }
    if (!step(reach, counts, pays, scale * Math.max(1e-9, 1.02 * relaxed - options.known))) break;
  }
  return { bound, against, chosen, iterations };
}

/** @returns whether anything is left to change. */
function step(reach: Reach, counts: Int32Array, pays: Float64Array, length: number): boolean {
  const { rows, weights } = reach;
  let norm = 0;
  for (let row = 0; row < rows; row += 1) {
    const slope = (counts[row] ?? 0) - 1;
    const pay = pays[row] ?? 0;
    if ((slope < 0 && pay < (weights[row] ?? 0)) || (slope > 0 && pay > 0)) norm += slope * slope;
  }
  if (norm === 0) return false;
  for (let row = 0; row < rows; row += 1) {
    const slope = (counts[row] ?? 0) - 1;
    if (slope !== 0) pays[row] = Math.min(weights[row] ?? 0, Math.max(0, (pays[row] ?? 0) - (length / norm) * slope));
  }
  return true;
}

function startingPays(reach: Reach, start: ArrayLike<number>): Float64Array {
  const counts = new Int32Array(reach.rows);
  for (let index = 0; index < start.length; index += 1) {
    const column = start[index] ?? 0;
    for (let at = reach.columnStarts[column] ?? 0; at < (reach.columnStarts[column + 1] ?? 0); at += 1) {
      const row = reach.columnRows[at] ?? 0;
      counts[row] = (counts[row] ?? 0) + 1;
    }
  }
  return reach.weights.map((weight, row) => weight / Math.max(1, counts[row] ?? 0));
}
