import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runProblem } from '../../../scripts/plan/run-problem.ts';
import type { ProblemKind } from '../../../src/model/planner.ts';
import { optimalityOf, type SolveOptions } from '../../../src/model/solve-report.ts';
import { bestLevels, compareLevels } from './every-plan.ts';
import { type AnyProblem, RANDOM_PROBLEMS } from './random-problems.ts';

const OPTIONS: SolveOptions = { seed: 1, work: 50, seconds: 60, prove: true };
const MORE_IS_BETTER: readonly ProblemKind[] = ['maximal-cover', 'generalized-assignment'];
const KINDS: readonly ProblemKind[] = [
  'maximal-cover',
  'set-cover',
  'p-median',
  'p-center',
  'committees',
  'max-p',
  'districts',
  'joint-branches',
  'instructors',
  'generalized-assignment',
];

const close = (value: number): number => 1e-6 * Math.max(1, Math.abs(value));

async function judge<K extends ProblemKind>(kind: K, problem: AnyProblem<K>, options: SolveOptions): Promise<void> {
  const { outcome, check } = await runProblem<K>(problem, options);
  const best = bestLevels<K>(problem);
  // Small as they are, no plan there is may be missed.
  expect(outcome.kind).toBe(best === null ? 'infeasible' : 'plan');
  if (outcome.kind === 'infeasible') return;
  const { report } = outcome;
  expect(report.end).not.toBe('time');
  expect(check?.faults).toEqual([]);
  expect(Math.abs(report.value - (check?.value ?? Number.NaN))).toBeLessThanOrEqual(close(report.value));
  expect(report.optimality).toEqual(optimalityOf(report.value, report.bound));
  expect(report.seed).toBe(options.seed);
  const sign = MORE_IS_BETTER.includes(kind) ? -1 : 1;
  if (report.bound !== null) expect(sign * report.bound).toBeLessThanOrEqual(sign * report.value + close(report.value));
  // Every plan was tried: none is better than the best of them, and no bound says that it cannot be.
  expect(compareLevels(check?.levels ?? [], best ?? [])).toBeGreaterThanOrEqual(0);
  if (report.optimality.kind === 'proved') expect(compareLevels(check?.levels ?? [], best ?? [])).toBe(0);
  if (report.bound !== null && best?.length === 1) {
    const [least = Number.NaN] = best;
    expect(sign * report.bound).toBeLessThanOrEqual(least + close(least));
  }
}

describe.each(KINDS)('%s', (kind) => {
  test('on problems of which every plan can be tried: rules kept, value and bound true, proofs right', async () => {
    await fc.assert(
      fc.asyncProperty(RANDOM_PROBLEMS[kind], fc.boolean(), async (problem, prove) => {
        await judge(kind, problem, { ...OPTIONS, prove });
      }),
      { numRuns: 40 },
    );
  });

  test('the same problem, seed and work give the same answer', async () => {
    await fc.assert(
      fc.asyncProperty(RANDOM_PROBLEMS[kind], fc.integer({ min: 0, max: 1000 }), async (problem, seed) => {
        const answer = async (): Promise<string> => {
          const { outcome } = await runProblem<ProblemKind>(problem, { ...OPTIONS, seed });
          return JSON.stringify(outcome.kind === 'plan' ? { ...outcome, report: { ...outcome.report, seconds: 0 } } : outcome);
        };
        expect(await answer()).toBe(await answer());
      }),
      { numRuns: 10 },
    );
  });
});
