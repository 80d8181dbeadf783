import { INDUSTRY_METERS } from '../model/joint-branch-problem.ts';
import { insertByChain } from './joint-branch-chain.ts';
import {
  attempt,
  branchesNear,
  branchesOf,
  type JointBranchDraft,
  looseNear,
  removeBranch,
  replaceBranches,
} from './joint-branch-draft.ts';
import type { Repartitioner } from './joint-branch-repartition.ts';
import { TIE_METERS } from './joint-branch-value.ts';

/** Branches that one branch is tried with. */
const PARTNERS = 40;
/** Branches a chain may run through. */
const CHAIN = 3000;

/** Finds branches for units left over: with each other, beside a branch or two made anew, else by a chain. Ends early where `isOver`. */
export function coverLeft(draft: JointBranchDraft, units: readonly number[], pairs: Repartitioner, isOver: () => boolean): void {
  const { maxUnits } = draft.space.problem;
  for (const unit of units) {
    if (isOver()) return;
    if (draft.branchOf[unit] !== -1) continue;
    const near = branchesNear(draft, [unit], [], PARTNERS);
    const loose = looseNear(draft, unit, 3);
    const isDone =
      tryWith(draft, [unit, ...looseNear(draft, unit, pairs.most - 1)], [], pairs) ||
      near.some((branch) => tryWith(draft, [unit], [branch], pairs)) ||
      near.some((branch) => loose.length > 0 && tryWith(draft, [unit, ...loose], [branch], pairs)) ||
      near.some((a, at) => 2 * maxUnits + 1 <= pairs.most && near.slice(at + 1, at + 6).some((b) => tryWith(draft, [unit], [a, b], pairs)));
    if (!isDone) insertByChain(draft, unit, CHAIN, null) ?? insertByChain(draft, unit, CHAIN, pairs);
  }
}

function tryWith(draft: JointBranchDraft, loose: readonly number[], branches: readonly number[], pairs: Repartitioner): boolean {
  const units = [...loose, ...branches.flatMap((branch) => draft.branches[branch] ?? [])];
  if (units.length < 2 || units.length > pairs.most) return false;
  if (pairs.solve(units) >= pairs.weights.leftOver * loose.length) return false;
  replaceBranches(draft, branches, pairs.last());
  return true;
}

/** Takes branches apart, the smallest first, whose units find room elsewhere; down to `fewest` among these units. */
export function eliminate(draft: JointBranchDraft, units: readonly number[], fewest: number, isOver: () => boolean): void {
  const { maxUnits } = draft.space.problem;
  const failed = new Set<number>();
  for (;;) {
    const branches = branchesOf(draft, units);
    if (branches.length <= fewest || isOver()) return;
    const open = branches.filter((branch) => sizeOf(draft, branch) < maxUnits && !failed.has(draft.branches[branch]?.[0] as number));
    const room = branches.reduce((sum, branch) => sum + maxUnits - sizeOf(draft, branch), 0);
    let smallest = -1;
    for (const branch of open) if (smallest < 0 || sizeOf(draft, branch) < sizeOf(draft, smallest)) smallest = branch;
    if (smallest < 0 || room < maxUnits || failed.size >= 60) return;
    const loose = draft.branches[smallest] ?? [];
    const isGone = attempt(draft, () => {
      removeBranch(draft, smallest);
      return loose.every((unit) => insertByChain(draft, unit, CHAIN, null) !== null);
    });
    if (!isGone) failed.add(loose[0] as number);
  }
}

function sizeOf(draft: JointBranchDraft, branch: number): number {
  return draft.branches[branch]?.length ?? 0;
}

/** Parts every two near branches anew, as well as can be, until no two gain by it. */
export function improvePairs(draft: JointBranchDraft, from: readonly number[], pairs: Repartitioner, isOver: () => boolean): void {
  const queue = [...from];
  const waiting = new Set(queue);
  for (let at = 0; at < queue.length; at += 1) {
    if (isOver()) return;
    const branch = queue[at] as number;
    waiting.delete(branch);
    const units = draft.branches[branch] ?? [];
    if (units.length === 0) continue;
    for (const other of branchesNear(draft, units, [branch], PARTNERS)) {
      const changed = partAnew(draft, [branch, other], pairs);
      if (changed === null) continue;
      for (const again of changed)
        if (!waiting.has(again)) {
          waiting.add(again);
          queue.push(again);
        }
      break;
    }
  }
}

/** @returns the branches in place of these, or null where they cannot be bettered. */
export function partAnew(draft: JointBranchDraft, branches: readonly number[], pairs: Repartitioner): readonly number[] | null {
  const units = branches.flatMap((branch) => draft.branches[branch] ?? []);
  if (units.length > pairs.most) return null;
  const before = branches.reduce((sum, branch) => sum + (draft.cost[branch] ?? 0), 0);
  const canMerge = Math.ceil(units.length / draft.space.problem.maxUnits) < branches.length;
  if (!canMerge && before <= leastIndustries(draft, units, branches.length) + TIE_METERS / 2) return null;
  const worth = pairs.weights.branch * branches.length + before;
  // Less than a rounding is no gain: two ways of adding the same would else take turns for ever.
  const below = worth - Math.max(TIE_METERS / 2, 1e-14 * worth);
  if (pairs.solve(units, below) >= below) return null;
  return replaceBranches(draft, branches, pairs.last());
}

/** Metres: the industries of these units, each once, are in some branch. */
function leastIndustries({ space }: JointBranchDraft, units: readonly number[], branches: number): number {
  const industries = new Set<number>();
  for (const unit of units) if ((space.industry[unit] as number) >= 0) industries.add(space.industry[unit] as number);
  return INDUSTRY_METERS * Math.max(0, industries.size - branches);
}
