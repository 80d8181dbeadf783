import type { CommitteePlan, CommitteeProblem } from './committee-problem.ts';
import type { FindLinks } from './plan-links.ts';

/** What planning tells without a search; loaded with the first plan and handed in. */
export interface PlanTools {
  readonly findLinks: FindLinks;
  readonly committeeEvaluator: (problem: CommitteeProblem) => CommitteeEvaluator;
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
