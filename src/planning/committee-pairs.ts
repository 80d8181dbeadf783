import type { CommitteeModel } from './committee-model.ts';

/**
 * Which atom may be in a group with its seat at which unit, as compressed rows by seat. Where not all are listed, those left out are dearer
 * than `caps` of their atom.
 */
export interface SeatPairs {
  readonly offsets: Int32Array;
  readonly atoms: Int32Array;
  readonly costs: Float64Array;
  /** By atom: the least cost to a seat that is not listed; Infinity where all are. */
  readonly caps: Float64Array;
  readonly isComplete: boolean;
}

/** More pairs than this are not listed. */
const MOST_PAIRS = 3_000_000;

/** @param groups about how many groups there will be: the fewer, the farther an atom may be from its seat. */
export function seatPairs(model: CommitteeModel, groups: number): SeatPairs {
  const { atomCount, unitCount } = model;
  const seats = seatsByAtom(model);
  const widest = seats.reduce((most, row) => Math.max(most, row.length), 0);
  const whole = seats.reduce((sum, row) => sum + row.length, 0);
  const wanted = Math.max(60, Math.ceil((8 * unitCount) / Math.max(1, groups)));
  const nearest = whole <= MOST_PAIRS / 2 ? widest : Math.min(wanted, Math.floor(MOST_PAIRS / Math.max(1, atomCount)));
  const caps = new Float64Array(atomCount).fill(Number.POSITIVE_INFINITY);
  const counts = new Int32Array(unitCount + 1);
  const chosen: Int32Array[] = [];
  const prices: Float64Array[] = [];
  let isComplete = true;
  for (let atom = 0; atom < atomCount; atom += 1) {
    const row = seats[atom] ?? new Int32Array(0);
    const costs = costsToSeats(model, atom, row);
    let limit = Number.POSITIVE_INFINITY;
    if (row.length > nearest) {
      limit = valueAtRank(costs.slice(), nearest);
      caps[atom] = limit;
      isComplete = false;
    }
    const picks: number[] = [];
    for (let at = 0; at < row.length; at += 1) if ((costs[at] ?? 0) < limit) picks.push(at);
    chosen.push(Int32Array.from(picks, (at) => row[at] ?? 0));
    prices.push(Float64Array.from(picks, (at) => costs[at] ?? 0));
    for (const at of picks) counts[(row[at] ?? 0) + 1] = (counts[(row[at] ?? 0) + 1] ?? 0) + 1;
  }
  for (let seat = 0; seat < unitCount; seat += 1) counts[seat + 1] = (counts[seat + 1] ?? 0) + (counts[seat] ?? 0);
  const offsets = counts.slice();
  const atoms = new Int32Array(offsets[unitCount] ?? 0);
  const costs = new Float64Array(atoms.length);
  for (let atom = 0; atom < atomCount; atom += 1) {
    for (const [at, seat] of (chosen[atom] ?? new Int32Array(0)).entries()) {
      const place = counts[seat] ?? 0;
      counts[seat] = place + 1;
      atoms[place] = atom;
      costs[place] = prices[atom]?.[at] ?? 0;
    }
  }
  return { offsets, atoms, costs, caps, isComplete };
}

function costsToSeats({ unitsOf, x, y, weight }: CommitteeModel, atom: number, seats: Int32Array): Float64Array {
  const costs = new Float64Array(seats.length);
  for (const unit of unitsOf[atom] ?? []) {
    const [px, py, heft] = [x[unit] ?? 0, y[unit] ?? 0, weight[unit] ?? 0];
    for (let at = 0; at < seats.length; at += 1) {
      const seat = seats[at] ?? 0;
      const dx = px - (x[seat] ?? 0);
      const dy = py - (y[seat] ?? 0);
      costs[at] = (costs[at] ?? 0) + heft * Math.sqrt(dx * dx + dy * dy);
    }
  }
  return costs;
}

/** The units that can be the seat of a group with the atom: of its component, not across a border, not apart. */
function seatsByAtom(model: CommitteeModel): Int32Array[] {
  const byKind = new Map<number, Int32Array>();
  const kindOf = (atom: number): number => (model.components.labels[atom] ?? 0) * 4_000_000 + (model.border[atom] ?? -1) + 1;
  return model.unitsOf.map((_, atom) => {
    const kind = kindOf(atom);
    let row = byKind.get(kind);
    if (row === undefined) {
      const border = model.border[atom] ?? -1;
      row = Int32Array.from(
        [...model.atomOf.keys()].filter((unit) => {
          const other = model.atomOf[unit] ?? 0;
          const held = model.border[other] ?? -1;
          return model.components.labels[other] === model.components.labels[atom] && (border < 0 || held < 0 || border === held);
        }),
      );
      byKind.set(kind, row);
    }
    const enemies = model.apart[atom] ?? [];
    return enemies.length === 0 ? row : row.filter((unit) => !enemies.includes(model.atomOf[unit] ?? -1));
  });
}

/** The value that stands at a rank once they are in order (quickselect, Hoare 1961); reorders them. */
function valueAtRank(values: Float64Array, rank: number): number {
  let [low, high] = [0, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left += 1;
      while ((values[right] ?? 0) > pivot) right -= 1;
      if (left > right) break;
      const held = values[left] ?? 0;
      values[left] = values[right] ?? 0;
      values[right] = held;
      left += 1;
      right -= 1;
    }
    if (rank <= right) high = right;
    else if (rank >= left) low = left;
    else return values[rank] ?? 0;
  }
  return values[low] ?? 0;
}
