import { INDUSTRY_METERS } from '../model/joint-branch-problem.ts';
import { type JointBranchSpace, nearness } from './joint-branch-space.ts';
import { TIE_METERS } from './joint-branch-value.ts';
import type { Random } from './random.ts';

/** What a unit left over and what a branch weigh beside metres: more than any spread within one repartition can. */
export interface StepWeights {
  readonly leftOver: number;
  readonly branch: number;
}

export interface Repartition {
  readonly groups: readonly (readonly number[])[];
  readonly left: readonly number[];
}

/** Finds the best branches among few units, by trying all. Not to be shared between searches that run at once. */
export interface Repartitioner {
  readonly weights: StepWeights;
  /** The most units it takes. */
  readonly most: number;
  /** A group's share of the objective: metres, and next to nothing for each building and park beyond the first; Infinity for a bad group. */
  costOf(units: readonly number[]): number;
  /**
   * @param below only partitions that cost less are looked for.
   * @returns the cost of the best partition into branches and units left over, with `weights`; Infinity where none is below.
   */
  solve(units: readonly number[], below?: number): number;
  /**
   * The same with the sizes of branches in place of metres: of partitions into as few, one with the most uneven sizes, at random; what
   * is small goes sooner. Its cost is compared with that of `evenness`.
   */
  solveUneven(units: readonly number[], below: number, random: Random): number;
  /** The partition found last. */
  last(): Repartition;
}

/** Dynamic programming over subsets; `most` ≤ 18. */
export function createRepartitioner(space: JointBranchSpace, most: number): Repartitioner {
  const { minFull, maxUnits, maxMembers, radius } = space.problem;
  const branch = (most + 1) * (radius + INDUSTRY_METERS * Math.min(maxUnits, most) + 1);
  const weights: StepWeights = { branch, leftOver: (most + 1) * branch };
  const states = 1 << most;
  const full = new Int32Array(states);
  const members = new Int32Array(states);
  const diameter = new Float64Array(states);
  const count = new Uint8Array(states);
  const industries = new Int32Array(states);
  const buildings = new Int32Array(states);
  const parks = new Int32Array(states);
  const cost = new Float64Array(states);
  const best = new Float64Array(states);
  const choice = new Int32Array(states);
  const meters = new Float64Array(most * most);
  // The branches by their first unit and by how many units more they have.
  const lists: number[][] = Array.from({ length: most * maxUnits }, () => []);
  let units: readonly number[] = [];
  let isUneven = false;

  const measure = (random: Random | null): void => {
    const size = units.length;
    const industryBit = bitsOf(space.industry, units);
    const buildingBit = bitsOf(space.building, units);
    const parkBit = bitsOf(space.park, units);
    for (let a = 0; a < size; a += 1)
      for (let b = a + 1; b < size; b += 1) {
        const distance = nearness(space, units[a] as number, units[b] as number);
        meters[a * most + b] = distance;
      }
    for (const list of lists) list.length = 0;
    isUneven = random !== null;
    cost[0] = 0;
    for (let mask = 1; mask < 1 << size; mask += 1) {
      const low = 31 - Math.clz32(mask & -mask);
      const rest = mask & (mask - 1);
      count[mask] = (count[rest] as number) + 1;
      industries[mask] = (industries[rest] as number) | (industryBit[low] as number);
      if ((count[mask] as number) > maxUnits) {
        cost[mask] = Number.POSITIVE_INFINITY;
        continue;
      }
      const unit = units[low] as number;
      full[mask] = (full[rest] as number) + (space.full[unit] as number);
      members[mask] = (members[rest] as number) + (space.members[unit] as number);
      buildings[mask] = (buildings[rest] as number) | (buildingBit[low] as number);
      parks[mask] = (parks[rest] as number) | (parkBit[low] as number);
      let widest = diameter[rest] as number;
      for (let left = rest; left !== 0; left &= left - 1) {
        const distance = meters[low * most + 31 - Math.clz32(left & -left)] as number;
        if (distance > widest) widest = distance;
      }
      diameter[mask] = widest;
      const isGood =
        rest !== 0 && widest < Number.POSITIVE_INFINITY && (full[mask] as number) >= minFull && (members[mask] as number) <= maxMembers;
      if (isGood && random !== null) {
        cost[mask] = evenness(maxUnits, count[mask] as number) + random.next() / most;
        lists[low * maxUnits + (count[rest] as number)]?.push(mask);
      } else if (isGood) {
        const ties = beyondFirst(buildings[mask] as number) + beyondFirst(parks[mask] as number);
        cost[mask] = widest + INDUSTRY_METERS * beyondFirst(industries[mask] as number) + TIE_METERS * ties;
        lists[low * maxUnits + (count[rest] as number)]?.push(mask);
      } else cost[mask] = Number.POSITIVE_INFINITY;
    }
  };

  /** No partition of these costs less: so many branches, and each industry in one of them. */
  const leastOf = (mask: number): number => {
    const fewest = Math.ceil((count[mask] as number) / maxUnits);
    const spread = isUneven ? 0 : INDUSTRY_METERS * Math.max(0, beyondFirst(industries[mask] as number) + 1 - fewest);
    return Math.min(weights.branch * fewest + spread, weights.leftOver);
  };

  const solveMask = (mask: number, below: number): number => {
    if (mask === 0) return 0;
    const known = best[mask] as number;
    if (known >= 0) return known;
    const whole = weights.branch + (cost[mask] as number);
    const low = mask & -mask;
    const first = (31 - Math.clz32(low)) * maxUnits;
    let least = Math.min(whole, below);
    let chosen = whole < below ? mask : 0;
    // The largest first: once so many branches do, smaller ones cannot.
    for (let size = whole < Number.POSITIVE_INFINITY ? 1 : maxUnits; size > 1; size -= 1) {
      for (const group of lists[first + size - 1] ?? []) {
        if ((group & mask) !== group) continue;
        const worth = weights.branch + (cost[group] as number);
        const rest = mask ^ group;
        if (worth + (rest === 0 ? 0 : leastOf(rest)) >= least) continue;
        const total = worth + solveMask(rest, Number.POSITIVE_INFINITY);
        if (total < least) {
          least = total;
          chosen = group;
        }
      }
    }
    if (weights.leftOver < least) {
      const total = weights.leftOver + solveMask(mask ^ low, Number.POSITIVE_INFINITY);
      if (total < least) {
        least = total;
        chosen = 0;
      }
    }
    const value = least < below ? least : Number.POSITIVE_INFINITY;
    best[mask] = value;
    choice[mask] = chosen;
    return value;
  };

  const named = (mask: number): readonly number[] => units.filter((_, at) => ((mask >> at) & 1) === 1);

  return {
    weights,
    most,
    costOf(group) {
      if (group.length > maxUnits || group.length > most) return Number.POSITIVE_INFINITY;
      units = group;
      measure(null);
      return cost[(1 << group.length) - 1] as number;
    },
    solve(some, below = Number.POSITIVE_INFINITY) {
      if (some.length > most) throw new RangeError(`At most ${most} units are partitioned at once, not ${some.length}`);
      units = some;
      measure(null);
      best.fill(-1, 0, 1 << some.length);
      return solveMask((1 << some.length) - 1, below);
    },
    solveUneven(some, below, random) {
      units = some;
      measure(random);
      best.fill(-1, 0, 1 << some.length);
      return solveMask((1 << some.length) - 1, below);
    },
    last() {
      const groups: (readonly number[])[] = [];
      const left: number[] = [];
      let mask = (1 << units.length) - 1;
      while (mask !== 0) {
        const group = choice[mask] as number;
        const low = mask & -mask;
        if (group === 0) left.push(units[31 - Math.clz32(low)] as number);
        else groups.push(named(group));
        mask ^= group === 0 ? low : group;
      }
      return { groups, left };
    },
  };
}

/** The less, the more units a branch has, and the more so the fuller it is. */
export function evenness(maxUnits: number, size: number): number {
  return maxUnits * maxUnits - size * size;
}

/** For each unit one bit that stands for its code among these units; 0 where it is not known. */
function bitsOf(codes: Int32Array, units: readonly number[]): readonly number[] {
  const seen: number[] = [];
  return units.map((unit) => {
    const code = codes[unit] as number;
    if (code < 0) return 0;
    const known = seen.indexOf(code);
    return 1 << (known >= 0 ? known : seen.push(code) - 1);
  });
}

function beyondFirst(bits: number): number {
  let left = bits;
  let count = -1;
  while (left !== 0) {
    left &= left - 1;
    count += 1;
  }
  return Math.max(0, count);
}
