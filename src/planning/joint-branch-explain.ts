import type { JointBranchReasons } from '../model/joint-branch-evaluation.ts';
import type { JointBranchProblem, JointBranchUnit } from '../model/joint-branch-problem.ts';

export function explainBranch(problem: JointBranchProblem, branch: readonly number[]): JointBranchReasons {
  const units = branch.map((index) => problem.units[index]).filter((unit) => unit !== undefined);
  const buildings = distinct(units, ({ building }) => building);
  const parks = distinct(units, ({ park }) => park);
  const places = units.flatMap(({ x, y }) => (x === null || y === null ? [] : [{ x, y }]));
  let diameter = 0;
  for (const [at, a] of places.entries())
    for (const b of places.slice(at + 1)) diameter = Math.max(diameter, Math.hypot(a.x - b.x, a.y - b.y));
  return {
    sameBuilding: buildings.length === 1 && units.every(({ building }) => building !== null),
    buildings,
    samePark: parks.length === 1 && units.every(({ park }) => park !== null),
    parks,
    diameter: places.length < 2 ? null : diameter,
    unplaced: units.length - places.length,
    industries: distinct(units, ({ industry }) => industry),
    industryUnknown: units.filter(({ industry }) => industry === null).length,
    full: units.reduce((sum, { full }) => sum + full, 0),
    members: units.reduce((sum, { members }) => sum + members, 0),
    units: units.length,
  };
}

function distinct(units: readonly JointBranchUnit[], nameOf: (unit: JointBranchUnit) => string | null): readonly string[] {
  return [...new Set(units.map(nameOf).filter((name) => name !== null))];
}
