import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JointBranchPlan, JointBranchProblem, JointBranchUnit } from '../../../src/model/joint-branch-problem.ts';
import { evaluateJointBranches } from '../../../src/planning/joint-branch-rules.ts';
import { jointBranchValue } from '../../../src/planning/joint-branch-value.ts';
import { solveJointBranches } from '../../../src/planning/joint-branches.ts';
import type { Search } from '../../../src/planning/search.ts';
import { fewestLeftBranchesSpread } from './joint-branch-brute-force.ts';

const FIXTURE = join(import.meta.dirname, '../../../../shared/fixtures/own-oracle-joint-branches');

function unit(some: Partial<JointBranchUnit>): JointBranchUnit {
  return { id: '', x: 0, y: 0, building: null, park: null, industry: null, full: 1, members: some.full ?? 1, ...some };
}

function problem(units: readonly JointBranchUnit[], some: Partial<JointBranchProblem> = {}): JointBranchProblem {
  return { kind: 'joint-branches', units, minFull: 3, maxUnits: 5, maxMembers: 50, radius: 400, withinPark: false, ...some };
}

/** A search whose clock stands still: it ends by itself. */
function unhurried(work = 200, prove = true): Search<JointBranchPlan> {
  return { options: { seed: 1, work, seconds: 60, prove }, elapsed: () => 0, report: () => undefined };
}

async function solve(given: JointBranchProblem, search = unhurried()) {
  const outcome = await solveJointBranches(given, search);
  if (outcome.kind !== 'plan') throw new Error('There is always a plan');
  return outcome;
}

describe('joint branches', () => {
  // Made for this project and solved by dynamic programming over subsets: left over, branches, metres.
  const buildings1 = [
    [121, 763],
    [687, 230],
    [446, 405],
    [586, 710],
    [84, 26],
  ] as const;
  const tenants1 = '3:1 4:1 3:1 1:2 0:1 0:1 0:2 4:1 3:2 1:1 0:2 1:1 3:2 1:1';
  const buildings2 = [
    [860, 853],
    [51, 76],
    [752, 662],
    [603, 277],
    [545, 546],
  ] as const;
  const tenants2 = '4:2 1:2 3:2 4:1 4:1 4:1 0:1 2:1 2:1 3:2 1:2 1:1 1:1 1:1';
  test.each([
    [buildings1, tenants1, { leftOver: 2, branches: 3, spread: 0 }],
    [buildings2, tenants2, { leftOver: 0, branches: 4, spread: 219.419689 }],
  ])('of fourteen enterprises are as few and as near as proved otherwise', async (buildings, tenants, expected) => {
    const units = tenants.split(' ').map((tenant) => {
      const [building = 0, full = 0] = tenant.split(':').map(Number);
      const [x, y] = buildings[building] ?? [0, 0];
      return unit({ x, y, building: String(building), full, members: full });
    });
    const { plan, report } = await solve(problem(units));
    const value = jointBranchValue(problem(units), plan);
    expect(value).toEqual({ ...expected, spread: expect.closeTo(expected.spread, 5) });
    expect(report.optimality).toEqual({ kind: 'proved' });
    expect(report.value).toBeCloseTo(expected.spread, 5);
  });

  test.skipIf(!existsSync(FIXTURE)).each(['case1', 'case2'])('of the shared %s agree with its answer', async (name) => {
    const read = (file: string) => JSON.parse(readFileSync(join(FIXTURE, file), 'utf8'));
    const { buildings, enterprises, radius_m } = read(`${name}.json`);
    const expected = read('expected.json')[name];
    const units = enterprises.map(({ id, b, members }: { id: string; b: number; members: number }) =>
      unit({ id, x: buildings[b][0], y: buildings[b][1], building: `${b}`, full: members, members }),
    );
    const { plan } = await solve(problem(units, { radius: radius_m }));
    const { leftOver, branches, spread } = jointBranchValue(problem(units), plan);
    expect([leftOver, branches]).toEqual([expected.left_out, expected.branches]);
    expect(spread).toBeCloseTo(expected.sum_diameter, 5);
  });

  const anyUnit = fc
    .record({
      x: fc.option(fc.integer({ min: 0, max: 6 }).map((step) => step * 100)),
      y: fc.constantFrom(0, 50),
      building: fc.option(fc.constantFrom('A', 'B', 'C')),
      park: fc.option(fc.constantFrom('P', 'Q')),
      industry: fc.option(fc.constantFrom('13', '26', '65')),
      full: fc.constantFrom(1, 2),
      probationary: fc.constantFrom(0, 0, 1, 3),
    })
    .map(({ probationary, ...some }) => unit({ ...some, members: some.full + probationary }));
  const limits = fc.record({
    radius: fc.constantFrom(100, 250, 1000),
    maxMembers: fc.constantFrom(6, 8, 50),
    maxUnits: fc.constantFrom(3, 5),
    withinPark: fc.boolean(),
  });

  test('of few units equal the best of all partitions, and are proved', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyUnit, { maxLength: 9 }), limits, async (units, some) => {
        const given = problem(units, some);
        const { plan, report } = await solve(given);
        const value = jointBranchValue(given, plan);
        const [leftOver, branches, spread] = fewestLeftBranchesSpread(given);
        expect([value.leftOver, value.branches]).toEqual([leftOver, branches]);
        expect(value.spread).toBeCloseTo(spread, 5);
        expect(report.optimality.kind).toBe('proved');
      }),
      { numRuns: 150 },
    );
  });

  test('keep every limit, hold each unit once and never beat their bounds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyUnit, { minLength: 10, maxLength: 60 }), limits, async (units, some) => {
        const given = problem(units, some);
        const { plan } = await solve(given, unhurried(5, false));
        const { branches, forgotten, contradicted, value } = evaluateJointBranches(given, plan);
        expect(branches.flat()).toEqual([]);
        expect([...forgotten, ...contradicted]).toEqual([]);
        expect(plan.steps?.map((step) => step.value)).toEqual([value.leftOver, value.branches, value.spread]);
        for (const step of plan.steps ?? []) expect(step.bound ?? 0).toBeLessThanOrEqual(step.value + 1e-6);
        expect(plan.leftOver).toEqual(expect.arrayContaining([...(plan.lonely ?? [])]));
      }),
      { numRuns: 40 },
    );
  });

  test('are the same for the same seed and work', async () => {
    const units = Array.from({ length: 40 }, (_, at) =>
      unit({ x: (at * 137) % 900, y: (at * 71) % 700, industry: `${at % 4}`, full: 1 + (at % 2) }),
    );
    const first = await solve(problem(units), unhurried(20, false));
    expect((await solve(problem(units), unhurried(20, false))).plan).toEqual(first.plan);
  });

  test('take the same building first, then the next, then the park', async () => {
    const at = (x: number, building: string) => unit({ x, building, park: 'P' });
    const units = [at(0, 'A'), at(60, 'B'), at(0, 'A'), at(300, 'C'), at(60, 'B'), at(300, 'C'), at(0, 'A'), at(60, 'B'), at(300, 'C')];
    const apart = await solve(problem(units, { maxUnits: 3 }));
    expect(apart.plan.branches).toEqual([
      [0, 2, 6],
      [1, 4, 7],
      [3, 5, 8],
    ]);
    // Two remain in the third building: the next building joins them, not the farthest.
    const joined = await solve(problem(units.slice(0, 8), { maxUnits: 5 }));
    expect(joined.plan.branches).toContainEqual([0, 2, 6]);
  });

  test('prefer one building where the metres are the same', async () => {
    const units = ['A', 'B', 'A', 'B', 'A', 'B'].map((building) => unit({ building }));
    expect((await solve(problem(units, { maxUnits: 3 }))).plan.branches).toEqual([
      [0, 2, 4],
      [1, 3, 5],
    ]);
  });

  test('say who has no possible partner, and leave them over', async () => {
    const units = [unit({}), unit({ x: 100 }), unit({ x: 200 }), unit({ x: 5000 }), unit({ x: 9000 }), unit({ x: 9100 })];
    const { plan } = await solve(problem(units));
    expect(plan.lonely).toEqual([3, 4, 5]);
    expect(plan.leftOver).toEqual([3, 4, 5]);
    expect(plan.steps?.[0]).toEqual({ step: 'leftOver', value: 3, bound: 3 });
  });

  test('without any unit are an empty plan', async () => {
    const { plan, report } = await solve(problem([]));
    expect(plan).toMatchObject({ branches: [], leftOver: [], lonely: [] });
    expect(report.optimality.kind).toBe('proved');
  });

  test('at the end of the clock are what there is so far, and say so', async () => {
    const units = Array.from({ length: 200 }, (_, at) => unit({ x: (at * 137) % 2900, y: (at * 71) % 2700, full: 1 + (at % 2) }));
    let asked = 0;
    const search = { ...unhurried(), elapsed: () => (asked++ < 5 ? 0 : 100) };
    const { plan, report } = await solve(problem(units), search);
    expect(report.end).toBe('time');
    expect(evaluateJointBranches(problem(units), plan).branches.flat()).toEqual([]);
  });
});
