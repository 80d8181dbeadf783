import type { JointBranchValue } from './joint-branch-problem.ts';

/**
 * A rule that a branch does not keep. 支部工作条例, articles 4 and 5: fewer full members than `minFull` `must` not be; more units or
 * members than usual («一般不超过») may be, with a reason; radius and parks are settings of the problem.
 */
export interface JointBranchBreach {
  readonly rule: 'full' | 'alone' | 'units' | 'members' | 'radius' | 'park' | 'twice';
  readonly strength: 'must' | 'usual' | 'setting';
  readonly given: number;
  readonly limit: number;
  /** Indices of the units concerned, rising; empty where it is the branch as a whole. */
  readonly units: readonly number[];
}

export interface JointBranchEvaluation {
  readonly value: JointBranchValue;
  /** For each branch of the plan what it breaks; empty where it keeps all. */
  readonly branches: readonly (readonly JointBranchBreach[])[];
  /** Units that are in no branch and not said to be left over, rising. */
  readonly forgotten: readonly number[];
  /** Units that are in a branch and said to be left over, rising. */
  readonly contradicted: readonly number[];
}

/** What a branch has to say on the four principles of 支部工作条例, article 5: 地域相邻、行业相近、规模适当、便于管理. */
export interface JointBranchReasons {
  /** All known to be in one building. */
  readonly sameBuilding: boolean;
  /** Known buildings by name or code, in the order of the units. */
  readonly buildings: readonly string[];
  /** All known to be in one park. */
  readonly samePark: boolean;
  readonly parks: readonly string[];
  /** Metres: the greatest distance between two units that have a place; null where fewer than two have one. */
  readonly diameter: number | null;
  /** Units without a place. */
  readonly unplaced: number;
  /** Known divisions of GB/T 4754, in the order of the units. */
  readonly industries: readonly string[];
  /** Units whose industry is not known. */
  readonly industryUnknown: number;
  readonly full: number;
  readonly members: number;
  readonly units: number;
}
