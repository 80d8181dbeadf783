/** What a planner says of how it searched, and how good the answer is. */

/** Why a search ended: by itself, after its budget of work, at the limit of its clock, or because a person stopped it. */
export type SolveEnd = 'finished' | 'budget' | 'time' | 'cancelled';

/**
 * What is known of an answer against the best possible: `proved` that none is better, `within` the share
 * |value − bound| / |value| of the best possible, or `none` where no bound is known.
 */
export type Optimality = { readonly kind: 'proved' } | { readonly kind: 'within'; readonly gap: number } | { readonly kind: 'none' };

export interface SolveReport {
  /** The objective of the plan, recomputed from the plan itself, in the unit of the problem. */
  readonly value: number;
  /** No plan that keeps the rules is better than this; null where none is known. */
  readonly bound: number | null;
  readonly optimality: Optimality;
  readonly end: SolveEnd;
  readonly seed: number;
  /** Units of work done, counted by the method itself. */
  readonly iterations: number;
  readonly seconds: number;
}

/** Where a search is: shown while it goes on. */
export interface SolveProgress {
  readonly phase: 'prepare' | 'construct' | 'improve' | 'prove';
  readonly value: number | null;
  readonly bound: number | null;
  readonly iterations: number;
}

/** How long and how a search goes on. The same problem, seed and work give the same plan; the clock only cuts it short, and says so. */
export interface SolveOptions {
  readonly seed: number;
  /** Units of work of the heuristic part; what a unit is, each problem says. */
  readonly work: number;
  /** Seconds after which the best so far is given. */
  readonly seconds: number;
  /** Whether an exact method may follow the heuristic one. */
  readonly prove: boolean;
}

export const DEFAULT_SOLVE_OPTIONS: SolveOptions = { seed: 1, work: 1000, seconds: 10, prove: true };

/** A limit that no plan can keep together with the others, what it is, and the least to which it would have to be changed. */
export interface SolveConflict {
  /** The name of the limit in its problem: `groups`, `enterprises.max`, `members.min`, `capacity`, `radius`, … */
  readonly limit: string;
  readonly given: number;
  /** The nearest value with which a plan exists, all else unchanged; null where no value of this limit alone helps. */
  readonly needed: number | null;
  /** Indices of the units that are in the way; empty where it concerns all. */
  readonly units: readonly number[];
}

export type SolveOutcome<TPlan> =
  | { readonly kind: 'plan'; readonly plan: TPlan; readonly report: SolveReport }
  /** No plan keeps all limits: `proved` where that is certain, else only none was found. */
  | { readonly kind: 'infeasible'; readonly proved: boolean; readonly conflicts: readonly SolveConflict[] };

/** `value` recomputed, `bound` of the same direction; within half a millionth they are one. */
export function optimalityOf(value: number, bound: number | null): Optimality {
  if (bound === null || !Number.isFinite(bound)) return { kind: 'none' };
  const difference = Math.abs(value - bound);
  if (difference <= 5e-7 * Math.max(1, Math.abs(value))) return { kind: 'proved' };
  return value === 0 ? { kind: 'none' } : { kind: 'within', gap: difference / Math.abs(value) };
}
