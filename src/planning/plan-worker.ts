import { checkPlan } from './check-plan.ts';
import { provideSolver } from './mip.ts';
import type { PlanAnswer, PlanRequest } from './plan-protocol.ts';
import { createReportGate } from './report-gate.ts';
import { loadSolver } from './solve-problem.ts';
import { startSearch } from './start-search.ts';

/** The part of a worker's global scope that is used here; the project's types are those of a page. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<PlanRequest>) => void): void;
  postMessage(answer: PlanAnswer<unknown>): void;
}

const scope = self as unknown as WorkerScope;

async function answer({ problem, options, wasmUrl }: PlanRequest): Promise<void> {
  provideSolver({ url: wasmUrl });
  const solve = await loadSolver(problem.kind);
  scope.postMessage({ type: 'started' });
  const report = createReportGate<Parameters<typeof checkPlan>[1]>(
    (progress, plan) => {
      const value = plan === null ? progress.value : (progress.value ?? checkPlan(problem, plan).value);
      scope.postMessage({ type: 'progress', progress: { ...progress, value }, plan });
    },
    () => performance.now(),
  );
  scope.postMessage({ type: 'solved', outcome: await solve(problem, startSearch(options, report)) });
}

scope.addEventListener('message', ({ data }) => {
  answer(data).catch((error: unknown) => {
    scope.postMessage({ type: 'failed', name: error instanceof Error ? error.name : typeof error });
  });
});
