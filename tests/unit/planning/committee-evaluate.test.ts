import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommitteePlan, CommitteeProblem } from '../../../src/model/committee-problem.ts';
import { committeeEvaluator, evaluateCommittees } from '../../../src/planning/committee-evaluate.ts';
import { committeeFrontier, type FrontierPoint } from '../../../src/planning/committee-frontier.ts';
import { seatOf } from '../../../src/planning/committee-seat.ts';
import { madeUp, problemOf, quietSearch, unitOf } from './committee-problems.ts';

describe('the seat of a group', () => {
  test('is the member with the least sum to the others, also where the group is large', () => {
    const member = fc.record({ x: fc.nat(100), y: fc.nat(100), weight: fc.nat(9) });
    fc.assert(
      fc.property(fc.array(member, { minLength: 1, maxLength: 70 }), (members) => {
        const [x, y, weight] = [members.map((m) => m.x), members.map((m) => m.y), members.map((m) => m.weight)];
        const answer = seatOf([...members.keys()], Float64Array.from(x), Float64Array.from(y), Float64Array.from(weight));
        const sums = members.map((seat) => members.reduce((sum, m) => sum + m.weight * Math.hypot(m.x - seat.x, m.y - seat.y), 0));
        expect(answer.cost).toBeCloseTo(Math.min(...sums), 6);
        expect(sums[answer.seat]).toBeCloseTo(Math.min(...sums), 6);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a plan made by hand', () => {
  const units = [
    unitOf('a', 0, 0, 10, 5, 'north'),
    unitOf('b', 100, 0, 20, 5, 'north'),
    unitOf('c', 200, 0, 30, 5, 'south'),
    unitOf('d', 300, 0, 40, 5, null),
  ];
  const problem: CommitteeProblem = {
    ...problemOf(
      units,
      [
        [0, 1],
        [1, 2],
        [2, 3],
      ],
      2,
    ),
    enterprises: { min: 35, max: 70 },
    within: 'community',
  };

  test('that keeps all rules has its sums, seats and value, and nothing broken', () => {
    const plan: CommitteePlan = {
      groups: [
        { units: [0, 1], seat: 0 },
        { units: [2, 3], seat: 2 },
      ],
    };
    const { groups, value, breaches } = evaluateCommittees({ ...problem, enterprises: { min: 30, max: 70 } }, plan);
    expect(groups.map(({ enterprises, members, seat }) => [enterprises, members, seat])).toEqual([
      [30, 10, 1],
      [70, 10, 3],
    ]);
    expect(value).toBe(10 * 100 + 30 * 100);
    expect(breaches).toEqual([]);
  });

  test('that breaks rules has each named with what it is and what it should be', () => {
    const plan: CommitteePlan = {
      groups: [
        { units: [0, 2], seat: 0 },
        { units: [1], seat: 1 },
        { units: [], seat: -1 },
      ],
    };
    const { groups, breaches } = evaluateCommittees({ ...problem, together: [[0, 1]], apart: [[0, 2]], locked: [7, 8, 7, null] }, plan);
    expect(breaches).toEqual([
      { rule: 'connected', group: 0, given: 1, actual: 2, units: [2] },
      { rule: 'within', group: 0, given: 1, actual: 2, units: [0, 2] },
      { rule: 'enterprises.min', group: 1, given: 35, actual: 20, units: [1] },
      { rule: 'empty', group: 2, given: 1, actual: 0, units: [] },
      { rule: 'enterprises.min', group: 2, given: 35, actual: 0, units: [] },
      { rule: 'missing', group: null, given: 0, actual: 1, units: [3] },
      { rule: 'groups', group: null, given: 2, actual: 3, units: [] },
      { rule: 'together', group: null, given: 1, actual: 2, units: [0, 1] },
      { rule: 'apart', group: 0, given: 2, actual: 1, units: [0, 2] },
    ]);
    expect(groups[0]).toMatchObject({ isConnected: false, keepsBorder: false, isWithinBounds: true });
  });

  test('is counted anew only where it was changed, with the same answer', () => {
    const large = madeUp(60, 6, 0.9, 4);
    const evaluator = committeeEvaluator(large);
    const halves = [
      { units: large.units.map((_, at) => at).slice(0, 30), seat: 0 },
      { units: large.units.map((_, at) => at).slice(30), seat: 30 },
    ];
    const before = evaluator.evaluate({ groups: halves });
    const edited = {
      groups: [halves[0] ?? { units: [], seat: -1 }, { units: halves[1]?.units.slice(1) ?? [], seat: 31 }, { units: [30], seat: 30 }],
    };
    expect(evaluator.evaluate(edited)).toEqual(evaluateCommittees(large, edited));
    expect(evaluator.evaluate(edited).groups[0]).toBe(before.groups[0]);
  });
});

describe('a frontier over the number of groups', () => {
  test('tells each number as it is known: its value and sums, or why not', async () => {
    const problem = { ...madeUp(10, 3, 0.4, 8), members: { min: null, max: null } };
    const told: FrontierPoint[] = [];
    const points = await committeeFrontier(problem, { from: 1, to: 4 }, quietSearch({ work: 20 }), (point) => told.push(point));
    expect(told).toEqual(points);
    expect(points.map(({ groups }) => groups)).toEqual([1, 2, 3, 4]);
    expect(points[0]).toMatchObject({ kind: 'infeasible', proved: true });
    const three = points[2];
    if (three?.kind !== 'plan') throw new Error('There is a plan');
    expect(three.enterprises.least).toBeGreaterThanOrEqual(problem.enterprises.min ?? 0);
    expect(three.enterprises.most).toBeLessThanOrEqual(problem.enterprises.max ?? 0);
    expect(three.report.value).toBeCloseTo(evaluateCommittees(problem, three.plan).value, 9);
  });
});
