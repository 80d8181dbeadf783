import { type Allocation, allocateByRegret, type CapacitatedInstance, countAllocation, overloadOf } from './median-allocation.ts';

/** Rows up to which chains of two moves are tried: beyond, shifts and swaps must do. */
const MOST_ROWS_FOR_CHAINS = 1500;

/** Metres × weight that one unit of overload counts as: more than moving it anywhere else costs, on average. */
function overloadPrice({ rows, columns, costs, weights, near, nearCount, nearLength }: CapacitatedInstance): number {
  let range = 0;
  let weight = 0;
  for (let row = 0; row < rows; row += 1) {
    const last = near[row * nearCount + (nearLength[row] ?? 0) - 1] ?? 0;
    range += costs[row * columns + last] ?? 0;
    weight += weights[row] ?? 0;
  }
  return (5 * (range + 1)) / Math.max(weight, Number.MIN_VALUE);
}

/**
 * Local search for single-source capacities: shift one row, swap two, chains of two moves, and move a site to the candidate that suits
 * those it serves better (Osman & Christofides, Int. Trans. Oper. Res. 1, 1994, 317–336). Overload is allowed on the way, at a price.
 */
export function createReallocator(instance: CapacitatedInstance, isOver: () => boolean) {
  const { rows, columns, p, costs, weights, capacities, fixed } = instance;
  const basePrice = overloadPrice(instance);
  const open = new Int32Array(p);
  const isOpen = new Uint8Array(columns);
  const slotOf = new Int32Array(rows);
  const used = new Float64Array(p);
  const members: number[][] = Array.from({ length: p }, () => []);
  const place = new Int32Array(rows);
  let price = basePrice;

  const costAt = (row: number, slot: number): number => costs[row * columns + (open[slot] ?? 0)] ?? 0;
  /** What overload of a slot costs with `added` more weight, less what it costs now. */
  const burden = (slot: number, added: number): number => {
    const capacity = capacities[open[slot] ?? 0] ?? 0;
    const now = used[slot] ?? 0;
    return price * (overloadOf(now + added, capacity) - overloadOf(now, capacity));
  };

  function load(from: Int32Array, slots: Int32Array): void {
    isOpen.fill(0);
    used.fill(0);
    open.set(from);
    for (let slot = 0; slot < p; slot += 1) {
      isOpen[open[slot] ?? 0] = 1;
      members[slot] = [];
    }
    for (let row = 0; row < rows; row += 1) {
      const slot = slots[row] ?? 0;
      slotOf[row] = slot;
      used[slot] = (used[slot] ?? 0) + (weights[row] ?? 0);
      place[row] = (members[slot]?.push(row) ?? 1) - 1;
    }
  }

  function move(row: number, to: number): void {
    const from = slotOf[row] ?? 0;
    const old = members[from] ?? [];
    const last = old.pop() ?? row;
    if (last !== row) {
      old[place[row] ?? 0] = last;
      place[last] = place[row] ?? 0;
    }
    used[from] = (used[from] ?? 0) - (weights[row] ?? 0);
    used[to] = (used[to] ?? 0) + (weights[row] ?? 0);
    place[row] = (members[to]?.push(row) ?? 1) - 1;
    slotOf[row] = to;
  }

  /** The best shift, swap or chain that begins with this row, made if it saves anything. */
  function improveRow(row: number, withChains: boolean): boolean {
    const from = slotOf[row] ?? 0;
    const weight = weights[row] ?? 0;
    const own = costAt(row, from);
    const relief = burden(from, -weight);
    let best = -1e-9 * (1 + own);
    let target = -1;
    let partner = -1;
    let third = -1;
    for (let to = 0; to < p; to += 1) {
      if (to === from) continue;
      const way = costAt(row, to) - own;
      // Of two that change places, one comes nearer: it is the one that begins.
      if (way >= 0 && relief === 0) continue;
      const alone = way + relief + burden(to, weight);
      if (alone < best) {
        best = alone;
        target = to;
        partner = -1;
      }
      if (burden(to, weight) === 0) continue;
      for (const other of members[to] ?? []) {
        const weightOther = weights[other] ?? 0;
        const ownOther = costAt(other, to);
        const stay = way + burden(to, weight - weightOther) - ownOther;
        const swapped = stay + costAt(other, from) + burden(from, weightOther - weight);
        if (swapped < best) {
          best = swapped;
          target = to;
          partner = other;
          third = from;
        }
        if (!withChains || stay + relief >= best) continue;
        for (let on = 0; on < p; on += 1) {
          if (on === from || on === to) continue;
          const chained = stay + relief + costAt(other, on);
          if (chained < best && chained + burden(on, weightOther) < best) {
            best = chained + burden(on, weightOther);
            target = to;
            partner = other;
            third = on;
          }
        }
      }
    }
    if (target < 0) return false;
    if (partner >= 0) move(partner, third);
    move(row, target);
    return true;
  }

  /** Moves a site to where those it serves are better off, if there is room for them. */
  function relocate(slot: number): boolean {
    const here = open[slot] ?? 0;
    const own = members[slot] ?? [];
    if (fixed[here] === 1 || own.length === 0) return false;
    const now = used[slot] ?? 0;
    let best = price * overloadOf(now, capacities[here] ?? 0);
    for (const row of own) best += costAt(row, slot);
    best -= 1e-9 * (1 + best);
    let chosen = -1;
    for (let column = 0; column < columns; column += 1) {
      if (isOpen[column] === 1) continue;
      let sum = price * overloadOf(now, capacities[column] ?? 0);
      for (let at = 0; at < own.length && sum < best; at += 1) sum += costs[(own[at] ?? 0) * columns + column] ?? 0;
      if (sum < best) {
        best = sum;
        chosen = column;
      }
    }
    if (chosen < 0) return false;
    isOpen[here] = 0;
    isOpen[chosen] = 1;
    open[slot] = chosen;
    return true;
  }

  function descend(): void {
    const withChains = rows <= MOST_ROWS_FOR_CHAINS;
    for (let isBetter = true; isBetter && !isOver(); ) {
      isBetter = false;
      for (let row = 0; row < rows; row += 1) if (improveRow(row, withChains)) isBetter = true;
      if (isBetter) continue;
      for (let slot = 0; slot < p; slot += 1) if (relocate(slot)) isBetter = true;
    }
  }

  const overload = (): number => used.reduce((sum, weight, slot) => sum + overloadOf(weight, capacities[open[slot] ?? 0] ?? 0), 0);

  /** The allocation improved until no move saves anything; dearer overload is tried where some is left. */
  function improve(from: Int32Array, slots: Int32Array): Allocation {
    load(from, slots);
    price = basePrice;
    descend();
    for (let again = 0; again < 3 && overload() > 0 && !isOver(); again += 1) {
      price *= 8;
      descend();
    }
    return countAllocation(instance, open, slotOf);
  }

  return {
    improve,
    /** Begins anew with these sites. */
    allocate: (sites: Int32Array): Allocation => improve(sites, allocateByRegret(instance, sites)),
  };
}
