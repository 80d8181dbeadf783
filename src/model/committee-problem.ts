/** Building Party committees (楼宇党委、综合党委): which buildings stand together. All plain JSON. */

export interface CommitteeUnit {
  readonly id: string;
  /** Metres on a plane. */
  readonly x: number;
  readonly y: number;
  readonly enterprises: number;
  readonly members: number;
  readonly organizations: number;
  /** Community and subdistrict by name or code; null unknown. */
  readonly community: string | null;
  readonly subdistrict: string | null;
}

/** Both inclusive; null without a limit. */
export interface Bounds {
  readonly min: number | null;
  readonly max: number | null;
}

export interface CommitteeProblem {
  readonly kind: 'committees';
  readonly units: readonly CommitteeUnit[];
  /** Pairs of indices of units that touch. A group must be connected by them. */
  readonly edges: readonly (readonly [number, number])[];
  /** How many groups: a number, or the fewest that keep the bounds. */
  readonly groups: number | 'fewest';
  readonly enterprises: Bounds;
  readonly members: Bounds;
  readonly organizations: Bounds;
  /** Groups do not cross these borders; a unit of which it is unknown may join any. */
  readonly within: 'community' | 'subdistrict' | 'none';
  /** Pairs that must, or must not, be in one group. */
  readonly together: readonly (readonly [number, number])[];
  readonly apart: readonly (readonly [number, number])[];
  /**
   * What a person fixed by hand, one entry a unit: units of one label stay in one group, units of different labels in different ones;
   * null may go anywhere. Labels are any whole numbers; other units may join the group of a label.
   */
  readonly locked?: readonly (number | null)[];
}

/**
 * Each unit in exactly one group. Objective: the sum over groups of the least sum, over a seat of the group, of
 * enterprises × metres to that seat (Hess et al. 1965); the less the better. A plan of `fewest` has the fewest groups first.
 */
export interface CommitteePlan {
  readonly groups: readonly CommitteeGroup[];
}

export interface CommitteeGroup {
  /** Indices of units, rising. */
  readonly units: readonly number[];
  /** The unit to which the others are nearest in sum. */
  readonly seat: number;
}

/**
 * Max-p regions (Duque, Anselin & Rey 2012): the most connected groups of which each holds at least `threshold`; then the least
 * sum of differences of `attribute` over all pairs within groups.
 */
export interface MaxRegionsProblem {
  readonly kind: 'max-p';
  readonly attribute: readonly number[];
  readonly size: readonly number[];
  readonly threshold: number;
  readonly edges: readonly (readonly [number, number])[];
}

/** A graph cut into `k` connected parts of a population within bounds with the fewest edges between parts (Validi & Buchanan 2022). */
export interface DistrictsProblem {
  readonly kind: 'districts';
  readonly population: readonly number[];
  readonly edges: readonly (readonly [number, number])[];
  readonly k: number;
  readonly bounds: Bounds;
}

/** For each unit its group, from 0. */
export interface PartitionPlan {
  readonly labels: readonly number[];
}
