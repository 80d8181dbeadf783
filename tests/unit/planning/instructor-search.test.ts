import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { InstructorProblem } from '../../../src/model/instructor-problem.ts';
import { evaluateInstructors } from '../../../src/planning/instructor-evaluate.ts';
import { solveInstructors } from '../../../src/planning/instructor-search.ts';
import { enterprise, instructor, instructors, strewn, watched } from './instructor-cases.ts';

/** The objective once more, as the type documents it, straight from the text. */
function objective(problem: InstructorProblem, assigned: readonly (number | null)[]): number {
  const loads = problem.instructors.map(() => 0);
  let value = 0;
  for (const [index, to] of assigned.entries()) {
    const unit = problem.enterprises[index] ?? enterprise();
    if (unit.current !== null && unit.current !== to) value += problem.weights.change;
    const from = to === null ? undefined : problem.instructors[to];
    if (to === null || from === undefined) {
      value += problem.weights.unassigned;
      continue;
    }
    loads[to] = (loads[to] ?? 0) + unit.load;
    if (from.x !== null && from.y !== null && unit.x !== null && unit.y !== null) value += Math.hypot(from.x - unit.x, from.y - unit.y);
  }
  const mean = loads.reduce((sum, load) => sum + load, 0) / loads.length;
  return value + problem.weights.overload * loads.reduce((sum, load) => sum + Math.max(0, load - mean), 0);
}

function keepsRules(problem: InstructorProblem, assigned: readonly (number | null)[]): boolean {
  const loads = problem.instructors.map(() => 0);
  const counts = problem.instructors.map(() => 0);
  const alone = new Set<number>();
  for (const [index, to] of assigned.entries()) {
    if (to === null) {
      if (problem.complete === true) return false;
      continue;
    }
    const unit = problem.enterprises[index] ?? enterprise();
    const from = problem.instructors[to] ?? instructor();
    if (from.oneToOne && !unit.oneToOne) return false;
    if (unit.oneToOne) alone.add(to);
    loads[to] = (loads[to] ?? 0) + unit.load;
    counts[to] = (counts[to] ?? 0) + 1;
    const isPlaced = from.x !== null && from.y !== null && unit.x !== null && unit.y !== null;
    if (isPlaced && problem.radius !== null && Math.hypot((from.x ?? 0) - (unit.x ?? 0), (from.y ?? 0) - (unit.y ?? 0)) > problem.radius) {
      return false;
    }
  }
  return problem.instructors.every(({ capacity }, index) => {
    return (loads[index] ?? 0) <= capacity && (!alone.has(index) || counts[index] === 1);
  });
}

/** Least objective over every assignment there is; null where none keeps the rules. */
function byTrying(problem: InstructorProblem): number | null {
  const assigned: (number | null)[] = [];
  let best: number | null = null;
  const go = (): void => {
    if (assigned.length === problem.enterprises.length) {
      if (keepsRules(problem, assigned)) best = Math.min(best ?? Number.POSITIVE_INFINITY, objective(problem, assigned));
      return;
    }
    for (const choice of [null, ...problem.instructors.keys()]) {
      assigned.push(choice);
      go();
      assigned.pop();
    }
  };
  go();
  return best;
}

const where = fc.option(fc.integer({ min: 0, max: 60 }), { freq: 6, nil: null });

function problems(load: fc.Arbitrary<number>): fc.Arbitrary<InstructorProblem> {
  return fc.integer({ min: 1, max: 3 }).chain((count) =>
    fc.record({
      kind: fc.constant('instructors' as const),
      instructors: fc.array(
        fc.record({
          id: fc.constant('i'),
          x: where,
          y: where,
          capacity: fc.integer({ min: 0, max: 6 }),
          oneToOne: fc.boolean().map((flag) => flag && count > 1),
        }),
        { minLength: count, maxLength: count },
      ),
      enterprises: fc.array(
        fc.record({
          id: fc.constant('e'),
          x: where,
          y: where,
          load,
          oneToOne: fc.integer({ min: 0, max: 3 }).map((of) => of === 0),
          current: fc.option(fc.integer({ min: 0, max: count - 1 }), { nil: null }),
        }),
        { maxLength: 6 },
      ),
      radius: fc.option(fc.integer({ min: 0, max: 70 }), { nil: null }),
      weights: fc.record({
        change: fc.integer({ min: 0, max: 40 }),
        overload: fc.integer({ min: 0, max: 40 }),
        unassigned: fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constant(5000)),
      }),
      complete: fc.boolean(),
    }),
  );
}

async function isAsGoodAsTrying(problem: InstructorProblem): Promise<void> {
  const best = byTrying(problem);
  const { search, seen } = watched({ work: 20 });
  const outcome = await solveInstructors(problem, search);
  for (const { progress } of seen) if (progress.bound !== null && best !== null) expect(progress.bound).toBeLessThanOrEqual(best + 1e-6);
  if (best === null) {
    expect(outcome.kind).toBe('infeasible');
    if (outcome.kind === 'infeasible') expect(outcome.conflicts.length).toBeGreaterThan(0);
    return;
  }
  expect(outcome.kind).toBe('plan');
  if (outcome.kind !== 'plan') return;
  expect(keepsRules(problem, outcome.plan.assigned)).toBe(true);
  expect(outcome.report.value).toBeCloseTo(objective(problem, outcome.plan.assigned), 6);
  const { report } = outcome;
  expect(report.value).toBeGreaterThanOrEqual(best - 1e-6);
  expect(report.bound ?? Number.NEGATIVE_INFINITY).toBeLessThanOrEqual(best + 1e-6);
  expect(report.value).toBeCloseTo(best, 5);
  if (report.value !== 0) expect(report.optimality.kind).toBe('proved');
}

describe('instructors to enterprises', () => {
  test('are as good as trying everything, where all loads are the same', async () => {
    await fc.assert(fc.asyncProperty(problems(fc.constant(1)), isAsGoodAsTrying), { numRuns: 120 });
  });

  test('are as good as trying everything, where loads differ', async () => {
    await fc.assert(fc.asyncProperty(problems(fc.constantFrom(0, 0.5, 1, 2, 3)), isAsGoodAsTrying), { numRuns: 100 });
  });

  test('go to one enterprise alone where that costs least, though none is kept for it', async () => {
    const problem = instructors({
      instructors: [instructor({ x: 0 }), instructor({ x: 100 }), instructor({ x: 900 })],
      enterprises: [enterprise({ x: 0, oneToOne: true }), enterprise({ x: 0 }), enterprise({ x: 100 }), enterprise({ x: 100 })],
    });
    const outcome = await solveInstructors(problem, watched().search);
    expect(outcome.kind === 'plan' && outcome.plan.assigned).toEqual([0, 1, 1, 1]);
  });

  test('who goes alone, none kept for it, is within half a per cent of the bound without the solver, the more work the better', async () => {
    const plain = strewn(20, 200, 9, { slack: 1.4 });
    const problem = { ...plain, enterprises: plain.enterprises.map((unit, index) => ({ ...unit, oneToOne: index < 5 })) };
    const values: number[] = [];
    for (const work of [0, 400]) {
      const outcome = await solveInstructors(problem, watched({ prove: false, work }).search);
      if (outcome.kind !== 'plan') throw new Error('a plan exists');
      expect(keepsRules(problem, outcome.plan.assigned)).toBe(true);
      values.push(outcome.report.value);
      expect((outcome.report.value - (outcome.report.bound ?? 0)) / outcome.report.value).toBeLessThan(work === 0 ? 0.02 : 0.005);
    }
    expect(values[1]).toBeLessThanOrEqual(values[0] ?? 0);
  });

  test('of 60 × 777 are proved without the solver, and the same every time', async () => {
    const problem = strewn(60, 777, 7);
    const outcomes = await Promise.all([1, 2].map(() => solveInstructors(problem, watched({ prove: false, work: 0 }).search)));
    for (const outcome of outcomes) {
      expect(outcome.kind === 'plan' && outcome.report.optimality.kind).toBe('proved');
      expect(outcome.kind === 'plan' && evaluateInstructors(problem, outcome.plan).broken).toEqual([]);
    }
    expect(outcomes[0]).toEqual(outcomes[1]);
  });

  test('whose loads differ are within one per cent of the bound by local search alone', async () => {
    const problem = strewn(30, 300, 7, { loads: [1, 1, 2, 3] });
    const { search, seen } = watched({ prove: false, work: 100 });
    const outcome = await solveInstructors(problem, search);
    if (outcome.kind !== 'plan') throw new Error('a plan exists');
    const { value, bound } = outcome.report;
    expect(bound).not.toBeNull();
    expect((value - (bound ?? 0)) / value).toBeLessThan(0.01);
    const values = seen.flatMap(({ progress, plan }) => (plan === undefined ? [] : [progress.value ?? 0]));
    expect(values.length).toBeGreaterThan(1);
    for (const [index, next] of values.entries()) expect(next).toBeLessThanOrEqual((values[index - 1] ?? next) + 1e-6);
  });

  test('stop at the clock with a plan that keeps the rules, and say so', async () => {
    const problem = strewn(30, 300, 8, { loads: [1, 2, 3], slack: 1.02 });
    let ticks = 0;
    const { search } = watched({ seconds: 30 }, () => ticks++);
    const outcome = await solveInstructors(problem, search);
    if (outcome.kind !== 'plan') throw new Error('a plan exists');
    expect(outcome.report.end).toBe('time');
    expect(keepsRules(problem, outcome.plan.assigned)).toBe(true);
  });

  test('continuity outweighs nearness as its weight says', async () => {
    const near = (change: number) =>
      instructors({
        instructors: [instructor({ x: 0 }), instructor({ x: 100 })],
        enterprises: [enterprise({ x: 0, current: 1 })],
        weights: { change, overload: 0, unassigned: 10_000 },
      });
    for (const [change, expected] of [
      [99, 0],
      [101, 1],
    ] as const) {
      const outcome = await solveInstructors(near(change), watched().search);
      expect(outcome.kind === 'plan' && outcome.plan.assigned).toEqual([expected]);
    }
  });
});
