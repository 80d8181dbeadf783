import type { Reach } from './cover-reach.ts';

/** Columns with costs, of which the cheapest are sought that leave no more than `slack` weight of the rows unreached. */
export interface SetCover {
  readonly reach: Reach;
  readonly costs: Float64Array;
  readonly slack: number;
  /** Of columns that are alike in all else the lesser is taken. */
  readonly ranks: ArrayLike<number>;
}

/** A choice of columns under change, with what every further change would bring. */
export interface CoverState {
  readonly chosen: readonly number[];
  readonly cost: number;
  readonly isEnough: boolean;
  /** Rows that no chosen column reaches, in no order. */
  readonly missing: readonly number[];
  isChosen(column: number): boolean;
  /** Pay of the rows that the column alone would reach, or reaches. */
  score(column: number): number;
  add(column: number): void;
  remove(column: number): void;
  /** Raises the pay of a row that is missing. */
  raise(row: number): void;
  /** Whether a column may be taken back: something near it changed since it was let go. */
  isFree(column: number): boolean;
  /** Lets go what is not needed, the dearest first. */
  prune(): void;
}

/** @param isWeighted rows pay by their weight at first, not all alike: for covers that may leave some out. */
export function createCoverState({ reach, costs, slack }: SetCover, isWeighted: boolean): CoverState {
  const { rows, columns, weights, rowStarts, rowColumns, columnStarts, columnRows } = reach;
  let total = 0;
  for (const weight of weights) total += weight;
  const unit = isWeighted ? weights.map((weight) => (weight * rows) / Math.max(total, 1e-300)) : new Float64Array(rows).fill(1);
  const pays = unit.slice();
  const tolerance = 1e-9 * Math.max(1, total);
  const counts = new Int32Array(rows);
  const sums = new Float64Array(rows);
  const scores = new Float64Array(columns);
  const isFree = new Uint8Array(columns).fill(1);
  const chosen: number[] = [];
  const placeOf = new Int32Array(columns).fill(-1);
  const missing = Array.from({ length: rows }, (_, row) => row);
  const missingAt = Int32Array.from(missing);
  let missingWeight = total;
  let cost = 0;

  function spread(row: number, pay: number, except: number, frees: boolean): void {
    for (let entry = rowStarts[row] ?? 0; entry < (rowStarts[row + 1] ?? 0); entry += 1) {
      const column = rowColumns[entry] ?? 0;
      if (column === except) continue;
      scores[column] = (scores[column] ?? 0) + pay;
      if (frees) isFree[column] = 1;
    }
  }

  function remove(column: number): void {
    for (let at = columnStarts[column] ?? 0; at < (columnStarts[column + 1] ?? 0); at += 1) {
      const row = columnRows[at] ?? 0;
      const count = counts[row] ?? 0;
      counts[row] = count - 1;
      sums[row] = (sums[row] ?? 0) - column;
      if (count === 1) {
        missingAt[row] = missing.push(row) - 1;
        missingWeight += weights[row] ?? 0;
        spread(row, pays[row] ?? 0, column, true);
      } else if (count === 2) {
        const sole = sums[row] ?? 0;
        scores[sole] = (scores[sole] ?? 0) + (pays[row] ?? 0);
      }
    }
    const place = placeOf[column] ?? 0;
    const last = chosen.pop() ?? column;
    if (last !== column) {
      chosen[place] = last;
      placeOf[last] = place;
    }
    placeOf[column] = -1;
    isFree[column] = 0;
    cost -= costs[column] ?? 0;
  }

  for (let row = 0; row < rows; row += 1) spread(row, pays[row] ?? 0, -1, false);
  const state: CoverState = {
    chosen,
    get cost() {
      return cost;
    },
    get isEnough() {
      return missingWeight <= slack + tolerance || missing.length === 0;
    },
    missing,
    isChosen: (column) => (placeOf[column] ?? -1) >= 0,
    score: (column) => scores[column] ?? 0,
    add(column) {
      for (let at = columnStarts[column] ?? 0; at < (columnStarts[column + 1] ?? 0); at += 1) {
        const row = columnRows[at] ?? 0;
        const count = counts[row] ?? 0;
        if (count === 0) {
          const place = missingAt[row] ?? 0;
          const last = missing.pop() ?? row;
          if (last !== row) {
            missing[place] = last;
            missingAt[last] = place;
          }
          missingWeight -= weights[row] ?? 0;
          spread(row, -(pays[row] ?? 0), column, true);
        } else if (count === 1) {
          const sole = sums[row] ?? 0;
          scores[sole] = (scores[sole] ?? 0) - (pays[row] ?? 0);
        }
        counts[row] = count + 1;
        sums[row] = (sums[row] ?? 0) + column;
      }
      placeOf[column] = chosen.push(column) - 1;
      cost += costs[column] ?? 0;
    },
    remove,
    raise(row) {
      pays[row] = (pays[row] ?? 0) + (unit[row] ?? 0);
      spread(row, unit[row] ?? 0, -1, false);
    },
    isFree: (column) => isFree[column] === 1,
    prune() {
      const order = [...chosen].sort((a, b) => (costs[b] ?? 0) - (costs[a] ?? 0) || (scores[a] ?? 0) - (scores[b] ?? 0) || b - a);
      for (const column of order) {
        const wasMissing = missingWeight;
        remove(column);
        if (!state.isEnough) {
          state.add(column);
          missingWeight = wasMissing;
        }
      }
    },
  };
  return state;
}

/** Adds what reaches most pay for its cost until it is enough (Chvátal 1979), then lets go what is not needed. */
export function completeGreedily({ reach, costs, ranks }: SetCover, state: CoverState): void {
  while (!state.isEnough) {
    let best = -1;
    let bestRatio = 0;
    for (let column = 0; column < reach.columns; column += 1) {
      const score = state.score(column);
      if (state.isChosen(column) || score <= 1e-12) continue;
      const ratio = score / Math.max(costs[column] ?? 0, 1e-9);
      const isLess = ratio < bestRatio || (ratio === bestRatio && best >= 0 && (ranks[column] ?? 0) >= (ranks[best] ?? 0));
      if (isLess) continue;
      best = column;
      bestRatio = ratio;
    }
    if (best < 0) return;
    state.add(best);
  }
  state.prune();
}
