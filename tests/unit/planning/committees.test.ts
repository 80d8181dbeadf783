import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommitteePlan, CommitteeProblem } from '../../../src/model/committee-problem.ts';
import { evaluateCommittees } from '../../../src/planning/committee-evaluate.ts';
import { solveCommittees } from '../../../src/planning/committees.ts';
import { CASES, madeUp, oracleCase, problemOf, quietSearch, unitOf } from './committee-problems.ts';

/** The least value of all groupings that break no rule, by trying every one; null where there is none. */
function byTryingAll(problem: CommitteeProblem): number | null {
  const labels: number[] = [];
  let best: number | null = null;
  const groups = Number(problem.groups);
  const visit = (used: number): void => {
    if (labels.length === problem.units.length) {
      if (used !== groups) return;
      const plan: CommitteePlan = {
        groups: Array.from({ length: used }, (_, group) => ({ units: [...labels.keys()].filter((at) => labels[at] === group), seat: -1 })),
      };
      const { value, breaches } = evaluateCommittees(problem, plan);
      if (breaches.length === 0 && (best === null || value < best)) best = value;
      return;
    }
    for (let label = 0; label <= Math.min(used, groups - 1); label += 1) {
      labels.push(label);
      visit(Math.max(used, label + 1));
      labels.pop();
    }
  };
  visit(0);
  return best;
}

const small: fc.Arbitrary<CommitteeProblem> = fc
  .record({
    units: fc.array(
      fc.record({ x: fc.nat(50), y: fc.nat(50), enterprises: fc.nat(9), members: fc.nat(9), community: fc.constantFrom('A', 'B', null) }),
      { minLength: 3, maxLength: 7 },
    ),
    pairs: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { minLength: 4, maxLength: 12 }),
    groups: fc.integer({ min: 1, max: 4 }),
    max: fc.option(fc.integer({ min: 8, max: 40 })),
    min: fc.option(fc.integer({ min: 0, max: 8 })),
    members: fc.option(fc.integer({ min: 10, max: 40 })),
    within: fc.constantFrom('community' as const, 'none' as const),
    together: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 1 }),
    apart: fc.array(fc.tuple(fc.nat(6), fc.nat(6)), { maxLength: 1 }),
    locked: fc.option(fc.array(fc.constantFrom(null, null, null, 0, 1), { minLength: 7, maxLength: 7 })),
  })
  .map(({ units, pairs, max, min, members, together, apart, locked, groups, within }) => {
    const inside = (list: readonly (readonly [number, number])[]) => list.filter(([a, b]) => a !== b && Math.max(a, b) < units.length);
    const ring = units
      .slice(1)
      .map((_, at) => [at, at + 1] as const)
      .filter((_, at) => at % 3 !== 2);
    return {
      ...problemOf(
        units.map((unit, at) => unitOf(`U${at}`, unit.x, unit.y, unit.enterprises, unit.members, unit.community)),
        [...ring, ...inside(pairs)],
        groups,
      ),
      enterprises: { min, max },
      members: { min: null, max: members },
      within,
      together: inside(together),
      apart: inside(apart),
      ...(locked !== null && { locked: locked.slice(0, units.length) }),
    };
  });

describe('building committees', () => {
  test('on small problems the plan is as good as the best of all groupings, and proved so', async () => {
    let plans = 0;
    await fc.assert(
      fc.asyncProperty(small, async (problem) => {
        const best = byTryingAll(problem);
        const outcome = await solveCommittees(problem, quietSearch({ work: 20 }));
        if (outcome.kind === 'infeasible') {
          expect(best).toBeNull();
          expect(outcome.proved).toBe(true);
          return;
        }
        plans += 1;
        expect(evaluateCommittees(problem, outcome.plan).breaches).toEqual([]);
        expect(outcome.report.value).toBeCloseTo(best ?? Number.NaN, 6);
        expect(outcome.report.optimality).toEqual({ kind: 'proved' });
      }),
      { numRuns: 80, seed: 7 },
    );
    expect(plans).toBeGreaterThan(15);
  });

  // Twelve made-up buildings with the sums of the published case (777 enterprises, 37 organizations, 3 committees); optima by enumeration.
  test.skipIf(!existsSync(CASES)).each([
    ['case3', 148_616.6993714158],
    ['case7', 142_196.51127639608],
  ])('%s: the best of all connected groupings', async (name, optimum) => {
    const { problem, adjacency } = oracleCase(name);
    const listed = adjacency.flatMap((row, a) => row.filter((b) => a < b).map((b) => [a, b]));
    expect(problem.edges).toEqual(listed);
    const outcome = await solveCommittees(problem, quietSearch());
    if (outcome.kind !== 'plan') throw new Error('There is a plan');
    expect(outcome.report.value).toBeCloseTo(optimum, 6);
    expect(outcome.report.optimality).toEqual({ kind: 'proved' });
    expect(evaluateCommittees(problem, outcome.plan).breaches).toEqual([]);
  });

  test('the same seed gives the same plan, and each plan told is better than the one before', async () => {
    const problem = madeUp(30, 6, 0.4, 3);
    const told: (CommitteePlan | undefined)[] = [];
    const one = await solveCommittees(problem, quietSearch({ work: 40 }, told));
    const other = await solveCommittees(problem, quietSearch({ work: 40 }));
    expect(one).toEqual(other);
    const values = told.flatMap((plan) => (plan === undefined ? [] : [evaluateCommittees(problem, plan).value]));
    expect(values.length).toBeGreaterThan(1);
    if (one.kind !== 'plan') throw new Error('There is a plan');
    expect(one.report.value).toBeLessThanOrEqual(Math.min(...values) + 1e-6);
    expect(one.report.bound ?? Number.POSITIVE_INFINITY).toBeLessThanOrEqual(one.report.value);
  });

  test('the fewest groups are as few as the bounds let, and no fewer', async () => {
    const problem = { ...madeUp(9, 3, 0.3, 5), groups: 'fewest' as const };
    const outcome = await solveCommittees(problem, quietSearch({ work: 50 }));
    if (outcome.kind !== 'plan') throw new Error('There is a plan');
    const count = outcome.plan.groups.length;
    expect(evaluateCommittees(problem, outcome.plan).breaches).toEqual([]);
    for (let fewer = 1; fewer < count; fewer += 1) expect(byTryingAll({ ...problem, groups: fewer })).toBeNull();
    expect(outcome.report.value).toBeCloseTo(byTryingAll({ ...problem, groups: count }) ?? Number.NaN, 6);
  });

  test('what a person locked stays where it is', async () => {
    const problem = madeUp(30, 5, 0.5, 9);
    const free = await solveCommittees(problem, quietSearch({ work: 50, prove: false }));
    if (free.kind !== 'plan') throw new Error('There is a plan');
    const kept = free.plan.groups[1]?.units ?? [];
    const locked = problem.units.map((_, unit) => (kept.includes(unit) ? 4 : null));
    const again = await solveCommittees({ ...problem, locked }, quietSearch({ work: 50, seed: 2, prove: false }));
    if (again.kind !== 'plan') throw new Error('There is a plan');
    expect(again.plan.groups.some(({ units }) => kept.every((unit) => units.includes(unit)))).toBe(true);
  });
});

describe('where no plan keeps all limits', () => {
  const line = (enterprises: readonly number[]) =>
    problemOf(
      enterprises.map((count, at) => unitOf(`L${at}`, at * 100, 0, count, count)),
      enterprises.slice(1).map((_, at) => [at, at + 1] as const),
      2,
    );

  test('a lone unit above the most is named, with what it needs', async () => {
    const outcome = await solveCommittees({ ...line([10, 50, 10]), enterprises: { min: null, max: 40 } }, quietSearch({ work: 20 }));
    if (outcome.kind !== 'infeasible') throw new Error('There is none');
    expect(outcome.proved).toBe(true);
    expect(outcome.conflicts).toContainEqual({ limit: 'enterprises.max', given: 40, needed: 60, units: [1] });
  });

  test('the least change of one limit that helps is found', async () => {
    const outcome = await solveCommittees({ ...line([10, 10, 30, 10]), enterprises: { min: null, max: 35 } }, quietSearch({ work: 20 }));
    if (outcome.kind !== 'infeasible') throw new Error('There is none');
    expect(outcome.conflicts).toEqual([
      { limit: 'groups', given: 2, needed: 3, units: [] },
      { limit: 'enterprises.max', given: 35, needed: 40, units: [] },
    ]);
  });

  test('a piece that cannot fill a group is named', async () => {
    const problem = {
      ...line([10, 10, 10, 10]),
      edges: [
        [0, 1],
        [1, 2],
      ] as const,
      enterprises: { min: 15, max: null },
    };
    const outcome = await solveCommittees(problem, quietSearch({ work: 20 }));
    if (outcome.kind !== 'infeasible') throw new Error('There is none');
    expect(outcome.conflicts).toContainEqual({ limit: 'enterprises.min', given: 15, needed: 10, units: [3] });
  });

  test('rules that contradict each other are told', async () => {
    const problem = { ...line([1, 1, 1]), together: [[0, 1]] as const, apart: [[1, 0]] as const };
    expect(await solveCommittees(problem, quietSearch())).toEqual({
      kind: 'infeasible',
      proved: true,
      conflicts: [{ limit: 'apart', given: 1, needed: null, units: [0, 1] }],
    });
  });
});
