import type { PlanOf, ProblemKind, ProblemOf } from '../../src/model/planner.ts';
import type { SolveOptions, SolveOutcome, SolveProgress } from '../../src/model/solve-report.ts';
import { checkPlan } from '../../src/planning/check-plan.ts';
import type { PlanCheck } from '../../src/planning/check-result.ts';
import { createReportGate } from '../../src/planning/report-gate.ts';
import { loadSolver } from '../../src/planning/solve-problem.ts';
import { startSearch } from '../../src/planning/start-search.ts';

export interface ProblemRun<K extends ProblemKind> {
  readonly outcome: SolveOutcome<PlanOf<K>>;
  /** null where there is no plan. */
  readonly check: PlanCheck | null;
  /** Seconds from the question to the answer, the code already loaded; to the first plan, null where none was reported. */
  readonly seconds: number;
  readonly firstPlanSeconds: number | null;
}

/** Solves in this process and holds the plan against its checker. `tell` hears what a page would. */
export async function runProblem<K extends ProblemKind>(
  problem: ProblemOf<K> & { readonly kind: K },
  options: SolveOptions,
  tell: (progress: SolveProgress, seconds: number) => void = () => undefined,
): Promise<ProblemRun<K>> {
  const solve = await loadSolver<K>(problem.kind);
  const started = performance.now();
  const elapsed = (): number => (performance.now() - started) / 1000;
  let firstPlanSeconds: number | null = null;
  const gate = createReportGate<PlanOf<K>>(
    (progress) => tell(progress, elapsed()),
    () => performance.now(),
  );
  const search = startSearch<PlanOf<K>>(options, (progress, plan) => {
    if (plan !== undefined) firstPlanSeconds ??= elapsed();
    gate(progress, plan);
  });
  const outcome = await solve(problem, search);
  const seconds = elapsed();
  return { outcome, check: outcome.kind === 'plan' ? checkPlan(problem, outcome.plan) : null, seconds, firstPlanSeconds };
}
