/** Instructors (党建指导员): who goes to which enterprise. All plain JSON. */

export interface InstructorUnit {
  readonly id: string;
  /** Metres on a plane; null where not known: then near nobody and far from nobody, that is 0 m to anyone and within any radius. */
  readonly x: number | null;
  readonly y: number | null;
  /** Most load it can take. */
  readonly capacity: number;
  /** Kept for enterprises that need one to themselves: takes one of those and nothing else. */
  readonly oneToOne: boolean;
}

export interface InstructedUnit {
  readonly id: string;
  readonly x: number | null;
  readonly y: number | null;
  /** Load it brings, ≥ 0; an enterprise counts 1 as a rule. */
  readonly load: number;
  /** Needs an instructor of its own (一对一, as for 小巨人): one that is kept for it, or any other that then has nothing else. */
  readonly oneToOne: boolean;
  /** Index of today's instructor; null without one. */
  readonly current: number | null;
}

export interface InstructorProblem {
  readonly kind: 'instructors';
  readonly instructors: readonly InstructorUnit[];
  readonly enterprises: readonly InstructedUnit[];
  /** Metres that a pair may be apart at most; null without a limit. */
  readonly radius: number | null;
  /** What counts, in metres: a changed instructor, a unit of load above the mean load, an enterprise left without. */
  readonly weights: { readonly change: number; readonly overload: number; readonly unassigned: number };
  /** True: no enterprise may be left over, so that there may be no plan; absent or false: those left over count by `unassigned`. */
  readonly complete?: boolean;
}

/**
 * Objective: metres over all pairs + `change` for every enterprise that loses today's instructor + `overload` × Σ over instructors of
 * load above the mean load of all (assigned load / instructors) + `unassigned` for each left over; the less the better.
 */
export interface AssignmentPlan {
  /** For each enterprise (job) its instructor (agent), null left over. */
  readonly assigned: readonly (number | null)[];
}

/** Generalized assignment (Ross & Soland 1975), most profit: every job to one agent, within each agent's capacity. */
export interface GeneralizedAssignmentProblem {
  readonly kind: 'generalized-assignment';
  /** One row an agent, one column a job. */
  readonly profit: readonly (readonly number[])[];
  readonly resource: readonly (readonly number[])[];
  readonly capacity: readonly number[];
}
