import { countReached } from './cover-reach.ts';
import type { SetCover } from './cover-set-state.ts';

export interface SetCoverBound {
  /** No cover costs less. */
  readonly bound: number;
  /** Least cost with the column in the cover, where the relaxed answer has it not, or out of it, where it has. */
  readonly against: Float64Array;
  /** Columns of the relaxed answer. */
  readonly chosen: Uint8Array;
}

interface BoundOptions {
  /** Cost of the best cover known. */
  readonly known: () => number;
  /** Ends once the bound is above this: nothing of use is left. */
  readonly enough: () => number;
  readonly rounds: number;
  readonly stop: () => boolean;
  /** Told now and then of columns from which a cover may be completed. */
  readonly watch: (columns: Int32Array) => void;
}

const ROUNDS_PER_WATCH = 12;

/**
 * Lagrangian bound of the set cover (Beasley 1990): each row pays for being reached, a column is worth its rows' pay less its cost. Where
 * rows may be left out, those that pay most for their weight are, the last in part.
 */
export function setCoverBound(cover: SetCover, options: BoundOptions): SetCoverBound {
  const { reach, costs } = cover;
  const { rows, columns, columnStarts, columnRows } = reach;
  const pays = startingPays(cover);
  const needs = new Float64Array(rows).fill(1);
  const reduced = new Float64Array(columns);
  let counts: Int32Array = new Int32Array(rows);
  let result: SetCoverBound = { bound: Number.NEGATIVE_INFINITY, against: new Float64Array(columns), chosen: new Uint8Array(columns) };
  let scale = 1;
  let since = 0;
  for (let round = 0; round < options.rounds && !options.stop(); round += 1) {
    let relaxed = leaveOut(cover, pays, needs);
    const chosen: number[] = [];
    for (let column = 0; column < columns; column += 1) {
      let value = costs[column] ?? 0;
      for (let at = columnStarts[column] ?? 0; at < (columnStarts[column + 1] ?? 0); at += 1) value -= pays[columnRows[at] ?? 0] ?? 0;
      reduced[column] = value;
      if (value >= 0) continue;
      relaxed += value;
      chosen.push(column);
    }
    counts = countReached(reach, chosen);
    since = relaxed > result.bound + 1e-6 * Math.abs(relaxed) ? 0 : since + 1;
    if (relaxed > result.bound) {
      const isChosen = new Uint8Array(columns);
      for (const column of chosen) isChosen[column] = 1;
      result = { bound: relaxed, against: reduced.map((value) => relaxed + Math.abs(value)), chosen: isChosen };
    }
    if (round % ROUNDS_PER_WATCH === 0) options.watch(Int32Array.from(chosen));
    if (result.bound > options.enough()) break;
    if (since >= 15) {
      scale /= 2;
      since = 0;
      if (scale < 0.002) break;
    }
    let norm = 0;
    for (let row = 0; row < rows; row += 1) {
      const slope = (needs[row] ?? 0) - (counts[row] ?? 0);
      if (slope > 0 || (pays[row] ?? 0) > 0) norm += slope * slope;
    }
    if (norm < 1e-12) break;
    const length = (scale * Math.max(1e-6, 1.03 * options.known() - relaxed)) / norm;
    for (let row = 0; row < rows; row += 1) {
      pays[row] = Math.max(0, (pays[row] ?? 0) + length * ((needs[row] ?? 0) - (counts[row] ?? 0)));
    }
  }
  return result;
}

/** Sets what part of each row must be reached. @returns the least pay of those. */
function leaveOut({ reach, slack }: SetCover, pays: Float64Array, needs: Float64Array): number {
  let sum = 0;
  for (const pay of pays) sum += pay;
  if (slack <= 0) return sum;
  needs.fill(1);
  const { weights } = reach;
  const ratios = pays.map((pay, row) => pay / Math.max(weights[row] ?? 0, 1e-300));
  const order = descending(ratios, sum > 0 ? slack : 0, weights);
  let left = slack;
  for (const row of order) {
    if (left <= 0) break;
    const part = Math.min(1, left / Math.max(weights[row] ?? 0, 1e-300));
    needs[row] = 1 - part;
    left -= part * (weights[row] ?? 0);
    sum -= part * (pays[row] ?? 0);
  }
  return sum;
}

/** The rows of the greatest ratios, falling, as many as hold the weight asked for; sorting all of them would take longest of all. */
function descending(ratios: Float64Array, weight: number, weights: Float64Array): number[] {
  const sorted = ratios.slice().sort();
  let share = 0.02;
  for (;;) {
    const least = sorted[Math.max(0, Math.floor(sorted.length * (1 - share)))] ?? 0;
    const rows: number[] = [];
    let held = 0;
    for (let row = 0; row < ratios.length; row += 1) {
      if ((ratios[row] ?? 0) < least) continue;
      rows.push(row);
      held += weights[row] ?? 0;
    }
    if (held >= weight || share >= 1) return rows.sort((a, b) => (ratios[b] ?? 0) - (ratios[a] ?? 0) || a - b);
    share *= 2;
  }
}

function startingPays({ reach, costs }: SetCover): Float64Array {
  const { rowStarts, rowColumns, columnStarts } = reach;
  return Float64Array.from({ length: reach.rows }, (_, row) => {
    let least = Number.POSITIVE_INFINITY;
    for (let entry = rowStarts[row] ?? 0; entry < (rowStarts[row + 1] ?? 0); entry += 1) {
      const column = rowColumns[entry] ?? 0;
      least = Math.min(least, (costs[column] ?? 0) / ((columnStarts[column + 1] ?? 0) - (columnStarts[column] ?? 0)));
    }
    return Number.isFinite(least) ? least : 0;
  });
}
