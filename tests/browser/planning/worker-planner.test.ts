import { describe, expect, test } from 'vitest';
import { isCancelled } from '../../../src/model/errors.ts';
import type { MedianProblem } from '../../../src/model/location-problem.ts';
import { DEFAULT_SOLVE_OPTIONS, type SolveProgress } from '../../../src/model/solve-report.ts';
import { checkPlan } from '../../../src/planning/check-plan.ts';
import type { PlanAnswer } from '../../../src/planning/plan-protocol.ts';
import { createRandom } from '../../../src/planning/random.ts';
import { createWorkerPlanner } from '../../../src/planning/worker-planner.ts';
import { atlasError } from '../../support/errors.ts';

function median(count: number, p: number): MedianProblem {
  const random = createRandom(count);
  const points = Array.from({ length: count }, (_, index) => ({ id: `${index}`, x: random.below(2000), y: random.below(2000) }));
  return {
    kind: 'p-median',
    p,
    demand: points.map((point) => ({ ...point, weight: 1 + random.below(9) })),
    candidates: points.map((point) => ({ ...point, capacity: null, state: 'new' })),
  };
}

/** A worker whose whole code is given; `tell` answers the page. */
function workerOf(onAsk: string): () => Worker {
  const source = `const tell = (answer) => postMessage(answer); onmessage = ({ data }) => { ${onAsk} };`;
  return () => new Worker(URL.createObjectURL(new Blob([source], { type: 'text/javascript' })));
}

const PROBLEM = median(3, 1);
const PLAN = { open: [0], assigned: [0, 0, 0] };
const WITH_PLAN: PlanAnswer<typeof PLAN> = {
  type: 'progress',
  progress: { phase: 'improve', value: 20, bound: 10, iterations: 7 },
  plan: PLAN,
};
const FOREVER = 'for (;;) {}';
const STARTED = "tell({ type: 'started' });";
const FOUND = `${STARTED} tell(${JSON.stringify(WITH_PLAN)});`;
const OPTIONS = { ...DEFAULT_SOLVE_OPTIONS, seconds: 60 };
const nobody = () => undefined;

describe('a plan is sought in a worker', () => {
  test('with the real solver: progress on the way, and a plan that its checker passes', async () => {
    const problem = median(60, 4);
    const seen: SolveProgress[] = [];
    let plans = 0;
    const outcome = await createWorkerPlanner().solve(
      problem,
      OPTIONS,
      (progress, plan) => {
        seen.push(progress);
        if (plan === null) return;
        plans += 1;
        expect(checkPlan(problem, plan)).toMatchObject({ ok: true });
      },
      new AbortController().signal,
    );
    if (outcome.kind !== 'plan') throw new Error(outcome.kind);
    expect(checkPlan(problem, outcome.plan)).toMatchObject({ ok: true, faults: [] });
    expect(outcome.report.value).toBeCloseTo(checkPlan(problem, outcome.plan).value, 6);
    expect(outcome.report.optimality).toEqual({ kind: 'proved' });
    expect(seen.length).toBeGreaterThan(0);
    expect(plans).toBeGreaterThan(0);
  });

  test('with the real solver: cancelled once there is a plan, that plan is the answer', async () => {
    const problem = median(400, 20);
    const controller = new AbortController();
    const outcome = await createWorkerPlanner().solve(
      problem,
      { ...OPTIONS, work: 1e9 },
      (_, plan) => {
        if (plan !== null) controller.abort();
      },
      controller.signal,
    );
    if (outcome.kind !== 'plan') throw new Error(outcome.kind);
    expect(outcome.report.end).toBe('cancelled');
    expect(checkPlan(problem, outcome.plan)).toMatchObject({ ok: true });
    expect(outcome.report.value).toBeCloseTo(checkPlan(problem, outcome.plan).value, 6);
  });

  test('cancelled while it is busy: the best so far with its bound', async () => {
    const controller = new AbortController();
    const planner = createWorkerPlanner({ createWorker: workerOf(`${FOUND} ${FOREVER}`) });
    const outcome = await planner.solve(PROBLEM, OPTIONS, (_, plan) => plan !== null && controller.abort(), controller.signal);
    expect(outcome).toMatchObject({
      kind: 'plan',
      plan: PLAN,
      report: { value: 20, bound: 10, optimality: { kind: 'within', gap: 0.5 }, end: 'cancelled', seed: 1, iterations: 7 },
    });
  });

  test('cancelled before there is a plan, or before it begins', async () => {
    const controller = new AbortController();
    const planner = createWorkerPlanner({ createWorker: workerOf(`${STARTED} ${FOREVER}`) });
    const asking = planner.solve(PROBLEM, OPTIONS, nobody, controller.signal);
    controller.abort();
    await expect(asking).rejects.toSatisfy(isCancelled);
    await expect(planner.solve(PROBLEM, OPTIONS, nobody, controller.signal)).rejects.toSatisfy(isCancelled);
  });

  test('a solver that overruns its limit is ended with what it had', async () => {
    const seconds = { ...OPTIONS, seconds: 0 };
    const { signal } = new AbortController();
    const found = createWorkerPlanner({ createWorker: workerOf(`${FOUND} ${FOREVER}`) });
    expect(await found.solve(PROBLEM, seconds, nobody, signal)).toMatchObject({ plan: PLAN, report: { end: 'time', value: 20 } });
    const empty = createWorkerPlanner({ createWorker: workerOf(`${STARTED} ${FOREVER}`) });
    expect(await empty.solve(PROBLEM, seconds, nobody, signal)).toEqual({ kind: 'infeasible', proved: false, conflicts: [] });
  });

  test('a worker that dies, cannot start or fails is told without quoting the problem, and the next question is answered', async () => {
    const { signal } = new AbortController();
    for (const source of ["throw new Error('secret')", "tell({ type: 'failed', name: 'RangeError' })"]) {
      const error = await atlasError(createWorkerPlanner({ createWorker: workerOf(source) }).solve(PROBLEM, OPTIONS, nobody, signal));
      expect(error).toMatchObject({ code: 'worker-died', params: { worker: 'planner' } });
      expect(error.message).not.toContain('secret');
    }
    const unknown = { ...PROBLEM, kind: 'nothing' } as unknown as MedianProblem;
    expect(await atlasError(createWorkerPlanner().solve(unknown, OPTIONS, nobody, signal))).toMatchObject({ message: 'RangeError' });
    expect((await createWorkerPlanner().solve(PROBLEM, OPTIONS, nobody, signal)).kind).toBe('plan');
  });
});
