import { rankHeap } from './committee-heap.ts';
import { type CommitteeModel, metersBetween } from './committee-model.ts';
import type { ComponentRange } from './committee-quota.ts';
import type { Random } from './random.ts';

/** How groups grow from their seeds: the atom nearest to any seed first, or the group first that is least filled. */
export type GrowthMode = 'near' | 'even';

/** @returns for each atom its group, from 0 to at most `Σ quotas − 1`; null where the pieces left over could not be joined to so few. */
export function growGroups(
  model: CommitteeModel,
  ranges: readonly ComponentRange[],
  quotas: readonly number[],
  mode: GrowthMode,
  random: Random,
): Int32Array | null {
  const labels = new Int32Array(model.atomCount).fill(-1);
  let used = 0;
  for (const [at, range] of ranges.entries()) {
    const tied = tiedSeeds(model, range);
    if (tied === null) return null;
    const quota = quotas[at] ?? 1;
    const seeds = [
      ...tied,
      ...spreadSeeds(model, range.atoms, tied.flat(), Math.max(0, quota - tied.length), random).map((seed) => [seed]),
    ];
    const groups = grow(model, range, labels, seeds, used, mode);
    if (groups === null || !mergeDown(model, range, labels, used, groups, quota)) return null;
    used += quota;
  }
  return labels;
}

/** Atoms that must be together but do not touch begin as one seed with a shortest way between them. */
function tiedSeeds(model: CommitteeModel, { atoms }: ComponentRange): number[][] | null {
  const seeds: number[][] = [];
  const taken = new Set<number>();
  for (const atom of atoms) {
    const tied = model.classOf.get(atom);
    if (tied === undefined || tied[0] !== atom) continue;
    const seed = new Set([atom]);
    const border = tied.map((other) => model.border[other] ?? -1).find((code) => code >= 0) ?? -1;
    const banned = new Set(tied.flatMap((other) => model.apart[other] ?? []));
    const isOpen = (next: number): boolean => {
      const code = model.border[next] ?? -1;
      const own = model.classOf.get(next);
      return !taken.has(next) && !banned.has(next) && (own === undefined || own === tied) && (border < 0 || code < 0 || code === border);
    };
    for (const goal of tied) {
      if (seed.has(goal)) continue;
      const way = shortestWay(model, seed, goal, isOpen);
      if (way === null) return null;
      for (const step of way) seed.add(step);
    }
    for (const member of seed) taken.add(member);
    seeds.push([...seed]);
  }
  return seeds;
}

function shortestWay(model: CommitteeModel, from: ReadonlySet<number>, goal: number, isOpen: (atom: number) => boolean): number[] | null {
  const cameFrom = new Map<number, number>();
  const queue = [...from];
  for (let head = 0; head < queue.length; head += 1) {
    const atom = queue[head] ?? 0;
    for (const next of neighboursOf(model, atom)) {
      if (from.has(next) || cameFrom.has(next) || !isOpen(next)) continue;
      cameFrom.set(next, atom);
      if (next === goal) {
        const way: number[] = [];
        for (let step: number | undefined = goal; step !== undefined && !from.has(step); step = cameFrom.get(step)) way.push(step);
        return way;
      }
      queue.push(next);
    }
  }
  return null;
}

/** Seeds far from each other, weighed by enterprises (k-means++, Arthur & Vassilvitskii 2007). */
function spreadSeeds(model: CommitteeModel, atoms: readonly number[], taken: readonly number[], count: number, random: Random): number[] {
  const away = new Float64Array(atoms.length).fill(Number.POSITIVE_INFINITY);
  const headOf = (atom: number): number => model.unitsOf[atom]?.[0] ?? 0;
  const heft = (atom: number): number => (model.sizes[0]?.of[atom] ?? 0) + 1e-3;
  const note = (seed: number): void => {
    for (const [at, atom] of atoms.entries()) {
      away[at] = atom === seed ? 0 : Math.min(away[at] ?? 0, metersBetween(model, headOf(atom), headOf(seed)) ** 2 + 1e-6);
    }
  };
  for (const atom of taken) note(atom);
  const seeds: number[] = [];
  const isTaken = new Set(taken);
  while (seeds.length < count && isTaken.size < atoms.length) {
    let sum = 0;
    for (const [at, atom] of atoms.entries()) if (!isTaken.has(atom)) sum += heft(atom) * (isTaken.size === 0 ? 1 : (away[at] ?? 0));
    let mark = random.next() * sum;
    let chosen = atoms.find((atom) => !isTaken.has(atom)) ?? 0;
    for (const [at, atom] of atoms.entries()) {
      if (isTaken.has(atom)) continue;
      chosen = atom;
      mark -= heft(atom) * (isTaken.size === 0 ? 1 : (away[at] ?? 0));
      if (mark <= 0) break;
    }
    seeds.push(chosen);
    isTaken.add(chosen);
    note(chosen);
  }
  return seeds;
}

function grow(
  model: CommitteeModel,
  { atoms }: ComponentRange,
  labels: Int32Array,
  seeds: readonly (readonly number[])[],
  first: number,
  mode: GrowthMode,
): number {
  const fills = seeds.map(() => 0);
  const borders = seeds.map(() => -1);
  const near = rankHeap<{ readonly atom: number; readonly group: number }>();
  const frontiers = seeds.map(() => rankHeap<number>());
  const mayJoin = (atom: number, group: number): boolean => {
    if ((labels[atom] ?? -1) >= 0) return false;
    const border = model.border[atom] ?? -1;
    const held = borders[group] ?? -1;
    if (border >= 0 && held >= 0 && border !== held) return false;
    return !(model.apart[atom] ?? []).some((other) => labels[other] === first + group);
  };
  const join = (atom: number, group: number): void => {
    labels[atom] = first + group;
    const border = model.border[atom] ?? -1;
    if (border >= 0) borders[group] = border;
    fills[group] = (fills[group] ?? 0) + fillOf(model, atom);
    const head = model.unitsOf[seeds[group]?.[0] ?? 0]?.[0] ?? 0;
    for (const next of neighboursOf(model, atom)) {
      if ((labels[next] ?? -1) >= 0) continue;
      const meters = metersBetween(model, model.unitsOf[next]?.[0] ?? 0, head);
      if (mode === 'near') near.push(meters, { atom: next, group });
      else frontiers[group]?.push(meters, next);
    }
  };
  for (const [group, seed] of seeds.entries()) for (const atom of seed) join(atom, group);
  // Whether an atom may join a group never turns from no to yes, so that what was refused once is not asked again.
  for (let entry = near.pop(); entry !== null; entry = near.pop()) {
    if (mayJoin(entry.value.atom, entry.value.group)) join(entry.value.atom, entry.value.group);
  }
  const turns = rankHeap<number>();
  if (mode === 'even') for (const group of seeds.keys()) turns.push(fills[group] ?? 0, group);
  for (let turn = turns.pop(); turn !== null; turn = turns.pop()) {
    const group = turn.value;
    let next = frontiers[group]?.pop() ?? null;
    while (next !== null && !mayJoin(next.value, group)) next = frontiers[group]?.pop() ?? null;
    if (next === null) continue;
    join(next.value, group);
    turns.push(fills[group] ?? 0, group);
  }
  let count = seeds.length;
  for (const atom of atoms) {
    if ((labels[atom] ?? -1) >= 0) continue;
    // What no group could take stands alone; it is merged later where a rule lets it.
    labels[atom] = first + count;
    count += 1;
  }
  return count;
}

/** Merges touching groups, the least filled pairs first, until no more than `quota` stand. */
function mergeDown(
  model: CommitteeModel,
  { atoms }: ComponentRange,
  labels: Int32Array,
  first: number,
  count: number,
  quota: number,
): boolean {
  let left = count;
  while (left > quota) {
    const fills = new Float64Array(count);
    const borders = new Int32Array(count).fill(-1);
    for (const atom of atoms) {
      const group = (labels[atom] ?? 0) - first;
      fills[group] = (fills[group] ?? 0) + fillOf(model, atom);
      if ((model.border[atom] ?? -1) >= 0) borders[group] = model.border[atom] ?? -1;
    }
    const enemies = new Set<number>();
    for (const atom of atoms)
      for (const other of model.apart[atom] ?? []) enemies.add((labels[atom] ?? 0) * model.atomCount + (labels[other] ?? 0));
    let best: readonly [number, number] | null = null;
    let least = Number.POSITIVE_INFINITY;
    for (const atom of atoms) {
      for (const next of neighboursOf(model, atom)) {
        const [one, other] = [labels[atom] ?? 0, labels[next] ?? 0];
        if (one >= other || enemies.has(one * model.atomCount + other)) continue;
        const [left, right] = [borders[one - first] ?? -1, borders[other - first] ?? -1];
        const fill = (fills[one - first] ?? 0) + (fills[other - first] ?? 0);
        if ((left < 0 || right < 0 || left === right) && fill < least) [best, least] = [[one, other], fill];
      }
    }
    if (best === null) return false;
    for (const atom of atoms) if (labels[atom] === best[1]) labels[atom] = best[0];
    left -= 1;
  }
  const names = new Map<number, number>();
  for (const atom of atoms) {
    const label = labels[atom] ?? 0;
    if (!names.has(label)) names.set(label, first + names.size);
    labels[atom] = names.get(label) ?? 0;
  }
  return names.size === quota;
}

function fillOf(model: CommitteeModel, atom: number): number {
  let fill = 1e-6;
  for (const { of, max, total } of model.sizes) {
    if (max !== Number.POSITIVE_INFINITY && total > 0) fill = Math.max(fill, (of[atom] ?? 0) / Math.max(1, max));
  }
  return fill > 1e-6 ? fill : (model.sizes[0]?.of[atom] ?? 0) / Math.max(1, model.sizes[0]?.total ?? 1) + 1e-6;
}

export function neighboursOf({ graph }: CommitteeModel, atom: number): Int32Array {
  return graph.targets.subarray(graph.offsets[atom] ?? 0, graph.offsets[atom + 1] ?? 0);
}
