import type { CommitteePlan, CommitteeProblem } from '../model/committee-problem.ts';
import { optimalityOf, type SolveEnd, type SolveOutcome } from '../model/solve-report.ts';
import { plainConflicts, relaxations, searchProbe } from './committee-conflicts.ts';
import { evaluateCommittees } from './committee-evaluate.ts';
import { searchGroups } from './committee-heuristic.ts';
import { assignmentBound } from './committee-lagrangian.ts';
import { type CommitteeModel, committeeModel, costToSeat } from './committee-model.ts';
import { seatPairs } from './committee-pairs.ts';
import { planOf } from './committee-plan.ts';
import { componentRanges } from './committee-quota.ts';
import type { Search, Solve } from './search.ts';

/** Of the time there is, what the first search, the bound and the tale of what is in the way may use. */
const SHARES = { search: 0.55, bound: 0.8, conflicts: 1 } as const;

/** How many groups a search for the fewest tries beyond what sums ask for. */
const TRIES_BEYOND = 12;

/**
 * Groups units into committees of least Σ enterprises × metres to the seat (Hess et al. 1965), connected, within bounds and borders.
 * A unit of `work` is at most eight moves of the search for each unit of the problem.
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
  const found = problem.groups === 'fewest' ? await fewestGroups(model, fewest, search) : searchFor(model, problem.groups, search);
  if (found === null) return await whyNot(model, problem.groups === 'fewest' ? fewest : problem.groups, search);
  const isFewestProved = problem.groups !== 'fewest' || found.groups === fewest;
  const plan = planOf(model, found.labels);
  const { value } = evaluateCommittees(problem, plan);
  let bound: number | null = null;
  if (isFewestProved) bound = boundOf(model, plan, found.groups, value, search, found.moves);
  const end: SolveEnd = found.isCut || search.elapsed() >= search.options.seconds ? 'time' : 'finished';
  const optimality = optimalityOf(value, bound);
  return {
    kind: 'plan',
    plan,
    report: { value, bound, optimality, end, seed: search.options.seed, iterations: found.moves, seconds: search.elapsed() },
  };
};

interface Found {
  readonly groups: number;
  readonly labels: Int32Array;
  readonly moves: number;
  readonly isCut: boolean;
}

function searchFor(model: CommitteeModel, groups: number, search: Search<CommitteePlan>): Found | null {
  const limit = search.options.seconds * SHARES.search;
  const answer = searchGroups(model, groups, {
    seed: search.options.seed,
    work: search.options.work,
    isFeasibilityOnly: false,
    isOver: () => search.elapsed() >= limit,
    found: (labels, cost, moves) => search.report({ phase: 'improve', value: cost, bound: null, iterations: moves }, planOf(model, labels)),
  });
  if (answer.labels === null) return null;
  return { groups, labels: answer.labels, moves: answer.moves, isCut: search.elapsed() >= limit };
}

async function fewestGroups(model: CommitteeModel, from: number, search: Search<CommitteePlan>): Promise<Found | null> {
  const limit = search.options.seconds * SHARES.search;
  const isOver = (): boolean => search.elapsed() >= limit;
  const probe = searchProbe(search.options.seed, search.options.work, isOver);
  for (let groups = from; groups <= Math.min(model.atomCount, from + TRIES_BEYOND) && !isOver(); groups += 1) {
    if (typeof (await probe(model, groups)) === 'string') continue;
    return searchFor(model, groups, search);
  }
  return null;
}

function boundOf(
  model: CommitteeModel,
  plan: CommitteePlan,
  groups: number,
  value: number,
  search: Search<CommitteePlan>,
  moves: number,
): number | null {
  const start = new Float64Array(model.atomCount);
  const extra = (0.3 * value) / Math.max(1, model.atomCount);
  for (const { units, seat } of plan.groups) {
    for (const unit of units) start[model.atomOf[unit] ?? 0] = costToSeat(model, model.atomOf[unit] ?? 0, seat) + extra;
  }
  const limit = search.options.seconds * SHARES.bound;
  const { bound } = assignmentBound(model, seatPairs(model, groups), start, {
    groups,
    incumbent: value,
    iterations: 300,
    isOver: () => search.elapsed() >= limit,
    watch: (known) => search.report({ phase: 'prove', value, bound: known, iterations: moves }),
  });
  return Number.isFinite(bound) ? Math.min(value, bound) : null;
}

async function whyNot(model: CommitteeModel, groups: number, search: Search<CommitteePlan>): Promise<SolveOutcome<CommitteePlan>> {
  const limit = search.options.seconds * SHARES.conflicts;
  const isOver = (): boolean => search.elapsed() >= limit;
  const probe = searchProbe(search.options.seed, Math.min(200, search.options.work), isOver);
  const isProved = (await searchProbe(search.options.seed, 0, () => true)(model, groups)) === 'impossible';
  const conflicts = await relaxations(model, groups, probe, isOver);
  return { kind: 'infeasible', proved: isProved || plainConflicts(model).length > 0, conflicts };
}
