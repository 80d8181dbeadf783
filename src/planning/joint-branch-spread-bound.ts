import { INDUSTRY_METERS } from '../model/joint-branch-problem.ts';
import type { JointBranchSpace } from './joint-branch-space.ts';
import type { JointBranchSpots } from './joint-branch-spots.ts';

/**
 * Metres: no plan of these units with `branches` branches and `left` units left over has less spread.
 *
 * A branch's diameter is borne in equal shares by its units, and each of its industries by the units of that industry. Within one spot
 * the units of an industry are in at least ⌈their number / most⌉ branches; a unit in a branch beyond its spot bears the way to the
 * nearest other spot at least, and shares its industry with no more units than there are within that way. The units of one spot and
 * industry stand together, and however many of them go beyond, they bear no less than the cheapest of these ways. Units of branches
 * that are not full bear less: as many as there can be are taken to be those for whom it matters most.
 */
export function spreadBound(
  space: JointBranchSpace,
  spots: JointBranchSpots,
  units: readonly number[],
  branches: number,
  left: number,
): number {
  return Math.max(0, leastWith(0, space, spots, units, branches, left), leastWith(INDUSTRY_METERS, space, spots, units, branches, left));
}

function leastWith(
  industryMeters: number,
  space: JointBranchSpace,
  spots: JointBranchSpots,
  units: readonly number[],
  branches: number,
  left: number,
): number {
  const { maxUnits } = space.problem;
  const slack = Math.max(0, maxUnits * branches - (units.length - left));
  const loose = Math.min(units.length, slack * (maxUnits - 1));
  const worth = new Float64Array(units.length);
  const loss = new Float64Array(units.length);
  let sum = 0;
  let at = 0;
  for (const block of blocksOf(space, spots, units)) {
    const head = block[0] as number;
    const weight = (space.industry[head] as number) < 0 ? 0 : industryMeters;
    const isAlone = (spots.units[spots.spotOf[head] as number]?.length ?? 0) < maxUnits;
    const { inFull, inOpen } = sharesOf(space, spots, head, weight);
    const leastOf = (count: number): number => {
      if (isAlone) return count * inFull;
      let least = Number.POSITIVE_INFINITY;
      for (let beyond = 0; beyond <= count; beyond += 1)
        least = Math.min(least, weight * Math.ceil((count - beyond) / maxUnits) + beyond * inFull);
      return least;
    };
    const whole = leastOf(block.length);
    // What each unit that is not among them takes from it at most, on average.
    let each = 0;
    for (let gone = 1; gone <= block.length; gone += 1) each = Math.max(each, (whole - leastOf(block.length - gone)) / gone);
    sum += whole;
    for (const _ of block) {
      worth[at] = each;
      loss[at] = Math.max(0, each - inOpen);
      at += 1;
    }
  }
  return sum - greatest(worth, left) - greatest(loss, loose) - industryMeters * branches;
}

function blocksOf({ industry }: JointBranchSpace, { spotOf }: JointBranchSpots, units: readonly number[]): Iterable<readonly number[]> {
  const blocks = new Map<string, number[]>();
  for (const unit of units) {
    const key = `${spotOf[unit]};${industry[unit]}`;
    const block = blocks.get(key);
    if (block === undefined) blocks.set(key, [unit]);
    else block.push(unit);
  }
  return blocks.values();
}

/** What a unit bears at least in a full branch that goes beyond its spot, and in a branch that is not full. */
function sharesOf(
  space: JointBranchSpace,
  spots: JointBranchSpots,
  unit: number,
  weight: number,
): { readonly inFull: number; readonly inOpen: number } {
  const { maxUnits } = space.problem;
  const spot = spots.spotOf[unit] as number;
  const industry = space.industry[unit] as number;
  const certain = spots.certain[spot] as number;
  const open = Math.max(1, maxUnits - 1);
  let others = -1;
  let kin = 0;
  let inFull = Number.POSITIVE_INFINITY;
  let inOpen = Number.POSITIVE_INFINITY;
  for (const [rank, other] of (spots.near[spot] ?? new Int32Array()).entries()) {
    const meters = spots.meters[spot]?.[rank] ?? 0;
    if (meters > certain || (meters / maxUnits >= inFull && meters / open >= inOpen)) break;
    const here = spots.units[other] ?? [];
    others += here.length;
    if (industry >= 0) for (const candidate of here) if (space.industry[candidate] === industry) kin += 1;
    const alike = Math.max(1, kin);
    if (rank > 0 && others >= maxUnits - 1) inFull = Math.min(inFull, meters / maxUnits + weight / Math.min(maxUnits, alike));
    if (others >= 1) inOpen = Math.min(inOpen, meters / open + weight / Math.min(open, alike));
  }
  // Beyond what is known for certain, all may be alike.
  if (certain < Number.POSITIVE_INFINITY) {
    inFull = Math.min(inFull, (certain + weight) / maxUnits);
    inOpen = Math.min(inOpen, (certain + weight) / open);
  }
  // Nobody is beyond: then nobody goes there, and as much as a branch of its own is more than enough.
  if (inFull === Number.POSITIVE_INFINITY) inFull = weight;
  return { inFull, inOpen: Math.min(inOpen, inFull) };
}

/** The sum of the `count` greatest. */
function greatest(values: Float64Array, count: number): number {
  const sorted = Float64Array.from(values).sort();
  let sum = 0;
  for (let at = Math.max(0, sorted.length - count); at < sorted.length; at += 1) sum += sorted[at] as number;
  return sum;
}
