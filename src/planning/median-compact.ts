import type { MedianInstance } from './median-instance.ts';
import type { LagrangianState } from './median-lagrangian.ts';

/** What is left of a p-median problem once the bound has shown which sites, and which pairs, no better plan can have. */
export interface CompactMedian {
  readonly rows: number;
  /** Columns of the whole problem that are not closed. */
  readonly sites: Int32Array;
  /** By site: 1 open in every better plan, 2 to be decided. */
  readonly state: Uint8Array;
  readonly p: number;
  /** Pairs of a row, rising by cost: from `starts[row]` to before `starts[row + 1]`. */
  readonly starts: Int32Array;
  readonly pairSites: Int32Array;
  readonly pairCosts: Float64Array;
}

/** A better plan costs no more than this: less by one where all costs are whole, else by what no longer counts as a difference. */
export function cutoffOf(instance: MedianInstance, value: number): number {
  return instance.isIntegral ? value - 1 + 1e-6 * Math.max(1, value * 1e-6) : value * (1 - 2e-7);
}

/** Reduced-cost fixing (Beasley, Eur. J. Oper. Res. 21, 1985): what would raise the bound above the cutoff is in no better plan. `isNearestEnough`: no capacities. */
export function compactMedian(
  instance: MedianInstance,
  { prices, reduced, bound }: LagrangianState,
  value: number,
  isNearestEnough = true,
): CompactMedian {
  const { rows, columns, p, fixed, costs } = instance;
  const gap = Number.isFinite(bound) ? cutoffOf(instance, value) - bound : Number.POSITIVE_INFINITY;
  const state = new Uint8Array(columns).fill(2);
  for (let column = 0; column < columns; column += 1) if (fixed[column] === 1) state[column] = 1;
  fixByReducedCost(state, reduced, p, gap);
  const sites = Int32Array.from([...state.keys()].filter((column) => state[column] !== 0));
  const starts = new Int32Array(rows + 1);
  const pairSites: number[] = [];
  const pairCosts: number[] = [];
  const cost = new Float64Array(sites.length);
  for (let row = 0; row < rows; row += 1) {
    const most = (prices[row] ?? 0) + gap;
    const within: number[] = [];
    sites.forEach((column, site) => {
      cost[site] = costs[row * columns + column] ?? 0;
      if ((cost[site] ?? 0) <= most && (cost[site] ?? 0) < instance.penalty) within.push(site);
    });
    within.sort((a, b) => (cost[a] ?? 0) - (cost[b] ?? 0) || a - b);
    for (const site of within) {
      pairSites.push(site);
      pairCosts.push(cost[site] ?? 0);
      // Nobody goes past a site that is open, unless it is full.
      if (isNearestEnough && state[sites[site] ?? 0] === 1) break;
    }
    starts[row + 1] = pairSites.length;
  }
  return {
    rows,
    sites,
    state: Uint8Array.from(sites, (column) => state[column] ?? 0),
    p,
    starts,
    pairSites: Int32Array.from(pairSites),
    pairCosts: Float64Array.from(pairCosts),
  };
}

/**
 * Decides (0 closed, 1 open) what would cost more than `gap` to decide otherwise, among those that are at 2.
 *
 * @returns how many were decided.
 */
export function fixByReducedCost(state: Uint8Array, reduced: Float64Array, p: number, gap: number): number {
  let wanted = p;
  const values: number[] = [];
  for (let column = 0; column < state.length; column += 1) {
    if (state[column] === 1) wanted -= 1;
    if (state[column] === 2) values.push(reduced[column] ?? 0);
  }
  if (values.length === 0) return 0;
  const sorted = Float64Array.from(values).sort();
  const lastIn = wanted > 0 ? (sorted[wanted - 1] ?? 0) : Number.NEGATIVE_INFINITY;
  const firstOut = wanted < sorted.length ? (sorted[wanted] ?? 0) : Number.POSITIVE_INFINITY;
  let decided = 0;
  for (let column = 0; column < state.length; column += 1) {
    if (state[column] !== 2) continue;
    const own = reduced[column] ?? 0;
    if (own - lastIn > gap) state[column] = 0;
    else if (firstOut - own > gap) state[column] = 1;
    else continue;
    decided += 1;
  }
  return decided;
}
