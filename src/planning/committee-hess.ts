import { neighboursOf } from './committee-construct.ts';
import type { CommitteeModel } from './committee-model.ts';
import type { SeatPairs } from './committee-pairs.ts';
import { piecesOf } from './contiguity-graph.ts';
import { createMip, type Mip, solveMip } from './mip.ts';

export interface AssignmentOptions {
  readonly groups: number;
  readonly seed: number;
  /** The best grouping known, by atom, with the seat unit of each group. */
  readonly labels: Int32Array;
  readonly seats: readonly number[];
  readonly cost: number;
  readonly bound: number;
  /** Seconds that are left. */
  readonly left: () => number;
  readonly watch: (cost: number, bound: number) => void;
}

export interface AssignmentAnswer {
  /** A connected grouping better than the one known; null where none was met. */
  readonly labels: Int32Array | null;
  readonly bound: number;
  readonly isCut: boolean;
  /** No grouping keeps the rules. */
  readonly isImpossible: boolean;
}

/** Rounds of «solve, add the cuts that are broken, solve again». */
const MOST_ROUNDS = 60;

/**
 * Exact, for few units: atoms are assigned to seats (Hess et al. 1965) by HiGHS; where the answer is not connected, a,b-separator cuts
 * (Validi, Buchanan & Lykhovyd 2022) are added: an atom may have its seat only where a unit of the separator between them has it too.
 */
export async function assignGroups(model: CommitteeModel, pairs: SeatPairs, options: AssignmentOptions): Promise<AssignmentAnswer> {
  const program = assignmentMip(model, pairs, options.groups);
  const start = new Float64Array(program.mip.columnCount);
  for (const [atom, label] of options.labels.entries()) {
    const column = program.columnOf(atom, options.seats[label] ?? -1);
    if (column !== undefined) start[column] = 1;
  }
  let bound = options.bound;
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const left = options.left();
    if (left <= 0.05) return { labels: null, bound, isCut: true, isImpossible: false };
    const solved = await solveMip(program.mip, { seconds: left, seed: options.seed, start, stop: () => options.left() <= 0 });
    if (solved.status === 'infeasible') return { labels: null, bound, isCut: false, isImpossible: true };
    if (solved.bound !== null && solved.bound > bound) {
      bound = Math.min(options.cost, solved.bound);
      options.watch(options.cost, bound);
    }
    if (solved.columns === null || bound >= options.cost - 1e-7 * options.cost) {
      return { labels: null, bound, isCut: solved.status === 'limit', isImpossible: false };
    }
    const seatOfAtom = program.seatsOf(solved.columns);
    if (program.cut(seatOfAtom) > 0) continue;
    const names = new Map<number, number>();
    const labels = seatOfAtom.map((seat) => {
      if (!names.has(seat)) names.set(seat, names.size);
      return names.get(seat) ?? 0;
    });
    return { labels, bound, isCut: solved.status === 'limit', isImpossible: false };
  }
  return { labels: null, bound, isCut: false, isImpossible: false };
}

interface AssignmentProgram {
  readonly mip: Mip;
  columnOf(atom: number, seat: number): number | undefined;
  seatsOf(columns: Float64Array): Int32Array;
  /** Adds what a whole answer breaks. @returns how many rows. */
  cut(seatOfAtom: Int32Array): number;
}

function assignmentMip(model: CommitteeModel, pairs: SeatPairs, groups: number): AssignmentProgram {
  const mip = createMip();
  const { unitCount, atomCount, atomOf } = model;
  const columns = new Map<number, number>();
  const keyOf = (atom: number, seat: number): number => atom * unitCount + seat;
  const byAtom: number[][] = Array.from({ length: atomCount }, () => []);
  const bySeat: { atom: number; column: number }[][] = Array.from({ length: unitCount }, () => []);
  for (let seat = 0; seat < unitCount; seat += 1) {
    for (let at = pairs.offsets[seat] ?? 0; at < (pairs.offsets[seat + 1] ?? 0); at += 1) {
      const atom = pairs.atoms[at] ?? 0;
      const column = mip.addColumn(pairs.costs[at] ?? 0, 0, 1, true);
      columns.set(keyOf(atom, seat), column);
      byAtom[atom]?.push(column);
      bySeat[seat]?.push({ atom, column });
    }
  }
  const openOf = (seat: number): number => columns.get(keyOf(atomOf[seat] ?? 0, seat)) ?? 0;
  const free = Number.POSITIVE_INFINITY;
  for (const row of byAtom) mip.addRow(1, 1, row, new Float64Array(row.length).fill(1));
  const opens = [...atomOf.keys()].map(openOf);
  mip.addRow(groups, groups, opens, new Float64Array(opens.length).fill(1));
  for (let seat = 0; seat < unitCount; seat += 1) {
    const open = openOf(seat);
    const row = bySeat[seat] ?? [];
    for (const { column } of row) if (column !== open) mip.addRow(-free, 0, [column, open], [1, -1]);
    for (const { of, min, max } of model.sizes) {
      const own = of[atomOf[seat] ?? 0] ?? 0;
      const others = row.filter(({ atom, column }) => column !== open && (of[atom] ?? 0) !== 0);
      const indices = [open, ...others.map(({ column }) => column)];
      const values = (limit: number): number[] => [own - limit, ...others.map(({ atom }) => of[atom] ?? 0)];
      if (max < free) mip.addRow(-free, 0, indices, values(max));
      if (min > 0) mip.addRow(0, free, indices, values(min));
    }
    // Atoms of one class have one seat.
    for (const { atom, column } of row) {
      const head = model.classOf.get(atom)?.[0];
      const headColumn = head === undefined || head === atom ? undefined : columns.get(keyOf(head, seat));
      if (headColumn !== undefined && headColumn !== column) mip.addRow(0, 0, [column, headColumn], [1, -1]);
    }
  }
  const forbidPair = (one: number, other: number): number => {
    let rows = 0;
    for (let seat = 0; seat < unitCount; seat += 1) {
      const [a, b] = [columns.get(keyOf(one, seat)), columns.get(keyOf(other, seat))];
      const open = openOf(seat);
      if (a === undefined || b === undefined || a === open || b === open) continue;
      mip.addRow(-free, 0, [a, b, open], [1, 1, -1]);
      rows += 1;
    }
    return rows;
  };
  const separate = (seat: number, piece: readonly number[]): number => {
    const root = atomOf[seat] ?? 0;
    const separator = separatorOf(model, root, piece);
    const gates = separator.flatMap((atom) => columns.get(keyOf(atom, seat)) ?? []);
    let rows = 0;
    for (const atom of piece) {
      const column = columns.get(keyOf(atom, seat));
      if (column === undefined) continue;
      mip.addRow(-free, 0, [column, ...gates], [1, ...gates.map(() => -1)]);
      rows += 1;
    }
    return rows;
  };
  return {
    mip,
    columnOf: (atom, seat) => columns.get(keyOf(atom, seat)),
    seatsOf(shares) {
      const seats = new Int32Array(atomCount).fill(-1);
      for (const [seat, row] of bySeat.entries()) for (const { atom, column } of row) if ((shares[column] ?? 0) > 0.5) seats[atom] = seat;
      return seats;
    },
    cut(seatOfAtom) {
      let rows = 0;
      const groupsBySeat = new Map<number, number[]>();
      for (const [atom, seat] of seatOfAtom.entries()) {
        const members = groupsBySeat.get(seat);
        if (members === undefined) groupsBySeat.set(seat, [atom]);
        else members.push(atom);
      }
      for (const [seat, members] of groupsBySeat) {
        for (const piece of piecesOf(model.graph, members)) if (!piece.includes(atomOf[seat] ?? -1)) rows += separate(seat, piece);
        for (const [at, one] of members.entries()) {
          for (const other of members.slice(at + 1)) {
            const [left, right] = [model.border[one] ?? -1, model.border[other] ?? -1];
            if ((left >= 0 && right >= 0 && left !== right) || model.apart[one]?.includes(other)) rows += forbidPair(one, other);
          }
        }
      }
      return rows;
    },
  };
}

/** The atoms that touch the piece and can be come to from the root without it: every way between them leads through one. */
function separatorOf(model: CommitteeModel, root: number, piece: readonly number[]): number[] {
  const inside = new Set(piece);
  const rim = new Set<number>();
  for (const atom of piece) for (const next of neighboursOf(model, atom)) if (!inside.has(next)) rim.add(next);
  if (rim.has(root)) return [root];
  const seen = new Set([root]);
  const separator = new Set<number>();
  const queue = [root];
  for (const atom of queue) {
    for (const next of neighboursOf(model, atom)) {
      if (rim.has(next)) separator.add(next);
      else if (!seen.has(next)) {
        seen.add(next);
        queue.push(next);
      }
    }
  }
  return [...separator];
}
