import type { JointBranchProblem, JointBranchUnit } from '../model/joint-branch-problem.ts';

/** Who is how far from whom, in a form made for counting. Names become numbers from 0; −1 is not known. */
export interface JointBranchSpace {
  readonly problem: JointBranchProblem;
  readonly size: number;
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly placed: Uint8Array;
  readonly building: Int32Array;
  readonly park: Int32Array;
  readonly industry: Int32Array;
  readonly full: Int32Array;
  readonly members: Int32Array;
}

export function jointBranchSpace(problem: JointBranchProblem): JointBranchSpace {
  const { units } = problem;
  const placed = Uint8Array.from(units, (unit) => (unit.x !== null && unit.y !== null ? 1 : 0));
  return {
    problem,
    size: units.length,
    x: Float64Array.from(units, ({ x }) => x ?? 0),
    y: Float64Array.from(units, ({ y }) => y ?? 0),
    placed,
    building: numbered(units, ({ building }) => building),
    park: numbered(units, ({ park }) => park),
    industry: numbered(units, ({ industry }) => industry),
    full: Int32Array.from(units, ({ full }) => full),
    members: Int32Array.from(units, ({ members }) => members),
  };
}

function numbered(units: readonly JointBranchUnit[], nameOf: (unit: JointBranchUnit) => string | null): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(units, (unit) => {
    const name = nameOf(unit);
    if (name === null) return -1;
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, numbers.size);
    return numbers.size - 1;
  });
}

/** @returns metres between two units; without a place 0 in one building, else the radius, as the spread counts them. */
export function separation(space: JointBranchSpace, a: number, b: number): number {
  if (space.placed[a] === 1 && space.placed[b] === 1) {
    const dx = (space.x[a] as number) - (space.x[b] as number);
    const dy = (space.y[a] as number) - (space.y[b] as number);
    return Math.sqrt(dx * dx + dy * dy);
  }
  return isSame(space.building, a, b) ? 0 : space.problem.radius;
}

/** @returns metres between two units that may be in one branch; Infinity where they may not. */
export function nearness(space: JointBranchSpace, a: number, b: number): number {
  if (crossesParks(space, a, b)) return Number.POSITIVE_INFINITY;
  if (isTooFar(space, a, b)) return Number.POSITIVE_INFINITY;
  return separation(space, a, b);
}

export function crossesParks(space: JointBranchSpace, a: number, b: number): boolean {
  if (!space.problem.withinPark) return false;
  const first = space.park[a] as number;
  const second = space.park[b] as number;
  return first >= 0 && second >= 0 && first !== second;
}

export function isTooFar(space: JointBranchSpace, a: number, b: number): boolean {
  if (space.placed[a] === 1 && space.placed[b] === 1) return separation(space, a, b) > space.problem.radius;
  return !(isSame(space.building, a, b) || isSame(space.park, a, b));
}

function isSame(codes: Int32Array, a: number, b: number): boolean {
  const code = codes[a] as number;
  return code >= 0 && code === codes[b];
}
