import type { CapacitatedInstance } from './median-allocation.ts';
import { roundedBound } from './median-instance.ts';
import { createKnapsack } from './median-knapsack.ts';
import type { LagrangianOptions, LagrangianState } from './median-lagrangian.ts';

/** Cells of all tables of one step beyond which knapsacks are bounded rather than solved. */
const MOST_CELLS = 4_000_000;

/**
 * Lower bound with capacities: each row pays its price, each site is a knapsack (Lagrangian relaxation of the assignment: Pirkul 1987;
 * Ceselli & Righini, Networks 45, 2005, 125–142). Knapsacks are solved where weights are whole and capacities small, else bounded by
 * Dantzig 1957. Improves `state` in place; `state.reduced` is the worth of each site.
 */
export function raiseCapacitatedBound(instance: CapacitatedInstance, state: LagrangianState, options: LagrangianOptions): void {
  const { rows, columns, p, costs, weights, capacities, fixed, fixedCount, near, nearCount, nearLength } = instance;
  const prices = Float64Array.from(state.prices);
  const limits = new Float64Array(rows).fill(Number.POSITIVE_INFINITY);
  for (let row = 0; row < rows; row += 1) {
    if (nearCount < columns && (nearLength[row] ?? 0) === nearCount)
      limits[row] = costs[row * columns + (near[(row + 1) * nearCount - 1] ?? 0)] ?? 0;
  }
  const greatest = capacities.reduce((most, capacity) => (Number.isFinite(capacity) ? Math.max(most, capacity) : most), 0);
  const isExact = weights.every(Number.isInteger) && greatest * rows <= MOST_CELLS;
  const knapsack = createKnapsack();
  // Items of each column: filled anew in each step, in the order of the rows.
  const counts = new Int32Array(columns);
  const items = new Int32Array(rows * columns);
  const gains = new Float64Array(rows);
  const itemWeights = new Float64Array(rows);
  const taken = new Uint8Array(rows);
  const ratio = new Float64Array(rows);
  const worth = new Float64Array(columns);
  const order = new Int32Array(columns);
  const served = new Float64Array(rows);
  const direction = new Float64Array(rows);
  let step = options.step;
  let idle = 0;

  const gainOf = (row: number, column: number): number => (prices[row] ?? 0) - (costs[row * columns + column] ?? 0);

  /** Dantzig's bound of a column's knapsack, ≤ 0; with `mark`, what share of each row it takes is added to `served`. */
  function fractional(column: number, mark: boolean): number {
    const list = items.subarray(column * rows, column * rows + (counts[column] ?? 0));
    let room = capacities[column] ?? 0;
    let weight = 0;
    let sum = 0;
    for (const row of list) {
      weight += weights[row] ?? 0;
      sum -= gainOf(row, column);
    }
    if (weight <= room) {
      if (mark) for (const row of list) served[row] = (served[row] ?? 0) + 1;
      return sum;
    }
    for (const row of list) ratio[row] = gainOf(row, column) / (weights[row] ?? 1);
    list.sort((a, b) => (ratio[b] ?? 0) - (ratio[a] ?? 0) || a - b);
    sum = 0;
    for (const row of list) {
      const share = Math.min(1, room / (weights[row] ?? 1));
      if (share <= 0) break;
      sum -= share * gainOf(row, column);
      if (mark) served[row] = (served[row] ?? 0) + share;
      room -= weights[row] ?? 0;
    }
    return sum;
  }

  function solved(column: number, mark: boolean): number {
    const capacity = capacities[column] ?? 0;
    if (!isExact || !Number.isFinite(capacity)) return fractional(column, mark);
    const count = counts[column] ?? 0;
    const from = column * rows;
    for (let item = 0; item < count; item += 1) {
      const row = items[from + item] ?? 0;
      gains[item] = gainOf(row, column);
      itemWeights[item] = weights[row] ?? 0;
    }
    const sum = -knapsack.exact(count, gains, itemWeights, capacity, taken);
    if (mark)
      for (let item = 0; item < count; item += 1)
        served[items[from + item] ?? 0] = (served[items[from + item] ?? 0] ?? 0) + (taken[item] ?? 0);
    return sum;
  }

  /** The p columns of greatest worth: only those whose bound could be among them are solved. @returns the sum of their worths. */
  function choose(open: Int32Array): number {
    let count = 0;
    let sum = 0;
    for (let column = 0; column < columns; column += 1) {
      if (fixed[column] === 0) continue;
      worth[column] = solved(column, false);
      sum += worth[column] ?? 0;
      open[count++] = column;
    }
    let free = 0;
    for (let column = 0; column < columns; column += 1) if (fixed[column] === 0) order[free++] = column;
    const rest = order.subarray(0, free).sort((a, b) => (worth[a] ?? 0) - (worth[b] ?? 0) || a - b);
    const chosen: number[] = [];
    const wanted = p - fixedCount;
    for (const column of rest) {
      if (wanted === 0) break;
      const last = chosen[wanted - 1];
      if (last !== undefined && (worth[last] ?? 0) <= (worth[column] ?? 0)) break;
      worth[column] = solved(column, false);
      let at = Math.min(chosen.length, wanted);
      while (at > 0 && (worth[chosen[at - 1] ?? 0] ?? 0) > (worth[column] ?? 0)) at -= 1;
      chosen.splice(at, 0, column);
      if (chosen.length > wanted) chosen.length = wanted;
    }
    for (const column of chosen) {
      sum += worth[column] ?? 0;
      open[count++] = column;
    }
    return sum;
  }

  const open = new Int32Array(p);
  for (let iteration = 0; iteration < options.iterations; iteration += 1) {
    if (options.isOver()) return;
    counts.fill(0);
    let bound = 0;
    for (let row = 0; row < rows; row += 1) {
      const price = Math.min(prices[row] ?? 0, limits[row] ?? 0);
      prices[row] = price;
      bound += price;
      const until = row * nearCount + (nearLength[row] ?? 0);
      for (let at = row * nearCount; at < until; at += 1) {
        const column = near[at] ?? 0;
        if ((costs[row * columns + column] ?? 0) >= price) break;
        if ((weights[row] ?? 0) > (capacities[column] ?? 0)) continue;
        items[column * rows + (counts[column] ?? 0)] = row;
        counts[column] = (counts[column] ?? 0) + 1;
      }
    }
    for (let column = 0; column < columns; column += 1) worth[column] = fractional(column, false);
    bound += choose(open);
    state.iterations += 1;
    idle += 1;
    if (bound > state.bound) {
      if (bound > state.bound + 1e-5 * Math.abs(bound)) idle = 0;
      state.bound = bound;
      state.prices.set(prices);
      state.reduced.set(worth);
    }
    options.tryOpen(open, iteration);
    const best = options.best();
    if (roundedBound(instance, state.bound) >= best * (1 - 1e-12)) return;
    if (idle >= 25) {
      idle = 0;
      step /= 2;
      if (step < 1e-3) return;
      prices.set(state.prices);
      direction.fill(0);
      continue;
    }
    served.fill(0);
    for (const column of open) solved(column, true);
    let square = 0;
    for (let row = 0; row < rows; row += 1) {
      const way = 1 - (served[row] ?? 0) + 0.6 * (direction[row] ?? 0);
      direction[row] = way;
      square += way * way;
    }
    if (square < 1e-12) return;
    const length = (step * Math.max(best * 1.002 - bound, 1e-9 * best)) / square;
    for (let row = 0; row < rows; row += 1) prices[row] = (prices[row] ?? 0) + length * (direction[row] ?? 0);
  }
}
