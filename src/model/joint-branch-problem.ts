/** Joint branches (联合党支部) of enterprises with fewer full members than make a branch of their own. All plain JSON. */

export interface JointBranchUnit {
  readonly id: string;
  /** Metres on a plane; null where its place is not known: it then joins only units of its own building or park. */
  readonly x: number | null;
  readonly y: number | null;
  readonly building: string | null;
  readonly park: string | null;
  /** Division of GB/T 4754 (大类, two digits); null unknown. */
  readonly industry: string | null;
  /** Full members, ≥ 1 and fewer than `minFull`. */
  readonly full: number;
  /** Full and probationary members. */
  readonly members: number;
}

/** Limits of 支部工作条例, articles 4 and 5: `maxUnits` and `maxMembers` are usual («一般»), `minFull` binds. */
export interface JointBranchProblem {
  readonly kind: 'joint-branches';
  readonly units: readonly JointBranchUnit[];
  readonly minFull: number;
  readonly maxUnits: number;
  readonly maxMembers: number;
  /** Greatest distance between any two units of a branch, in metres. */
  readonly radius: number;
  /** Branches do not cross parks. */
  readonly withinPark: boolean;
}

/**
 * Objective, one after the other: fewest units left over, fewest branches, then the least sum of `branchSpread` over branches.
 * The three stand apart; they are never added to one number.
 */
export interface JointBranchPlan {
  /** Each branch as rising indices of units; every unit at most once. */
  readonly branches: readonly (readonly number[])[];
  /** Units in no branch, rising: they fall to a building or community organization (兜底), by name, for a person to decide. */
  readonly leftOver: readonly number[];
}

export interface JointBranchValue {
  readonly leftOver: number;
  readonly branches: number;
  /** Metres: the sum over branches of the greatest distance between two of its units, plus 100 m for each industry beyond the first. */
  readonly spread: number;
}

/** What one industry more in a branch weighs against nearness, in metres: our choice, a setting of the third step only. */
export const INDUSTRY_METERS = 100;
