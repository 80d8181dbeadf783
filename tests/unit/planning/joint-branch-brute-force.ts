import type { JointBranchProblem, JointBranchUnit } from '../../../src/model/joint-branch-problem.ts';

/** The best of all partitions of few units, by trying all: left over, branches, metres. Written from the words of the problem alone. */
export function fewestLeftBranchesSpread(problem: JointBranchProblem): readonly [number, number, number] {
  let best: readonly [number, number, number] = [Number.POSITIVE_INFINITY, 0, 0];
  const place = (at: number, groups: JointBranchUnit[][], left: number): void => {
    const unit = problem.units[at];
    if (unit === undefined) {
      if (!groups.every((group) => isBranch(problem, group))) return;
      const value = [left, groups.length, groups.reduce((sum, group) => sum + spread(problem, group), 0)] as const;
      if (isBetter(value, best)) best = value;
      return;
    }
    place(at + 1, groups, left + 1);
    for (const group of groups)
      if (group.length < problem.maxUnits) {
        group.push(unit);
        place(at + 1, groups, left);
        group.pop();
      }
    groups.push([unit]);
    place(at + 1, groups, left);
    groups.pop();
  };
  place(0, [], 0);
  return best;
}

function isBetter(a: readonly [number, number, number], b: readonly [number, number, number]): boolean {
  if (a[0] !== b[0]) return a[0] < b[0];
  return a[1] !== b[1] ? a[1] < b[1] : a[2] < b[2];
}

function isBranch(problem: JointBranchProblem, group: readonly JointBranchUnit[]): boolean {
  const full = group.reduce((sum, unit) => sum + unit.full, 0);
  const members = group.reduce((sum, unit) => sum + unit.members, 0);
  if (group.length < 2 || full < problem.minFull || members > problem.maxMembers) return false;
  return group.every((a, at) => group.slice(at + 1).every((b) => isNear(problem, a, b)));
}

function isNear(problem: JointBranchProblem, a: JointBranchUnit, b: JointBranchUnit): boolean {
  if (problem.withinPark && a.park !== null && b.park !== null && a.park !== b.park) return false;
  if (a.x !== null && a.y !== null && b.x !== null && b.y !== null) return Math.hypot(a.x - b.x, a.y - b.y) <= problem.radius;
  return (a.building !== null && a.building === b.building) || (a.park !== null && a.park === b.park);
}

function spread(problem: JointBranchProblem, group: readonly JointBranchUnit[]): number {
  let widest = 0;
  for (const a of group)
    for (const b of group) {
      if (a.x !== null && a.y !== null && b.x !== null && b.y !== null) widest = Math.max(widest, Math.hypot(a.x - b.x, a.y - b.y));
      else if (a !== b && (a.building === null || a.building !== b.building)) widest = Math.max(widest, problem.radius);
    }
  const industries = new Set(group.map(({ industry }) => industry).filter((industry) => industry !== null));
  return widest + 100 * Math.max(0, industries.size - 1);
}
