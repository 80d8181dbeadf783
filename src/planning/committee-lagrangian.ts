import { type RankHeap, rankHeap } from './committee-heap.ts';
import type { CommitteeModel } from './committee-model.ts';
import type { SeatPairs } from './committee-pairs.ts';
import { type ComponentRange, componentRanges } from './committee-quota.ts';

/** So many of the cheapest are picked one by one before the rest is put in order. */
const FEW_PICKS = 12;

export interface AssignmentBound {
  /** No plan, connected or not, costs less. */
  readonly bound: number;
  /** By atom: what its being in a group is worth. */
  readonly prices: Float64Array;
}

export interface BoundOptions {
  readonly groups: number;
  /** The cost of a plan. */
  readonly incumbent: number;
  readonly iterations: number;
  readonly isOver: () => boolean;
  readonly watch?: (bound: number) => void;
}

/**
 * A bound of the model of Hess et al. (1965) without contiguity: «each atom in one group» is priced (Lagrangian relaxation with
 * subgradients after Held, Wolfe & Crowder 1974), and what is left is, for each seat, a knapsack within the bounds, relaxed to fractions.
 */
export function assignmentBound(model: CommitteeModel, pairs: SeatPairs, start: Float64Array, options: BoundOptions): AssignmentBound {
  const { atomCount } = model;
  const ranges = componentRanges(model);
  const prices = Float64Array.from(start, (price, atom) => Math.min(price, pairs.caps[atom] ?? 0));
  const knapsack = seatKnapsack(model, pairs);
  const taken = new Float64Array(atomCount);
  const seats = seatsOfComponents(model);
  let best = Number.NEGATIVE_INFINITY;
  let bestPrices = prices.slice();
  let scale = 1.2;
  let stale = 0;
  const direction = new Float64Array(atomCount);
  for (let step = 0; step < options.iterations && !options.isOver(); step += 1) {
    const values = knapsack.valuesOf(prices);
    const chosen = chooseSeats(seats, ranges, values, options.groups, (seat) => knapsack.exact(prices, seat));
    if (chosen === null) return { bound: Number.POSITIVE_INFINITY, prices };
    let bound = 0;
    for (const price of prices) bound += price;
    taken.fill(0);
    for (const seat of chosen) {
      bound += values[seat] ?? 0;
      knapsack.addShares(prices, seat, taken);
    }
    if (bound > best) {
      if (bound > best + 1e-4 * Math.abs(best)) stale = 0;
      best = bound;
      bestPrices = prices.slice();
      options.watch?.(best);
    } else stale += 1;
    if (stale >= 10) {
      scale *= 0.6;
      stale = 0;
      prices.set(bestPrices);
      if (scale < 2e-3) break;
    }
    const gap = options.incumbent - best;
    if (gap <= 1e-9 * Math.abs(options.incumbent)) break;
    let norm = 0;
    for (let atom = 0; atom < atomCount; atom += 1) {
      const part = 1 - (taken[atom] ?? 0) + 0.4 * (direction[atom] ?? 0);
      direction[atom] = part;
      norm += part * part;
    }
    if (norm < 1e-12) break;
    const stride = (scale * Math.max(gap, 1e-3 * options.incumbent)) / norm;
    for (let atom = 0; atom < atomCount; atom += 1) {
      prices[atom] = Math.min((prices[atom] ?? 0) + stride * (direction[atom] ?? 0), pairs.caps[atom] ?? 0);
    }
  }
  return { bound: best, prices: bestPrices };
}

/**
 * The seats of least value, as many as there are groups, and as many of each component as it needs and can have.
 * @param values by seat, at most what each is worth; made exact, by `exact`, for those that are asked.
 * @returns null where it cannot be.
 */
export function chooseSeats(
  seatsByComponent: readonly Int32Array[],
  ranges: readonly ComponentRange[],
  values: Float64Array,
  groups: number,
  exact: (seat: number) => number,
): readonly number[] | null {
  const isExact = new Uint8Array(values.length);
  const next = (heap: RankHeap<number>): number | null => {
    for (let entry = heap.pop(); entry !== null; entry = heap.pop()) {
      const seat = entry.value;
      if (isExact[seat] === 1) return entry.rank < Number.POSITIVE_INFINITY ? seat : null;
      isExact[seat] = 1;
      values[seat] = Math.max(values[seat] ?? 0, exact(seat));
      heap.push(values[seat] ?? 0, seat);
    }
    return null;
  };
  const chosen: number[] = [];
  const counts = ranges.map(({ fewest }) => fewest);
  const rest = rankHeap<number>();
  const componentOf = new Int32Array(values.length);
  for (const [component, seats] of seatsByComponent.entries()) {
    const heap = rankHeap<number>();
    for (const seat of seats) {
      componentOf[seat] = component;
      heap.push(values[seat] ?? 0, seat);
    }
    for (let taken = 0; taken < (ranges[component]?.fewest ?? 0); taken += 1) {
      const seat = next(heap);
      if (seat === null) return null;
      chosen.push(seat);
    }
    if ((ranges[component]?.fewest ?? 0) >= (ranges[component]?.most ?? 0)) continue;
    for (let entry = heap.pop(); entry !== null; entry = heap.pop()) rest.push(entry.rank, entry.value);
  }
  while (chosen.length < groups) {
    const seat = next(rest);
    if (seat === null) return null;
    const component = componentOf[seat] ?? 0;
    if ((counts[component] ?? 0) >= (ranges[component]?.most ?? 0)) continue;
    counts[component] = (counts[component] ?? 0) + 1;
    chosen.push(seat);
  }
  return chosen.length === groups ? chosen : null;
}

export function seatsOfComponents(model: CommitteeModel): Int32Array[] {
  const seats: number[][] = Array.from({ length: model.components.count }, () => []);
  for (const [unit, atom] of model.atomOf.entries()) seats[model.components.labels[atom] ?? 0]?.push(unit);
  return seats.map((row) => Int32Array.from(row));
}

interface SeatKnapsack {
  /** By unit: no group with its seat there has a lesser reduced cost. */
  valuesOf(prices: Float64Array): Float64Array;
  /** The same, of one unit, with the bounds. */
  exact(prices: Float64Array, seat: number): number;
  /** Adds what that group holds of each atom. */
  addShares(prices: Float64Array, seat: number, taken: Float64Array): void;
}

function seatKnapsack(model: CommitteeModel, pairs: SeatPairs): SeatKnapsack {
  const values = new Float64Array(model.unitCount);
  const items: number[] = [];
  const reduced = new Float64Array(model.atomCount);
  const bounded = model.sizes.filter(({ min, max }) => min > 0 || max < Number.POSITIVE_INFINITY);
  /** Lists what lowers the cost into `items`; returns its sum with the seat's own atom, which is always in. */
  const gather = (prices: Float64Array, seat: number): number => {
    const own = model.atomOf[seat] ?? 0;
    items.length = 0;
    let sum = 0;
    for (let at = pairs.offsets[seat] ?? 0; at < (pairs.offsets[seat + 1] ?? 0); at += 1) {
      const atom = pairs.atoms[at] ?? 0;
      const cost = (pairs.costs[at] ?? 0) - (prices[atom] ?? 0);
      reduced[atom] = cost;
      if (atom !== own && cost >= 0) continue;
      sum += cost;
      if (atom !== own) items.push(atom);
    }
    return sum;
  };
  const worth = new Float64Array(model.atomCount);
  const worthOf = (atom: number, of: Float64Array): number => {
    const cost = reduced[atom] ?? 0;
    const weight = of[atom] ?? 0;
    return weight > 0 ? cost / weight : cost < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  };
  const byWorth = (one: number, other: number): number => {
    const [left, right] = [worth[one] ?? 0, worth[other] ?? 0];
    return left < right ? -1 : left > right ? 1 : one - other;
  };
  const bringLeast = (atoms: number[], from: number): void => {
    let least = from;
    for (let at = from + 1; at < atoms.length; at += 1) if ((worth[atoms[at] ?? 0] ?? 0) < (worth[atoms[least] ?? 0] ?? 0)) least = at;
    const held = atoms[from] ?? 0;
    atoms[from] = atoms[least] ?? 0;
    atoms[least] = held;
  };
  /** Solves for one bounded sum; with `taken`, adds the shares too. */
  const fill = (seat: number, sum: number, at: number, taken: Float64Array | null): number => {
    const own = model.atomOf[seat] ?? 0;
    const size = bounded[at];
    if (size === undefined) {
      if (taken !== null) for (const atom of [own, ...items]) taken[atom] = (taken[atom] ?? 0) + 1;
      return sum;
    }
    const { of, min, max } = size;
    let load = of[own] ?? 0;
    if (load > max) return Number.POSITIVE_INFINITY;
    for (const atom of items) load += of[atom] ?? 0;
    let value = sum;
    const shares: [number, number][] = [];
    if (load > max) {
      for (const atom of items) worth[atom] = worthOf(atom, of);
      const order = items.slice().sort(byWorth);
      for (let last = order.length - 1; last >= 0 && load > max; last -= 1) {
        const atom = order[last] ?? 0;
        const weight = of[atom] ?? 0;
        if (weight <= 0) continue;
        const share = Math.min(1, (load - max) / weight);
        value -= share * (reduced[atom] ?? 0);
        load -= share * weight;
        shares.push([atom, -share]);
      }
    } else if (load < min && pairs.isComplete) {
      const others: number[] = [];
      for (let row = pairs.offsets[seat] ?? 0; row < (pairs.offsets[seat + 1] ?? 0); row += 1) {
        const atom = pairs.atoms[row] ?? 0;
        if (atom === own || (reduced[atom] ?? 0) < 0 || (of[atom] ?? 0) <= 0) continue;
        worth[atom] = worthOf(atom, of);
        others.push(atom);
      }
      // Mostly a few are enough: they are picked one by one, and only where many are needed all are put in order.
      for (let picked = 0; load < min && picked < others.length; picked += 1) {
        if (picked === FEW_PICKS) others.splice(picked, others.length, ...others.slice(picked).sort(byWorth));
        if (picked < FEW_PICKS) bringLeast(others, picked);
        const atom = others[picked] ?? 0;
        const weight = of[atom] ?? 0;
        const share = Math.min(1, (min - load) / weight);
        value += share * (reduced[atom] ?? 0);
        load += share * weight;
        shares.push([atom, share]);
      }
      if (load < min - 1e-9) return Number.POSITIVE_INFINITY;
    }
    if (taken !== null) {
      for (const atom of [own, ...items]) taken[atom] = (taken[atom] ?? 0) + 1;
      for (const [atom, share] of shares) taken[atom] = (taken[atom] ?? 0) + share;
    }
    return value;
  };
  const count = Math.max(1, bounded.length);
  return {
    valuesOf(prices) {
      for (let seat = 0; seat < model.unitCount; seat += 1) {
        const own = model.atomOf[seat] ?? 0;
        let sum = 0;
        for (let at = pairs.offsets[seat] ?? 0; at < (pairs.offsets[seat + 1] ?? 0); at += 1) {
          const atom = pairs.atoms[at] ?? 0;
          const cost = (pairs.costs[at] ?? 0) - (prices[atom] ?? 0);
          if (cost < 0 || atom === own) sum += cost;
        }
        values[seat] = sum;
      }
      return values;
    },
    exact(prices, seat) {
      const sum = gather(prices, seat);
      let value = Number.NEGATIVE_INFINITY;
      for (let at = 0; at < count; at += 1) value = Math.max(value, fill(seat, sum, at, null));
      return value;
    },
    addShares(prices, seat, taken) {
      const sum = gather(prices, seat);
      let dearest = 0;
      let value = Number.NEGATIVE_INFINITY;
      for (let at = 0; at < count; at += 1) {
        const filled = fill(seat, sum, at, null);
        if (filled > value) [dearest, value] = [at, filled];
      }
      fill(seat, sum, dearest, taken);
    },
  };
}
