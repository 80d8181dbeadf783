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
  const mixed = lists.flatMap((list) => takeFull(draft, list));
  takeFull(draft, mixed);
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
