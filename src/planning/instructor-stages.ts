import type { AssignmentPlan, InstructorProblem } from '../model/instructor-problem.ts';
import type { SolveEnd } from '../model/solve-report.ts';
import { solveExactly } from './assignment-exact.ts';
import { searchAssignment } from './assignment-search.ts';
import { type InstructorCore, sharedCore, wholeCore } from './instructor-cores.ts';
import type { Dedication, DedicationBound } from './instructor-dedicated.ts';
import { evaluateInstructors } from './instructor-evaluate.ts';
import { endOf, isOver, type Search } from './search.ts';

/** A plan with what is known of it. */
export interface InstructorAnswer {
  readonly plan: AssignmentPlan;
  readonly value: number;
  /** No plan at all is better. */
  readonly bound: number;
  readonly end: SolveEnd;
  readonly iterations: number;
  /** Proved that no plan keeps all rules. */
  readonly impossible: boolean;
}

export interface SharedSetting {
  /** The mean load is at most this. */
  readonly mean: number;
  readonly grain: number | null;
  /** What enterprises with an instructor to themselves cost at least, all others apart; null not known for this dedication. */
  readonly singlesAtLeast: number | null;
  /** What is proved of any plan. */
  readonly atLeast: number;
  /** A plan that is no better than this is not reported. */
  readonly better: number;
}

/** The enterprises that share, where it is settled who does not. */
export async function assignShared(
  problem: InstructorProblem,
  search: Search<AssignmentPlan>,
  setting: SharedSetting,
  single: InstructorCore,
  dedication: Dedication,
): Promise<InstructorAnswer> {
  const assigned = new Array<number | null>(problem.enterprises.length).fill(null);
  const write = (part: InstructorCore, answer: Int32Array): void => {
    for (const [job, index] of part.enterprises.entries()) assigned[index] = part.instructors[answer[job] ?? -1] ?? null;
  };
  write(single, dedication.assigned);
  const placed = single.enterprises.filter((index) => assigned[index] !== null);
  const otherLoad = placed.reduce((sum, index) => sum + (problem.enterprises[index]?.load ?? 0), 0);
  // The exact method takes the load of the others as it is; were it more, the mean would be higher, and its bound not one of all plans.
  const prove = search.options.prove && placed.length === single.enterprises.length && setting.singlesAtLeast !== null;
  const shared = sharedCore(problem, setting.grain, otherLoad, dedication.dedicated);
  const boundOf = (bound: number): number => {
    return setting.singlesAtLeast === null ? setting.atLeast : Math.max(setting.atLeast, setting.singlesAtLeast + bound);
  };
  let reported = setting.better;
  const inner: Search<never> = { options: { ...search.options, prove }, elapsed: () => search.elapsed(), report: () => undefined };
  const question = { core: shared.core, grain: setting.grain, mean: setting.mean };
  const answer = await searchAssignment(question, inner, (progress, found) => {
    const known = progress.bound === null ? setting.atLeast : boundOf(progress.bound);
    const bound = Number.isFinite(known) ? known : null;
    write(shared, found);
    const plan = { assigned: assigned.slice() };
    const { value } = evaluateInstructors(problem, plan);
    const isPlan = problem.complete !== true || !plan.assigned.includes(null);
    if (!isPlan || value >= reported) {
      search.report({ ...progress, value: Number.isFinite(reported) ? reported : null, bound });
      return;
    }
    reported = value;
    search.report({ ...progress, value, bound }, plan);
  });
  write(shared, answer.assigned);
  const plan = { assigned };
  const { value } = evaluateInstructors(problem, plan);
  const impossible = answer.impossible && dedication.dedicated.size === 0;
  return { plan, value, bound: boundOf(answer.bound), end: answer.end, iterations: answer.iterations, impossible };
}

/** Both kinds of enterprises at once by the exact method, over all pairs that can still be in a better plan. */
export async function proveWhole(
  problem: InstructorProblem,
  search: Search<AssignmentPlan>,
  known: InstructorAnswer,
  shared: InstructorCore,
  dual: DedicationBound,
): Promise<InstructorAnswer> {
  const { core } = wholeCore(problem);
  const isPlan = problem.complete !== true || !known.plan.assigned.includes(null);
  const prices = new Float64Array(core.agents);
  for (const [agent, index] of shared.instructors.entries()) prices[index] = dual.prices[agent] ?? 0;
  const least = new Float64Array(core.jobs);
  for (const [job, index] of shared.enterprises.entries()) least[index] = dual.least[job] ?? 0;
  const start = isPlan ? Int32Array.from(known.plan.assigned, (to) => to ?? core.agents) : null;
  const exact = await solveExactly(
    core,
    start,
    prices,
    { bound: dual.bound, least },
    {
      seconds: search.options.seconds - search.elapsed(),
      seed: search.options.seed,
      stop: () => isOver(search),
      watch: (bound) => search.report({ phase: 'prove', value: isPlan ? known.value : null, bound, iterations: known.iterations }),
    },
  );
  const end =
    exact.status === 'optimal' || exact.status === 'infeasible' ? 'finished' : exact.status === 'limit' ? 'time' : endOf(search, true);
  const bound = Math.max(known.bound, exact.bound);
  if (exact.assigned === null) return { ...known, bound, end, impossible: exact.status === 'infeasible' && !isPlan };
  const plan = { assigned: Array.from(exact.assigned, (agent) => (agent === core.agents ? null : agent)) };
  return { plan, value: evaluateInstructors(problem, plan).value, bound, end, iterations: known.iterations, impossible: false };
}
