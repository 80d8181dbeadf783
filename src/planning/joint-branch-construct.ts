import { addBranch, type JointBranchDraft } from './joint-branch-draft.ts';
import { type JointBranchSpace, nearness } from './joint-branch-space.ts';

/** Makes branches of these units: spot by spot as many as are full, then of those that remain, the loneliest first. */
export function construct(draft: JointBranchDraft, units: readonly number[]): void {
  const { spots } = draft;
  const bySpot = new Map<number, number[]>();
  for (const unit of units) {
    const spot = spots.spotOf[unit] as number;
    const list = bySpot.get(spot);
    if (list === undefined) bySpot.set(spot, [unit]);
    else list.push(unit);
  }
  for (const list of bySpot.values()) fillWithin(draft, list);
  joinRemaining(draft, units);
}

/** Full branches of one spot: first of one industry, then of few. */
function fillWithin(draft: JointBranchDraft, units: readonly number[]): void {
  const { space } = draft;
  const byIndustry = new Map<number, number[]>();
  for (const unit of units) {
    const list = byIndustry.get(space.industry[unit] as number);
    if (list === undefined) byIndustry.set(space.industry[unit] as number, [unit]);
    else list.push(unit);
  }
  const lists = [...byIndustry.values()].sort((a, b) => b.length - a.length || (a[0] as number) - (b[0] as number));
  const remaining = lists.map((list) => takeFull(draft, list)).filter((list) => list.length > 0);
  takeFull(draft, fitted(remaining, space.problem.maxUnits).flat());
}

/** Puts lists in an order in which, as often as can be, a few whole ones fill a branch: the largest, then the largest that still fit. */
function fitted(lists: readonly (readonly number[])[], size: number): readonly (readonly number[])[] {
  const waiting = [...lists].sort((a, b) => b.length - a.length);
  const order: (readonly number[])[] = [];
  const odd: (readonly number[])[] = [];
  while (waiting.length > 0) {
    const first = waiting.shift() ?? [];
    const chosen = completing(waiting, size - (first.length % size), 0);
    if (chosen === null) odd.push(first);
    else {
      order.push(first, ...chosen.map((at) => waiting[at] ?? []));
      for (const at of [...chosen].reverse()) waiting.splice(at, 1);
    }
  }
  return [...order, ...odd];
}

/** @returns which lists from `from` on make up exactly so many units, large ones first; null where none do. */
function completing(lists: readonly (readonly number[])[], size: number, from: number): readonly number[] | null {
  if (size === 0) return [];
  for (let at = from; at < lists.length; at += 1) {
    const length = lists[at]?.length ?? 0;
    // Another of the same length was in vain.
    if (length > size || (at > from && length === lists[at - 1]?.length)) continue;
    const others = completing(lists, size - length, at + 1);
    if (others !== null) return [at, ...others];
  }
  return null;
}

/** @returns the units of which no full branch was made. */
function takeFull(draft: JointBranchDraft, units: readonly number[]): readonly number[] {
  const { space } = draft;
  const { maxUnits } = space.problem;
  const remaining: number[] = [];
  let group: number[] = [];
  for (const unit of units) {
    if (!hasRoom(space, group, unit)) {
      remaining.push(unit);
      continue;
    }
    group.push(unit);
    if (group.length < maxUnits) continue;
    if (isBranch(space, group)) addBranch(draft, group);
    else remaining.push(...group);
    group = [];
  }
  return [...remaining, ...group];
}

function joinRemaining(draft: JointBranchDraft, units: readonly number[]): void {
  const { space, branchOf } = draft;
  const free = units.filter((unit) => branchOf[unit] === -1);
  const company = new Map(free.map((unit) => [unit, freeNear(draft, unit).length]));
  const order = free.sort((a, b) => (company.get(a) ?? 0) - (company.get(b) ?? 0) || a - b);
  for (const seed of order) {
    if (branchOf[seed] !== -1) continue;
    const group = grow(draft, seed);
    if (isBranch(space, group)) addBranch(draft, group);
  }
}

function freeNear({ spots, branchOf }: JointBranchDraft, unit: number): readonly number[] {
  const found: number[] = [];
  for (const spot of spots.near[spots.spotOf[unit] as number] ?? [])
    for (const other of spots.units[spot] ?? []) if (other !== unit && branchOf[other] === -1) found.push(other);
  return found;
}

function grow(draft: JointBranchDraft, seed: number): readonly number[] {
  const { space } = draft;
  const group = [seed];
  let candidates = freeNear(draft, seed);
  while (group.length < space.problem.maxUnits) {
    candidates = candidates.filter((unit) => !group.includes(unit) && hasRoom(space, group, unit));
    let nearest = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const unit of candidates) {
      let widest = 0;
      for (const other of group) widest = Math.max(widest, nearness(space, unit, other));
      const isKin = group.some((other) => space.industry[other] === space.industry[unit]);
      // One industry more weighs as in the spread.
      const worth = widest + (isKin ? 0 : 100);
      if (worth < least) {
        least = worth;
        nearest = unit;
      }
    }
    if (nearest < 0) break;
    group.push(nearest);
  }
  return group;
}

function hasRoom(space: JointBranchSpace, group: readonly number[], unit: number): boolean {
  let members = space.members[unit] as number;
  for (const other of group) members += space.members[other] as number;
  return members <= space.problem.maxMembers;
}

function isBranch(space: JointBranchSpace, group: readonly number[]): boolean {
  let full = 0;
  for (const unit of group) full += space.full[unit] as number;
  return group.length >= 2 && full >= space.problem.minFull;
}
