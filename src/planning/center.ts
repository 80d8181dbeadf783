import type { CenterProblem, LocationPlan } from '../model/location-problem.ts';
import { optimalityOf, type SolveConflict, type SolveProgress } from '../model/solve-report.ts';
import { solveServedCenter } from './center-capacity.ts';
import { radiiOf, unreachable } from './center-radii.ts';
import { coverPlan, demandWeights, filledTo, preferKept, siteCountConflict, siteRanks } from './cover-plan.ts';
import { countReached, indicesWhere, mergeRows, pickReach, reachWithin } from './cover-reach.ts';
import { hasCapacities, withoutCapacities } from './cover-serve.ts';
import { type CoverFound, findCover } from './cover-set-core.ts';
import { fixedCandidates, greatestDistance, locationDistances } from './location-distances.ts';
import { createRandom } from './random.ts';
import { endOf, isOver, type Search, type Solve } from './search.ts';

/**
 * Exactly `p` sites with the least greatest distance (Hakimi 1965; Minieka 1970): halving over the distances that occur, each a set cover
 * to be had with `p` sites or not; first by search alone, then what lies between is proved. A unit of work is a hundred exchanges in
 * one such cover. With capacities this gives the start and a bound: see `solveServedCenter`.
 */
export const solveCenter: Solve<CenterProblem, LocationPlan> = async (problem, search) => {
  if (!hasCapacities(problem)) return centerWithoutCapacities(problem, search);
  return solveServedCenter(problem, search, await centerWithoutCapacities(problem, withoutCapacities(search)));
};

const centerWithoutCapacities: Solve<CenterProblem, LocationPlan> = async (problem, search) => {
  const conflict = siteCountConflict(problem, problem.p);
  if (conflict !== null) return { kind: 'infeasible', proved: true, conflicts: [conflict] };
  const { candidates, p } = problem;
  const columns = candidates.length;
  const distances = locationDistances(problem);
  const lost = unreachable(distances, problem.demand.length, columns);
  if (lost.length > 0)
    return { kind: 'infeasible', proved: true, conflicts: [{ limit: 'distances', given: lost.length, needed: 0, units: lost }] };

  const covers = createRadiusCovers(problem, distances, search);
  const radii = radiiOf(problem, distances);
  const found = await halve(covers, radii, problem, distances, search);
  if (found.kind === 'infeasible') return found;

  const ranks = siteRanks(problem);
  const fixed = new Set(fixedCandidates(problem));
  const radius = radii[found.at] ?? 0;
  const reach = reachWithin(distances, demandWeights(problem), columns, radius);
  const counts = countReached(reach, candidates.keys());
  const most = reach.weights.reduce((sum, weight, row) => sum + ((counts[row] ?? 0) > 0 ? weight : 0), 0);
  const open = preferKept(filledTo(found.open, p, ranks), {
    reach,
    distances,
    far: radius,
    ranks,
    costs: null,
    isFixed: (column) => fixed.has(column),
    isAsGood: (reached) => reached >= most * (1 - 1e-9),
    stop: () => isOver(search),
  });
  const plan = coverPlan(distances, columns, open, Number.POSITIVE_INFINITY);
  const value = greatestDistance(distances, columns, plan.assigned);
  const bound = Math.min(value, radii[found.least] ?? value);
  return {
    kind: 'plan',
    plan,
    report: {
      value,
      bound,
      optimality: optimalityOf(value, bound),
      end: endOf(search, found.least < found.at),
      seed: search.options.seed,
      iterations: covers.iterations(),
      seconds: search.elapsed(),
    },
  };
};

type Answer =
  | { readonly kind: 'sites'; readonly open: readonly number[] }
  | { readonly kind: 'none' | 'unknown'; readonly cover: CoverFound };

interface RadiusCovers {
  /** Whether `p` sites have everyone within the radius. */
  ask(radius: number, work: number, prove: boolean, tell: (progress: Omit<SolveProgress, 'value' | 'bound'>) => void): Promise<Answer>;
  /** Fewest sites that do, as far as known. */
  fewest(radius: number): Promise<CoverFound>;
  iterations(): number;
}

function createRadiusCovers(problem: CenterProblem, distances: Float64Array, search: Search<LocationPlan>): RadiusCovers {
  const { p, candidates } = problem;
  const fixed = fixedCandidates(problem);
  const isFixed = new Set(fixed);
  const free = indicesWhere(candidates.length, (column) => !isFixed.has(column));
  const ranks = siteRanks(problem);
  const weights = demandWeights(problem);
  const random = createRandom(search.options.seed);
  let iterations = 0;

  async function cover(
    radius: number,
    enough: number,
    work: number,
    prove: boolean,
    tell: Parameters<RadiusCovers['ask']>[3],
  ): Promise<CoverFound> {
    const whole = reachWithin(distances, weights, candidates.length, radius);
    const counts = countReached(whole, fixed);
    const rows = indicesWhere(whole.rows, (row) => counts[row] === 0);
    const before = iterations;
    const found = await findCover(
      {
        reach: mergeRows(pickReach(whole, rows, free)),
        costs: new Float64Array(free.length).fill(1),
        slack: 0,
        ranks: Array.from(free, (column) => ranks[column] ?? 0),
      },
      {
        random,
        seed: search.options.seed,
        work,
        prove,
        isOver: () => isOver(search),
        secondsLeft: () => search.options.seconds - search.elapsed(),
        enough,
        tell: (state, phase) => {
          iterations = before + state.iterations;
          tell({ phase, iterations });
        },
      },
    );
    iterations = before + found.iterations;
    return {
      ...found,
      columns: [...fixed, ...found.columns.map((column) => free[column] ?? 0)],
      cost: fixed.length + found.cost,
      bound: fixed.length + found.bound,
    };
  }

  return {
    async ask(radius, work, prove, tell) {
      const found = await cover(radius, p - fixed.length, work, prove, tell);
      if (found.cost <= p) return { kind: 'sites', open: found.columns };
      return { kind: found.bound > p + 1e-6 ? 'none' : 'unknown', cover: found };
    },
    fewest: (radius) => cover(radius, Number.NEGATIVE_INFINITY, search.options.work, search.options.prove, () => undefined),
    iterations: () => iterations,
  };
}

type Halved =
  | { readonly kind: 'found'; readonly open: readonly number[]; readonly at: number; readonly least: number }
  | { readonly kind: 'infeasible'; readonly proved: boolean; readonly conflicts: readonly SolveConflict[] };

async function halve(
  covers: RadiusCovers,
  radii: Float64Array,
  problem: CenterProblem,
  distances: Float64Array,
  search: Search<LocationPlan>,
): Promise<Halved> {
  const { p, candidates } = problem;
  const { work, prove } = search.options;
  const columns = candidates.length;
  const ranks = siteRanks(problem);
  /** Radius known to do, its sites, and the least not known to be too small. */
  let at = radii.length - 1;
  let least = 0;
  let open: readonly number[] = [];
  const tell = (progress: Omit<SolveProgress, 'value' | 'bound'>): void => {
    search.report({ ...progress, value: open.length > 0 ? (radii[at] ?? 0) : null, bound: radii[least] ?? 0 });
  };
  const take = (sites: readonly number[], phase: SolveProgress['phase']): void => {
    const plan = coverPlan(distances, columns, filledTo(sites, p, ranks), Number.POSITIVE_INFINITY);
    const value = greatestDistance(distances, columns, plan.assigned);
    open = plan.open;
    at = Math.min(
      at,
      radii.findIndex((radius) => radius >= value),
    );
    at = Math.max(at, least);
    search.report({ phase, value, bound: radii[least] ?? 0, iterations: covers.iterations() }, plan);
  };

  const widest = await covers.ask(radii[at] ?? 0, work, prove, tell);
  if (widest.kind !== 'sites') {
    const few = widest.kind === 'none' || prove ? await covers.fewest(radii[at] ?? 0) : widest.cover;
    return { kind: 'infeasible', proved: widest.kind === 'none', conflicts: [{ limit: 'p', given: p, needed: few.cost, units: [] }] };
  }
  take(widest.open, 'construct');

  // What the search does not find by itself may still be: `least` moves only where there is proof.
  for (let low = 0; low < at && !isOver(search); ) {
    const middle = (low + at) >> 1;
    const answer = await covers.ask(radii[middle] ?? 0, work / 10, false, tell);
    if (answer.kind === 'sites') take(answer.open, 'improve');
    else low = middle + 1;
    if (answer.kind === 'none') least = Math.max(least, middle + 1);
  }
  while (prove && least < at && !isOver(search)) {
    const middle = at - least > 8 ? (least + at) >> 1 : at - 1;
    const answer = await covers.ask(radii[middle] ?? 0, work, true, tell);
    if (answer.kind === 'sites') take(answer.open, 'prove');
    else if (answer.kind === 'none') least = middle + 1;
    else break;
    tell({ phase: 'prove', iterations: covers.iterations() });
  }
  return { kind: 'found', open, at, least };
}
