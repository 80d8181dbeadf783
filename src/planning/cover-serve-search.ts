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
export function greedyServing(serving: Serving, p: number, fixed: readonly number[], ranks: ArrayLike<number>): number[] {
  const { reach, capacities } = serving;
  const isServed = new Uint8Array(reach.rows);
  const isOpen = new Uint8Array(reach.columns);
  const open: number[] = [];
  const couldServe = (column: number): number => {
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
    const served = serve(serving, open);
    served.columns.forEach((site, row) => {
      if (site >= 0) isServed[row] = 1;
    });
  };
  for (const column of fixed) take(column);
  while (open.length < p) {
    let best = -1;
    let bestWeight = -1;
    for (let column = 0; column < reach.columns; column += 1) {
      if (isOpen[column] === 1) continue;
      const weight = couldServe(column);
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

/** No `p` columns serve more: each at most its room and its reach. */
export function roomBound({ reach, capacities }: Serving, p: number, fixed: readonly number[]): number {
  const isFixed = new Set(fixed);
  const most: number[] = [];
  let sum = 0;
  for (let column = 0; column < reach.columns; column += 1) {
    let weight = 0;
    for (let at = reach.columnStarts[column] ?? 0; at < (reach.columnStarts[column + 1] ?? 0); at += 1) {
      weight += reach.weights[reach.columnRows[at] ?? 0] ?? 0;
    }
    const could = Math.min(weight, capacities[column] ?? Number.POSITIVE_INFINITY);
    if (isFixed.has(column)) sum += could;
    else most.push(could);
  }
  most.sort((a, b) => b - a);
  for (const could of most.slice(0, Math.max(0, p - fixed.length))) sum += could;
  return sum;
}
