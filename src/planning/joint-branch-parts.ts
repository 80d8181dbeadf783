import type { JointBranchPlan, JointBranchStepResult } from '../model/joint-branch-problem.ts';
import { optimalityOf } from '../model/solve-report.ts';
import { branchBound } from './joint-branch-bound.ts';
import { addBranch, branchesOf, type JointBranchDraft, removeBranch } from './joint-branch-draft.ts';
import type { Repartitioner } from './joint-branch-repartition.ts';
import type { JointBranchSpots } from './joint-branch-spots.ts';
import { spreadBound } from './joint-branch-spread-bound.ts';
import { branchSpread, valueIn } from './joint-branch-value.ts';

/** Units between which branches can be, with what is known of them. */
export interface JointBranchPart {
  readonly units: readonly number[];
  left: number;
  /** No plan has less; the second and third among plans that equal this one in the steps before. */
  bounds: readonly [number, number, number];
}

export function partsOf({ partOf }: JointBranchSpots): readonly JointBranchPart[] {
  const units: number[][] = [];
  for (const [unit, part] of partOf.entries()) {
    if (part < 0) continue;
    while (units.length <= part) units.push([]);
    units[part]?.push(unit);
  }
  return units.map((list) => ({ units: list, left: list.length, bounds: [0, 0, 0] }));
}

/** Bounds without search, never weaker than those known. */
export function judge(draft: JointBranchDraft, part: JointBranchPart): void {
  const { space, spots } = draft;
  const branches = branchesOf(draft, part.units).length;
  part.left = part.units.filter((unit) => draft.branchOf[unit] === -1).length;
  const [left, count, spread] = part.bounds;
  part.bounds = [
    left,
    Math.max(count, branchBound(space, spots, part.units, part.left)),
    Math.max(spread, spreadBound(space, spots, part.units, branches, part.left)),
  ];
}

export function stepValues(draft: JointBranchDraft, part: JointBranchPart): readonly [number, number, number] {
  const branches = branchesOf(draft, part.units);
  const spread = branches.reduce((sum, branch) => sum + branchSpread(draft.space, draft.branches[branch] ?? []), 0);
  return [part.units.filter((unit) => draft.branchOf[unit] === -1).length, branches.length, spread];
}

export function isProved(draft: JointBranchDraft, part: JointBranchPart): boolean {
  return stepValues(draft, part).every((value, step) => value <= (part.bounds[step] ?? 0) + 1e-6);
}

/** All ways are tried: what is found is proved. */
export function partWhole(draft: JointBranchDraft, part: JointBranchPart, pairs: Repartitioner): void {
  pairs.solve(part.units);
  const { groups } = pairs.last();
  for (const branch of branchesOf(draft, part.units)) removeBranch(draft, branch);
  for (const group of groups) addBranch(draft, group);
  part.bounds = stepValues(draft, part);
}

/** @param lonely units in no part, left over for certain. */
export function stepsOf(
  draft: JointBranchDraft,
  parts: readonly JointBranchPart[],
  lonely: number,
  plan: JointBranchPlan,
): readonly JointBranchStepResult[] {
  const { space, spots } = draft;
  const value = valueIn(space, plan);
  const values = parts.map((part) => stepValues(draft, part));
  const isProvedIn = (step: 0 | 1): boolean => values.every((reached, at) => reached[step] === parts[at]?.bounds[step]);
  const sum = (step: 0 | 1 | 2): number => parts.reduce((total, { bounds }) => total + bounds[step], 0);
  const isCovered = isProvedIn(0);
  const isCounted = isCovered && isProvedIn(1);
  const left = value.leftOver - lonely;
  const units = (): readonly number[] => parts.flatMap((part) => part.units);
  // Where a step is not proved, the next may be parted otherwise among the parts: then only what holds for all together is a bound.
  const spread = isCounted ? sum(2) : spreadBound(space, spots, units(), value.branches, left);
  return [
    { step: 'leftOver', value: value.leftOver, bound: lonely + sum(0) },
    { step: 'branches', value: value.branches, bound: isCovered ? sum(1) : branchBound(space, spots, units(), left) },
    { step: 'spread', value: value.spread, bound: Math.min(value.spread, spread) },
  ];
}

/** The first step that is not proved, or the last. */
export function headline(steps: readonly JointBranchStepResult[]): { readonly value: number; readonly bound: number | null } {
  const open = steps.find(({ value, bound }) => optimalityOf(value, bound).kind !== 'proved') ?? steps.at(-1);
  return { value: open?.value ?? 0, bound: open?.bound ?? null };
}
