import type { ProblemKind, ProblemOf } from '../../src/model/planner.ts';

export type AnyProblem = ProblemOf<ProblemKind>;

/** What a case is held to. Seconds are those of the whole search, measured from outside. */
export type Target =
  | { readonly kind: 'proved'; readonly seconds: number }
  /** Proved, or as good as the published best where there is one. */
  | { readonly kind: 'exact'; readonly seconds: number }
  /** No more than this share off the published best; off the bound where none is published. */
  | { readonly kind: 'near'; readonly share: number; readonly seconds: number }
  /** A plan that keeps every rule. */
  | { readonly kind: 'feasible'; readonly hasBound: boolean; readonly seconds: number };

export interface BenchCase {
  /** A name that stands for the case on the command line. */
  readonly id: string;
  /** Cases of one family grow in `size`; the report states how time and memory grow with it. */
  readonly family: string;
  readonly size: number;
  /** null where the published files are not at hand. */
  readonly problem: () => AnyProblem | null;
  /** The published or proved best by level, as `PlanCheck.levels` counts them; null where nobody knows. */
  readonly best: readonly number[] | null;
  readonly target: Target;
}
