import type { LocationPlan, MedianProblem } from '../model/location-problem.ts';
import { optimalityOf, type SolveOutcome, type SolveProgress } from '../model/solve-report.ts';
import { nearestOpen, weightedDistanceSum } from './location-distances.ts';
import { branchMedian } from './median-branch.ts';
import { type MedianInstance, roundedBound } from './median-instance.ts';
import { createInterchange, greedyMedian } from './median-interchange.ts';
import { raiseBound, startLagrangian } from './median-lagrangian.ts';
import { createRandom } from './random.ts';
import { isOver, type Search } from './search.ts';

/** Steps of the first bound: as many as a few seconds hold, so that a large problem keeps time for its plan. */
function boundSteps({ rows, nearCount, columns, p }: MedianInstance): number {
  const perStep = rows * Math.min(nearCount, (4 * columns) / p) + 50 * columns;
  return Math.max(60, Math.min(600, Math.floor(1e9 / perStep)));
}

/** A plan, or whom the best sites that were found do not reach. */
export type UncapacitatedOutcome =
  | Extract<SolveOutcome<LocationPlan>, { readonly kind: 'plan' }>
  | { readonly kind: 'unserved'; readonly unserved: readonly number[] };

/**
 * The least sum of weight × distance without capacities.
 *
 * @param start p sites that reach all, should greed find none.
 */
export function solveUncapacitatedMedian(
  problem: MedianProblem,
  instance: MedianInstance,
  start: Int32Array | null,
  search: Search<LocationPlan>,
): UncapacitatedOutcome {
  const { penalty, rows, columns, p } = instance;
  const random = createRandom(search.options.seed);
  const over = (): boolean => isOver(search);
  const sites = createInterchange(instance, greedyMedian(instance));
  let best = sites.open();
  let bestValue = sites.value();
  let iterations = 0;
  let ranOut = false;
  const lagrangian = startLagrangian(instance, best);
  const bound = (): number => roundedBound(instance, lagrangian.bound);
  const isProved = (): boolean => bound() >= bestValue * (1 - 1e-12);
  const tell = (phase: SolveProgress['phase'], withPlan = false): void => {
    const progress = {
      phase,
      value: bestValue < penalty ? bestValue : null,
      bound: Number.isFinite(lagrangian.bound) ? bound() : null,
      iterations: iterations + lagrangian.iterations,
    };
    if (withPlan && bestValue < penalty) search.report(progress, planOf(instance, best));
    else search.report(progress);
  };
  const keep = (phase: SolveProgress['phase']): boolean => {
    const value = sites.value();
    if (value >= bestValue * (1 - 1e-12)) return false;
    bestValue = value;
    best = sites.open();
    tell(phase, true);
    return true;
  };

  tell('construct', true);
  sites.improve(over);
  keep('construct');
  if (bestValue >= penalty && start !== null) {
    sites.moveTo(start);
    keep('construct');
    sites.improve(over);
    keep('construct');
  }
  const tried = new Set<string>();
  const tryOpen = (open: Int32Array, iteration: number): void => {
    if (iteration % 10 !== 9) return;
    tell('improve');
    const key = open.join();
    if (tried.has(key)) return;
    tried.add(key);
    sites.moveTo(open);
    sites.improve(over);
    keep('improve');
  };
  raiseBound(instance, lagrangian, { iterations: boundSteps(instance), best: () => bestValue, tryOpen, isOver: over, step: 1 });

  // Iterated interchange: a few exchanges at random, the best ones after them, back to the best where that was nothing.
  sites.moveTo(best);
  let idle = 0;
  const patience = Math.max(30, Math.floor(search.options.work / 10));
  while (!isProved() && p > instance.fixedCount && p < columns && idle < patience && !over()) {
    if (iterations >= search.options.work) {
      ranOut = true;
      break;
    }
    iterations += 1;
    const kicks = 2 + random.below(Math.max(1, Math.min(6, Math.floor(p / 4))));
    for (let kick = 0; kick < kicks; kick += 1) {
      const open = sites.open();
      const closed = open[random.below(p)] ?? 0;
      const opened = random.below(columns);
      if (instance.fixed[closed] === 0 && !sites.isOpen(opened)) sites.exchange(opened, closed);
    }
    sites.improve(over);
    if (keep('improve')) idle = 0;
    else {
      idle += 1;
      if (sites.value() > bestValue) sites.moveTo(best);
      tell('improve');
    }
  }
  if (bestValue >= penalty) {
    const { assigned } = planOf(instance, best);
    return { kind: 'unserved', unserved: [...assigned.keys()].filter((row) => assigned[row] === null) };
  }

  if (!isProved() && search.options.prove && !over()) {
    raiseBound(instance, lagrangian, { iterations: 300, best: () => bestValue, tryOpen: () => tell('prove'), isOver: over, step: 0.1 });
    if (!isProved() && !over()) {
      lagrangian.bound = branchMedian(instance, lagrangian, bestValue, {
        isOver: over,
        tell: (proved) => {
          lagrangian.bound = proved;
          iterations += 1;
          tell('prove');
        },
        better: (open) => {
          sites.moveTo(open);
          sites.improve(over);
          keep('prove');
        },
      });
    }
  }

  const plan = planOf(instance, best);
  const value = weightedDistanceSum(problem, instance.distances, plan.assigned);
  const known = Math.min(value, Math.max(bound(), leastOfEach(instance)));
  return {
    kind: 'plan',
    plan,
    report: {
      value,
      bound: known,
      optimality: rows === 0 ? { kind: 'proved' } : optimalityOf(value, known),
      end: over() && !isProved() ? 'time' : ranOut && !isProved() ? 'budget' : 'finished',
      seed: search.options.seed,
      iterations: iterations + lagrangian.iterations,
      seconds: search.elapsed(),
    },
  };
}

/** Everybody at the cheapest of all candidates: a bound before there is a better one. */
function leastOfEach({ rows, columns, costs, near, nearCount }: MedianInstance): number {
  let sum = 0;
  for (let row = 0; row < rows; row += 1) sum += costs[row * columns + (near[row * nearCount] ?? 0)] ?? 0;
  return sum;
}

function planOf(instance: MedianInstance, best: Int32Array): LocationPlan {
  const open = [...best].sort((a, b) => a - b);
  return { open, assigned: nearestOpen(instance.distances, instance.columns, open) };
}
