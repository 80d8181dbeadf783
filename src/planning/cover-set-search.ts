import { completeGreedily, createCoverState, type SetCover } from './cover-set-state.ts';
import type { Random } from './random.ts';

const STEPS_PER_UNIT = 100;
const MOST_RAISED = 10;

export interface SetSearch {
  readonly random: Random;
  readonly start: ArrayLike<number>;
  /** The most that a cover may cost to be of use now; less each time one is found. */
  readonly aim: () => number;
  /** Asked before each unit of work. */
  readonly goesOn: () => boolean;
  readonly found: (columns: readonly number[]) => void;
}

/**
 * Row weighting local search (Gao, Weise & Li 2015), with costs and with rows that may be left out: what is missing pays more at each
 * step, so that the search moves on from where it is stuck. A unit is a hundred exchanges.
 */
export function searchCover(cover: SetCover, { random, start, aim, goesOn, found }: SetSearch): void {
  const { reach, costs } = cover;
  const { rowStarts, rowColumns } = reach;
  const state = createCoverState(cover, cover.slack > 0);
  const since = new Float64Array(reach.columns);
  for (let at = 0; at < start.length; at += 1) state.add(start[at] ?? 0);
  completeGreedily(cover, state);
  let time = 0;
  let kept = -1;

  function weakest(): number {
    let best = -1;
    let bestRatio = Number.POSITIVE_INFINITY;
    for (const column of state.chosen) {
      if (column === kept) continue;
      const ratio = state.score(column) / Math.max(costs[column] ?? 0, 1e-9);
      if (ratio > bestRatio || (ratio === bestRatio && (since[column] ?? 0) >= (since[best] ?? 0))) continue;
      best = column;
      bestRatio = ratio;
    }
    return best;
  }

  function drop(): boolean {
    const column = weakest();
    if (column < 0) return false;
    state.remove(column);
    since[column] = time;
    return true;
  }

  function addFor(row: number, budget: number): boolean {
    let best = -1;
    let bestRatio = 0;
    for (let entry = rowStarts[row] ?? 0; entry < (rowStarts[row + 1] ?? 0); entry += 1) {
      const column = rowColumns[entry] ?? 0;
      if (!state.isFree(column) || state.cost + (costs[column] ?? 0) > budget) continue;
      const ratio = state.score(column) / Math.max(costs[column] ?? 0, 1e-9);
      if (ratio < bestRatio || (ratio === bestRatio && best >= 0 && (since[column] ?? 0) >= (since[best] ?? 0))) continue;
      best = column;
      bestRatio = ratio;
    }
    if (best < 0) return false;
    state.add(best);
    since[best] = time;
    kept = best;
    return true;
  }

  while (goesOn()) {
    for (let round = 0; round < STEPS_PER_UNIT; round += 1) {
      time += 1;
      if (state.isEnough) {
        state.prune();
        if (state.cost <= aim()) found(state.chosen);
        kept = -1;
        while (state.isEnough || state.cost > aim()) if (!drop()) return;
        continue;
      }
      const budget = aim();
      drop();
      while (state.cost > budget) {
        kept = -1;
        if (!drop()) return;
      }
      while (!state.isEnough) {
        const row = state.missing[random.below(state.missing.length)] ?? 0;
        if (!addFor(row, budget)) break;
      }
      // Where many rows may be left out, most of those missing are missing rightly: only some are told to pay more.
      if (state.missing.length <= MOST_RAISED) for (const row of state.missing) state.raise(row);
      else for (let draw = 0; draw < MOST_RAISED; draw += 1) state.raise(state.missing[random.below(state.missing.length)] ?? 0);
    }
  }
}
