import type { LocationPlan, MaximalCoverProblem } from '../model/location-problem.ts';
import { optimalityOf, type SolveProgress } from '../model/solve-report.ts';
import { maximalCoverBound } from './cover-maximal-bound.ts';
import { solveServedCover } from './cover-maximal-capacity.ts';
import { maximalCoverExact } from './cover-maximal-exact.ts';
import { coverPlan, demandWeights, farthest, filledTo, preferKept, siteCountConflict, siteRanks } from './cover-plan.ts';
import { commonStep, countReached, indicesWhere, mergeRows, pickReach, type Reach, reachWithin, weightReached } from './cover-reach.ts';
import { undominatedColumns } from './cover-reduce.ts';
import { hasCapacities, withoutCapacities } from './cover-serve.ts';
import { createCoverSwap, greedyCover } from './cover-swap.ts';
import { fixedCandidates, locationDistances, servedWeight } from './location-distances.ts';
import { createRandom } from './random.ts';
import { endOf, isOver, type Search, type Solve } from './search.ts';

const BOUND_ROUNDS = 600;
const KICKS_PER_UNIT = 4;
/** Part of its value that a choice may lose and still be gone on from. */
const WORST_KEPT = 0.005;
const KICKS_BEFORE_RETURN = 1500;

/**
 * Most weight within the radius of exactly `p` sites (Church & ReVelle 1974): greedy and interchange with perturbation, a Lagrangian bound
 * (Galvão & ReVelle 1996), then a mixed-integer program over what the bound leaves open. A unit of work is four perturbations, each
 * with the exchanges that follow it. With capacities this gives the start and a bound: see `solveServedCover`.
 */
export const solveMaximalCover: Solve<MaximalCoverProblem, LocationPlan> = async (problem, search) => {
  if (!hasCapacities(problem)) return coverWithoutCapacities(problem, search);
  return solveServedCover(problem, search, await coverWithoutCapacities(problem, withoutCapacities(search)));
};

const coverWithoutCapacities: Solve<MaximalCoverProblem, LocationPlan> = async (problem, search) => {
  const conflict = siteCountConflict(problem, problem.p);
  if (conflict !== null) return { kind: 'infeasible', proved: true, conflicts: [conflict] };
  const { radius, p, candidates } = problem;
  const distances = locationDistances(problem);
  const weights = demandWeights(problem);
  const ranks = siteRanks(problem);
  const whole = reachWithin(distances, weights, candidates.length, radius);
  const fixed = fixedCandidates(problem);
  const planOf = (open: readonly number[]): LocationPlan => coverPlan(distances, candidates.length, filledTo(open, p, ranks), radius);

  const { core, columnOf, base } = coreOf(whole, fixed, ranks);
  const found = await searchCore(core, Math.min(p - fixed.length, core.columns), {
    search,
    base,
    ranks: columnOf.map((column) => ranks[column] ?? 0),
    planOf: (open) => planOf([...fixed, ...Array.from(open, (column) => columnOf[column] ?? 0)]),
  });

  const isFixed = new Set(fixed);
  const open = planOf([...fixed, ...Array.from(found.open, (column) => columnOf[column] ?? 0)]).open;
  const value = weightReached(whole, open);
  const tolerance = 1e-9 * Math.max(1, value);
  const preferred = preferKept(open, {
    reach: whole,
    distances,
    far: farthest(distances, radius),
    ranks,
    costs: null,
    isFixed: (column) => isFixed.has(column),
    isAsGood: (reached) => reached >= value - tolerance,
    stop: () => isOver(search),
  });
  const plan = coverPlan(distances, candidates.length, preferred, radius);
  const reached = servedWeight(problem, plan.assigned);
  const bound = Math.max(reached, found.bound);
  return {
    kind: 'plan',
    plan,
    report: {
      value: reached,
      bound,
      optimality: optimalityOf(reached, bound),
      end: endOf(search, found.ranOut),
      seed: search.options.seed,
      iterations: found.iterations,
      seconds: search.elapsed(),
    },
  };
};

/** Rows that the fixed sites do not reach, those alike merged; columns that none outdoes. */
function coreOf(whole: Reach, fixed: readonly number[], ranks: ArrayLike<number>) {
  const isFixed = new Set(fixed);
  const counts = countReached(whole, fixed);
  const rows = indicesWhere(whole.rows, (row) => counts[row] === 0);
  const columns = indicesWhere(whole.columns, (column) => !isFixed.has(column));
  const merged = mergeRows(pickReach(whole, rows, columns));
  const kept = undominatedColumns(
    merged,
    null,
    columns.map((column) => ranks[column] ?? 0),
  );
  const core = mergeRows(
    pickReach(
      merged,
      indicesWhere(merged.rows, () => true),
      kept,
    ),
  );
  return { core, columnOf: kept.map((column) => columns[column] ?? 0), base: weightReached(whole, fixed) };
}

interface CoreSearch {
  readonly search: Search<LocationPlan>;
  /** Weight that the fixed sites reach. */
  readonly base: number;
  readonly ranks: ArrayLike<number>;
  readonly planOf: (open: Int32Array) => LocationPlan;
}

async function searchCore(core: Reach, count: number, { search, base, ranks, planOf }: CoreSearch) {
  const { options } = search;
  const random = createRandom(options.seed);
  const step = commonStep(core.weights);
  let most = 0;
  for (const weight of core.weights) most += weight;
  let bound = most;
  let best = greedyCover(core, count, ranks);
  let value = weightReached(core, best);
  let iterations = 0;
  const isProved = (): boolean => bound < better();
  const better = (): number => (step > 0 ? value + step * (1 - 1e-6) : value + 1e-9 * Math.max(1, value));
  const tell = (phase: SolveProgress['phase'], plan?: LocationPlan): void => {
    search.report({ phase, value: base + value, bound: base + bound, iterations }, plan);
  };
  const offer = (open: Int32Array, phase: SolveProgress['phase']): boolean => {
    const reached = weightReached(core, open);
    if (reached <= value + 1e-9 * Math.max(1, value)) return false;
    best = open.slice();
    value = reached;
    tell(phase, planOf(best));
    return true;
  };
  tell('construct', planOf(best));
  const swap = createCoverSwap(core, best);
  swap.descend();
  offer(swap.open(), 'improve');

  const relaxed = maximalCoverBound(core, count, {
    known: value,
    get enough() {
      return better();
    },
    rounds: BOUND_ROUNDS,
    start: best,
    stop: () => isOver(search),
    watch: (open) => {
      offer(open, 'improve');
    },
  });
  const lowered = step > 0 ? Math.floor(relaxed.bound / step + 1e-6) * step : relaxed.bound;
  bound = Math.max(value, Math.min(most, lowered));
  tell('improve');

  const chosen = indicesWhere(core.columns, (column) => relaxed.chosen[column] === 1);
  if (chosen.length === count) {
    swap.restore(chosen);
    swap.descend();
    offer(swap.open(), 'improve');
  }
  swap.restore(best);
  let current = best;
  let currentValue = value;
  let since = 0;
  while (iterations < options.work && !isProved() && !isOver(search) && count < core.columns) {
    iterations += 1;
    for (let round = 0; round < KICKS_PER_UNIT; round += 1) {
      swap.kick(random, 2 + random.below(3));
      swap.descend();
      const reached = swap.value();
      since = offer(swap.open(), 'improve') ? 0 : since + 1;
      if (reached >= currentValue * (1 - WORST_KEPT * random.next())) {
        current = swap.open();
        currentValue = reached;
      } else swap.restore(current);
      if (since % KICKS_BEFORE_RETURN !== KICKS_BEFORE_RETURN - 1) continue;
      swap.restore(best);
      current = best;
      currentValue = value;
    }
    tell('improve');
  }
  const ranOut = iterations >= options.work && !isProved();
  if (isProved() || isOver(search) || !options.prove) return { open: best, bound: base + Math.max(value, bound), iterations, ranOut };

  const exact = await maximalCoverExact(core, count, relaxed, {
    known: value,
    better: better(),
    seed: options.seed,
    seconds: options.seconds - search.elapsed(),
    stop: () => isOver(search),
    watch: (proved, open) => {
      bound = Math.max(value, Math.min(bound, proved));
      if (open === null || open.length !== count || !offer(open, 'prove')) tell('prove');
    },
  });
  if (exact.open !== null) offer(exact.open, 'prove');
  bound = Math.max(value, Math.min(bound, exact.bound));
  return { open: best, bound: base + bound, iterations, ranOut: !isProved() };
}
