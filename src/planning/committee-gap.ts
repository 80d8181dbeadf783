import type { CommitteePlan } from '../model/committee-problem.ts';
import { assignGroups } from './committee-hess.ts';
import { assignmentBound } from './committee-lagrangian.ts';
import { type CommitteeModel, costToSeat } from './committee-model.ts';
import { type SeatPairs, seatPairs } from './committee-pairs.ts';
import { partitionGroups } from './committee-partition.ts';
import { planOf } from './committee-plan.ts';
import { CommitteeState } from './committee-state.ts';
import type { Search } from './search.ts';

export interface Grouping {
  readonly groups: number;
  /** By atom. */
  readonly labels: Int32Array;
  readonly moves: number;
}

export interface ClosedGap {
  readonly labels: Int32Array;
  /** No plan of as many groups costs less; null where nothing is known. */
  readonly bound: number | null;
  readonly isCut: boolean;
}

/** When each method must be over, of the time there is; what follows the bound needs the rest. */
const BOUND_SHARE = 0.65;
const EXACT_SHARE = 0.92;
/** Groups of about this many atoms can be gone through; beyond, atoms are assigned one by one, as long as they are few. */
const LARGEST_GROUPS = 16;
const MOST_LISTED = 700;
const MOST_ASSIGNED = 80;

/** Bounds what a grouping could at best be improved by, and improves it where an exact method reaches. */
export async function closeGap(model: CommitteeModel, found: Grouping, search: Search<CommitteePlan>): Promise<ClosedGap> {
  const { groups } = found;
  const { options } = search;
  const state = new CommitteeState(model, groups);
  state.load(found.labels);
  let { cost } = state;
  let { labels } = found;
  const pairs = seatPairs(model, groups);
  const left = (share: number): number => options.seconds * share - search.elapsed();
  const watch = (value: number, bound: number, better: Int32Array | null): void =>
    search.report({ phase: 'prove', value, bound, iterations: found.moves }, better === null ? undefined : planOf(model, better));
  const isListable = model.atomCount <= MOST_LISTED && model.atomCount <= LARGEST_GROUPS * groups;
  const isAssignable = model.unitCount <= MOST_ASSIGNED;
  const boundShare = options.prove && pairs.isComplete && (isListable || isAssignable) ? BOUND_SHARE : EXACT_SHARE;
  const first = assignmentBound(model, pairs, startPrices(model, state), {
    groups,
    incumbent: cost,
    iterations: isListable ? 120 : 400,
    isOver: () => left(boundShare) <= 0,
    watch: (bound) => watch(cost, bound, null),
  });
  if (!Number.isFinite(first.bound)) return { labels, bound: null, isCut: left(boundShare) <= 0 };
  let bound = Math.min(cost, first.bound);
  let isCut = left(boundShare) <= 0;
  const isClosed = (): boolean => bound >= cost - 1e-7 * Math.max(1, cost);
  if (!options.prove || !pairs.isComplete || isClosed()) return { labels, bound, isCut };
  if (isListable) {
    const exact = { groups, seed: options.seed, labels, cost, bound, prices: first.prices, left: () => left(EXACT_SHARE), watch };
    const answer = await partitionGroups(model, pairs, exact);
    ({ labels, cost, bound } = answer);
    isCut ||= answer.isCut;
  }
  if (!isClosed() && isAssignable && left(EXACT_SHARE) > 0.2) {
    const better = await assigned(model, pairs, { ...found, labels }, cost, bound, search, left, watch);
    labels = better.labels;
    bound = better.bound ?? bound;
    isCut ||= better.isCut;
  }
  return { labels, bound, isCut };
}

async function assigned(
  model: CommitteeModel,
  pairs: SeatPairs,
  { groups, labels }: Grouping,
  cost: number,
  bound: number,
  search: Search<CommitteePlan>,
  left: (share: number) => number,
  watch: (value: number, bound: number, better: Int32Array | null) => void,
): Promise<ClosedGap> {
  const state = new CommitteeState(model, groups);
  state.load(labels);
  const answer = await assignGroups(model, pairs, {
    groups,
    seed: search.options.seed,
    labels,
    seats: [...state.seats],
    cost,
    bound,
    left: () => left(EXACT_SHARE),
    watch: (value, known) => watch(value, known, null),
  });
  if (answer.labels === null) return { labels, bound: answer.bound, isCut: answer.isCut };
  const other = new CommitteeState(model, groups);
  other.load(answer.labels);
  const isBetter = other.cost < state.cost;
  if (isBetter) watch(other.cost, answer.bound, answer.labels);
  return { labels: isBetter ? answer.labels : labels, bound: answer.bound, isCut: answer.isCut };
}

/** What an atom costs where it is, and a share of the whole: near enough to what its place is worth. */
function startPrices(model: CommitteeModel, state: CommitteeState): Float64Array {
  const share = (0.3 * state.cost) / Math.max(1, model.atomCount);
  return Float64Array.from(state.labels, (label, atom) => costToSeat(model, atom, state.seats[label] ?? 0) + share);
}
