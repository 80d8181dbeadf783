import type { PlanOf, PlanOfProblem, ProblemKind, ProblemOf } from '../model/planner.ts';
import { checkGeneralizedAssignment, checkInstructors } from './check-assignment.ts';
import { checkCommittees } from './check-committees.ts';
import { checkJointBranches } from './check-joint-branches.ts';
import { checkLocation } from './check-location.ts';
import { checkDistricts, checkMaxRegions } from './check-partitions.ts';
import type { PlanCheck } from './check-result.ts';

type Check<K extends ProblemKind> = (problem: PlanOfProblem[K][0], plan: PlanOfProblem[K][1]) => PlanCheck;

const CHECKS: { readonly [K in ProblemKind]: Check<K> } = {
  'maximal-cover': checkLocation,
  'set-cover': checkLocation,
  'p-median': checkLocation,
  'p-center': checkLocation,
  committees: checkCommittees,
  'max-p': checkMaxRegions,
  districts: checkDistricts,
  'joint-branches': checkJointBranches,
  instructors: checkInstructors,
  'generalized-assignment': checkGeneralizedAssignment,
};

/** Holds a plan against the rules of its problem and recomputes its objective, by code that no solver shares. */
export function checkPlan<K extends ProblemKind>(problem: ProblemOf<K> & { readonly kind: K }, plan: PlanOf<K>): PlanCheck {
  const check: Check<K> = CHECKS[problem.kind];
  return check(problem, plan);
}
