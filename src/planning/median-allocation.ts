import type { MedianInstance } from './median-instance.ts';

/** Which site serves whom, where no site may serve more than its capacity. */
export interface Allocation {
  /** Open columns. */
  readonly open: Int32Array;
  /** By row: position in `open` of the site that serves it. */
  readonly slotOf: Int32Array;
  /** Weight beyond the capacities, all sites together; 0 in a plan that keeps them. */
  readonly overload: number;
  /** Sum of the costs. */
  readonly value: number;
}

export interface CapacitatedInstance extends MedianInstance {
  /** By column; Infinity without a limit. */
  readonly capacities: Float64Array;
}

/** Weights are added in another order than a checker adds them: what is less than this share of a capacity is no overload. */
const CAPACITY_TOLERANCE = 1e-9;

export function overloadOf(used: number, capacity: number): number {
  return used > capacity * (1 + CAPACITY_TOLERANCE) ? used - capacity : 0;
}

/** Counts an allocation anew from who goes where. */
export function countAllocation(instance: CapacitatedInstance, open: Int32Array, slotOf: Int32Array): Allocation {
  const used = new Float64Array(open.length);
  let value = 0;
  for (let row = 0; row < instance.rows; row += 1) {
    const slot = slotOf[row] ?? 0;
    used[slot] = (used[slot] ?? 0) + (instance.weights[row] ?? 0);
    value += instance.costs[row * instance.columns + (open[slot] ?? 0)] ?? 0;
  }
  let overload = 0;
  for (let slot = 0; slot < open.length; slot += 1) overload += overloadOf(used[slot] ?? 0, instance.capacities[open[slot] ?? 0] ?? 0);
  return { open: Int32Array.from(open), slotOf: Int32Array.from(slotOf), overload, value };
}

/** Less overload first, then less cost. */
export function isBetterAllocation(a: Allocation, b: Allocation): boolean {
  if (a.overload !== b.overload) return a.overload < b.overload;
  return a.value < b.value * (1 - 1e-12);
}

/**
 * Gives each row a site by greatest regret: who would lose most by its second choice chooses first (Martello & Toth 1981, as for
 * generalized assignment). Whom no site has room for goes where least is overloaded. Rows that `kept` says keep theirs.
 */
export function allocateByRegret(instance: CapacitatedInstance, open: Int32Array, kept?: Int32Array): Int32Array {
  const { rows, columns, costs, weights, capacities } = instance;
  const slots = open.length;
  const slotOf = new Int32Array(rows).fill(-1);
  const left = Float64Array.from(open, (column) => (capacities[column] ?? 0) * (1 + CAPACITY_TOLERANCE));
  const waiting: number[] = [];
  for (let row = 0; row < rows; row += 1) {
    const slot = kept?.[row] ?? -1;
    if (slot < 0) {
      waiting.push(row);
      continue;
    }
    slotOf[row] = slot;
    left[slot] = (left[slot] ?? 0) - (weights[row] ?? 0);
  }
  const choice = new Int32Array(rows);
  /** Regret of a row by what room there is now, its choice noted; Infinity with one choice, −1 with none. */
  const regret = (row: number): number => {
    const weight = weights[row] ?? 0;
    let first = Number.POSITIVE_INFINITY;
    let second = Number.POSITIVE_INFINITY;
    let chosen = -1;
    for (let slot = 0; slot < slots; slot += 1) {
      if ((left[slot] ?? 0) < weight) continue;
      const cost = costs[row * columns + (open[slot] ?? 0)] ?? 0;
      if (cost < first) {
        second = first;
        first = cost;
        chosen = slot;
      } else if (cost < second) second = cost;
    }
    choice[row] = chosen;
    // Heavy ones cannot wait: what is left for them is soon none.
    return chosen < 0 ? -1 : second === Number.POSITIVE_INFINITY ? 1e300 : (second - first) * (1 + weight / (1 + (left[chosen] ?? 0)));
  };
  const regrets = new Float64Array(rows);
  for (const row of waiting) regrets[row] = regret(row);
  waiting.sort((a, b) => (regrets[a] ?? 0) - (regrets[b] ?? 0) || b - a);
  const homeless: number[] = [];
  while (waiting.length > 0) {
    const row = waiting.pop() ?? 0;
    if ((choice[row] ?? -1) >= 0 && (left[choice[row] ?? 0] ?? 0) < (weights[row] ?? 0)) {
      // Its choice has filled up meanwhile: it stands in line again with what it would lose now.
      regrets[row] = regret(row);
      let low = 0;
      let high = waiting.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if ((regrets[waiting[middle] ?? 0] ?? 0) < (regrets[row] ?? 0)) low = middle + 1;
        else high = middle;
      }
      waiting.splice(low, 0, row);
      continue;
    }
    const slot = choice[row] ?? -1;
    if (slot < 0) {
      homeless.push(row);
      continue;
    }
    slotOf[row] = slot;
    left[slot] = (left[slot] ?? 0) - (weights[row] ?? 0);
  }
  homeless.sort((a, b) => (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
  for (const row of homeless) {
    let chosen = 0;
    for (let slot = 1; slot < slots; slot += 1) if ((left[slot] ?? 0) > (left[chosen] ?? 0)) chosen = slot;
    slotOf[row] = chosen;
    left[chosen] = (left[chosen] ?? 0) - (weights[row] ?? 0);
  }
  return slotOf;
}
