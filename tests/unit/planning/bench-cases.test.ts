import { describe, expect, test } from 'vitest';
import type { BenchCase } from '../../../scripts/bench-planning/bench-case.ts';
import { caseResult } from '../../../scripts/bench-planning/case-result.ts';
import { generateCommittees } from '../../../scripts/bench-planning/generate-committees.ts';
import { generateInstructors, generateJointBranches } from '../../../scripts/bench-planning/generate-enterprises.ts';
import { ORLIB_CASES } from '../../../scripts/bench-planning/orlib-cases.ts';
import { planningReport } from '../../../scripts/bench-planning/report.ts';
import { EXAMPLES } from '../../../scripts/plan/examples.ts';
import { readProblem } from '../../../scripts/plan/read-problem.ts';
import { runProblem } from '../../../scripts/plan/run-problem.ts';
import { checkPlan } from '../../../src/planning/check-plan.ts';

describe('generated problems', () => {
  test.each([12, 50, 500, 2000])('%d buildings have a plan within the bounds, the same in every run', (count) => {
    const { problem, planted } = generateCommittees(count);
    expect(checkPlan(problem, planted).faults).toEqual([]);
    expect(readProblem('committees', JSON.stringify(problem))).toEqual(problem);
    expect(generateCommittees(count).problem).toEqual(problem);
  });

  test('enterprises and instructors are problems of their kind', () => {
    for (const problem of [generateJointBranches(777), generateInstructors(60, 777)]) {
      expect(readProblem(problem.kind, JSON.stringify(problem))).toEqual(problem);
    }
  });
});

describe('published problems', () => {
  test('pmed1 as it lies beside the project', ({ skip }) => {
    const problem = ORLIB_CASES.find(({ id }) => id === 'p-median/pmed1')?.problem();
    if (problem?.kind !== 'p-median') return skip('the shared fixtures are not here');
    expect(problem.p).toBe(5);
    expect(problem.demand).toHaveLength(100);
    // Edges 1–2 of 30 and 2–3 of 46: the way from 1 to 3 is no longer.
    expect(problem.distances?.[0]?.[1]).toBeLessThanOrEqual(30);
    expect(problem.distances?.[0]?.[2]).toBeLessThanOrEqual(76);
    expect(problem.distances?.[2]?.[0]).toBe(problem.distances?.[0]?.[2]);
  });
});

describe('a case against its target', () => {
  const bench = (target: BenchCase['target'], best: readonly number[] | null): BenchCase => ({
    id: 'p-median/example',
    family: 'example',
    size: 4,
    problem: () => EXAMPLES['p-median'],
    best,
    target,
  });

  test('met by value and time, missed by either', async () => {
    const run = await runProblem(EXAMPLES['p-median'], { seed: 1, work: 10, seconds: 10, prove: true });
    const value = run.check?.value ?? Number.NaN;
    const judge = (target: BenchCase['target'], best: readonly number[] | null, seconds = 0) =>
      caseResult(bench(target, best), EXAMPLES['p-median'], { ...run, seconds }, { peakMb: 2, startMb: 1 });
    expect(judge({ kind: 'exact', seconds: 1 }, [value])).toMatchObject({ met: true, aboveBest: 0, gap: 0 });
    expect(judge({ kind: 'exact', seconds: 1 }, null)).toMatchObject({ met: true, aboveBest: null });
    expect(judge({ kind: 'exact', seconds: 1 }, [value * 0.995])).toMatchObject({ met: false });
    expect(judge({ kind: 'near', share: 0.01, seconds: 1 }, [value * 0.995])).toMatchObject({ met: true });
    expect(judge({ kind: 'near', share: 0.001, seconds: 1 }, [value * 0.995])).toMatchObject({ met: false });
    expect(judge({ kind: 'exact', seconds: 1 }, [value], 2)).toMatchObject({ met: false });
    const broken = { ok: false, faults: [{ code: 'p' as const, units: [], given: 1, limit: 2 }], value, levels: [value] };
    const result = caseResult(
      bench({ kind: 'exact', seconds: 1 }, [value]),
      EXAMPLES['p-median'],
      { ...run, check: broken },
      {
        peakMb: 2,
        startMb: 1,
      },
    );
    expect(result).toMatchObject({ met: false, checked: false, faults: ['p'] });
    const machine = { processor: 'any', cores: 2, platform: 'linux', node: 'v20', loadAverage: 0 };
    const report = planningReport({ measuredOn: '', machine, results: [result], skipped: [{ id: 'other', why: 'its file is not here' }] });
    expect(report).toContain('**no** p');
    expect(report).toContain('0 of 1 targets met');
    expect(report).toContain('other (its file is not here)');
  });
});
