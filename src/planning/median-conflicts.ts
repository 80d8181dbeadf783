import type { LocationPlan } from '../model/location-problem.ts';
import type { SolveConflict, SolveOutcome } from '../model/solve-report.ts';
import { type Allocation, type CapacitatedInstance, overloadOf } from './median-allocation.ts';
import type { MedianInstance } from './median-instance.ts';
import { createInterchange, greedyMedian } from './median-interchange.ts';
import { createReallocator } from './median-reallocate.ts';
import { isOver, type Search } from './search.ts';

type Infeasible = Extract<SolveOutcome<LocationPlan>, { readonly kind: 'infeasible' }>;

/** Numbers of sites tried to find what would be enough. */
const MOST_TRIES = 12;

/** Rows that no candidate reaches, or that weigh more than any that reaches them can serve. */
export function singleConflict(instance: MedianInstance, capacities: Float64Array | null): SolveConflict | null {
  const { rows, columns, costs, penalty, weights, nearLength } = instance;
  const all = [...Array(rows).keys()];
  const unreached = all.filter((row) => nearLength[row] === 0);
  if (unreached.length > 0) return { limit: 'reach', given: unreached.length, needed: null, units: unreached };
  if (capacities === null) return null;
  let given = Number.POSITIVE_INFINITY;
  let needed = 0;
  const units = all.filter((row) => {
    let most = 0;
    for (let column = 0; column < columns; column += 1) {
      if ((costs[row * columns + column] ?? 0) < penalty) most = Math.max(most, capacities[column] ?? 0);
    }
    const weight = weights[row] ?? 0;
    if (overloadOf(weight, most) === 0) return false;
    given = Math.min(given, most);
    needed = Math.max(needed, weight);
    return true;
  });
  return units.length === 0 ? null : { limit: 'capacity.site', given, needed, units };
}

/** The p columns that can serve most, those that are fixed among them. */
export function widestSites({ columns, p, fixed }: MedianInstance, capacities: Float64Array): Int32Array {
  const order = [...Array(columns).keys()].sort(
    (a, b) =>
      (fixed[b] ?? 0) - (fixed[a] ?? 0) ||
      Math.min(Number.MAX_VALUE, capacities[b] ?? 0) - Math.min(Number.MAX_VALUE, capacities[a] ?? 0) ||
      a - b,
  );
  return Int32Array.from(order.slice(0, p)).sort();
}

const sumOver = (columns: Int32Array, values: Float64Array): number => columns.reduce((sum, column) => sum + (values[column] ?? 0), 0);

/** Whether even the greatest capacities that p sites may have are less than the weight of all. */
export function isTooNarrow(instance: CapacitatedInstance): boolean {
  const weight = instance.weights.reduce((sum, own) => sum + own, 0);
  return overloadOf(weight, sumOver(widestSites(instance, instance.capacities), instance.capacities)) > 0;
}

/**
 * What the capacities lack: `capacity` is the sum of the greatest capacities that p sites may have, needed the least to which all were
 * widened alike before a plan was found; `p` the fewest sites with which one was found. Both are upper estimates.
 *
 * @param best the allocation with the least overload that was found, if one was looked for.
 */
export function capacityConflict(
  instance: CapacitatedInstance,
  proved: boolean,
  best: Allocation | null,
  search: Search<never>,
): Infeasible {
  const over = (): boolean => isOver(search);
  const { weights, capacities, p } = instance;
  const weight = weights.reduce((sum, own) => sum + own, 0);
  const total = sumOver(widestSites(instance, capacities), capacities);
  const conflicts: SolveConflict[] = [
    {
      limit: 'capacity',
      given: total,
      needed: widened(instance, weight, total, over),
      units: best === null ? [] : overloadedRows(instance, best),
    },
  ];
  conflicts.push({ limit: 'p', given: p, needed: fewestWithRoom(instance, p + 1, over), units: [] });
  return { kind: 'infeasible', proved, conflicts };
}

/** The fewest sites, not less than `from`, with which a plan was found; null where none of a dozen numbers was enough. */
export function fewestWithRoom(instance: CapacitatedInstance, from: number, over: () => boolean): number | null {
  for (let sites = from, tries = 0; sites <= instance.columns && tries < MOST_TRIES && !over(); sites += 1) {
    const more = { ...instance, p: sites };
    if (isTooNarrow(more)) continue;
    tries += 1;
    if (hasPlan(more, over)) return sites;
  }
  return null;
}

/** The least sum of capacities, all widened alike, with which a plan was found: by halving, to whole numbers where weights are whole. */
function widened(instance: CapacitatedInstance, weight: number, total: number, over: () => boolean): number | null {
  if (total <= 0 || !Number.isFinite(total)) return null;
  const unit = instance.weights.every(Number.isInteger) ? 1 : total / 1000;
  const isEnough = (sum: number): boolean => {
    const capacities = instance.capacities.map((capacity) => (capacity * sum) / total);
    return hasPlan({ ...instance, capacities }, over);
  };
  let low = Math.floor(Math.max(total, weight) / unit);
  if (weight > total) low = Math.ceil(weight / unit) - 1;
  let step = 1;
  while (!isEnough((low + step) * unit)) {
    if (step > 1e6 || over()) return null;
    low += step;
    step *= 2;
  }
  let high = low + step;
  while (high - low > 1 && !over()) {
    const middle = Math.floor((low + high) / 2);
    if (isEnough(middle * unit)) high = middle;
    else low = middle;
  }
  return high * unit;
}

function hasPlan(instance: CapacitatedInstance, over: () => boolean): boolean {
  const sites = createReallocator(instance, over);
  const isPlan = ({ overload, value }: Allocation): boolean => overload === 0 && value < instance.penalty;
  if (isPlan(sites.allocate(widestSites(instance, instance.capacities)))) return true;
  const relaxed = createInterchange(instance, greedyMedian(instance));
  relaxed.improve(over);
  return isPlan(sites.allocate(relaxed.open()));
}

/** Rows that are served by a site that serves too much. */
function overloadedRows(instance: CapacitatedInstance, { open, slotOf }: Allocation): number[] {
  const used = new Float64Array(open.length);
  slotOf.forEach((slot, row) => {
    used[slot] = (used[slot] ?? 0) + (instance.weights[row] ?? 0);
  });
  return [...slotOf.keys()].filter((row) => {
    const slot = slotOf[row] ?? 0;
    return overloadOf(used[slot] ?? 0, instance.capacities[open[slot] ?? 0] ?? 0) > 0;
  });
}
