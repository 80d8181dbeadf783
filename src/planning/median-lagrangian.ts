import { type MedianInstance, roundedBound } from './median-instance.ts';

/** Prices of the rows, and what they prove. */
export interface LagrangianState {
  /** Multipliers with which the best bound was reached. */
  readonly prices: Float64Array;
  /** No plan costs less (not rounded). */
  bound: number;
  /** Reduced cost of each column at those prices: ≤ 0. */
  readonly reduced: Float64Array;
  iterations: number;
}

export interface LagrangianOptions {
  readonly iterations: number;
  /** Cost of the best plan known, asked anew each time. */
  readonly best: () => number;
  /** Told of the sites that a step chose. */
  readonly tryOpen: (open: Int32Array, iteration: number) => void;
  readonly isOver: () => boolean;
  /** How far the first step goes; halved whenever nothing is won for a while. */
  readonly step: number;
}

export function startLagrangian(instance: MedianInstance, open: Int32Array): LagrangianState {
  const { rows, columns, costs, penalty } = instance;
  const prices = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    let first = penalty;
    let second = penalty;
    for (const column of open) {
      const cost = costs[row * columns + column] ?? 0;
      if (cost < first) {
        second = first;
        first = cost;
      } else if (cost < second) second = cost;
    }
    prices[row] = second < penalty ? (first + second) / 2 : first < penalty ? first : 0;
  }
  return { prices, bound: Number.NEGATIVE_INFINITY, reduced: new Float64Array(columns), iterations: 0 };
}

/**
 * Lower bound by subgradient steps on the prices of the rows: each row need no longer be served once, but pays for it (Narula, Ogbu &
 * Samuelsson, Oper. Res. 25, 1977, 709–713; Beasley, Eur. J. Oper. Res. 21, 1985, 270–273). Directions are smoothed as in Camerini,
 * Fratta & Maffioli 1975. Improves `state` in place.
 */
export function raiseBound(instance: MedianInstance, state: LagrangianState, options: LagrangianOptions): void {
  const { rows, columns, costs, near, nearCount, nearLength } = instance;
  const prices = Float64Array.from(state.prices);
  const limit = priceLimits(instance);
  const reduced = new Float64Array(columns);
  const direction = new Float64Array(rows);
  const chooser = createChooser(instance);
  let step = options.step;
  let idle = 0;
  for (let iteration = 0; iteration < options.iterations; iteration += 1) {
    if (options.isOver()) return;
    reduced.fill(0);
    let bound = 0;
    for (let row = 0; row < rows; row += 1) {
      const price = Math.min(prices[row] ?? 0, limit[row] ?? 0);
      prices[row] = price;
      bound += price;
      const base = row * columns;
      const until = row * nearCount + (nearLength[row] ?? 0);
      for (let at = row * nearCount; at < until; at += 1) {
        const column = near[at] ?? 0;
        const over = (costs[base + column] ?? 0) - price;
        if (over >= 0) break;
        reduced[column] = (reduced[column] ?? 0) + over;
      }
    }
    const open = chooser.choose(reduced);
    for (const column of open) bound += reduced[column] ?? 0;
    state.iterations += 1;
    idle += 1;
    if (bound > state.bound) {
      if (bound > state.bound + 1e-6 * Math.abs(bound)) idle = 0;
      state.bound = bound;
      state.prices.set(prices);
      state.reduced.set(reduced);
    }
    options.tryOpen(open, iteration);
    const best = options.best();
    if (roundedBound(instance, state.bound) >= best * (1 - 1e-12)) return;
    if (idle >= 20) {
      idle = 0;
      step /= 2;
      if (step < 2e-4) return;
      prices.set(state.prices);
      direction.fill(0);
      continue;
    }
    let square = 0;
    for (let row = 0; row < rows; row += 1) {
      let served = 0;
      const base = row * columns;
      const price = prices[row] ?? 0;
      const until = row * nearCount + (nearLength[row] ?? 0);
      for (let at = row * nearCount; at < until; at += 1) {
        const column = near[at] ?? 0;
        if ((costs[base + column] ?? 0) >= price) break;
        served += chooser.isOpen[column] ?? 0;
      }
      const way = 1 - served + 0.7 * (direction[row] ?? 0);
      direction[row] = way;
      square += way * way;
    }
    if (square < 1e-12) return;
    const length = (step * Math.max(best * 1.002 - bound, 1e-9 * best)) / square;
    for (let row = 0; row < rows; row += 1) prices[row] = (prices[row] ?? 0) + length * (direction[row] ?? 0);
  }
}

/** Above the last cost of a row's list of near columns a price would overlook columns, and the bound would be none. */
function priceLimits({ rows, columns, costs, near, nearCount, nearLength }: MedianInstance): Float64Array {
  const limits = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) {
    const isWhole = nearCount === columns || (nearLength[row] ?? 0) < nearCount;
    limits[row] = isWhole ? Number.POSITIVE_INFINITY : (costs[row * columns + (near[(row + 1) * nearCount - 1] ?? 0)] ?? 0);
  }
  return limits;
}

/** Chooses the p columns of least reduced cost, those that are fixed among them. */
function createChooser({ columns, p, fixed, fixedCount }: MedianInstance) {
  const isOpen = new Uint8Array(columns);
  const open = new Int32Array(p);
  const sorted = new Float64Array(columns);
  return {
    isOpen,
    choose(reduced: Float64Array): Int32Array {
      let free = 0;
      for (let column = 0; column < columns; column += 1) if (fixed[column] === 0) sorted[free++] = reduced[column] ?? 0;
      const wanted = p - fixedCount;
      const border = wanted === 0 ? Number.NEGATIVE_INFINITY : (sorted.subarray(0, free).sort()[wanted - 1] ?? 0);
      let count = 0;
      for (let column = 0; column < columns; column += 1) {
        const isIn = fixed[column] === 1 || (reduced[column] ?? 0) < border;
        isOpen[column] = isIn ? 1 : 0;
        if (isIn) open[count++] = column;
      }
      for (let column = 0; count < p && column < columns; column += 1) {
        if (isOpen[column] === 0 && reduced[column] === border) {
          isOpen[column] = 1;
          open[count++] = column;
        }
      }
      return open;
    },
  };
}
