import { type Reach, sumOf, weightReached } from './cover-reach.ts';
import type { Random } from './random.ts';

/** Open columns, what opening or closing each would change, kept up to date as one goes for another. */
export interface CoverSwap {
  /** Weight that the open columns reach. */
  value(): number;
  open(): Int32Array;
  /** Exchanges the best pair until none gains. @returns the exchanges made. */
  descend(): number;
  /** Exchanges `count` open columns, drawn at random, each for the best of some drawn at random. */
  kick(random: Random, count: number): void;
  /** Opens these instead. */
  restore(open: ArrayLike<number>): void;
}

/**
 * Interchange for the maximal cover (Teitz & Bart 1968), with the gains, losses and their overlaps kept in tables as Resende & Werneck
 * (2007) do for the p-median: an exchange costs what changes.
 */
export function createCoverSwap(reach: Reach, start: ArrayLike<number>): CoverSwap {
  const { columns, weights, rowStarts, rowColumns, columnStarts, columnRows } = reach;
  const size = start.length;
  const slotOf = new Int32Array(columns).fill(-1);
  const open = new Int32Array(size);
  /** How many open columns reach a row, and the sum of their numbers: of one, its number. */
  const counts = new Int32Array(reach.rows);
  const sums = new Float64Array(reach.rows);
  const gains = new Float64Array(columns);
  const losses = new Float64Array(size);
  /** Per open slot and column: weight that only this slot reaches and that column would reach too. */
  const shared = new Float64Array(size * columns);
  const tolerance = 1e-9 * Math.max(1, sumOf(weights));

  function spread(row: number, into: Float64Array, offset: number, weight: number): void {
    for (let entry = rowStarts[row] ?? 0; entry < (rowStarts[row + 1] ?? 0); entry += 1) {
      const at = offset + (rowColumns[entry] ?? 0);
      into[at] = (into[at] ?? 0) + weight;
    }
  }

  function own(row: number, sign: number): void {
    const slot = slotOf[sums[row] ?? 0] ?? 0;
    const weight = sign * (weights[row] ?? 0);
    losses[slot] = (losses[slot] ?? 0) + weight;
    spread(row, shared, slot * columns, weight);
  }

  function add(column: number, slot: number): void {
    slotOf[column] = slot;
    open[slot] = column;
    losses[slot] = 0;
    shared.fill(0, slot * columns, (slot + 1) * columns);
    for (let at = columnStarts[column] ?? 0; at < (columnStarts[column + 1] ?? 0); at += 1) {
      const row = columnRows[at] ?? 0;
      const count = counts[row] ?? 0;
      if (count === 1) own(row, -1);
      counts[row] = count + 1;
      sums[row] = (sums[row] ?? 0) + column;
      if (count !== 0) continue;
      spread(row, gains, 0, -(weights[row] ?? 0));
      own(row, 1);
    }
  }

  function remove(slot: number): void {
    const column = open[slot] ?? 0;
    for (let at = columnStarts[column] ?? 0; at < (columnStarts[column + 1] ?? 0); at += 1) {
      const row = columnRows[at] ?? 0;
      const count = counts[row] ?? 0;
      counts[row] = count - 1;
      sums[row] = (sums[row] ?? 0) - column;
      if (count === 1) spread(row, gains, 0, weights[row] ?? 0);
      if (count === 2) own(row, 1);
    }
    slotOf[column] = -1;
  }

  function restore(columnsToOpen: ArrayLike<number>): void {
    slotOf.fill(-1);
    counts.fill(0);
    sums.fill(0);
    losses.fill(0);
    shared.fill(0);
    gains.fill(0);
    for (let row = 0; row < reach.rows; row += 1) spread(row, gains, 0, weights[row] ?? 0);
    for (let slot = 0; slot < size; slot += 1) add(columnsToOpen[slot] ?? 0, slot);
  }

  function exchange(slot: number, column: number): void {
    remove(slot);
    add(column, slot);
  }

  restore(start);
  return {
    value: () => weightReached(reach, open),
    open: () => open.slice(),
    descend() {
      let made = 0;
      for (;;) {
        let best = tolerance;
        let bestSlot = -1;
        let bestColumn = -1;
        for (let slot = 0; slot < size; slot += 1) {
          const loss = losses[slot] ?? 0;
          const offset = slot * columns;
          for (let column = 0; column < columns; column += 1) {
            const change = (gains[column] ?? 0) - loss + (shared[offset + column] ?? 0);
            if (change > best && (slotOf[column] ?? 0) < 0) {
              best = change;
              bestSlot = slot;
              bestColumn = column;
            }
          }
        }
        if (bestSlot < 0) return made;
        exchange(bestSlot, bestColumn);
        made += 1;
      }
    },
    kick(random, count) {
      for (let round = 0; round < count && size > 0 && size < columns; round += 1) {
        const slot = random.below(size);
        let column = -1;
        for (let draw = 0; draw < 3; draw += 1) {
          const drawn = random.below(columns);
          if ((slotOf[drawn] ?? 0) >= 0) continue;
          if (column < 0 || (gains[drawn] ?? 0) > (gains[column] ?? 0)) column = drawn;
        }
        if (column >= 0) exchange(slot, column);
      }
    },
    restore,
  };
}

/** `count` columns, each the one that adds most to those before (Church & ReVelle 1974); of equals the one of the least rank. */
export function greedyCover(reach: Reach, count: number, ranks: ArrayLike<number>): Int32Array {
  const { columns, weights, rowStarts, rowColumns, columnStarts, columnRows } = reach;
  const gains = new Float64Array(columns);
  const isReached = new Uint8Array(reach.rows);
  const isOpen = new Uint8Array(columns);
  for (let row = 0; row < reach.rows; row += 1) {
    for (let entry = rowStarts[row] ?? 0; entry < (rowStarts[row + 1] ?? 0); entry += 1) {
      const column = rowColumns[entry] ?? 0;
      gains[column] = (gains[column] ?? 0) + (weights[row] ?? 0);
    }
  }
  const open = new Int32Array(Math.min(count, columns));
  for (let at = 0; at < open.length; at += 1) {
    let best = -1;
    for (let column = 0; column < columns; column += 1) {
      if (isOpen[column] === 1) continue;
      const lead = best < 0 ? 1 : (gains[column] ?? 0) - (gains[best] ?? 0) || (ranks[best] ?? 0) - (ranks[column] ?? 0);
      if (lead > 0) best = column;
    }
    open[at] = best;
    isOpen[best] = 1;
    for (let entry = columnStarts[best] ?? 0; entry < (columnStarts[best + 1] ?? 0); entry += 1) {
      const row = columnRows[entry] ?? 0;
      if (isReached[row] === 1) continue;
      isReached[row] = 1;
      for (let inner = rowStarts[row] ?? 0; inner < (rowStarts[row + 1] ?? 0); inner += 1) {
        const column = rowColumns[inner] ?? 0;
        gains[column] = (gains[column] ?? 0) - (weights[row] ?? 0);
      }
    }
  }
  return open;
}
