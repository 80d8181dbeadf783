import { filledTo } from './cover-plan.ts';
import { type Served, type Serving, serve } from './cover-serve.ts';
import type { Random } from './random.ts';

const TRIES_PER_UNIT = 10;

export interface ServingSearch {
  readonly fixed: readonly number[];
  readonly start: readonly number[];
  readonly random: Random;
  /** Asked before each unit of work: ten exchanges tried. */
  readonly goesOn: () => boolean;
  readonly found: (open: readonly number[], served: Served) => void;
}

/** `p` columns, each the one that by its room and its reach could serve most of who is left. */
export function greedyServing(
  serving: Serving,
  p: number,
  fixed: readonly number[],
  ranks: ArrayLike<number>,
  stop: () => boolean,
): number[] {
  const { reach, capacities } = serving;
  const isServed = new Uint8Array(reach.rows);
  const isOpen = new Uint8Array(reach.columns);
  const open: number[] = [];
  const stillServes = (column: number): number => {
    let sum = 0;
    for (let at = reach.columnStarts[column] ?? 0; at < (reach.columnStarts[column + 1] ?? 0); at += 1) {
      const row = reach.columnRows[at] ?? 0;
      if (isServed[row] === 0) sum += reach.weights[row] ?? 0;
    }
    return Math.min(sum, capacities[column] ?? Number.POSITIVE_INFINITY);
  };
  const take = (column: number): void => {
    isOpen[column] = 1;
    open.push(column);
    isServed.fill(0);
    const served = serve(serving, open, 0);
    served.columns.forEach((site, row) => {
      if (site >= 0) isServed[row] = 1;
    });
  };
  for (const column of fixed) take(column);
  while (open.length < p) {
    if (stop()) return filledTo(open, p, ranks);
    let best = -1;
    let bestWeight = -1;
    for (let column = 0; column < reach.columns; column += 1) {
      if (isOpen[column] === 1) continue;
      const weight = stillServes(column);
      if (weight < bestWeight || (weight === bestWeight && (ranks[column] ?? 0) >= (ranks[best] ?? 0))) continue;
      best = column;
      bestWeight = weight;
    }
    if (best < 0) return open;
    take(best);
  }
  return open;
}

/** Exchanges of one open column for another that reaches one who is left over, drawn at random; what serves no less is kept. */
export function searchServing(serving: Serving, { fixed, start, random, goesOn, found }: ServingSearch): void {
  const { reach } = serving;
  const isFixed = new Set(fixed);
  let open = [...start];
  let served = serve(serving, open);
  let best = -1;
  const offer = (): void => {
    if (served.weight <= best * (1 + 1e-12)) return;
    best = served.weight;
    found(open, served);
  };
  offer();
  const movable = (): number[] => [...open.keys()].filter((slot) => !isFixed.has(open[slot] ?? 0));
  while (goesOn()) {
    for (let draw = 0; draw < TRIES_PER_UNIT; draw += 1) {
      const slots = movable();
      const left: number[] = [];
      served.columns.forEach((column, row) => {
        if (column < 0 && (reach.rowStarts[row] ?? 0) < (reach.rowStarts[row + 1] ?? 0)) left.push(row);
      });
      if (slots.length === 0 || left.length === 0) return;
      const row = left[random.below(left.length)] ?? 0;
      const first = reach.rowStarts[row] ?? 0;
      const column = reach.rowColumns[first + random.below((reach.rowStarts[row + 1] ?? 0) - first)] ?? 0;
      if (open.includes(column)) continue;
      const next = [...open];
      next[slots[random.below(slots.length)] ?? 0] = column;
      const changed = serve(serving, next);
      if (changed.weight < served.weight) continue;
      open = next;
      served = changed;
      offer();
    }
  }
}

/** Most that each column could serve: its room, or all in its reach. */
function couldServe({ reach, capacities }: Serving): Float64Array {
  return capacities.map((capacity, column) => {
    let weight = 0;
    for (let at = reach.columnStarts[column] ?? 0; at < (reach.columnStarts[column + 1] ?? 0); at += 1) {
      weight += reach.weights[reach.columnRows[at] ?? 0] ?? 0;
    }
    return Math.min(weight, capacity);
  });
}

/** No `p` columns serve more: each at most its room and its reach. */
export function roomBound(serving: Serving, p: number, fixed: readonly number[]): number {
  const could = couldServe(serving);
  const isFixed = new Set(fixed);
  const free = [...could].filter((_, column) => !isFixed.has(column)).sort((a, b) => b - a);
  const taken = [...fixed.map((column) => could[column] ?? 0), ...free.slice(0, Math.max(0, p - fixed.length))];
  return taken.reduce((sum, weight) => sum + weight, 0);
}

/** No columns that serve as much cost less: those that could serve most for their cost, the last in part. */
export function roomCostBound(serving: Serving, required: number, costs: Float64Array, fixed: readonly number[]): number {
  const could = couldServe(serving);
  const isFixed = new Set(fixed);
  let left = required;
  let cost = 0;
  for (const column of fixed) {
    left -= could[column] ?? 0;
    cost += costs[column] ?? 0;
  }
  const ratio = (column: number): number => (could[column] ?? 0) / Math.max(costs[column] ?? 0, 1e-9);
  const order = [...could.keys()].filter((column) => !isFixed.has(column)).sort((a, b) => ratio(b) - ratio(a));
  for (const column of order) {
    const weight = could[column] ?? 0;
    if (left <= 0 || weight <= 0) break;
    cost += (costs[column] ?? 0) * Math.min(1, left / weight);
    left -= weight;
  }
  return cost;
}
