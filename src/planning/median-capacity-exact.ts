import type { LocationPlan } from '../model/location-problem.ts';
import type { Allocation, CapacitatedInstance } from './median-allocation.ts';
import { compactMedian } from './median-compact.ts';
import type { LagrangianState } from './median-lagrangian.ts';
import { createMip, solveMip } from './mip.ts';
import type { Search } from './search.ts';

/** Pairs beyond which the solver would hold its thread for longer than anyone waits. */
const MOST_PAIRS = 12_000;

export type ProvedAllocation =
  | { readonly kind: 'none' }
  | {
      readonly kind: 'bound';
      readonly bound: number;
      /** The clock ended it. */
      readonly isCut: boolean;
      readonly found: { readonly open: Int32Array; readonly slotOf: Int32Array } | null;
    };

/** Exact by HiGHS, on the sites and pairs that the bound has left; null where that is too much, or there is no time. */
export async function proveCapacitatedMedian(
  instance: CapacitatedInstance,
  lagrangian: LagrangianState,
  best: Allocation,
  search: Search<LocationPlan>,
  tell: () => void,
): Promise<ProvedAllocation | null> {
  const isPlan = best.overload === 0 && best.value < instance.penalty;
  const { sites, state, rows, p, starts, pairSites, pairCosts } = compactMedian(
    instance,
    lagrangian,
    isPlan ? best.value : Number.POSITIVE_INFINITY,
    false,
  );
  if (pairSites.length > MOST_PAIRS) return null;
  const mip = createMip();
  const start: number[] = [];
  const isBest = new Uint8Array(instance.columns);
  for (const column of best.open) isBest[column] = 1;
  sites.forEach((column, site) => {
    mip.addColumn(0, state[site] === 1 ? 1 : 0, 1, true);
    start.push(isBest[column] ?? 0);
  });
  mip.addRow(p, p, [...sites.keys()], new Float64Array(sites.length).fill(1));
  const loadColumns: number[][] = Array.from(sites, () => []);
  const loads: number[][] = Array.from(sites, () => []);
  const pairColumns: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const own: number[] = [];
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const site = pairSites[at] ?? 0;
      const column = sites[site] ?? 0;
      const weight = instance.weights[row] ?? 0;
      if (weight > (instance.capacities[column] ?? 0)) {
        pairColumns.push(-1);
        continue;
      }
      const pair = mip.addColumn(pairCosts[at] ?? 0, 0, 1, true);
      start.push(best.open[best.slotOf[row] ?? 0] === column ? 1 : 0);
      own.push(pair);
      pairColumns.push(pair);
      if (state[site] === 2) mip.addRow(0, Number.POSITIVE_INFINITY, [site, pair], [1, -1]);
      loadColumns[site]?.push(pair);
      loads[site]?.push(weight);
    }
    mip.addRow(1, 1, own, new Float64Array(own.length).fill(1));
  }
  sites.forEach((column, site) => {
    const capacity = instance.capacities[column] ?? 0;
    if (!Number.isFinite(capacity)) return;
    mip.addRow(Number.NEGATIVE_INFINITY, 0, [...(loadColumns[site] ?? []), site], [...(loads[site] ?? []), -capacity]);
  });
  const remaining = search.options.seconds - search.elapsed();
  if (remaining <= 0.05) return null;
  const answer = await solveMip(mip, {
    seconds: remaining,
    seed: search.options.seed,
    ...(isPlan && { start: Float64Array.from(start) }),
    watch: tell,
    stop: () => search.elapsed() >= search.options.seconds,
  });
  // Everything dearer than the plan in hand was left out: without an answer that plan is the best, or there is none at all.
  if (answer.status === 'infeasible') return isPlan ? { kind: 'bound', bound: best.value, isCut: false, found: null } : { kind: 'none' };
  const proved = answer.bound ?? Number.NEGATIVE_INFINITY;
  const bound = isPlan ? Math.min(proved, best.value) : proved;
  const isCut = answer.status === 'limit';
  const { columns } = answer;
  if (columns === null) return { kind: 'bound', bound, isCut, found: null };
  const open = Int32Array.from(sites.filter((_, site) => (columns[site] ?? 0) > 0.5));
  const slotOf = new Int32Array(rows).fill(-1);
  for (let row = 0; row < rows; row += 1) {
    for (let at = starts[row] ?? 0; at < (starts[row + 1] ?? 0); at += 1) {
      const pair = pairColumns[at] ?? -1;
      if (pair >= 0 && (columns[pair] ?? 0) > 0.5) slotOf[row] = open.indexOf(sites[pairSites[at] ?? 0] ?? -1);
    }
  }
  return { kind: 'bound', bound, isCut, found: open.length === p && !slotOf.includes(-1) ? { open, slotOf } : null };
}
