import { anneal } from './committee-anneal.ts';
import { type GrowthMode, growGroups } from './committee-construct.ts';
import type { CommitteeModel } from './committee-model.ts';
import { componentRanges, quotasOf } from './committee-quota.ts';
import { CommitteeState } from './committee-state.ts';
import { createRandom } from './random.ts';

export interface HeuristicOptions {
  readonly seed: number;
  /** As `SolveOptions.work`: one unit is 40 to 3,500 moves, as the problem is large. */
  readonly work: number;
  readonly isFeasibilityOnly: boolean;
  /** A grouping to begin with, by atom. */
  readonly start?: Int32Array;
  readonly isOver: () => boolean;
  readonly found: (labels: Int32Array, cost: number, moves: number) => void;
}

export interface HeuristicAnswer {
  /** The best grouping that keeps all rules; null where none was found. */
  readonly labels: Int32Array | null;
  readonly cost: number;
  readonly moves: number;
}

/** Several groupings are grown and annealed; the best is annealed once more, from a lower heat. */
export function searchGroups(model: CommitteeModel, groups: number, options: HeuristicOptions): HeuristicAnswer {
  const nothing: HeuristicAnswer = { labels: null, cost: Number.POSITIVE_INFINITY, moves: 0 };
  const ranges = componentRanges(model);
  const quotas = quotasOf(ranges, groups);
  if (quotas === null || model.atomCount === 0) return nothing;
  const random = createRandom(options.seed);
  const state = new CommitteeState(model, groups);
  const starts = model.atomCount <= 300 ? 6 : model.atomCount <= 1500 ? 3 : 1;
  const total = movesOf(model, options.work);
  let best: Int32Array | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  let moves = 0;
  const run = (share: number, heat: number): void => {
    const before = moves;
    moves += anneal(state, {
      moves: Math.ceil(total * share),
      random,
      heat,
      isFeasibilityOnly: options.isFeasibilityOnly,
      isOver: options.isOver,
      found: (labels, cost) => {
        if (cost >= bestCost) return;
        bestCost = cost;
        best = labels.slice();
        options.found(best, cost, before);
      },
    });
  };
  for (let start = 0; start < starts; start += 1) {
    if ((start > 0 && options.isOver()) || (best !== null && options.isFeasibilityOnly)) break;
    const mode: GrowthMode = start % 2 === 0 ? 'even' : 'near';
    let grown: Int32Array | null = start === 0 ? (options.start ?? null) : null;
    for (let attempt = 0; attempt < 8 && grown === null; attempt += 1) grown = growGroups(model, ranges, quotas, mode, random);
    if (grown === null) continue;
    state.load(grown);
    run(0.75 / starts, 1);
  }
  if (best !== null && !options.isFeasibilityOnly) {
    state.load(best);
    run(0.25, 0.15);
  }
  return { labels: best, cost: bestCost, moves };
}

function movesOf({ atomCount }: CommitteeModel, work: number): number {
  return Math.ceil(work * Math.max(40, Math.min(3500, 0.2 * atomCount * atomCount) / (1 + atomCount / 6000)));
}
