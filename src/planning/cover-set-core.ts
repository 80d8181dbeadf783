import type { SolveProgress } from '../model/solve-report.ts';
import { commonStep, indicesWhere, pickReach, sumOf, weightReached } from './cover-reach.ts';
import { reduceCover, undominatedColumns } from './cover-reduce.ts';
import { setCoverBound } from './cover-set-bound.ts';
import { setCoverExact } from './cover-set-exact.ts';
import { searchCover } from './cover-set-search.ts';
import { completeGreedily, createCoverState, type SetCover } from './cover-set-state.ts';
import type { Random } from './random.ts';

export interface CoverHunt {
  readonly random: Random;
  readonly seed: number;
  /** Units of work for the search. */
  readonly work: number;
  readonly prove: boolean;
  readonly isOver: () => boolean;
  readonly secondsLeft: () => number;
  /** A cover that costs no more ends the hunt; −Infinity for the cheapest. */
  readonly enough: number;
  readonly tell: (state: CoverFound, phase: SolveProgress['phase'], isBetter: boolean) => void;
}

export interface CoverFound {
  /** Columns of the cheapest cover found. */
  readonly columns: readonly number[];
  readonly cost: number;
  /**
   * No cover costs less. In a hunt for a cover of at most `enough` a bound above `enough` says only that there is none.
   */
  readonly bound: number;
  readonly iterations: number;
  /** The search ended for want of work with better covers still possible. */
  readonly ranOut: boolean;
}

const BOUND_ROUNDS = 500;

/** The cheapest cover, or one cheap enough: reductions, greedy, Lagrangian bound, row weighting search, then a mixed-integer program. */
export async function findCover(whole: SetCover, hunt: CoverHunt): Promise<CoverFound> {
  const { cover, columnOf, taken } = reduced(whole);
  const base = taken.reduce((sum, column) => sum + (whole.costs[column] ?? 0), 0);
  const step = commonStep(whole.costs);
  const most = sumOf(cover.reach.weights);
  const state = createCoverState(cover, cover.slack > 0);
  completeGreedily(cover, state);
  let best: readonly number[] = [...state.chosen];
  let cost = costOf(cover, best);
  let bound = 0;
  let iterations = 0;
  const target = hunt.enough - base;
  const aim = (): number =>
    Math.min(target === Number.NEGATIVE_INFINITY ? cost : Math.max(target, -1), step > 0 ? cost - step : cost - 4e-7 * Math.max(1, cost));
  const slackOf = (value: number): number => 1e-7 * Math.max(1, Math.abs(value));
  const isDone = (): boolean => cost <= target || bound > aim() + slackOf(cost);
  const snapshot = (ranOut: boolean): CoverFound => ({
    columns: [...taken, ...best.map((column) => columnOf[column] ?? 0)],
    cost: base + cost,
    bound: base + (target === Number.NEGATIVE_INFINITY ? Math.min(bound, cost) : bound),
    iterations,
    ranOut,
  });
  const raise = (value: number): void => {
    bound = Math.max(bound, step > 0 && Number.isFinite(value) ? Math.ceil(value / step - 1e-6) * step : value);
  };
  const offer = (columns: readonly number[], phase: SolveProgress['phase']): void => {
    const offered = costOf(cover, columns);
    if (most - weightReached(cover.reach, columns) > cover.slack + 1e-9 * Math.max(1, most)) return;
    if (offered >= cost - 1e-9 * Math.max(1, cost)) return;
    best = [...columns];
    cost = offered;
    hunt.tell(snapshot(false), phase, true);
  };
  hunt.tell(snapshot(false), 'construct', true);
  if (cost === 0) raise(0);

  const relaxed = setCoverBound(cover, {
    known: () => (target === Number.NEGATIVE_INFINITY ? cost : Math.min(cost, target + Math.max(step, 1e-9))),
    enough: () => (step > 0 ? aim() + step * 1e-6 : aim()) + slackOf(cost),
    rounds: isDone() ? 0 : BOUND_ROUNDS,
    stop: hunt.isOver,
    watch: (columns) => {
      const primal = createCoverState(cover, cover.slack > 0);
      for (const column of columns) primal.add(column);
      completeGreedily(cover, primal);
      offer(primal.chosen, 'improve');
    },
  });
  raise(relaxed.bound);
  hunt.tell(snapshot(false), 'improve', false);

  if (!isDone()) {
    searchCover(cover, {
      random: hunt.random,
      start: Int32Array.from(best),
      aim,
      goesOn: () => {
        if (isDone() || hunt.isOver() || iterations >= hunt.work) return false;
        iterations += 1;
        hunt.tell(snapshot(false), 'improve', false);
        return true;
      },
      found: (columns) => offer(columns, 'improve'),
    });
  }
  if (isDone() || hunt.isOver() || !hunt.prove) return snapshot(!isDone());

  const exact = await setCoverExact(cover, relaxed, {
    aim: aim(),
    seed: hunt.seed,
    seconds: hunt.secondsLeft(),
    stop: hunt.isOver,
    watch: (value, columns) => {
      raise(Math.min(value, target === Number.NEGATIVE_INFINITY ? cost : Number.POSITIVE_INFINITY));
      if (columns !== null) offer(columns, 'prove');
      hunt.tell(snapshot(false), 'prove', false);
    },
  });
  if (exact.columns !== null) offer(exact.columns, 'prove');
  raise(target === Number.NEGATIVE_INFINITY ? Math.min(exact.bound, cost) : exact.bound);
  return snapshot(!isDone());
}

function costOf({ costs }: SetCover, columns: readonly number[]): number {
  return columns.reduce((sum, column) => sum + (costs[column] ?? 0), 0);
}

function reduced(whole: SetCover): { cover: SetCover; columnOf: Int32Array; taken: readonly number[] } {
  const { reach, costs, slack, ranks } = whole;
  if (slack <= 0) {
    const { reach: core, columnOf, taken } = reduceCover(reach, costs, ranks);
    const cover = { reach: core, costs: pick(columnOf, costs), slack, ranks: pick(columnOf, ranks) };
    return { cover, columnOf, taken };
  }
  const columnOf = undominatedColumns(reach, costs, ranks);
  const core = pickReach(
    reach,
    indicesWhere(reach.rows, () => true),
    columnOf,
  );
  return { cover: { reach: core, costs: pick(columnOf, costs), slack, ranks: pick(columnOf, ranks) }, columnOf, taken: [] };
}

function pick(columns: Int32Array, values: ArrayLike<number>): Float64Array {
  return Float64Array.from(columns, (column) => values[column] ?? 0);
}
