import { create } from 'zustand';
import type { GapClass } from '../../../model/coverage.ts';

/** Classes of uncovered enterprises whom an instructor can be with. */
export const INSTRUCTED_CLASSES = ['should-form', 'joint-candidate', 'cultivate', 'no-member'] as const satisfies readonly GapClass[];

/** For whom and with whom the next new scenario is made; a scenario keeps its units, so it is asked only then. */
interface InstructorScope {
  readonly classes: readonly GapClass[];
  /** Of instructors who are on no list; null for those of the list. */
  readonly counted: number | null;
  /** Organization from which these come, by id. */
  readonly from: string | null;
}

export const useInstructorScope = create<InstructorScope>(() => ({ classes: INSTRUCTED_CLASSES, counted: null, from: null }));
