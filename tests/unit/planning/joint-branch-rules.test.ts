import { describe, expect, test } from 'vitest';
import type { JointBranchProblem, JointBranchUnit } from '../../../src/model/joint-branch-problem.ts';
import { explainBranch } from '../../../src/planning/joint-branch-explain.ts';
import { evaluateJointBranches } from '../../../src/planning/joint-branch-rules.ts';

function unit(some: Partial<JointBranchUnit>): JointBranchUnit {
  return { id: '', x: 0, y: 0, building: 'A', park: 'P', industry: '65', full: 1, members: some.full ?? 1, ...some };
}

function problem(units: readonly JointBranchUnit[]): JointBranchProblem {
  return { kind: 'joint-branches', units, minFull: 3, maxUnits: 5, maxMembers: 50, radius: 400, withinPark: true };
}

function breaches(units: readonly JointBranchUnit[]) {
  const { branches } = evaluateJointBranches(problem(units), { branches: [units.map((_, at) => at)], leftOver: [] });
  return branches[0];
}

describe('the rules of a branch that a person made', () => {
  test('five units with three full members and fifty members keep all', () => {
    expect(breaches([unit({ full: 2, members: 2 }), unit({ full: 1, members: 48 })])).toEqual([]);
    expect(breaches([unit({}), unit({}), unit({}), unit({}), unit({})])).toEqual([]);
  });

  test('too few full members must not be, however many members', () => {
    expect(breaches([unit({ members: 9 }), unit({})])).toEqual([{ rule: 'full', strength: 'must', given: 2, limit: 3, units: [] }]);
    expect(breaches([unit({ full: 2 })])).toContainEqual({ rule: 'alone', strength: 'must', given: 1, limit: 2, units: [] });
  });

  test('more than five units or fifty members is only unusual', () => {
    const six = Array.from({ length: 6 }, () => unit({}));
    expect(breaches(six)).toEqual([{ rule: 'units', strength: 'usual', given: 6, limit: 5, units: [] }]);
    expect(breaches([unit({ full: 2, members: 2 }), unit({ full: 1, members: 49 })])).toEqual([
      { rule: 'members', strength: 'usual', given: 51, limit: 50, units: [] },
    ]);
  });

  test('too far, across parks and twice name their units', () => {
    expect(breaches([unit({}), unit({ x: 401 }), unit({ x: 200 })])).toEqual([
      { rule: 'radius', strength: 'setting', given: 401, limit: 400, units: [0, 1] },
    ]);
    expect(breaches([unit({}), unit({ park: 'Q' }), unit({ park: null })])).toEqual([
      { rule: 'park', strength: 'setting', given: 2, limit: 1, units: [0, 1] },
    ]);
    const units = [unit({}), unit({}), unit({}), unit({}), unit({})];
    const plan = {
      branches: [
        [0, 1, 2],
        [2, 3, 4],
      ],
      leftOver: [],
    };
    const twice = { rule: 'twice', strength: 'must', given: 2, limit: 1, units: [2] };
    expect(evaluateJointBranches(problem(units), plan).branches).toEqual([[twice], [twice]]);
  });

  test('without a place one building or one park is near', () => {
    const far = { x: 9000, building: 'B', park: 'Q' };
    expect(breaches([unit({ x: null }), unit({ x: 9000 }), unit({ x: 9100 })])).toEqual([]);
    expect(breaches([unit({ x: null }), unit(far), unit({ ...far, x: 9100 })])?.map(({ rule }) => rule)).toEqual(['radius', 'park']);
  });

  test('units that are forgotten, or both in a branch and left over, are named', () => {
    const units = Array.from({ length: 5 }, () => unit({}));
    const evaluation = evaluateJointBranches(problem(units), { branches: [[0, 1, 2]], leftOver: [2] });
    expect(evaluation.forgotten).toEqual([3, 4]);
    expect(evaluation.contradicted).toEqual([2]);
    expect(() => evaluateJointBranches(problem(units), { branches: [[7]], leftOver: [] })).toThrow(RangeError);
  });
});

test('a branch is explained by place, industry and size', () => {
  const units = [
    unit({}),
    unit({ x: 30, y: 40, building: 'B', industry: null, full: 2, members: 4 }),
    unit({ x: null, building: null, industry: '13' }),
  ];
  expect(explainBranch(problem(units), [0, 1, 2])).toEqual({
    sameBuilding: false,
    buildings: ['A', 'B'],
    samePark: true,
    parks: ['P'],
    diameter: 50,
    unplaced: 1,
    industries: ['65', '13'],
    industryUnknown: 1,
    full: 4,
    members: 6,
    units: 3,
  });
  expect(explainBranch(problem(units), [0]).sameBuilding).toBe(true);
});
