import type { JointBranchBreach, JointBranchEvaluation } from '../model/joint-branch-evaluation.ts';
import type { JointBranchPlan, JointBranchProblem } from '../model/joint-branch-problem.ts';
import { crossesParks, isTooFar, type JointBranchSpace, jointBranchSpace, separation } from './joint-branch-space.ts';
import { valueIn } from './joint-branch-value.ts';

/** Judges any plan, edited by hand too, in one pass over its units. @throws RangeError where the plan names a unit there is not. */
export function evaluateJointBranches(problem: JointBranchProblem, plan: JointBranchPlan): JointBranchEvaluation {
  const space = jointBranchSpace(problem);
  const times = new Int32Array(space.size);
  for (const branch of plan.branches) for (const unit of branch) count(times, unit);
  const left = new Int32Array(space.size);
  for (const unit of plan.leftOver) count(left, unit);
  const forgotten: number[] = [];
  const contradicted: number[] = [];
  for (let unit = 0; unit < space.size; unit += 1) {
    if (times[unit] === 0 && left[unit] === 0) forgotten.push(unit);
    if (times[unit] !== 0 && left[unit] !== 0) contradicted.push(unit);
  }
  return {
    value: valueIn(space, plan),
    branches: plan.branches.map((branch) => breachesOf(space, times, branch)),
    forgotten,
    contradicted,
  };
}

function count(times: Int32Array, unit: number): void {
  const before = times[unit];
  if (before === undefined) throw new RangeError(`A plan names unit ${unit} of ${times.length}`);
  times[unit] = before + 1;
}

function breachesOf(space: JointBranchSpace, times: Int32Array, branch: readonly number[]): readonly JointBranchBreach[] {
  const { minFull, maxUnits, maxMembers, radius } = space.problem;
  const breaches: JointBranchBreach[] = [];
  const full = sumOf(space.full, branch);
  const members = sumOf(space.members, branch);
  if (full < minFull) breaches.push({ rule: 'full', strength: 'must', given: full, limit: minFull, units: [] });
  if (branch.length < 2) breaches.push({ rule: 'alone', strength: 'must', given: branch.length, limit: 2, units: [] });
  if (branch.length > maxUnits) breaches.push({ rule: 'units', strength: 'usual', given: branch.length, limit: maxUnits, units: [] });
  if (members > maxMembers) breaches.push({ rule: 'members', strength: 'usual', given: members, limit: maxMembers, units: [] });
  const far = pairsOf(branch, (a, b) => isTooFar(space, a, b));
  if (far.units.length > 0) {
    const given = far.pairs.reduce((most, [a, b]) => Math.max(most, separation(space, a, b)), 0);
    breaches.push({ rule: 'radius', strength: 'setting', given, limit: radius, units: far.units });
  }
  const crossing = pairsOf(branch, (a, b) => crossesParks(space, a, b));
  if (crossing.units.length > 0) {
    const parks = new Set(branch.map((unit) => space.park[unit] as number).filter((park) => park >= 0));
    breaches.push({ rule: 'park', strength: 'setting', given: parks.size, limit: 1, units: crossing.units });
  }
  const twice = rising(branch.filter((unit) => (times[unit] as number) > 1));
  if (twice.length > 0) {
    const given = twice.reduce((most, unit) => Math.max(most, times[unit] as number), 0);
    breaches.push({ rule: 'twice', strength: 'must', given, limit: 1, units: twice });
  }
  return breaches;
}

function sumOf(values: Int32Array, branch: readonly number[]): number {
  let sum = 0;
  for (const unit of branch) sum += values[unit] as number;
  return sum;
}

interface Pairs {
  readonly pairs: readonly (readonly [number, number])[];
  readonly units: readonly number[];
}

function pairsOf(branch: readonly number[], isBad: (a: number, b: number) => boolean): Pairs {
  const pairs: (readonly [number, number])[] = [];
  for (let first = 1; first < branch.length; first += 1)
    for (let second = 0; second < first; second += 1) {
      const a = branch[first] as number;
      const b = branch[second] as number;
      if (a !== b && isBad(a, b)) pairs.push([a, b]);
    }
  return { pairs, units: rising(pairs.flat()) };
}

function rising(units: readonly number[]): readonly number[] {
  return [...new Set(units)].sort((a, b) => a - b);
}
