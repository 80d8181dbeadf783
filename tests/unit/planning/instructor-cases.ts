import type { AssignmentPlan, InstructedUnit, InstructorProblem, InstructorUnit } from '../../../src/model/instructor-problem.ts';
import { DEFAULT_SOLVE_OPTIONS, type SolveOptions, type SolveProgress } from '../../../src/model/solve-report.ts';
import { createRandom } from '../../../src/planning/random.ts';
import type { Search } from '../../../src/planning/search.ts';

export function instructor(over: Partial<InstructorUnit> = {}): InstructorUnit {
  return { id: 'i', x: 0, y: 0, capacity: 3, oneToOne: false, ...over };
}

export function enterprise(over: Partial<InstructedUnit> = {}): InstructedUnit {
  return { id: 'e', x: 0, y: 0, load: 1, oneToOne: false, current: null, ...over };
}

export function instructors(over: Partial<InstructorProblem> = {}): InstructorProblem {
  const weights = { change: 50, overload: 20, unassigned: 10_000 };
  return { kind: 'instructors', instructors: [], enterprises: [], radius: null, weights, ...over };
}

/** Synthetic, of one seed: enterprises and instructors strewn over a square, most with an instructor of today. */
export function strewn(count: number, enterpriseCount: number, seed: number, more: { loads?: readonly number[]; slack?: number } = {}) {
  const random = createRandom(seed);
  const at = () => ({ x: Math.round(random.next() * 5000), y: Math.round(random.next() * 5000) });
  const loads = more.loads ?? [1];
  const list = Array.from({ length: enterpriseCount }, (_, index) => {
    const current = random.next() < 0.6 ? random.below(count) : null;
    return enterprise({ id: `e${index}`, ...at(), load: loads[random.below(loads.length)] ?? 1, current });
  });
  const capacity = Math.ceil((list.reduce((sum, { load }) => sum + load, 0) * (more.slack ?? 1.15)) / count);
  return instructors({
    instructors: Array.from({ length: count }, (_, index) => instructor({ id: `i${index}`, ...at(), capacity })),
    enterprises: list,
    weights: { change: 300, overload: 200, unassigned: 20_000 },
  });
}

export interface Watched {
  readonly search: Search<AssignmentPlan>;
  readonly seen: { readonly progress: SolveProgress; readonly plan: AssignmentPlan | undefined }[];
}

/** @param clock tells the seconds since the beginning. */
export function watched(options: Partial<SolveOptions> = {}, clock: () => number = () => 0): Watched {
  const seen: Watched['seen'] = [];
  const search: Search<AssignmentPlan> = {
    options: { ...DEFAULT_SOLVE_OPTIONS, ...options },
    elapsed: clock,
    report: (progress, plan) => seen.push({ progress, plan }),
  };
  return { search, seen };
}
