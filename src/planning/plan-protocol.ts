import type { PlanOfProblem, ProblemKind } from '../model/planner.ts';
import type { SolveOptions, SolveOutcome, SolveProgress } from '../model/solve-report.ts';

/** What the page asks of a worker that plans; one worker answers one question. */
export interface PlanRequest {
  readonly problem: PlanOfProblem[ProblemKind][0];
  readonly options: SolveOptions;
  /** Absolute: the worker resolves relative addresses against its own. */
  readonly wasmUrl: string;
}

export type PlanAnswer<TPlan> =
  /** All code is there and the clock runs. */
  | { readonly type: 'started' }
  /** With a plan where it is better than all before; `progress.value` is then its value. */
  | { readonly type: 'progress'; readonly progress: SolveProgress; readonly plan: TPlan | null }
  | { readonly type: 'solved'; readonly outcome: SolveOutcome<TPlan> }
  /** Only the kind of the failure: its text may quote the problem. */
  | { readonly type: 'failed'; readonly name: string };
