import type { CommitteePlan, CommitteeProblem } from '../model/committee-problem.ts';
import { optimalityOf, type SolveEnd, type SolveOutcome } from '../model/solve-report.ts';
import { type Probe, plainConflicts, relaxations, searchProbe } from './committee-conflicts.ts';
import { evaluateCommittees } from './committee-evaluate.ts';
import { exactProbe, FEW_COLUMNS } from './committee-exact-probe.ts';
import { closeGap, type Grouping } from './committee-gap.ts';
import { searchGroups } from './committee-heuristic.ts';
import { type CommitteeModel, committeeModel } from './committee-model.ts';
import { planOf } from './committee-plan.ts';
import { componentRanges } from './committee-quota.ts';
import type { Search, Solve } from './search.ts';

/** Of the time there is, when the search must be over, and when the tale of what is in the way. */
const SHARES = { search: 0.5, conflicts: 0.95 } as const;

/** How many groups a search for the fewest tries beyond what sums ask for. */
const TRIES_BEYOND = 12;

/**
 * Groups units into committees of least Σ enterprises × metres to the seat (Hess et al. 1965), connected, within bounds and borders.
 * A unit of `work` is 40 to 3,500 moves of the search, as the problem is large.
 */
export const solveCommittees: Solve<CommitteeProblem, CommitteePlan> = async (problem, search) => {
  const { model, conflicts } = committeeModel(problem);
  if (conflicts.length > 0) return { kind: 'infeasible', proved: true, conflicts };
  search.report({ phase: 'prepare', value: null, bound: null, iterations: 0 });
  const ranges = componentRanges(model);
  const fewest = Math.max(
    1,
    ranges.reduce((sum, range) => sum + range.fewest, 0),
  );
  const searched = problem.groups === 'fewest' ? await fewestGroups(model, fewest, search) : searchFor(model, problem.groups, search);
  const found = searched ?? (await whyNot(model, problem.groups === 'fewest' ? fewest : problem.groups, search));
  if ('kind' in found) return found;
  // Of «the fewest» a bound means nothing as long as fewer groups are not ruled out.
  const isCountSure = problem.groups !== 'fewest' || found.isLeast === true;
  const closed = isCountSure ? await closeGap(model, found, search) : { labels: found.labels, bound: null, isCut: false };
  const plan = planOf(model, closed.labels);
  const { value } = evaluateCommittees(problem, plan);
  const bound = closed.bound === null ? null : Math.min(value, closed.bound);
  const optimality = optimalityOf(value, bound);
  const isCut = found.isCut || closed.isCut || search.elapsed() >= search.options.seconds;
  const end: SolveEnd = isCut && optimality.kind !== 'proved' ? 'time' : 'finished';
  return {
    kind: 'plan',
    plan,
    report: { value, bound, optimality, end, seed: search.options.seed, iterations: found.moves, seconds: search.elapsed() },
  };
};

interface Found extends Grouping {
  readonly isCut: boolean;
  /** Of «the fewest»: whether fewer are ruled out. */
  readonly isLeast?: boolean;
}

/** First any plan, told at once; then a better one. */
function searchFor(model: CommitteeModel, groups: number, search: Search<CommitteePlan>): Found | null {
  const limit = search.options.seconds * SHARES.search;
  const { seed, work } = search.options;
  const shared = {
    seed,
    work,
    isOver: () => search.elapsed() >= limit,
    found: (labels: Int32Array, cost: number, moves: number) =>
      search.report({ phase: 'improve', value: cost, bound: null, iterations: moves }, planOf(model, labels)),
  };
  const any = searchGroups(model, groups, { ...shared, isFeasibilityOnly: true });
  const start = any.labels === null ? {} : { start: any.labels };
  const answer = searchGroups(model, groups, { ...shared, ...start, isFeasibilityOnly: false });
  const labels = answer.labels ?? any.labels;
  return labels === null ? null : { groups, labels, moves: any.moves + answer.moves, isCut: search.elapsed() >= limit };
}

/** Upward from what the sums ask for; where few enough, fewer groups are ruled out for certain. */
async function fewestGroups(model: CommitteeModel, from: number, search: Search<CommitteePlan>): Promise<Found | null> {
  const limit = search.options.seconds * SHARES.search;
  const { seed, work, prove } = search.options;
  const isOver = (): boolean => search.elapsed() >= limit;
  const quick = searchProbe(seed, work, isOver);
  const exact = exactProbe(seed, () => limit - search.elapsed());
  let isLeast = true;
  for (let groups = from; groups <= Math.min(model.atomCount, from + TRIES_BEYOND) && !isOver(); groups += 1) {
    let labels = await quick(model, groups);
    if (labels === 'unknown' && prove) labels = await exact(model, groups);
    if (typeof labels !== 'string') {
      const found = searchFor(model, groups, search) ?? { groups, labels, moves: 0, isCut: isOver() };
      return { ...found, isLeast };
    }
    isLeast &&= labels === 'impossible';
  }
  return null;
}

/** What is in the way; or the plan after all, where looking for it meets one. */
async function whyNot(model: CommitteeModel, groups: number, search: Search<CommitteePlan>): Promise<SolveOutcome<CommitteePlan> | Found> {
  const limit = search.options.seconds * SHARES.conflicts;
  const isOver = (): boolean => search.elapsed() >= limit;
  const { seed, work, prove } = search.options;
  const quick = searchProbe(seed, Math.min(200, work), isOver);
  const exact = prove ? exactProbe(seed, () => limit - search.elapsed()) : quick;
  const closer = exactProbe(seed, () => limit - search.elapsed(), FEW_COLUMNS);
  const first = await exact(model, groups);
  if (typeof first !== 'string') return { groups, labels: first, moves: 0, isCut: false };
  const probe: Probe = async (eased, count) => {
    const labels = await quick(eased, count);
    return labels === 'unknown' ? await closer(eased, count) : labels;
  };
  // Of «the fewest» only what holds for any number of groups is proved here.
  const isPlain = plainConflicts(model).length > 0;
  const isProved = isPlain || (first === 'impossible' && model.problem.groups !== 'fewest');
  const { conflicts, labels } = await relaxations(model, groups, first === 'impossible' ? probe : quick, isOver);
  if (labels !== null) return { groups, labels, moves: 0, isCut: false };
  return { kind: 'infeasible', proved: isProved, conflicts };
}
