import type { AssignmentPlan, InstructorProblem } from '../model/instructor-problem.ts';
import { optimalityOf, type SolveConflict, type SolveOutcome } from '../model/solve-report.ts';
import { type AssignmentAnswer, type AssignmentQuestion, searchAssignment } from './assignment-search.ts';
import { instructorConflicts } from './instructor-conflicts.ts';
import { grainOf, type InstructorCore, sharedCore, singleCore } from './instructor-cores.ts';
import { evaluateInstructors } from './instructor-evaluate.ts';
import type { Search, Solve } from './search.ts';

/**
 * Instructors to enterprises. One-to-one enterprises are an assignment of their own (Kuhn 1955); for the others, loads that are all
 * the same make a flow with convex costs, which is exact, and loads that differ a generalized assignment: flow for the bound, local
 * search, then a mixed-integer program. `work` counts rounds of ruin and recreate, needed only where loads differ.
 *
 * The bound holds over all pairs. With `complete`, a problem with more to do than can be done is infeasible; without, what is left
 * over counts by its weight, and `instructorConflicts` says why.
 */
export const solveInstructors: Solve<InstructorProblem, AssignmentPlan> = async (problem, search) => {
  search.report({ phase: 'prepare', value: null, bound: null, iterations: 0 });
  // What can never be assigned does not raise the mean: known, the bound is closer.
  const limits = instructorConflicts(problem);
  const solved = await solveAt(problem, search, limits.mostLoad);
  if (problem.complete === true && solved.plan.assigned.includes(null)) return infeasible(problem, solved, limits.conflicts);
  const { value } = evaluateInstructors(problem, solved.plan);
  const bound = Number.isFinite(solved.bound) ? Math.min(value, solved.bound) : null;
  const optimality = optimalityOf(value, bound);
  search.report({ phase: 'prove', value, bound, iterations: solved.iterations }, solved.plan);
  return {
    kind: 'plan',
    plan: solved.plan,
    report: {
      value,
      bound,
      optimality,
      end: optimality.kind === 'proved' ? 'finished' : solved.end,
      seed: search.options.seed,
      iterations: solved.iterations,
      seconds: search.elapsed(),
    },
  };
};

interface Solved {
  readonly plan: AssignmentPlan;
  readonly bound: number;
  readonly end: AssignmentAnswer['end'];
  readonly iterations: number;
  readonly impossible: boolean;
}

/** Solves where no more than `mostLoad` can be assigned. */
async function solveAt(problem: InstructorProblem, search: Search<AssignmentPlan>, mostLoad: number): Promise<Solved> {
  const mean = mostLoad / Math.max(1, problem.instructors.length);
  const assigned = new Array<number | null>(problem.enterprises.length).fill(null);
  const write = (part: InstructorCore, answer: Int32Array): void => {
    for (const [job, index] of part.enterprises.entries()) assigned[index] = part.instructors[answer[job] ?? -1] ?? null;
  };
  const single = singleCore(problem, mean);
  const first = await searchAssignment({ core: single.core, grain: 1, mean: 1 }, quiet(search), () => undefined);
  write(single, first.assigned);
  let otherLoad = 0;
  for (const index of single.enterprises) if (assigned[index] !== null) otherLoad += problem.enterprises[index]?.load ?? 0;

  const grain = grainOf(problem.enterprises.filter(({ oneToOne }) => !oneToOne).map(({ load }) => load));
  const shared = sharedCore(problem, grain, otherLoad);
  const question: AssignmentQuestion = { core: shared.core, grain, mean };
  let reported: Int32Array | null = null;
  const second = await searchAssignment(question, quiet(search), (progress, answer) => {
    const bound = progress.bound === null || !Number.isFinite(first.bound) ? null : progress.bound + first.bound;
    write(shared, answer);
    const plan = { assigned: assigned.slice() };
    const { value } = evaluateInstructors(problem, plan);
    if (reported === answer) search.report({ ...progress, value, bound });
    else search.report({ ...progress, value, bound }, plan);
    reported = answer;
  });
  write(shared, second.assigned);
  return {
    plan: { assigned },
    bound: first.bound + second.bound,
    end: second.end === 'finished' ? first.end : second.end,
    iterations: first.iterations + second.iterations,
    impossible: first.impossible || second.impossible,
  };
}

/** The parts of a plan are reported by the whole alone. */
function quiet(search: Search<AssignmentPlan>): Search<never> {
  return { options: search.options, elapsed: () => search.elapsed(), report: () => undefined };
}

function infeasible(problem: InstructorProblem, solved: Solved, conflicts: readonly SolveConflict[]): SolveOutcome<AssignmentPlan> {
  if (conflicts.length > 0) return { kind: 'infeasible', proved: true, conflicts };
  const shared = problem.instructors.filter(({ oneToOne }) => !oneToOne);
  const given = shared.reduce((total, { capacity }) => total + capacity, 0);
  const units = [...solved.plan.assigned.keys()].filter((index) => solved.plan.assigned[index] === null);
  return { kind: 'infeasible', proved: solved.impossible, conflicts: [{ limit: 'capacity', given, needed: null, units }] };
}
