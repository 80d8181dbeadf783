/** What an assignment of instructors amounts to: shown beside it, and counted anew while a person edits it. */

export type BrokenInstructorRule =
  /** More load than the instructor can take: `given` the capacity, `actual` the load. */
  | { readonly rule: 'capacity'; readonly instructor: number; readonly given: number; readonly actual: number }
  /** An enterprise that needs an instructor to itself shares it: `given` 1, `actual` how many the instructor has. */
  | { readonly rule: 'one-to-one.shared'; readonly instructor: number; readonly given: number; readonly actual: number }
  /** An instructor that is kept for one-to-one has another kind of enterprise. */
  | { readonly rule: 'one-to-one.kind'; readonly instructor: number; readonly enterprise: number }
  /** Farther apart than the radius: both in metres. */
  | { readonly rule: 'radius'; readonly instructor: number; readonly enterprise: number; readonly given: number; readonly actual: number }
  /** The plan speaks of an instructor that is not there. */
  | { readonly rule: 'unknown-instructor'; readonly instructor: number; readonly enterprise: number }
  /** Left over though the problem leaves nobody over. */
  | { readonly rule: 'complete'; readonly enterprise: number };

export interface InstructorShare {
  /** Indices of enterprises, rising. */
  readonly enterprises: readonly number[];
  readonly load: number;
  readonly capacity: number;
  /** To all its enterprises of known place, and to the farthest. */
  readonly meters: number;
  readonly farthestMeters: number;
  /** Enterprises that come anew from another or from nobody, and those that go. */
  readonly gained: number;
  readonly lost: number;
  /** Load above the mean of all. */
  readonly aboveMean: number;
}

export interface InstructorEvaluation {
  /** The objective of `InstructorProblem`. */
  readonly value: number;
  readonly meters: number;
  /** Enterprises that lose today's instructor. */
  readonly changed: number;
  readonly unassigned: readonly number[];
  readonly meanLoad: number;
  /** Sum of loads above the mean. */
  readonly overload: number;
  readonly instructors: readonly InstructorShare[];
  readonly broken: readonly BrokenInstructorRule[];
}
