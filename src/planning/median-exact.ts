import type { LocationPlan } from '../model/location-problem.ts';
import type { MedianInstance } from './median-instance.ts';
import type { LagrangianState } from './median-lagrangian.ts';
import { createMip, type Mip, solveMip } from './mip.ts';
import type { Search } from './search.ts';

/** Unknowns beyond which the solver would hold its thread for longer than anyone waits. */
const MOST_COLUMNS = 60_000;

export interface ProvedMedian {
  /** Better sites than those given, if any. */
  readonly open: Int32Array | null;
  /** No plan costs less. */
  readonly bound: number;
}

/** What is left to decide once the bound has shown which sites, and which pairs, no better plan can have. */
interface Reduced {
  /** 0 closed, 1 open, 2 to be decided. */
  readonly state: Uint8Array;
  /** For each row the greatest cost at which a better plan could serve it. */
  readonly most: Float64Array;
}

/**
 * Reduced-cost fixing (Beasley 1985): what would raise the bound above `value` cannot be in a better plan.
 */
function reduce(instance: MedianInstance, { prices, reduced, bound }: LagrangianState, value: number): Reduced {
  const { columns, p, fixed, fixedCount, rows } = instance;
  const free = [...reduced.keys()].filter((column) => fixed[column] === 0).sort((a, b) => (reduced[a] ?? 0) - (reduced[b] ?? 0) || a - b);
  const wanted = p - fixedCount;
  const lastIn = wanted > 0 ? (reduced[free[wanted - 1] ?? 0] ?? 0) : Number.NEGATIVE_INFINITY;
  const firstOut = wanted < free.length ? (reduced[free[wanted] ?? 0] ?? 0) : Number.POSITIVE_INFINITY;
  const gap = (instance.isIntegral ? value - 1 : value) - bound + 1e-7 * Math.max(1, value * 1e-3);
  const state = new Uint8Array(columns).fill(2);
  for (let column = 0; column < columns; column += 1) if (fixed[column] === 1) state[column] = 1;
  free.forEach((column, rank) => {
    const own = reduced[column] ?? 0;
    if (rank < wanted && firstOut - own > gap) state[column] = 1;
    if (rank >= wanted && own - lastIn > gap) state[column] = 0;
  });
  const most = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) most[row] = (prices[row] ?? 0) + gap;
  return { state, most };
}

/**
 * Exact by HiGHS in the form of Elloumi (J. Comb. Optim. 19, 2010, 69–83): one unknown a distinct cost of a row, «no open site is so
 * cheap», each held against the one before it; small where the Lagrangian bound has closed most sites. Null where too much is left.
 */
export async function proveMedian(
  instance: MedianInstance,
  lagrangian: LagrangianState,
  best: Int32Array,
  value: number,
  search: Search<LocationPlan>,
  tell: () => void,
): Promise<ProvedMedian | null> {
  const { columns, p, seedColumns } = { ...instance, seedColumns: new Int32Array(instance.columns).fill(-1) };
  const left = reduce(instance, lagrangian, value);
  const mip = createMip();
  let opened = 0;
  for (let column = 0; column < columns; column += 1) {
    if (left.state[column] === 1) opened += 1;
    if (left.state[column] === 2) seedColumns[column] = mip.addColumn(0, 0, 1, true);
  }
  const sites = Int32Array.from(seedColumns.filter((column) => column >= 0));
  const isBest = new Uint8Array(columns);
  for (const column of best) isBest[column] = 1;
  const start: number[] = [];
  for (let column = 0; column < columns; column += 1) if ((seedColumns[column] ?? -1) >= 0) start.push(isBest[column] ?? 0);
  mip.addRow(p - opened, p - opened, sites, new Float64Array(sites.length).fill(1));
  let base = 0;
  for (let row = 0; row < instance.rows; row += 1) {
    const share = addRowOfDemand(mip, instance, left, row, seedColumns, isBest, start);
    if (share === null) return { open: null, bound: value };
    base += share;
    if (mip.columnCount > MOST_COLUMNS) return null;
  }
  const remaining = search.options.seconds - search.elapsed();
  if (remaining <= 0.05) return null;
  const answer = await solveMip(mip, {
    seconds: remaining,
    seed: search.options.seed,
    start: Float64Array.from(start),
    watch: tell,
    stop: () => search.elapsed() >= search.options.seconds,
  });
  // Without an answer below `value` the plan in hand is the best there is.
  if (answer.status === 'infeasible') return { open: null, bound: value };
  const bound = answer.bound === null ? Number.NEGATIVE_INFINITY : Math.min(value, answer.bound + base);
  if (answer.columns === null) return { open: null, bound };
  const open: number[] = [];
  for (let column = 0; column < columns; column += 1) {
    const own = seedColumns[column] ?? -1;
    if (left.state[column] === 1 || (own >= 0 && (answer.columns[own] ?? 0) > 0.5)) open.push(column);
  }
  return { open: open.length === p ? Int32Array.from(open) : null, bound };
}

/** Adds the unknowns of one row. @returns its least cost, or null where no site could serve it in a better plan. */
function addRowOfDemand(
  mip: Mip,
  { costs, columns, near, nearCount, nearLength }: MedianInstance,
  { state, most }: Reduced,
  row: number,
  siteColumns: Int32Array,
  isBest: Uint8Array,
  start: number[],
): number | null {
  const isWhole = nearCount === columns || (nearLength[row] ?? 0) < nearCount;
  const lastListed = costs[row * columns + (near[row * nearCount + (nearLength[row] ?? 0) - 1] ?? 0)] ?? 0;
  const limit = most[row] ?? 0;
  const levels: { readonly cost: number; readonly sites: number[]; isOpen: boolean }[] = [];
  let isSure = false;
  for (let at = row * nearCount; at < row * nearCount + (nearLength[row] ?? 0) && !isSure; at += 1) {
    const column = near[at] ?? 0;
    const cost = costs[row * columns + column] ?? 0;
    if (cost > limit) break;
    if (state[column] === 0) continue;
    let level = levels[levels.length - 1];
    if (level === undefined || level.cost < cost) {
      level = { cost, sites: [], isOpen: false };
      levels.push(level);
    }
    if (state[column] === 1) isSure = true;
    else level.sites.push(siteColumns[column] ?? 0);
    level.isOpen ||= isBest[column] === 1;
  }
  if (!isWhole && !isSure && lastListed < limit) {
    // The list ends before the costs that could still count: those beyond it all cost at least as much as its last.
    levels.push({ cost: lastListed, sites: [], isOpen: true });
    isSure = true;
  }
  const first = levels[0];
  if (first === undefined) return null;
  let before = -1;
  let isServed = false;
  levels.forEach((level, index) => {
    isServed ||= level.isOpen;
    const next = levels[index + 1];
    if (next === undefined) {
      if (!isSure) link(mip, before, -1, level.sites);
      return;
    }
    const unknown = mip.addColumn(next.cost - level.cost, 0, 1, false);
    start.push(isServed ? 0 : 1);
    link(mip, before, unknown, level.sites);
    before = unknown;
  });
  return first.cost;
}

/** unknown + Σ sites ≥ the unknown before it (1 for the first); without an unknown of its own the last level must serve. */
function link(mip: Mip, before: number, unknown: number, sites: readonly number[]): void {
  const columns = [...sites];
  const values = sites.map(() => 1);
  if (unknown >= 0) {
    columns.push(unknown);
    values.push(1);
  }
  if (before >= 0) {
    columns.push(before);
    values.push(-1);
  }
  mip.addRow(before >= 0 ? 0 : 1, Number.POSITIVE_INFINITY, columns, values);
}
