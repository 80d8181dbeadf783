import type { AllianceProblem, AllianceProposal } from './alliance-proposal.ts';
import type { CommitteePlan, CommitteeProblem } from './committee-problem.ts';
import type { InstructorEvaluation } from './instructor-evaluation.ts';
import type { AssignmentPlan, InstructorProblem } from './instructor-problem.ts';
import type { JointBranchEvaluation, JointBranchReasons } from './joint-branch-evaluation.ts';
import type { JointBranchPlan, JointBranchProblem } from './joint-branch-problem.ts';
import type { FindLinks } from './plan-links.ts';
import type { SolveConflict } from './solve-report.ts';

/** What planning tells without a search; loaded with the first plan and handed in. */
export interface PlanTools {
  readonly findLinks: FindLinks;
  readonly committeeEvaluator: (problem: CommitteeProblem) => CommitteeEvaluator;
  readonly jointBranches: JointBranchTools;
  readonly instructors: InstructorTools;
  readonly proposeAlliance: (problem: AllianceProblem) => AllianceProposal;
}

export interface JointBranchTools {
  /** Judges any plan, edited by hand too. @throws RangeError where the plan names a unit there is not. */
  evaluate(problem: JointBranchProblem, plan: JointBranchPlan): JointBranchEvaluation;
  explain(problem: JointBranchProblem, branch: readonly number[]): JointBranchReasons;
  /** Units that are in no branch that keeps the limits, whatever the others do; rising. */
  lonely(problem: JointBranchProblem): readonly number[];
}

export interface InstructorTools {
  evaluate(problem: InstructorProblem, plan: AssignmentPlan): InstructorEvaluation;
  /** Limits that keep enterprises from having an instructor, whatever the plan. */
  conflicts(problem: InstructorProblem): readonly SolveConflict[];
}

/** Values any grouping, whole or half done. */
export interface CommitteeEvaluator {
  evaluate(plan: CommitteePlan): CommitteeFigures;
}

export interface CommitteeFigures {
  readonly groups: readonly CommitteeGroupFigures[];
  /** Sum over groups of enterprises × metres to the seat. */
  readonly value: number;
  readonly breaches: readonly PlanBreach[];
}

export interface CommitteeGroupFigures {
  /** Index of the unit about which the others are nearest; −1 of an empty group. */
  readonly seat: number;
  readonly value: number;
}

/** A rule that a plan breaks: of one group by index, or of the whole. */
export interface PlanBreach {
  readonly rule: string;
  readonly group: number | null;
  readonly given: number;
  readonly actual: number;
  readonly units: readonly number[];
}
