import type { JointBranchPlan } from '../model/joint-branch-problem.ts';
import type { Repartition } from './joint-branch-repartition.ts';
import { type JointBranchSpace, nearness } from './joint-branch-space.ts';
import type { JointBranchSpots } from './joint-branch-spots.ts';
import { branchCost } from './joint-branch-value.ts';

/** A plan while it is being worked on: always one that keeps the limits. */
export interface JointBranchDraft {
  readonly space: JointBranchSpace;
  readonly spots: JointBranchSpots;
  /** For each unit its branch; −1 none. */
  readonly branchOf: Int32Array;
  /** By number; an empty one is no longer in use. */
  readonly branches: (readonly number[])[];
  /** Of each branch its spread in metres, and ties. */
  readonly cost: number[];
  readonly unused: number[];
  /** While a change may still be taken back: what each changed branch was. */
  journal: Map<number, readonly number[]> | null;
}

export function emptyDraft(space: JointBranchSpace, spots: JointBranchSpots): JointBranchDraft {
  return { space, spots, branchOf: new Int32Array(space.size).fill(-1), branches: [], cost: [], unused: [], journal: null };
}

/** @returns the number of the new branch. */
export function addBranch(draft: JointBranchDraft, units: readonly number[]): number {
  const branch = draft.unused.pop() ?? draft.branches.length;
  setBranch(draft, branch, units);
  return branch;
}

/** Its units must be in no other branch. */
export function setBranch(draft: JointBranchDraft, branch: number, units: readonly number[]): void {
  note(draft, branch);
  draft.branches[branch] = units;
  draft.cost[branch] = branchCost(draft.space, units);
  for (const unit of units) draft.branchOf[unit] = branch;
}

export function removeBranch(draft: JointBranchDraft, branch: number): void {
  note(draft, branch);
  for (const unit of draft.branches[branch] ?? []) draft.branchOf[unit] = -1;
  draft.branches[branch] = [];
  draft.cost[branch] = 0;
  draft.unused.push(branch);
}

function note({ journal, branches }: JointBranchDraft, branch: number): void {
  if (journal !== null && !journal.has(branch)) journal.set(branch, branches[branch] ?? []);
}

/** Does `change`, and takes all of it back where it answers false. */
export function attempt(draft: JointBranchDraft, change: () => boolean): boolean {
  const journal = new Map<number, readonly number[]>();
  draft.journal = journal;
  const isKept = change();
  draft.journal = null;
  if (isKept) return true;
  for (const branch of journal.keys()) if ((draft.branches[branch] ?? []).length > 0) removeBranch(draft, branch);
  for (const [branch, units] of journal) if (units.length > 0) setBranch(draft, branch, units);
  draft.unused.length = 0;
  for (const [branch, units] of draft.branches.entries()) if (units.length === 0) draft.unused.push(branch);
  return false;
}

/** @returns the numbers of the branches that take the place of the old ones. */
export function replaceBranches(draft: JointBranchDraft, old: readonly number[], { groups }: Repartition): readonly number[] {
  for (const branch of old) removeBranch(draft, branch);
  return groups.map((group) => addBranch(draft, group));
}

/** The branches that have a unit near to one of these, nearest spots first, without those that are `not` wanted; at most `most`. */
export function branchesNear(draft: JointBranchDraft, units: readonly number[], not: readonly number[], most: number): readonly number[] {
  const { spots, branchOf } = draft;
  const found = new Set<number>();
  const seen = new Set<number>();
  const from = [...new Set(units.map((unit) => spots.spotOf[unit] as number))];
  const longest = Math.max(0, ...from.map((spot) => spots.near[spot]?.length ?? 0));
  for (let rank = 0; rank < longest; rank += 1)
    for (const spot of from) {
      const other = spots.near[spot]?.[rank];
      if (other === undefined || seen.has(other)) continue;
      seen.add(other);
      for (const unit of spots.units[other] ?? []) {
        const branch = branchOf[unit] as number;
        if (branch < 0 || found.has(branch) || not.includes(branch)) continue;
        found.add(branch);
        if (found.size >= most) return [...found];
      }
    }
  return [...found];
}

/** @returns the numbers of the branches that these units are in. */
export function branchesOf(draft: JointBranchDraft, units: readonly number[]): readonly number[] {
  return [...new Set(units.map((unit) => draft.branchOf[unit] as number))].filter((branch) => branch >= 0);
}

/** Units in no branch that are near to this one, nearest spots first; at most `most`. */
export function looseNear({ spots, branchOf }: JointBranchDraft, unit: number, most: number): readonly number[] {
  const found: number[] = [];
  for (const spot of spots.near[spots.spotOf[unit] as number] ?? [])
    for (const other of spots.units[spot] ?? []) {
      if (found.length >= most) return found;
      if (other !== unit && branchOf[other] === -1) found.push(other);
    }
  return found;
}

/** @returns whether a unit may stand beside all of these but one. */
export function isNearAll(space: JointBranchSpace, unit: number, others: readonly number[], but: number): boolean {
  for (const other of others) if (other !== but && nearness(space, unit, other) === Number.POSITIVE_INFINITY) return false;
  return true;
}

/** Units that are in no branch are left over. */
export function planOf(draft: JointBranchDraft): JointBranchPlan {
  const branches = draft.branches.filter((units) => units.length > 0).map((units) => [...units].sort((a, b) => a - b));
  branches.sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0));
  const leftOver: number[] = [];
  for (let unit = 0; unit < draft.space.size; unit += 1) if (draft.branchOf[unit] === -1) leftOver.push(unit);
  return { branches, leftOver };
}
