import { describe, expect, test } from 'vitest';
import { instructorConflicts } from '../../../src/planning/instructor-conflicts.ts';
import { evaluateInstructors } from '../../../src/planning/instructor-evaluate.ts';
import { solveInstructors } from '../../../src/planning/instructor-search.ts';
import { enterprise, instructor, instructors, watched } from './instructor-cases.ts';

// Yantai high-tech zone, April 2024: 18 instructors were sent for 38 new branches.
const SENT = 18;
const BRANCHES = 38;

function yantai(capacity: number, oneToOne = false) {
  return instructors({
    instructors: Array.from({ length: SENT }, (_, index) => instructor({ id: `i${index}`, x: index * 100, capacity, oneToOne })),
    enterprises: Array.from({ length: BRANCHES }, (_, index) => enterprise({ id: `e${index}`, x: index * 50, oneToOne })),
    complete: true,
  });
}

describe('the published ratio of 18 instructors to 38 branches', () => {
  test('is 2.11 branches each, with three at most', async () => {
    const problem = yantai(3);
    const outcome = await solveInstructors(problem, watched().search);
    if (outcome.kind !== 'plan') throw new Error('a plan exists');
    const evaluation = evaluateInstructors(problem, outcome.plan);
    expect(outcome.report.optimality.kind).toBe('proved');
    expect(evaluation.meanLoad).toBeCloseTo(2.111, 3);
    expect(evaluation.unassigned).toEqual([]);
    expect(Math.max(...evaluation.instructors.map(({ load }) => load))).toBe(3);
  });

  test('does not do with two each: 36 places for 38', async () => {
    const outcome = await solveInstructors(yantai(2), watched().search);
    expect(outcome).toEqual({
      kind: 'infeasible',
      proved: true,
      conflicts: [{ limit: 'capacity', given: 36, needed: 38, units: [] }],
    });
    const slack = await solveInstructors({ ...yantai(2), complete: false }, watched().search);
    expect(slack.kind === 'plan' && slack.plan.assigned.filter((to) => to === null).length).toBe(2);
    expect(slack.kind === 'plan' && slack.report.optimality.kind).toBe('proved');
  });

  test('is 20 instructors short one to one', async () => {
    const outcome = await solveInstructors(yantai(1, true), watched().search);
    expect(outcome).toEqual({
      kind: 'infeasible',
      proved: true,
      conflicts: [{ limit: 'one-to-one', given: 18, needed: 38, units: [] }],
    });
  });
});

describe('instructors who share and who do not', () => {
  test('are too few together where each kind alone would do', () => {
    const problem = instructors({
      instructors: [2, 3, 4].map((capacity) => instructor({ capacity })),
      enterprises: [...Array(7).keys()].map((index) => enterprise({ oneToOne: index === 0 || index === 1 })),
    });
    expect(instructorConflicts(problem).conflicts).toEqual([
      { limit: 'one-to-one', given: 1, needed: 2, units: [] },
      { limit: 'capacity', given: 4, needed: 5, units: [] },
    ]);
  });
});

describe('limits that keep enterprises from having an instructor', () => {
  test('name those out of reach, and the least radius that would do', () => {
    const problem = instructors({
      instructors: [instructor({ x: 0, capacity: 2 }), instructor({ x: 1000, capacity: 2 })],
      enterprises: [enterprise({ x: 10 }), enterprise({ x: 400 }), enterprise({ x: 990 })],
      radius: 50,
    });
    expect(instructorConflicts(problem).conflicts).toContainEqual({ limit: 'radius', given: 50, needed: 400, units: [1] });
  });

  test('name the crowd around one instructor, its places and a radius that reaches the next', () => {
    const problem = instructors({
      instructors: [instructor({ x: 0, capacity: 2 }), instructor({ x: 1000, capacity: 2 })],
      enterprises: [enterprise({ x: 10 }), enterprise({ x: 20 }), enterprise({ x: 30 }), enterprise({ x: 1000 })],
      radius: 100,
    });
    const { conflicts, mostLoad } = instructorConflicts(problem);
    expect(conflicts).toEqual([
      { limit: 'radius', given: 100, needed: 970, units: [0, 1, 2] },
      { limit: 'capacity', given: 2, needed: 3, units: [0, 1, 2] },
    ]);
    expect(mostLoad).toBe(3);
  });

  test('name what is too much for anyone', () => {
    const problem = instructors({ instructors: [instructor({ capacity: 2 })], enterprises: [enterprise({ load: 3 }), enterprise()] });
    expect(instructorConflicts(problem).conflicts).toEqual([{ limit: 'capacity.largest', given: 2, needed: 3, units: [0] }]);
  });

  test('count only what loads can use of a capacity', () => {
    const problem = instructors({
      instructors: [instructor(), instructor(), instructor()],
      enterprises: [1, 2, 3, 4].map(() => enterprise({ load: 2 })),
    });
    expect(instructorConflicts(problem).conflicts).toEqual([{ limit: 'capacity', given: 6, needed: 8, units: [] }]);
  });

  test('are none where all is well', () => {
    const problem = instructors({ instructors: [instructor()], enterprises: [enterprise(), enterprise({ x: null })], radius: 0 });
    expect(instructorConflicts(problem)).toEqual({ conflicts: [], mostLoad: 2 });
  });
});

describe('an edited plan', () => {
  const problem = instructors({
    instructors: [instructor({ capacity: 2 }), instructor({ x: 100 }), instructor({ oneToOne: true })],
    enterprises: [
      enterprise({ x: 0, current: 0 }),
      enterprise({ x: 30, y: 40, current: 1 }),
      enterprise({ x: null, current: 0 }),
      enterprise({ oneToOne: true }),
      enterprise({ oneToOne: true }),
    ],
    radius: 60,
  });

  test('is counted: metres, load, who comes and goes', () => {
    const evaluation = evaluateInstructors(problem, { assigned: [0, 0, null, 2, null] });
    expect(evaluation).toMatchObject({ meters: 50, changed: 2, unassigned: [2, 4], meanLoad: 1, overload: 1, broken: [] });
    expect(evaluation.value).toBe(50 + 2 * 50 + 1 * 20 + 2 * 10_000);
    expect(evaluation.instructors[0]).toEqual({
      enterprises: [0, 1],
      load: 2,
      capacity: 2,
      meters: 50,
      farthestMeters: 50,
      gained: 1,
      lost: 1,
      aboveMean: 1,
    });
    expect(evaluation.instructors[1]).toMatchObject({ enterprises: [], gained: 0, lost: 1 });
  });

  test('has its broken rules named', () => {
    const rules = evaluateInstructors({ ...problem, complete: true }, { assigned: [0, 0, 0, 2, 2] }).broken;
    expect(rules).toEqual([
      { rule: 'capacity', instructor: 0, given: 2, actual: 3 },
      { rule: 'one-to-one.shared', instructor: 2, given: 1, actual: 2 },
    ]);
    const more = evaluateInstructors({ ...problem, complete: true }, { assigned: [1, 2, 9, 0, null] }).broken;
    expect(more).toEqual([
      { rule: 'radius', instructor: 1, enterprise: 0, given: 60, actual: 100 },
      { rule: 'one-to-one.kind', instructor: 2, enterprise: 1 },
      { rule: 'unknown-instructor', instructor: 9, enterprise: 2 },
      { rule: 'complete', enterprise: 4 },
    ]);
  });
});
