import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { EXAMPLES } from '../../../scripts/plan/examples.ts';
import { PROBLEM_KINDS } from '../../../scripts/plan/problem-fields.ts';
import { ProblemInputError, readProblem } from '../../../scripts/plan/read-problem.ts';
import { checkPlan } from '../../../src/planning/check-plan.ts';

const ROOT = join(import.meta.dirname, '../../..');
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'plan-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function run(args: readonly string[], input = '') {
  return spawnSync(process.execPath, ['--import', 'tsx', 'scripts/plan.ts', ...args], { cwd: ROOT, input, encoding: 'utf8' });
}

function complaints(kind: (typeof PROBLEM_KINDS)[number], change: object): string {
  try {
    readProblem(kind, JSON.stringify({ ...EXAMPLES[kind], ...change }));
  } catch (error) {
    if (error instanceof ProblemInputError) return error.message;
    throw error;
  }
  return '';
}

describe('npm run plan', () => {
  test('solves a file and writes a plan that its checker passes', { timeout: 60_000 }, () => {
    const asked = join(folder, 'asked.json');
    const out = join(folder, 'plan.json');
    writeFileSync(asked, JSON.stringify(EXAMPLES['p-median']));
    const { status, stdout, stderr } = run(['--problem', 'p-median', '--in', asked, '--out', out, '--seed', '3', '--seconds', '5']);
    expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
    expect(stderr).toContain('none is better (proved)');
    expect(stderr).toContain('keeps every rule');
    const { outcome, check } = JSON.parse(readFileSync(out, 'utf8'));
    expect(outcome.report.seed).toBe(3);
    expect(check).toEqual(checkPlan(EXAMPLES['p-median'], outcome.plan));
  });

  test('an example goes in as it came out', { timeout: 60_000 }, () => {
    const example = run(['--problem', 'maximal-cover', '--example']);
    const { status, stdout, stderr } = run(['--problem', 'maximal-cover', '--in', '-', '--quiet'], example.stdout);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toMatchObject({ problem: 'maximal-cover', check: { ok: true } });
  });

  test('wrong input and wrong options end with 2 and a sentence, not a stack', { timeout: 60_000 }, () => {
    const wrong = run(['--problem', 'p-center', '--in', '-'], '{"p": 1');
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toMatch(/^the input is not JSON/);
    const unknown = run(['--problem', 'p-medium', '--in', '-']);
    expect(unknown.status).toBe(2);
    expect(unknown.stderr).toMatch(/^--problem must be one of maximal-cover, /);
    expect(unknown.stderr.trim().split('\n')).toHaveLength(1);
  });
});

describe('what is read of a problem', () => {
  test.each(PROBLEM_KINDS)('the example of %s is one', (kind) => {
    expect(readProblem(kind, JSON.stringify(EXAMPLES[kind]))).toEqual(EXAMPLES[kind]);
  });

  test('complaints name the field of the unit', () => {
    const [first, ...others] = EXAMPLES['p-median'].demand;
    expect(complaints('p-median', { demand: [{ ...first, weight: 0 }, ...others] })).toBe(
      'demand[0] ("d1").weight must be a number above 0, is 0',
    );
    expect(complaints('p-median', { p: 1.5 })).toBe('p must be a whole number of at least 1, is 1.5');
    expect(complaints('p-median', { p: undefined })).toBe('p must be a whole number of at least 1, missing');
    expect(complaints('p-center', { distances: [[1, 2, 3]] })).toBe('distances must have 4 entries, has 1');
    expect(complaints('committees', { edges: [[0, 4]] })).toBe('edges[0][1] must be the index of one of 4 units (from 0), is 4');
    expect(complaints('committees', { groups: 'many' })).toContain('groups must be');
    expect(complaints('joint-branches', { minFull: 2 })).toMatch(/^units\[1\] \("E2"\)\.full must be below minFull \(2\)/);
    expect(complaints('generalized-assignment', { resource: [[1], [2, 3, 4]] })).toBe('resource[0] must have 3 entries, has 1');
  });

  test('another kind than asked for, and a list that is none', () => {
    expect(() => readProblem('p-center', JSON.stringify(EXAMPLES['p-median']))).toThrow('--problem says "p-center"');
    expect(() => readProblem('p-median', '[]')).toThrow('one JSON object');
    expect(complaints('districts', { edges: {} })).toBe('edges must be a list, is an object');
  });

  test('so many complaints are not all printed', () => {
    const lines = complaints('districts', { population: Array.from({ length: 40 }, () => 'many') }).split('\n');
    expect(lines).toHaveLength(13);
    expect(lines.at(-1)).toBe('… and 28 more');
  });
});
