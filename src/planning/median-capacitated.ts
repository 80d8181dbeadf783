import type { LocationPlan, MedianProblem } from '../model/location-problem.ts';
import { optimalityOf, type SolveOutcome, type SolveProgress } from '../model/solve-report.ts';
import { weightedDistanceSum } from './location-distances.ts';
import { type Allocation, allocateByRegret, type CapacitatedInstance, countAllocation, isBetterAllocation } from './median-allocation.ts';
import { raiseCapacitatedBound } from './median-capacity-bound.ts';
import { proveCapacitatedMedian } from './median-capacity-exact.ts';
import { widestSites } from './median-conflicts.ts';
import { roundedBound } from './median-instance.ts';
import { createInterchange, greedyMedian } from './median-interchange.ts';
import { raiseBound, startLagrangian } from './median-lagrangian.ts';
import { createReallocator } from './median-reallocate.ts';
import { createRandom, type Random } from './random.ts';
import { isOver, type Search } from './search.ts';

/** Good allocations beside the best, to which the search returns now and then. */
const MOST_OTHERS = 6;
/** Perturbations that count as one unit of work: each is a fraction of one without capacities. */
const KICKS_PER_UNIT = 5;

/** What a search with capacities came to: a plan, or the least overload that it found. */
export type CapacitatedOutcome =
  | Extract<SolveOutcome<LocationPlan>, { readonly kind: 'plan' }>
  | { readonly kind: 'overload'; readonly proved: boolean; readonly best: Allocation };

/**
 * The least sum of weight × distance where no site serves more than its capacity and every row goes to one site whole.
 *
 * @param start p sites that reach all, should greed find none.
 */
export async function solveCapacitatedMedian(
  problem: MedianProblem,
  instance: CapacitatedInstance,
  start: Int32Array | null,
  search: Search<LocationPlan>,
): Promise<CapacitatedOutcome> {
  const { penalty } = instance;
  const random = createRandom(search.options.seed);
  const over = (): boolean => isOver(search);
  const sites = createReallocator(instance, over);
  const relaxed = createInterchange(instance, greedyMedian(instance));
  relaxed.improve(over);
  let best: Allocation = sites.allocate(relaxed.open());
  let iterations = 0;
  let ranOut = false;
  let isCut = false;
  const lagrangian = startLagrangian(instance, best.open);
  const isPlan = (): boolean => best.overload === 0 && best.value < penalty;
  const bound = (): number => roundedBound(instance, lagrangian.bound);
  const isProved = (): boolean => isPlan() && bound() >= best.value * (1 - 1e-12);
  const tell = (phase: SolveProgress['phase'], withPlan = false): void => {
    const progress = {
      phase,
      value: isPlan() ? best.value : null,
      bound: Number.isFinite(lagrangian.bound) ? bound() : null,
      iterations: iterations + lagrangian.iterations,
    };
    if (withPlan && isPlan()) search.report(progress, planOf(best));
    else search.report(progress);
  };
  const keep = (found: Allocation, phase: SolveProgress['phase']): boolean => {
    if (!isBetterAllocation(found, best)) return false;
    best = found;
    tell(phase, true);
    return true;
  };
  tell('construct', true);
  if (!isPlan()) keep(sites.allocate(widestSites(instance, instance.capacities)), 'construct');
  if (!isPlan() && start !== null) keep(sites.allocate(start), 'construct');

  // Without capacities first: cheap steps, whose prices hold with capacities too.
  let relaxedBest = relaxed.value();
  const tryRelaxed = (open: Int32Array, iteration: number): void => {
    if (iteration % 10 !== 9) return;
    tell('improve');
    relaxed.moveTo(open);
    relaxed.improve(over);
    if (relaxed.value() >= relaxedBest) return;
    relaxedBest = relaxed.value();
    keep(sites.allocate(relaxed.open()), 'improve');
  };
  const relaxedSteps = { iterations: 150, best: () => Math.min(relaxedBest, best.value), tryOpen: tryRelaxed, isOver: over, step: 1 };
  raiseBound(instance, lagrangian, relaxedSteps);

  const tried = new Set<string>();
  const others: Allocation[] = [];
  const tryOpen = (open: Int32Array, iteration: number): void => {
    if (iteration % 10 !== 9) return;
    tell('improve');
    const key = [...open].sort((a, b) => a - b).join();
    if (tried.has(key)) return;
    tried.add(key);
    // Even where everybody could go to the nearest, these would be no better: what follows cannot help much.
    if (isPlan() && nearestSum(instance, open) > best.value * 1.01) return;
    const found = sites.allocate(open);
    keep(found, 'improve');
    others.push(found);
    others.sort((a, b) => (isBetterAllocation(a, b) ? -1 : isBetterAllocation(b, a) ? 1 : 0));
    others.length = Math.min(others.length, MOST_OTHERS);
  };
  raiseCapacitatedBound(instance, lagrangian, { iterations: boundSteps(instance), best: () => best.value, tryOpen, isOver: over, step: 1 });

  // Iterated local search: some sites move at random, who is left finds another, moves follow; a little worse is taken now and then.
  let current = best;
  let idle = 0;
  let kicks = 0;
  const patience = KICKS_PER_UNIT * Math.max(50, Math.floor(search.options.work / 2));
  while (!isProved() && idle < patience && !over()) {
    if (iterations >= search.options.work) {
      ranOut = true;
      break;
    }
    if (kicks % KICKS_PER_UNIT === 0) iterations += 1;
    kicks += 1;
    const kicked = kick(instance, current, random);
    const found = sites.improve(kicked.open, kicked.slotOf);
    if (keep(found, 'improve')) idle = 0;
    else idle += 1;
    if (isBetterAllocation(found, current) || (found.overload === 0 && found.value < best.value * 1.005 && random.next() < 0.3))
      current = found;
    if (idle % 60 === 59) current = (random.next() < 0.5 ? others[random.below(MOST_OTHERS)] : undefined) ?? best;
    tell('improve');
  }

  if (search.options.prove && !isProved() && !over()) {
    if (isPlan()) {
      const again = { iterations: 300, best: () => best.value, tryOpen: () => tell('prove'), isOver: over, step: 0.1 };
      raiseCapacitatedBound(instance, lagrangian, again);
    }
    if (!isProved() && !over()) {
      const exact = await proveCapacitatedMedian(instance, lagrangian, best, search, () => tell('prove'));
      if (exact?.kind === 'none') return { kind: 'overload', proved: true, best };
      if (exact !== null) {
        isCut = exact.isCut;
        lagrangian.bound = Math.max(lagrangian.bound, exact.bound);
        if (exact.found !== null) {
          // As it was found first: what improves may pay for a shorter way with somebody who is not reached.
          keep(countAllocation(instance, exact.found.open, exact.found.slotOf), 'prove');
          keep(sites.improve(exact.found.open, exact.found.slotOf), 'prove');
        }
      }
    }
  }
  if (!isPlan()) return { kind: 'overload', proved: false, best };

  const plan = planOf(best);
  const value = weightedDistanceSum(problem, instance.distances, plan.assigned);
  const known = Number.isFinite(lagrangian.bound) ? Math.min(value, Math.max(bound(), 0)) : null;
  return {
    kind: 'plan',
    plan,
    report: {
      value,
      bound: known,
      optimality: optimalityOf(value, known),
      end: (over() || isCut) && !isProved() ? 'time' : ranOut && !isProved() ? 'budget' : 'finished',
      seed: search.options.seed,
      iterations: iterations + lagrangian.iterations,
      seconds: search.elapsed(),
    },
  };
}

/** What the sites would cost without capacities. */
function nearestSum({ rows, columns, costs }: CapacitatedInstance, open: Int32Array): number {
  let sum = 0;
  for (let row = 0; row < rows; row += 1) {
    let least = Number.POSITIVE_INFINITY;
    for (const column of open) least = Math.min(least, costs[row * columns + column] ?? 0);
    sum += least;
  }
  return sum;
}

function boundSteps({ rows, columns, weights, capacities, p, nearCount }: CapacitatedInstance): number {
  const finite = capacities.filter(Number.isFinite);
  const cells = weights.every(Number.isInteger) ? Math.min(4_000_000, rows * finite.reduce((a, b) => Math.max(a, b), 1)) : 0;
  const perStep = 4 * rows * Math.min(nearCount, (4 * columns) / p) + 6 * cells + 100 * columns;
  return Math.max(60, Math.min(600, Math.floor(2e9 / perStep)));
}

/** Closes up to three sites, opens as many others, and lets those who lost theirs choose anew; or only makes some choose anew. */
function kick(instance: CapacitatedInstance, from: Allocation, random: Random): { open: Int32Array; slotOf: Int32Array } {
  const { rows, columns, p, fixed, near, nearCount, nearLength } = instance;
  const open = Int32Array.from(from.open);
  const kept = Int32Array.from(from.slotOf);
  const taken = new Uint8Array(columns);
  for (const column of open) taken[column] = 1;
  const changes = 1 + random.below(Math.min(3, p));
  let changed = 0;
  for (let attempt = 0; attempt < 20 && changed < changes; attempt += 1) {
    // A third opens anywhere, the others beside somebody; of these half in the place of the site that serves him.
    const row = random.below(rows);
    const where = random.below(3);
    const aside = random.below(Math.min(nearLength[row] ?? 1, 2 + Math.ceil((2 * columns) / p)));
    const column = where === 0 ? random.below(columns) : (near[row * nearCount + aside] ?? 0);
    const slot = where === 1 ? (from.slotOf[row] ?? 0) : random.below(p);
    if (fixed[open[slot] ?? 0] === 1 || taken[column] === 1) continue;
    taken[open[slot] ?? 0] = 0;
    taken[column] = 1;
    open[slot] = column;
    for (let other = 0; other < rows; other += 1) if (kept[other] === slot) kept[other] = -1;
    changed += 1;
  }
  const loose = changed === 0 ? 0.4 : Math.min(0.1, 20 / rows);
  for (let row = 0; row < rows; row += 1) if (random.next() < loose) kept[row] = -1;
  return { open, slotOf: allocateByRegret(instance, open, kept) };
}

function planOf({ open, slotOf }: Allocation): LocationPlan {
  return { open: [...open].sort((a, b) => a - b), assigned: Array.from(slotOf, (slot) => open[slot] ?? null) };
}
