import { INDUSTRY_METERS, type JointBranchPlan, type JointBranchProblem, type JointBranchUnit } from '../model/joint-branch-problem.ts';
import { FaultList, isIndex, NO_LIMIT, type PlanCheck, roundingOf } from './check-result.ts';

function isSame(first: string | null, second: string | null): boolean {
  return first !== null && first === second;
}

/** Metres between two units; null where a place is not known. */
function metersBetween(first: JointBranchUnit, second: JointBranchUnit): number | null {
  if (first.x === null || first.y === null || second.x === null || second.y === null) return null;
  return Math.sqrt((first.x - second.x) ** 2 + (first.y - second.y) ** 2);
}

function checkPair(problem: JointBranchProblem, at: readonly [number, number], faults: FaultList): number {
  const first = problem.units[at[0]];
  const second = problem.units[at[1]];
  if (first === undefined || second === undefined) return 0;
  const meters = metersBetween(first, second);
  if (meters === null && !isSame(first.building, second.building) && !isSame(first.park, second.park)) faults.add('radius', at);
  if (meters !== null) faults.range(at, meters, NO_LIMIT, ['radius', problem.radius]);
  if (problem.withinPark && first.park !== null && second.park !== null && first.park !== second.park) faults.add('border', at);
  return meters ?? (isSame(first.building, second.building) ? 0 : problem.radius);
}

/** Joint branches: each unit once or left over, enough full members, not too many units or members, all near each other. */
export function checkJointBranches(problem: JointBranchProblem, plan: JointBranchPlan): PlanCheck {
  const faults = new FaultList();
  const count = problem.units.length;
  const seen = new Set<number>();
  const see = (units: readonly number[]): void => {
    units.forEach((unit, at) => {
      if (!isIndex(unit, count)) {
        faults.add('shape', [], unit, count);
        return;
      }
      if (seen.has(unit)) faults.add('repeated', [unit]);
      seen.add(unit);
      if (at > 0 && unit < (units[at - 1] ?? 0)) faults.add('shape', [unit]);
    });
  };
  let spread = 0;
  for (const branch of plan.branches) {
    see(branch);
    if (branch.length === 0) faults.add('empty-group', []);
    const sum = (name: 'full' | 'members'): number => branch.reduce((total, unit) => total + (problem.units[unit]?.[name] ?? 0), 0);
    faults.range(branch, sum('full'), ['full.min', problem.minFull], NO_LIMIT);
    faults.range(branch, sum('members'), NO_LIMIT, ['members.max', problem.maxMembers]);
    faults.range(branch, branch.length, NO_LIMIT, ['units.max', problem.maxUnits]);
    let widest = 0;
    branch.forEach((unit, at) => {
      for (const other of branch.slice(0, at)) widest = Math.max(widest, checkPair(problem, [other, unit], faults));
    });
    const industries = new Set(branch.map((unit) => problem.units[unit]?.industry ?? null).filter((industry) => industry !== null));
    spread += widest + INDUSTRY_METERS * Math.max(0, industries.size - 1);
  }
  see(plan.leftOver);
  for (let unit = 0; unit < count; unit += 1) if (!seen.has(unit)) faults.add('missing', [unit]);
  const levels = [plan.leftOver.length, plan.branches.length, spread];
  return faults.result(statedValue(plan, levels, faults), levels);
}

/** A report states the first step that is not proved, else the spread; what the plan says of its steps must be so. */
function statedValue(plan: JointBranchPlan, levels: readonly number[], faults: FaultList): number {
  let stated: number | null = null;
  plan.steps?.forEach(({ value, bound }, at) => {
    const level = levels[at] ?? Number.NaN;
    if (!(Math.abs(value - level) <= roundingOf(level))) faults.add('stated', [], value, level);
    if (stated === null && (bound === null || Math.abs(level - bound) > 5e-7 * Math.max(1, level))) stated = level;
  });
  return stated ?? levels[2] ?? Number.NaN;
}
