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
  /** Greatest distance between any two units of a branch, in metres. Without a place, one building or else one park is near. */
  readonly radius: number;
  /** Branches do not cross parks; a unit whose park is not known may join any. */
  readonly withinPark: boolean;
}

/** What is fewest or least first, second and third: the three stand apart and are never added to one number. */
export type JointBranchStep = 'leftOver' | 'branches' | 'spread';

export interface JointBranchStepResult {
  readonly step: JointBranchStep;
  readonly value: number;
  /** No plan that equals this one in the steps before has less in this step; null where nothing is known. */
  readonly bound: number | null;
}

/**
 * Objective, one after the other: fewest units left over, fewest branches, then the least `JointBranchValue.spread`.
 *
 * `SolveReport` holds one number: its `value` and `bound` are those of the first step that is not proved, and of the spread where
 * all are; so its `optimality` is `proved` only where all three are, and `within` speaks of that one step.
 */
export interface JointBranchPlan {
  /** Each branch as rising indices of units; every unit at most once. */
  readonly branches: readonly (readonly number[])[];
  /** Units in no branch, rising: they fall to a building or community organization (兜底), by name, for a person to decide. */
  readonly leftOver: readonly number[];
  /** Those left over that are in no branch that keeps the limits, whatever the others do; rising. */
  readonly lonely?: readonly number[];
  /** The three steps in order, as a solver left them; absent from a plan that a person edited. */
  readonly steps?: readonly JointBranchStepResult[];
}

export interface JointBranchValue {
  readonly leftOver: number;
  readonly branches: number;
  /**
   * Metres: the sum over branches of the greatest distance between two of its units, plus `INDUSTRY_METERS` for each industry beyond
   * the first; unknown industries count as none. Two units of which one has no place are 0 m apart in one building, else `radius`.
   */
  readonly spread: number;
}

/** What one industry more in a branch weighs against nearness, in metres: our choice, a setting of the third step only. */
export const INDUSTRY_METERS = 100;
