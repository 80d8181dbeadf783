import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { GeneralizedAssignmentProblem } from '../../../src/model/instructor-problem.ts';
import { solveGeneralizedAssignment } from '../../../src/planning/assignment-generalized.ts';
import { watched } from './instructor-cases.ts';

const FOLDER = join(import.meta.dirname, '../../../../shared/fixtures/orlib-gap');

// Optima of gap1 and gap2 of Beasley's OR-Library, as published there.
const PUBLISHED: Readonly<Record<string, readonly number[]>> = { gap1: [336, 327, 339, 341, 326], gap2: [434, 436, 420, 419, 428] };

/** Number of problems; each: agents, jobs, profits, resources, capacities. */
function readProblems(file: string): GeneralizedAssignmentProblem[] {
  const numbers = readFileSync(join(FOLDER, `${file}.txt`), 'utf8')
    .trim()
    .split(/\s+/)
    .map(Number);
  let at = 0;
  const next = (): number => numbers[at++] ?? Number.NaN;
  const row = (length: number): number[] => Array.from({ length }, next);
  return Array.from({ length: next() }, () => {
    const agents = next();
    const jobs = next();
    const matrix = (): number[][] => Array.from({ length: agents }, () => row(jobs));
    return { kind: 'generalized-assignment', profit: matrix(), resource: matrix(), capacity: row(agents) };
  });
}

function used(problem: GeneralizedAssignmentProblem, assigned: readonly (number | null)[]): number[] {
  const loads = problem.capacity.map(() => 0);
  for (const [job, agent] of assigned.entries()) {
    if (agent !== null) loads[agent] = (loads[agent] ?? 0) + (problem.resource[agent]?.[job] ?? 0);
  }
  return loads;
}

function byTrying(problem: GeneralizedAssignmentProblem): number | null {
  const jobs = problem.profit[0]?.length ?? 0;
  let best: number | null = null;
  const go = (assigned: number[], profit: number): void => {
    if (assigned.length === jobs) {
      if (used(problem, assigned).every((load, agent) => load <= (problem.capacity[agent] ?? 0))) best = Math.max(best ?? -1e9, profit);
      return;
    }
    for (const agent of problem.capacity.keys()) go([...assigned, agent], profit + (problem.profit[agent]?.[assigned.length] ?? 0));
  };
  go([], 0);
  return best;
}

describe('generalized assignment', () => {
  for (const [file, optima] of Object.entries(PUBLISHED)) {
    test.skipIf(!existsSync(FOLDER))(`${file} of the OR-Library to the published optima, proved`, async () => {
      const problems = readProblems(file);
      expect(problems).toHaveLength(optima.length);
      for (const [index, problem] of problems.entries()) {
        const outcome = await solveGeneralizedAssignment(problem, watched({ work: 50 }).search);
        if (outcome.kind !== 'plan') throw new Error('a plan exists');
        expect(outcome.report).toMatchObject({ value: optima[index], bound: optima[index], optimality: { kind: 'proved' } });
        expect(used(problem, outcome.plan.assigned).every((load, agent) => load <= (problem.capacity[agent] ?? 0))).toBe(true);
      }
    });
  }

  test('is as good as trying everything, and says what is missing where nothing fits', async () => {
    const matrix = (agents: number, jobs: number, most: number) =>
      fc.array(fc.array(fc.integer({ min: 0, max: most }), { minLength: jobs, maxLength: jobs }), { minLength: agents, maxLength: agents });
    const problems = fc.tuple(fc.integer({ min: 1, max: 3 }), fc.integer({ min: 1, max: 6 })).chain(([agents, jobs]) =>
      fc.record({
        kind: fc.constant('generalized-assignment' as const),
        profit: matrix(agents, jobs, 30),
        resource: matrix(agents, jobs, 9),
        capacity: fc.array(fc.integer({ min: 0, max: 16 }), { minLength: agents, maxLength: agents }),
      }),
    );
    await fc.assert(
      fc.asyncProperty(problems, async (problem) => {
        const best = byTrying(problem);
        const outcome = await solveGeneralizedAssignment(problem, watched({ work: 10 }).search);
        if (best === null) {
          expect(outcome).toMatchObject({ kind: 'infeasible', proved: true });
          if (outcome.kind === 'infeasible') {
            for (const { given, needed } of outcome.conflicts) expect(needed ?? 0).toBeGreaterThan(given);
          }
          return;
        }
        expect(outcome.kind === 'plan' && outcome.report.value).toBe(best);
        expect(outcome.kind === 'plan' && outcome.report.optimality.kind).toBe('proved');
      }),
      { numRuns: 100 },
    );
  });
});
