import type { MedianInstance } from './median-instance.ts';

/** A set of open sites that knows at once what each exchange of two sites would save. */
export interface Interchange {
  /** Sum of the costs of the rows, each at its cheapest open site. */
  value(): number;
  /** Open columns, in no order. */
  open(): Int32Array;
  isOpen(column: number): boolean;
  /** Opens `opened` in the place of `closed`. */
  exchange(opened: number, closed: number): void;
  /** Exchanges until the open columns are these. */
  moveTo(open: ArrayLike<number>): void;
  /** Makes the best exchange again and again until none saves anything, or `isOver` says so. @returns exchanges made. */
  improve(isOver: () => boolean): number;
}

/** Open columns one after the other, each the one that saves most (Kuehn & Hamburger 1963), after those that are fixed. */
export function greedyMedian(instance: MedianInstance): Int32Array {
  const { rows, columns, p, costs, fixed, penalty } = instance;
  const least = new Float64Array(rows).fill(penalty);
  const open = new Int32Array(p);
  const taken = new Uint8Array(columns);
  const savings = new Float64Array(columns);
  let count = 0;
  const add = (column: number): void => {
    open[count++] = column;
    taken[column] = 1;
    for (let row = 0; row < rows; row += 1) {
      const before = least[row] ?? 0;
      const cost = costs[row * columns + column] ?? 0;
      if (cost >= before) continue;
      least[row] = cost;
      reprice(row, before, cost);
    }
  };
  const reprice = (row: number, before: number, after: number): void => {
    const from = row * columns;
    for (let column = 0; column < columns; column += 1) {
      const cost = costs[from + column] ?? 0;
      if (cost < before) savings[column] = (savings[column] ?? 0) - (before - Math.max(cost, after));
    }
  };
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1)
      savings[column] = (savings[column] ?? 0) + penalty - (costs[row * columns + column] ?? 0);
  }
  for (let column = 0; column < columns; column += 1) if (fixed[column] === 1) add(column);
  while (count < p) {
    let best = -1;
    for (let column = 0; column < columns; column += 1) {
      if (taken[column] === 0 && (best < 0 || (savings[column] ?? 0) > (savings[best] ?? 0))) best = column;
    }
    add(best);
  }
  return open;
}

/**
 * Vertex interchange (Teitz & Bart, Oper. Res. 16, 1968, 955–961) with the gains, losses and extras of Resende & Werneck
 * (Eur. J. Oper. Res. 174, 2006, 54–68), which after an exchange change only for the rows it touches.
 */
export function createInterchange(instance: MedianInstance, start: Int32Array): Interchange {
  const { rows, columns, p, costs, fixed, penalty, near, nearCount, nearLength } = instance;
  const open = Int32Array.from(start);
  const slotOf = new Int32Array(columns).fill(-1);
  const first = new Int32Array(rows);
  const firstCost = new Float64Array(rows);
  const second = new Int32Array(rows);
  const secondCost = new Float64Array(rows);
  const gain = new Float64Array(columns);
  const loss = new Float64Array(p);
  const extra = new Float64Array(columns * p);
  const extraSum = new Float64Array(columns);
  let total = 0;

  function place(row: number): void {
    const from = row * nearCount;
    const until = from + (nearLength[row] ?? 0);
    let found = 0;
    first[row] = -1;
    second[row] = -1;
    firstCost[row] = penalty;
    secondCost[row] = penalty;
    for (let at = from; at < until; at += 1) {
      const column = near[at] ?? 0;
      const slot = slotOf[column] ?? -1;
      if (slot < 0) continue;
      if (found === 0) {
        first[row] = slot;
        firstCost[row] = costs[row * columns + column] ?? 0;
        found = 1;
      } else {
        second[row] = slot;
        secondCost[row] = costs[row * columns + column] ?? 0;
        return;
      }
    }
    // The list ended: what is out of reach is not on it, what is beyond its length is looked up.
    if ((nearLength[row] ?? 0) === nearCount && nearCount < columns) placeAmongAll(row);
  }

  function placeAmongAll(row: number): void {
    let a = -1;
    let b = -1;
    let costA = penalty;
    let costB = penalty;
    for (let slot = 0; slot < p; slot += 1) {
      const cost = costs[row * columns + (open[slot] ?? 0)] ?? 0;
      if (cost < costA) {
        b = a;
        costB = costA;
        a = slot;
        costA = cost;
      } else if (cost < costB) {
        b = slot;
        costB = cost;
      }
    }
    first[row] = a;
    firstCost[row] = costA;
    second[row] = b;
    secondCost[row] = costB;
  }

  /** Adds (sign 1) or takes away (−1) what a row contributes to gains, losses and extras. */
  function count(row: number, sign: number): void {
    const c1 = firstCost[row] ?? 0;
    const c2 = secondCost[row] ?? 0;
    const slot = first[row] ?? -1;
    total += sign * c1;
    if (slot >= 0) loss[slot] = (loss[slot] ?? 0) + sign * (c2 - c1);
    const from = row * nearCount;
    const until = from + (nearLength[row] ?? 0);
    const base = row * columns;
    for (let at = from; at < until; at += 1) {
      const column = near[at] ?? 0;
      const cost = costs[base + column] ?? 0;
      if (cost >= c2) return;
      credit(column, cost, c1, c2, slot, sign);
    }
    if ((nearLength[row] ?? 0) < nearCount || nearCount === columns) return;
    const last = costs[base + (near[until - 1] ?? 0)] ?? 0;
    for (let column = 0; column < columns; column += 1) {
      const cost = costs[base + column] ?? 0;
      // Of those as dear as the last of the list, some are on it.
      if (cost < c2 && (cost > last || (cost === last && !isListed(row, column)))) credit(column, cost, c1, c2, slot, sign);
    }
  }

  function isListed(row: number, column: number): boolean {
    for (let at = (row + 1) * nearCount - 1; at >= row * nearCount; at -= 1) if (near[at] === column) return true;
    return false;
  }

  function credit(column: number, cost: number, c1: number, c2: number, slot: number, sign: number): void {
    if (cost < c1) gain[column] = (gain[column] ?? 0) + sign * (c1 - cost);
    if (slot < 0) return;
    const saved = sign * (c2 - Math.max(cost, c1));
    const at = column * p + slot;
    extra[at] = (extra[at] ?? 0) + saved;
    extraSum[column] = (extraSum[column] ?? 0) + saved;
  }

  function rebuild(): void {
    total = 0;
    gain.fill(0);
    loss.fill(0);
    extra.fill(0);
    extraSum.fill(0);
    for (let row = 0; row < rows; row += 1) {
      place(row);
      count(row, 1);
    }
  }

  function exchange(opened: number, closed: number): void {
    const slot = slotOf[closed] ?? -1;
    for (let row = 0; row < rows; row += 1) {
      const loses = first[row] === slot || second[row] === slot;
      const cost = costs[row * columns + opened] ?? 0;
      touched[row] = loses ? 2 : cost < (secondCost[row] ?? 0) ? 1 : 0;
      if (touched[row] !== 0) count(row, -1);
    }
    slotOf[closed] = -1;
    slotOf[opened] = slot;
    open[slot] = opened;
    for (let row = 0; row < rows; row += 1) {
      const kind = touched[row];
      if (kind === 0) continue;
      if (kind === 2) place(row);
      else insert(row, slot, costs[row * columns + opened] ?? 0);
      count(row, 1);
    }
  }

  function insert(row: number, slot: number, cost: number): void {
    if (cost < (firstCost[row] ?? 0)) {
      second[row] = first[row] ?? -1;
      secondCost[row] = firstCost[row] ?? 0;
      first[row] = slot;
      firstCost[row] = cost;
    } else {
      second[row] = slot;
      secondCost[row] = cost;
    }
  }

  /** The exchange that saves most: [saved, opened, closed]. A candidate is looked at only where it could still beat the best. */
  function bestExchange(): readonly [number, number, number] {
    let leastLoss = Number.POSITIVE_INFINITY;
    for (let slot = 0; slot < p; slot += 1) {
      if (fixed[open[slot] ?? 0] === 0 && (loss[slot] ?? 0) < leastLoss) leastLoss = loss[slot] ?? 0;
    }
    let best = 1e-12 * total;
    let opened = -1;
    let closed = -1;
    for (let column = 0; column < columns; column += 1) {
      const gained = gain[column] ?? 0;
      if (gained <= best || (slotOf[column] ?? -1) >= 0 || gained - leastLoss + (extraSum[column] ?? 0) <= best) continue;
      const from = column * p;
      for (let slot = 0; slot < p; slot += 1) {
        const saved = gained - (loss[slot] ?? 0) + (extra[from + slot] ?? 0);
        if (saved > best && fixed[open[slot] ?? 0] === 0) {
          best = saved;
          opened = column;
          closed = open[slot] ?? 0;
        }
      }
    }
    return [best, opened, closed];
  }

  function exactTotal(): number {
    let sum = 0;
    for (let row = 0; row < rows; row += 1) sum += firstCost[row] ?? 0;
    return sum;
  }

  const touched = new Uint8Array(rows);
  open.forEach((column, slot) => {
    slotOf[column] = slot;
  });
  rebuild();

  return {
    value: exactTotal,
    open: () => Int32Array.from(open),
    isOpen: (column) => (slotOf[column] ?? -1) >= 0,
    exchange,
    moveTo(target) {
      const wanted = new Uint8Array(columns);
      for (let at = 0; at < target.length; at += 1) wanted[target[at] ?? 0] = 1;
      const closing = open.filter((column) => wanted[column] === 0);
      const opening: number[] = [];
      for (let at = 0; at < target.length; at += 1) if ((slotOf[target[at] ?? 0] ?? -1) < 0) opening.push(target[at] ?? 0);
      // Beyond about a third of the sites, beginning again costs less than so many exchanges.
      if (closing.length * 3 <= p || closing.length < 3) {
        opening.forEach((column, index) => {
          exchange(column, closing[index] ?? 0);
        });
        return;
      }
      slotOf.fill(-1);
      for (let slot = 0; slot < p; slot += 1) {
        open[slot] = target[slot] ?? 0;
        slotOf[open[slot] ?? 0] = slot;
      }
      rebuild();
    },
    improve(isOver) {
      let made = 0;
      let before = exactTotal();
      while (!isOver()) {
        const [, opened, closed] = bestExchange();
        if (opened < 0) break;
        exchange(opened, closed);
        made += 1;
        const after = exactTotal();
        if (after < before) {
          before = after;
          continue;
        }
        // Sums of sums have drifted: what looked a saving is none.
        exchange(closed, opened);
        rebuild();
        break;
      }
      return made;
    },
  };
}
