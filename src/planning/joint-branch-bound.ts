import { type JointBranchSpace, nearness } from './joint-branch-space.ts';
import type { JointBranchSpots } from './joint-branch-spots.ts';

/** Ways tried before a unit is taken to have what it is asked for, which only weakens a bound. */
const TRIES = 5000;

/** @returns units in no branch that keeps the limits, whatever the others do, rising; each is certain. */
export function lonelyUnits(space: JointBranchSpace, spots: JointBranchSpots): readonly number[] {
  const { minFull } = space.problem;
  const lonely: number[] = [];
  for (let unit = 0; unit < space.size; unit += 1) {
    if (spots.spotOf[unit] === -1) continue;
    // Where only the nearest are known, it is certain only for a unit beside which nobody has room.
    const isCertain = spots.certain[spots.spotOf[unit] as number] === Number.POSITIVE_INFINITY;
    if (!isCertain && (space.members[unit] as number) < space.problem.maxMembers) continue;
    if (!reaches(space, spots, unit, (units, full) => units >= 2 && full >= minFull)) lonely.push(unit);
  }
  return lonely;
}

/** Tries groups about a unit. @returns whether one is wanted, or too many were tried. */
function reaches(
  space: JointBranchSpace,
  spots: JointBranchSpots,
  unit: number,
  isFound: (units: number, full: number) => boolean,
): boolean {
  const { maxUnits, maxMembers } = space.problem;
  let tries = 0;
  const grow = (group: number[], candidates: readonly number[], full: number, members: number): boolean => {
    if (isFound(group.length, full)) return true;
    if (group.length >= maxUnits) return false;
    for (const [at, next] of candidates.entries()) {
      tries += 1;
      if (tries > TRIES) return true;
      const more = members + (space.members[next] as number);
      if (more > maxMembers) continue;
      const later = candidates.slice(at + 1).filter((other) => nearness(space, next, other) < Number.POSITIVE_INFINITY);
      group.push(next);
      if (grow(group, later, full + (space.full[next] as number), more)) return true;
      group.pop();
    }
    return false;
  };
  return grow([unit], near(space, spots, unit), space.full[unit] as number, space.members[unit] as number);
}

function near(space: JointBranchSpace, spots: JointBranchSpots, unit: number): readonly number[] {
  const found: number[] = [];
  for (const spot of spots.near[spots.spotOf[unit] as number] ?? [])
    for (const other of spots.units[spot] ?? [])
      if (other !== unit && nearness(space, unit, other) < Number.POSITIVE_INFINITY) found.push(other);
  return found;
}

/** @returns the fewest branches that can hold all but `left` of a part's units: each counts for one over the largest branch it can be in. */
export function branchBound(space: JointBranchSpace, spots: JointBranchSpots, units: readonly number[], left: number): number {
  const { maxUnits, maxMembers } = space.problem;
  const byCount = new Float64Array(units.length);
  const byMembers = new Float64Array(units.length);
  for (const [at, unit] of units.entries()) {
    byCount[at] = 1 / largestBranch(space, spots, unit);
    byMembers[at] = (space.members[unit] as number) / maxMembers;
  }
  const fewest = Math.max(sumWithout(byCount, left), sumWithout(byMembers, left), (units.length - left) / maxUnits);
  return Math.ceil(fewest - 1e-9);
}

function largestBranch(space: JointBranchSpace, spots: JointBranchSpots, unit: number): number {
  const { maxUnits } = space.problem;
  if (spots.certain[spots.spotOf[unit] as number] !== Number.POSITIVE_INFINITY) return maxUnits;
  for (let size = maxUnits; size > 2; size -= 1) if (reaches(space, spots, unit, (units) => units >= size)) return size;
  return Math.min(2, maxUnits);
}

/** The sum without the `count` greatest. */
function sumWithout(values: Float64Array, count: number): number {
  const sorted = Float64Array.from(values).sort();
  let sum = 0;
  for (let at = 0; at < sorted.length - count; at += 1) sum += sorted[at] as number;
  return sum;
}
