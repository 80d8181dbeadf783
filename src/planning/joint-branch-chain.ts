import { addBranch, branchesNear, isNearAll, type JointBranchDraft, removeBranch, setBranch } from './joint-branch-draft.ts';
import type { Repartitioner } from './joint-branch-repartition.ts';

/** A unit that needs a branch, and who put it out. */
interface Link {
  readonly unit: number;
  /** The branch it was put out of; −1 where it begins the chain. */
  readonly from: number;
  readonly before: Link | null;
}

/** Branches looked at from one unit. */
const REACH = 400;

/**
 * Finds a branch for a unit: one with room, or one that puts another unit out, for which a branch is then looked for, and so on;
 * the shortest chain there is (an augmenting path, Berge 1957).
 * @param splitter also ends a chain by making two branches of one and the unit.
 * @returns the branches that changed; null where there is no chain.
 */
export function insertByChain(
  draft: JointBranchDraft,
  unit: number,
  visitable: number,
  splitter: Repartitioner | null,
): readonly number[] | null {
  const queue: Link[] = [{ unit, from: -1, before: null }];
  const seen = new Set<number>();
  const kinds = new Set<string>();
  for (const link of queue) {
    const { spots, space } = draft;
    // Whoever stands in one spot and counts as much comes to the same branches.
    const kind = `${spots.spotOf[link.unit]};${space.full[link.unit]};${space.members[link.unit]}`;
    if (kinds.has(kind)) continue;
    kinds.add(kind);
    const near = branchesNear(draft, [link.unit], [], REACH).filter((branch) => !seen.has(branch));
    const home = near.find((branch) => canTake(draft, branch, link.unit, -1));
    if (home !== undefined) return moveAlong(draft, link, home);
    if (splitter !== null)
      for (const branch of near) {
        const halves = split(draft, branch, link.unit, splitter);
        if (halves !== null) return moveAlong(draft, link, branch, halves);
      }
    if (seen.size >= visitable) continue;
    for (const branch of near)
      for (const other of draft.branches[branch] ?? [])
        if (canTake(draft, branch, link.unit, other)) {
          seen.add(branch);
          queue.push({ unit: other, from: branch, before: link });
        }
  }
  return null;
}

/** @returns whether the branch keeps the limits with this unit, without `out` (−1: none goes). */
function canTake({ space, branches }: JointBranchDraft, branch: number, unit: number, out: number): boolean {
  const units = branches[branch] ?? [];
  const { maxUnits, maxMembers, minFull } = space.problem;
  if (out < 0 && units.length >= maxUnits) return false;
  let full = space.full[unit] as number;
  let members = space.members[unit] as number;
  for (const other of units) {
    if (other === out) continue;
    full += space.full[other] as number;
    members += space.members[other] as number;
  }
  return full >= minFull && members <= maxMembers && isNearAll(space, unit, units, out);
}

function split(draft: JointBranchDraft, branch: number, unit: number, splitter: Repartitioner) {
  const units = [...(draft.branches[branch] ?? []), unit];
  if (units.length > splitter.most || splitter.solve(units) >= splitter.weights.leftOver) return null;
  return splitter.last().groups;
}

function moveAlong(
  draft: JointBranchDraft,
  end: Link,
  home: number,
  halves: readonly (readonly number[])[] = [[...(draft.branches[home] ?? []), end.unit]],
): readonly number[] {
  const changed: number[] = [];
  // What each branch of the chain will be is settled before any is changed: no branch is met twice.
  const next: (readonly [number, readonly number[]])[] = [];
  for (let link: Link | null = end; link !== null && link.before !== null; link = link.before) {
    const { unit, from, before } = link;
    next.push([from, [...(draft.branches[from] ?? []).filter((other) => other !== unit), before.unit]]);
  }
  removeBranch(draft, home);
  for (const half of halves) changed.push(addBranch(draft, half));
  for (const [branch, units] of next) {
    setBranch(draft, branch, units);
    changed.push(branch);
  }
  return changed;
}
