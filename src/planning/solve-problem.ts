import type { PlanOf, ProblemKind, ProblemOf } from '../model/planner.ts';
import type { Solve } from './search.ts';

type Solver<K extends ProblemKind> = Solve<ProblemOf<K>, PlanOf<K>>;

/** Each kind brings only the code of its own method. */
const SOLVERS: { readonly [K in ProblemKind]: () => Promise<Solver<K>> } = {
  'maximal-cover': async () => (await import('./cover-maximal.ts')).solveMaximalCover,
  'set-cover': async () => (await import('./cover-set.ts')).solveSetCover,
  'p-median': async () => (await import('./median.ts')).solveMedian,
  'p-center': async () => (await import('./center.ts')).solveCenter,
  committees: async () => (await import('./committees.ts')).solveCommittees,
  'max-p': async () => (await import('./regions.ts')).solveMaxRegions,
  districts: async () => (await import('./regions.ts')).solveDistricts,
  'joint-branches': async () => (await import('./joint-branches.ts')).solveJointBranches,
  instructors: async () => (await import('./instructor-search.ts')).solveInstructors,
  'generalized-assignment': async () => (await import('./assignment-generalized.ts')).solveGeneralizedAssignment,
};

/** @throws RangeError for a kind there is no solver for: problems also come from files and from other windows. */
export async function loadSolver<K extends ProblemKind>(kind: K): Promise<Solver<K>> {
  if (!Object.hasOwn(SOLVERS, kind)) throw new RangeError(`no solver for problems of kind ${kind}`);
  return SOLVERS[kind]();
}
