import type { LocationPlan, SetCoverProblem } from '../model/location-problem.ts';
import { optimalityOf, type SolveConflict } from '../model/solve-report.ts';
import { coverPlan, demandWeights, farthest, preferKept, siteRanks } from './cover-plan.ts';
import { countReached, indicesWhere, mergeRows, pickReach, reachWithin, sumOf } from './cover-reach.ts';
import { hasCapacities, withoutCapacities } from './cover-serve.ts';
import { solveServedSetCover } from './cover-set-capacity.ts';
import { findCover } from './cover-set-core.ts';
import { fixedCandidates, locationDistances } from './location-distances.ts';
import { createRandom } from './random.ts';
import { endOf, isOver, type Solve } from './search.ts';

/**
 * The cheapest sites that reach all, or a share of the weight, within the radius (Toregas et al. 1971): reductions (Balas & Ho 1980),
 * greedy and row weighting search (Gao, Weise & Li 2015), a Lagrangian bound (Beasley 1990), then a mixed-integer program over what is
 * left open. A unit of work is a hundred exchanges. With capacities this gives the start and a bound: see `solveServedSetCover`.
 */
export const solveSetCover: Solve<SetCoverProblem, LocationPlan> = async (problem, search) => {
  if (!hasCapacities(problem)) return coverWithoutCapacities(problem, search);
  return solveServedSetCover(problem, search, await coverWithoutCapacities(problem, withoutCapacities(search)), siteCosts(problem));
};

const coverWithoutCapacities: Solve<SetCoverProblem, LocationPlan> = async (problem, search) => {
  const { candidates, radius } = problem;
  const distances = locationDistances(problem);
  const costs = siteCosts(problem);
  const weights = demandWeights(problem);
  const conflicts = reachConflicts(problem, distances, weights);
  if (conflicts.length > 0) return { kind: 'infeasible', proved: true, conflicts };

  const ranks = siteRanks(problem);
  const whole = reachWithin(distances, weights, candidates.length, radius);
  const fixed = fixedCandidates(problem);
  const isFixed = new Set(fixed);
  const total = sumOf(weights);
  const counts = countReached(whole, fixed);
  const isReachable = (row: number): boolean => (whole.rowStarts[row] ?? 0) < (whole.rowStarts[row + 1] ?? 0);
  const open = indicesWhere(whole.rows, (row) => counts[row] === 0 && isReachable(row));
  const lost = indicesWhere(whole.rows, (row) => !isReachable(row)).reduce((sum, row) => sum + (weights[row] ?? 0), 0);
  const free = indicesWhere(candidates.length, (column) => !isFixed.has(column));
  const slack = total * (1 - problem.share) - lost;
  const leastWeight = open.reduce((least, row) => Math.min(least, weights[row] ?? 0), Number.POSITIVE_INFINITY);
  const fixedCost = fixed.reduce((sum, column) => sum + (costs[column] ?? 0), 0);
  const planOf = (columns: readonly number[]): LocationPlan =>
    coverPlan(distances, candidates.length, [...fixed, ...columns.map((column) => free[column] ?? 0)], radius);

  const found = await findCover(
    {
      reach: mergeRows(pickReach(whole, open, free)),
      costs: Float64Array.from(free, (column) => costs[column] ?? 0),
      // Room for less than the lightest row is none: then all that is said of covers of all rows holds.
      slack: slack < leastWeight * (1 - 1e-9) ? 0 : slack,
      ranks: Array.from(free, (column) => ranks[column] ?? 0),
    },
    {
      random: createRandom(search.options.seed),
      seed: search.options.seed,
      work: search.options.work,
      prove: search.options.prove,
      isOver: () => isOver(search),
      secondsLeft: () => search.options.seconds - search.elapsed(),
      enough: Number.NEGATIVE_INFINITY,
      tell: (state, phase, isBetter) => {
        const progress = { phase, value: fixedCost + state.cost, bound: fixedCost + state.bound, iterations: state.iterations };
        search.report(progress, isBetter ? planOf(state.columns) : undefined);
      },
    },
  );

  const required = total * problem.share - 1e-9 * Math.max(1, total);
  const preferred = preferKept(planOf(found.columns).open, {
    reach: whole,
    distances,
    far: farthest(distances, radius),
    ranks,
    costs,
    isFixed: (column) => isFixed.has(column),
    isAsGood: (reached) => reached >= required,
    stop: () => isOver(search),
  });
  const plan = coverPlan(distances, candidates.length, preferred, radius);
  const value = plan.open.reduce((sum, column) => sum + (costs[column] ?? 0), 0);
  const bound = Math.min(value, fixedCost + found.bound);
  return {
    kind: 'plan',
    plan,
    report: {
      value,
      bound,
      optimality: optimalityOf(value, bound),
      end: endOf(search, found.ranOut),
      seed: search.options.seed,
      iterations: found.iterations,
      seconds: search.elapsed(),
    },
  };
};

/** @throws RangeError where there are more or fewer costs than candidates, or one is negative or no number. */
function siteCosts({ candidates, costs }: SetCoverProblem): Float64Array {
  if (costs === undefined) return new Float64Array(candidates.length).fill(1);
  if (costs.length !== candidates.length) throw new RangeError(`${costs.length} costs for ${candidates.length} candidates`);
  if (!costs.every((cost) => cost >= 0 && Number.isFinite(cost))) throw new RangeError('a cost is negative or no number');
  return Float64Array.from(costs);
}

/** Why no choice of sites reaches enough: who is too far from all of them, and what radius or share would do. */
function reachConflicts(
  { demand, candidates, radius, share }: SetCoverProblem,
  distances: Float64Array,
  weights: Float64Array,
): SolveConflict[] {
  const total = sumOf(weights);
  const tolerance = 1e-9 * Math.max(1, total);
  const columns = candidates.length;
  const nearest = Float64Array.from({ length: demand.length }, (_, row) => {
    let least = Number.POSITIVE_INFINITY;
    for (let column = 0; column < columns; column += 1) least = Math.min(least, distances[row * columns + column] ?? least);
    return least;
  });
  const required = total * share;
  const order = Array.from(nearest.keys()).sort((a, b) => (nearest[a] ?? 0) - (nearest[b] ?? 0));
  const outside = order.filter((row) => !((nearest[row] ?? 0) <= radius)).sort((a, b) => a - b);
  const reachable = total - outside.reduce((sum, row) => sum + (weights[row] ?? 0), 0);
  if (share > 1 && total > 0) return [{ limit: 'share', given: share, needed: reachable / total, units: outside }];
  if (reachable >= required - tolerance) return [];
  if (columns === 0) return [{ limit: 'candidates', given: 0, needed: 1, units: outside }];
  let needed: number | null = null;
  let sum = 0;
  for (const row of order) {
    if (sum >= required - tolerance || !Number.isFinite(nearest[row] ?? 0)) break;
    sum += weights[row] ?? 0;
    needed = nearest[row] ?? null;
  }
  return [
    { limit: 'radius', given: radius, needed: sum >= required - tolerance ? needed : null, units: outside },
    { limit: 'share', given: share, needed: reachable / total, units: outside },
  ];
}
