import type { CommitteePlan, CommitteeProblem, DistrictsProblem, MaxRegionsProblem, PartitionPlan } from './committee-problem.ts';
import type { AssignmentPlan, GeneralizedAssignmentProblem, InstructorProblem } from './instructor-problem.ts';
import type { JointBranchPlan, JointBranchProblem } from './joint-branch-problem.ts';
import type { CenterProblem, LocationPlan, MaximalCoverProblem, MedianProblem, SetCoverProblem } from './location-problem.ts';
import type { SolveOptions, SolveOutcome, SolveProgress } from './solve-report.ts';

/** Every kind of problem, with the plan that answers it. */
export interface PlanOfProblem {
  'maximal-cover': readonly [MaximalCoverProblem, LocationPlan];
  'set-cover': readonly [SetCoverProblem, LocationPlan];
  'p-median': readonly [MedianProblem, LocationPlan];
  'p-center': readonly [CenterProblem, LocationPlan];
  committees: readonly [CommitteeProblem, CommitteePlan];
  'max-p': readonly [MaxRegionsProblem, PartitionPlan];
  districts: readonly [DistrictsProblem, PartitionPlan];
  'joint-branches': readonly [JointBranchProblem, JointBranchPlan];
  instructors: readonly [InstructorProblem, AssignmentPlan];
  'generalized-assignment': readonly [GeneralizedAssignmentProblem, AssignmentPlan];
}

export type ProblemKind = keyof PlanOfProblem;
export type ProblemOf<K extends ProblemKind> = PlanOfProblem[K][0];
export type PlanOf<K extends ProblemKind> = PlanOfProblem[K][1];

/** Searches elsewhere than on the page, so that the page never waits. */
export interface Planner {
  /**
   * @param watch is told where the search is, and of every better plan.
   * @param signal ends the search: the best plan so far is then the answer, with `end: 'cancelled'`; rejects with the signal's reason
   *   where there is none yet.
   */
  solve<K extends ProblemKind>(
    problem: ProblemOf<K> & { readonly kind: K },
    options: SolveOptions,
    watch: (progress: SolveProgress, plan: PlanOf<K> | null) => void,
    signal: AbortSignal,
  ): Promise<SolveOutcome<PlanOf<K>>>;
}
