import { anneal } from './committee-anneal.ts';
import { type GrowthMode, growGroups } from './committee-construct.ts';
import type { CommitteeModel } from './committee-model.ts';
import { componentRanges, quotasOf } from './committee-quota.ts';
import { CommitteeState } from './committee-state.ts';
import { createRandom } from './random.ts';

export interface HeuristicOptions {
  readonly seed: number;
  /** As `SolveOptions.work`: one unit is at most eight moves for each unit of the problem. */
  readonly work: number;
  readonly isFeasibilityOnly: boolean;
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
    let grown: Int32Array | null = null;
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

function movesOf(model: CommitteeModel, work: number): number {
  return Math.ceil((work * 8 * Math.max(10, model.atomCount)) / (1 + model.atomCount / 700));
}
