import { neighboursOf } from './committee-construct.ts';
import type { CommitteeState } from './committee-state.ts';
import type { Random } from './random.ts';

/** Groups of more units than this in sum are not taken apart and put together anew: it would cost more than it gives. */
const LARGEST = 160;

/** A change of whole groups that was made, and how to take it back. */
export interface Regrouping {
  undo(): void;
}

/**
 * Merges two touching groups and cuts another (or the merged one itself, as in DeFord, Duchin & Solomon 2021) in two, so that groups can
 * go from where they are many to where they are few.
 * @returns null where nothing was changed.
 */
export function regroup(state: CommitteeState, random: Random): Regrouping | null {
  const { model, labels, groupCount } = state;
  if (groupCount < 2) return null;
  const atom = random.below(model.atomCount);
  const one = labels[atom] ?? 0;
  const neighbours = neighboursOf(model, atom);
  if (neighbours.length === 0) return null;
  const other = labels[neighbours[random.below(neighbours.length)] ?? 0] ?? 0;
  if (one === other) return null;
  const union = [...atomsOf(state, one), ...atomsOf(state, other)];
  if (union.length > LARGEST || union.some((member) => !mayEnterEither(state, member, one, other))) return null;
  const apartInside = (state.borders[one] ?? -1) >= 0 && (state.borders[other] ?? -1) >= 0 && state.borders[one] !== state.borders[other];
  if (apartInside) return null;
  const cutGroup = random.next() < 0.5 ? one : (labels[random.below(model.atomCount)] ?? 0);
  const isSame = cutGroup === one || cutGroup === other;
  const cutAtoms = isSame ? union : atomsOf(state, cutGroup);
  if (cutAtoms.length < 2 || cutAtoms.length > LARGEST || cutAtoms.some((member) => model.classOf.has(member))) return null;
  const half = cutInTwo(state, cutAtoms, random);
  if (half === null) return null;
  const touched = isSame ? union : [...union, ...cutAtoms];
  const before = touched.map((member) => labels[member] ?? 0);
  const freed = other;
  const kept = isSame ? one : cutGroup;
  for (const member of touched) state.take(member);
  if (!isSame) for (const member of union) state.put(member, one);
  for (const member of cutAtoms) state.put(member, half.has(member) ? freed : kept);
  return {
    undo: () => {
      for (const member of touched) state.take(member);
      for (const [at, member] of touched.entries()) state.put(member, before[at] ?? 0);
    },
  };
}

function mayEnterEither(state: CommitteeState, atom: number, one: number, other: number): boolean {
  return state.mayEnter(atom, state.labels[atom] === one ? other : one);
}

function atomsOf(state: CommitteeState, group: number): number[] {
  const atoms = new Set<number>();
  for (const unit of state.members[group] ?? []) atoms.add(state.model.atomOf[unit] ?? 0);
  return [...atoms];
}

/** Cuts a connected set along a random spanning tree, at the tie that leaves the two sides within bounds or most alike. */
function cutInTwo({ model }: CommitteeState, atoms: readonly number[], random: Random): Set<number> | null {
  const inside = new Map(atoms.map((atom, at) => [atom, at]));
  const order: number[] = [];
  const parents = new Int32Array(atoms.length).fill(-1);
  const isIn = new Uint8Array(atoms.length);
  const ties: (readonly [number, number])[] = [[random.below(atoms.length), -1]];
  while (ties.length > 0) {
    const pick = random.below(ties.length);
    const [at, parent] = ties[pick] ?? [0, -1];
    ties[pick] = ties.at(-1) ?? [0, -1];
    ties.pop();
    if (isIn[at] === 1) continue;
    isIn[at] = 1;
    parents[at] = parent;
    order.push(at);
    for (const next of neighboursOf(model, atoms[at] ?? 0)) {
      const index = inside.get(next);
      if (index !== undefined && isIn[index] === 0) ties.push([index, at]);
    }
  }
  if (order.length < atoms.length) return null;
  let best = -1;
  let least = Number.POSITIVE_INFINITY;
  const below = model.sizes.map(({ of }) => Float64Array.from(atoms, (atom) => of[atom] ?? 0));
  const totals = below.map((sums) => sums.reduce((sum, value) => sum + value, 0));
  for (let step = order.length - 1; step > 0; step -= 1) {
    const at = order[step] ?? 0;
    const parent = parents[at] ?? 0;
    let uneven = random.next() * 0.05;
    for (const [index, size] of model.sizes.entries()) {
      const sums = below[index] ?? new Float64Array(0);
      const side = sums[at] ?? 0;
      const rest = (totals[index] ?? 0) - side;
      const scale = Math.max(1, totals[index] ?? 0);
      for (const value of [side, rest]) uneven += (Math.max(0, value - size.max) + Math.max(0, size.min - value)) / scale;
      if (index === 0) uneven += (Math.abs(side - rest) / scale) * random.next() * 0.3;
      sums[parent] = (sums[parent] ?? 0) + side;
    }
    if (uneven < least) [best, least] = [at, uneven];
  }
  const half = new Set<number>([best]);
  for (const at of order) if (half.has(parents[at] ?? -1)) half.add(at);
  return new Set([...half].map((at) => atoms[at] ?? 0));
}
