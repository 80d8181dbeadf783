import type { JointBranchPlan, JointBranchProblem, JointBranchStepResult } from '../model/joint-branch-problem.ts';
import { optimalityOf, type SolveReport } from '../model/solve-report.ts';
import { lonelyUnits } from './joint-branch-bound.ts';
import { allColumns } from './joint-branch-columns.ts';
import { construct } from './joint-branch-construct.ts';
import { addBranch, branchesOf, emptyDraft, type JointBranchDraft, planOf, removeBranch } from './joint-branch-draft.ts';
import { partitionExactly } from './joint-branch-exact.ts';
import { coverLeft, eliminate, improvePairs } from './joint-branch-improve.ts';
import { headline, isProved, type JointBranchPart, judge, partsOf, partWhole, stepsOf, stepValues } from './joint-branch-parts.ts';
import { createRepartitioner, type Repartitioner } from './joint-branch-repartition.ts';
import { improveSome } from './joint-branch-some.ts';
import { jointBranchSpace } from './joint-branch-space.ts';
import { jointBranchSpots } from './joint-branch-spots.ts';
import { endOf, isOver, type Search, type Solve } from './search.ts';

/** Units that are parted by trying all. */
const FEW = 12;
/** Branches that a mixed-integer program is made of at most. */
const COLUMNS = 40_000; /** Seconds between two reports. */
const REPORT_SECONDS = 0.2;

/**
 * Joint branches: same spot first, then the loneliest first, bettered by parting two or a few branches anew and by chains of moves;
 * then proved part by part, by dynamic programming or by set partitioning over all branches there are.
 * A unit of work is five tries to part a few near branches anew, and as many for fewer branches where that is open. `report.value` is that of the first step not proved.
 */
export const solveJointBranches: Solve<JointBranchProblem, JointBranchPlan> = async (problem, search) => {
  search.report({ phase: 'prepare', value: null, bound: null, iterations: 0 });
  const space = jointBranchSpace(problem);
  const all = jointBranchSpots(space, () => true);
  const lonely = lonelyUnits(space, all);
  const isLonely = new Set(lonely);
  const spots = lonely.length === 0 ? all : jointBranchSpots(space, (unit) => !isLonely.has(unit));
  const draft = emptyDraft(space, spots);
  const parts = partsOf(spots);
  const over = (): boolean => isOver(search);
  const pairs = createRepartitioner(space, Math.max(FEW, Math.min(2 * problem.maxUnits + 1, 14)));
  let iterations = 0;

  const finish = (): { readonly plan: JointBranchPlan; readonly steps: readonly JointBranchStepResult[] } => {
    const plan = planOf(draft);
    const steps = stepsOf(draft, parts, lonely.length, plan);
    return { plan: { ...plan, lonely, steps }, steps };
  };
  let told = Number.NEGATIVE_INFINITY;
  const tell = (phase: 'construct' | 'improve' | 'prove'): void => {
    // To write the plan down costs more than many a step.
    if (search.elapsed() - told < REPORT_SECONDS) return;
    told = search.elapsed();
    const { plan, steps } = finish();
    search.report({ phase, ...headline(steps), iterations }, plan);
  };

  for (const part of parts) construct(draft, part.units);
  tell('construct');
  for (const part of parts) {
    coverLeft(draft, part.units, pairs, over);
    judge(draft, part);
    eliminate(draft, part.units, part.bounds[1], over);
    if (over()) break;
  }
  tell('improve');
  for (const part of parts) {
    if (over()) break;
    improvePairs(draft, branchesOf(draft, part.units), pairs, over);
    judge(draft, part);
  }
  tell('improve');
  for (const part of parts) if (!isProved(draft, part) && part.units.length <= FEW) partWhole(draft, part, pairs);
  iterations = improveSome(draft, parts, pairs, search, (done) => {
    iterations = done;
    tell('improve');
  });
  for (const part of parts) judge(draft, part);
  if (search.options.prove) {
    const rest = parts.filter((part) => !isProved(draft, part)).sort((a, b) => a.units.length - b.units.length);
    for (const [at, part] of rest.entries()) {
      if (over()) break;
      await prove(draft, part, pairs, search, rest.length - at);
      tell('prove');
    }
  }
  const { plan, steps } = finish();
  const { value, bound } = headline(steps);
  const report: SolveReport = {
    value,
    bound,
    optimality: optimalityOf(value, bound),
    end: endOf(search, steps.some((step) => step.value !== step.bound) && iterations > 0),
    seed: search.options.seed,
    iterations,
    seconds: search.elapsed(),
  };
  return { kind: 'plan', plan, report };
};

/** Over all branches there are, where they are not too many. */
async function prove(
  draft: JointBranchDraft,
  part: JointBranchPart,
  pairs: Repartitioner,
  search: Search<JointBranchPlan>,
  waiting: number,
): Promise<void> {
  const columns = allColumns(draft.space, part.units, COLUMNS);
  if (columns === null) return;
  const before = stepValues(draft, part);
  const own = branchesOf(draft, part.units);
  const until = search.elapsed() + (search.options.seconds - search.elapsed()) / Math.min(2, waiting);
  const found = await partitionExactly(
    columns,
    {
      branches: own.map((branch) => draft.branches[branch] ?? []),
      isCovered: before[0] <= part.bounds[0],
      isCounted: before[0] <= part.bounds[0] && before[1] <= part.bounds[1],
    },
    { seconds: () => until - search.elapsed(), seed: search.options.seed, stop: () => search.elapsed() >= until },
  );
  if (found.branches !== null) {
    for (const branch of own) removeBranch(draft, branch);
    const branches = found.branches.map((branch) => addBranch(draft, branch));
    // A step that the clock cut short leaves branches as they came; and of branches as near, one building goes first. Both take no time.
    improvePairs(draft, branches, pairs, () => false);
  }
  const [left, count, spread] = part.bounds;
  part.bounds = [Math.max(left, found.leftOver ?? 0), Math.max(count, found.count ?? 0), Math.max(spread, found.spread ?? 0)];
  judge(draft, part);
}
