import type { AssignmentPlan, InstructorProblem } from '../model/instructor-problem.ts';
import { optimalityOf, type SolveConflict, type SolveOutcome } from '../model/solve-report.ts';
import { boundByPrices } from './assignment-bound.ts';
import { priceLoads } from './assignment-search.ts';
import { instructorConflicts } from './instructor-conflicts.ts';
import { grainOf, sharedCore, singleCore } from './instructor-cores.ts';
import { assignSingles, boundDedications, type Dedication } from './instructor-dedicated.ts';
import { evaluateInstructors } from './instructor-evaluate.ts';
import { exchanged } from './instructor-exchange.ts';
import { assignShared, type InstructorAnswer, proveWhole, type SharedSetting } from './instructor-stages.ts';
import { isOver, type Search, type Solve } from './search.ts';

/**
 * Instructors to enterprises. Where all loads are the same, those that share are a flow with convex costs, which is exact; loads that
 * differ make a generalized assignment: flow for the bound, local search, then a mixed-integer program. Who goes to one enterprise
 * alone is a Lagrangian choice, improved by exchange, then part of that program. `work` counts rounds of ruin and recreate, needed only
 * where loads differ; one exchange counts for twenty.
 *
 * The bound holds over all pairs. With `complete`, a problem with more to do than can be done is infeasible; without, what is left
 * over counts by its weight, and `instructorConflicts` says why.
 */
export const solveInstructors: Solve<InstructorProblem, AssignmentPlan> = async (problem, search) => {
  search.report({ phase: 'prepare', value: null, bound: null, iterations: 0 });
  // What can never be assigned does not raise the mean: known, the bound is closer.
  const limits = instructorConflicts(problem);
  const solved = await solveAt(problem, search, limits.mostLoad);
  if (!isPlan(problem, solved)) return infeasible(problem, solved, limits.conflicts);
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
      end: optimality.kind === 'proved' ? 'finished' : isOver(search) ? 'time' : search.options.prove ? solved.end : 'budget',
      seed: search.options.seed,
      iterations: solved.iterations,
      seconds: search.elapsed(),
    },
  };
};

/** To try who else might go alone is as much work as so many rounds. */
const ROUNDS_A_TRY = 20;

/** Solves where no more than `mostLoad` can be assigned. */
async function solveAt(problem: InstructorProblem, search: Search<AssignmentPlan>, mostLoad: number): Promise<InstructorAnswer> {
  const mean = mostLoad / Math.max(1, problem.instructors.length);
  const grain = grainOf(problem.enterprises.filter(({ oneToOne }) => !oneToOne).map(({ load }) => load));
  const over = (): boolean => isOver(search);
  const single = singleCore(problem, mean);
  const nobody = { assigned: new Int32Array(0), dedicated: new Set<number>() };
  const none: SharedSetting = { mean, grain, singlesAtLeast: 0, atLeast: Number.NEGATIVE_INFINITY, better: Number.POSITIVE_INFINITY };
  if (single.core.jobs === 0) return assignShared(problem, search, none, single, nobody);

  const shared = sharedCore(problem, grain, 0, new Set());
  const prices = priceLoads({ core: shared.core, grain, mean }, over);
  const { least } = boundByPrices(shared.core, prices, mean, grain);
  let dual = boundDedications(shared, single, { least, mean, value: null, steps: 20 }, over);
  const alone = assignSingles(single, [], over).bound;
  const settingOf = (dedication: Dedication, better: number): SharedSetting => {
    return { ...none, singlesAtLeast: dedication.dedicated.size === 0 ? alone : null, atLeast: dual.bound, better };
  };
  const quick = withOptions(search, { work: 0, prove: false });
  const [first = nobody] = dual.met;
  let chosen = first;
  let best = await assignShared(problem, quick, settingOf(first, Number.POSITIVE_INFINITY), single, first);
  const isDone = (): boolean => over() || (isPlan(problem, best) && optimalityOf(best.value, best.bound).kind === 'proved');
  const tryOthers = async (met: readonly Dedication[]): Promise<void> => {
    for (const dedication of met) {
      if (isDone()) return;
      const other = await assignShared(problem, quick, settingOf(dedication, best.value), single, dedication);
      if (isWorse(problem, other, best)) continue;
      best = { ...other, bound: Math.max(best.bound, other.bound) };
      chosen = dedication;
    }
  };
  const exchange = async (): Promise<void> => {
    const shareable = new Set(shared.instructors);
    const tried = new Set<string>();
    let left = Math.ceil(search.options.work / ROUNDS_A_TRY);
    for (let goes = true; goes && left > 0; ) {
      const before = chosen;
      for (const dedication of exchanged(single, dual, before, shareable)) {
        const key = dedication.assigned.join(',');
        if (tried.has(key)) continue;
        if (left === 0 || isDone()) return;
        tried.add(key);
        left -= 1;
        await tryOthers([dedication]);
        if (chosen !== before) break;
      }
      goes = chosen !== before;
    }
  };
  await tryOthers(dual.met.slice(1));
  if (!isDone() && dual.met.length > 1 && isPlan(problem, best)) {
    // Once a plan is known, the steps are as long as they should be.
    const again = boundDedications(shared, single, { least: dual.least, mean, value: best.value, steps: 400 }, over);
    if (again.bound > dual.bound) dual = again;
    best = { ...best, bound: Math.max(best.bound, dual.bound) };
    await tryOthers(again.met);
  }
  if (!isDone()) await exchange();
  if (isDone()) return best;
  const worked = await assignShared(problem, search, settingOf(chosen, best.value), single, chosen);
  const kept = isWorse(problem, worked, best) ? best : worked;
  best = { ...worked, plan: kept.plan, value: kept.value, bound: Math.max(best.bound, worked.bound) };
  if (isDone() || !search.options.prove) return best;
  return proveWhole(problem, search, best, shared, dual);
}

/** Whether nobody is left over who may not be. */
function isPlan(problem: InstructorProblem, { plan }: InstructorAnswer): boolean {
  return problem.complete !== true || !plan.assigned.includes(null);
}

function isWorse(problem: InstructorProblem, one: InstructorAnswer, than: InstructorAnswer): boolean {
  if (isPlan(problem, one) !== isPlan(problem, than)) return !isPlan(problem, one);
  return one.value >= than.value;
}

function withOptions(search: Search<AssignmentPlan>, options: Partial<Search<AssignmentPlan>['options']>): Search<AssignmentPlan> {
  return {
    options: { ...search.options, ...options },
    elapsed: () => search.elapsed(),
    report: (progress, plan) => search.report(progress, plan),
  };
}

function infeasible(
  problem: InstructorProblem,
  solved: InstructorAnswer,
  conflicts: readonly SolveConflict[],
): SolveOutcome<AssignmentPlan> {
  if (conflicts.length > 0) return { kind: 'infeasible', proved: true, conflicts };
  const given = problem.instructors.reduce((total, { capacity, oneToOne }) => total + (oneToOne ? 0 : capacity), 0);
  const units = [...solved.plan.assigned.keys()].filter((index) => solved.plan.assigned[index] === null);
  return { kind: 'infeasible', proved: solved.impossible, conflicts: [{ limit: 'capacity', given, needed: null, units }] };
}
