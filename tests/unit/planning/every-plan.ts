import type { CommitteeProblem } from '../../../src/model/committee-problem.ts';
import type { LocationPlan, LocationProblem } from '../../../src/model/location-problem.ts';
import type { PlanOf, ProblemKind } from '../../../src/model/planner.ts';
import { checkPlan } from '../../../src/planning/check-plan.ts';
import type { AnyProblem } from './random-problems.ts';

/** All lists of `length` whose entries are among `choices`. */
function* tuples<T>(choices: readonly T[], length: number): Generator<T[]> {
  if (length === 0) yield [];
  else for (const rest of tuples(choices, length - 1)) for (const choice of choices) yield [...rest, choice];
}

/** All ways to part 0 … count − 1 into groups, as labels. */
function* partitions(count: number): Generator<number[]> {
  if (count === 0) return yield [];
  for (const rest of partitions(count - 1)) {
    const next = Math.max(-1, ...rest) + 1;
    for (let label = 0; label <= next; label += 1) yield [...rest, label];
  }
}

function groupsOf(labels: readonly number[]): number[][] {
  const groups: number[][] = Array.from({ length: Math.max(-1, ...labels) + 1 }, () => []);
  for (const [unit, label] of labels.entries()) groups[label]?.push(unit);
  return groups;
}

function* locationPlans(problem: LocationProblem): Generator<LocationPlan> {
  const sites = problem.candidates.map((_, site) => site);
  for (const flags of tuples([false, true], sites.length)) {
    const open = sites.filter((site) => flags[site]);
    if (problem.kind !== 'set-cover' && open.length !== problem.p) continue;
    for (const assigned of tuples([null, ...open], problem.demand.length)) yield { open, assigned };
  }
}

function bestSeat(problem: CommitteeProblem, units: readonly number[]): number {
  const cost = (seat: number): number =>
    units.reduce((sum, unit) => {
      const from = problem.units[unit];
      const to = problem.units[seat];
      return sum + (from?.enterprises ?? 0) * Math.hypot((from?.x ?? 0) - (to?.x ?? 0), (from?.y ?? 0) - (to?.y ?? 0));
    }, 0);
  return units.reduce((best, unit) => (cost(unit) < cost(best) ? unit : best), units[0] ?? 0);
}

const PLANS: { readonly [K in ProblemKind]: (problem: AnyProblem<K>) => Iterable<PlanOf<K>> } = {
  'maximal-cover': locationPlans,
  'set-cover': locationPlans,
  'p-median': locationPlans,
  'p-center': locationPlans,
  *committees(problem) {
    for (const labels of partitions(problem.units.length)) {
      yield { groups: groupsOf(labels).map((units) => ({ units, seat: bestSeat(problem, units) })) };
    }
  },
  *'max-p'(problem) {
    for (const labels of partitions(problem.attribute.length)) yield { labels };
  },
  *districts(problem) {
    for (const labels of partitions(problem.population.length)) yield { labels };
  },
  *'joint-branches'(problem) {
    for (const labels of partitions(problem.units.length)) {
      const groups = groupsOf(labels);
      // Nobody alone makes a branch: every unit has fewer full members than one needs.
      yield { branches: groups.filter(({ length }) => length > 1), leftOver: groups.filter(({ length }) => length === 1).flat() };
    }
  },
  *instructors({ instructors, enterprises }) {
    for (const assigned of tuples([null, ...instructors.keys()], enterprises.length)) yield { assigned };
  },
  *'generalized-assignment'({ profit }) {
    for (const assigned of tuples([...profit.keys()], profit[0]?.length ?? 0)) yield { assigned };
  },
};

/** Below 0 where the first is the better; objectives stand one after the other. */
export function compareLevels(first: readonly number[], second: readonly number[]): number {
  for (const [at, value] of first.entries()) {
    const difference = value - (second[at] ?? Number.NaN);
    if (Math.abs(difference) > 1e-6 * Math.max(1, Math.abs(value))) return difference;
  }
  return 0;
}

/** The objectives of the best of all plans that keep the rules, found by trying every one; null where none does. */
export function bestLevels<K extends ProblemKind>(problem: AnyProblem<K>): readonly number[] | null {
  let best: readonly number[] | null = null;
  const plansOf: (problem: AnyProblem<K>) => Iterable<PlanOf<K>> = PLANS[problem.kind];
  for (const plan of plansOf(problem)) {
    const { ok, levels } = checkPlan(problem, plan);
    if (ok && (best === null || compareLevels(levels, best) < 0)) best = levels;
  }
  return best;
}
