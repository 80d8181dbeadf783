import { INDUSTRY_METERS, type JointBranchPlan, type JointBranchProblem, type JointBranchValue } from '../model/joint-branch-problem.ts';
import { type JointBranchSpace, jointBranchSpace, separation } from './joint-branch-space.ts';

/** What a plan is worth, counted from the plan alone; it need not keep the limits. Spread in metres. */
export function jointBranchValue(problem: JointBranchProblem, plan: JointBranchPlan): JointBranchValue {
  return valueIn(jointBranchSpace(problem), plan);
}

export function valueIn(space: JointBranchSpace, { branches, leftOver }: Pick<JointBranchPlan, 'branches' | 'leftOver'>): JointBranchValue {
  let spread = 0;
  for (const branch of branches) spread += branchSpread(space, branch);
  return { leftOver: leftOver.length, branches: branches.length, spread };
}

/** @returns metres: the greatest distance between two units, and what the industries beyond the first weigh. */
export function branchSpread(space: JointBranchSpace, branch: readonly number[]): number {
  return branchDiameter(space, branch) + INDUSTRY_METERS * Math.max(0, knownOf(space.industry, branch) - 1);
}

/** In ties one building goes before several, and one park before several: metres for each beyond the first, too few to be seen. */
export const TIE_METERS = 1e-9;

/** What a search makes least: the spread, and ties. */
export function branchCost(space: JointBranchSpace, branch: readonly number[]): number {
  const ties = Math.max(0, knownOf(space.building, branch) - 1) + Math.max(0, knownOf(space.park, branch) - 1);
  return branchSpread(space, branch) + TIE_METERS * ties;
}

function branchDiameter(space: JointBranchSpace, branch: readonly number[]): number {
  let diameter = 0;
  for (let first = 1; first < branch.length; first += 1)
    for (let second = 0; second < first; second += 1)
      diameter = Math.max(diameter, separation(space, branch[first] as number, branch[second] as number));
  return diameter;
}

/** How many different codes are known of these units. */
function knownOf(codes: Int32Array, branch: readonly number[]): number {
  let count = 0;
  for (let at = 0; at < branch.length; at += 1) {
    const code = codes[branch[at] as number] as number;
    if (code < 0) continue;
    let isFirst = true;
    for (let before = 0; before < at && isFirst; before += 1) isFirst = codes[branch[before] as number] !== code;
    if (isFirst) count += 1;
  }
  return count;
}
