import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planTools } from '../../../src/app/plan-tools.ts';
import { planWordsFor } from '../../../src/locales/plan-words.ts';
import { countedInstructors } from '../../../src/state/plan-instructors.ts';
import { instructorDocument } from '../../../src/workspaces/plan/instructors/instructor-document.ts';
import { instructorEffect } from '../../../src/workspaces/plan/instructors/instructor-effect.ts';
import {
  instructorGroups,
  instructorInput,
  planOfInstructors,
  withoutLocked,
} from '../../../src/workspaces/plan/instructors/instructor-input.ts';
import { relaxedInstructors } from '../../../src/workspaces/plan/instructors/instructor-relax.ts';
import { viewOfInstructors } from '../../../src/workspaces/plan/instructors/use-instructors.ts';
import { enterprise, group, instructor, instructors } from './enterprise-units.ts';

const zh = planWordsFor('zh-CN');

describe('a plan of instructors', () => {
  const units = [
    instructor('i1', { load: 3 }),
    instructor('i2'),
    enterprise('a', { current: 'i1', work: 'instructor' }),
    enterprise('b', { at: [300, 0] }),
    enterprise('c', { at: [400, 0], work: 'other' }),
    enterprise('d', { current: 'i1', work: 'instructor' }),
  ];

  test('leaves room for whom an instructor has outside of it', () => {
    const { problem, outside } = instructorInput(units, [], { ...instructors([], []).settings, capacity: 4 });
    // Three today, two of them here.
    expect(outside).toEqual([1, 0]);
    expect(problem.instructors.map(({ capacity }) => capacity)).toEqual([3, 4]);
    expect(problem.enterprises.map(({ current }) => current)).toEqual([0, null, null, 0]);
    // Who is left out stays with whom it is.
    expect(instructorInput(units, ['a'], instructors([], []).settings).outside).toEqual([2, 0]);
  });

  test('says how far, what changes, what is broken and who is left', () => {
    const scenario = instructors(units, [group(1, ['d'], 'i1'), group(2, ['a', 'b'], 'i2')], { capacity: 1, radius: 200 });
    const view = viewOfInstructors(planTools, scenario);
    expect(view.instructors.map(({ gained, lost }) => [gained, lost])).toEqual([
      [0, 1],
      [2, 0],
    ]);
    expect(view).toMatchObject({ had: 2, changed: 1, assigned: 3 });
    expect(view.left.map(({ id }) => id)).toEqual(['c']);
    const [first, second] = view.instructors;
    // One outside takes the only place.
    expect(first?.breaches).toEqual([{ rule: 'capacity', given: 0, actual: 1 }]);
    expect(second?.breaches.map(({ rule }) => rule).sort()).toEqual(['capacity', 'radius']);
    expect(second?.farthest).toBeCloseTo(300, 0);
    const document = instructorDocument(zh, scenario, view);
    expect(document.groupNames[0]).toBe('党建指导员 i1(示例街道党工委)');
    expect(document.remarks.map(({ group: of }) => of)).toEqual([1, 2, 2]);
  });

  test('brings work to those who had none, and takes it from those who lose the only one they had', () => {
    const scenario = instructors(units, [group(1, [], 'i1'), group(2, ['b', 'c'], 'i2')]);
    const { scope } = scenario;
    if (scope === undefined) throw new Error('no scope');
    const workWithout = (excluded: readonly string[]) =>
      instructorEffect(viewOfInstructors(planTools, { ...scenario, excluded }), scope).find(({ metric }) => metric === 'WORK_COVERAGE')
        ?.after;
    // b gains; c had a union; a and d lose theirs.
    expect(workWithout([])).toEqual({ numerator: 29, denominator: 100 });
    expect(workWithout(['a', 'd'])).toEqual({ numerator: 31, denominator: 100 });
  });

  test('locked ones are not searched and stay in their place', () => {
    const before = [group(1, ['b'], 'i1', true), group(2, ['a'], 'i2')];
    const searched = withoutLocked(instructorInput(units, [], instructors([], []).settings), before);
    expect(searched.instructors.map(({ id }) => id)).toEqual(['i2']);
    expect(searched.enterprises.map(({ id }) => id)).toEqual(['a', 'c', 'd']);
    // Whose instructor is held has none among those that are searched.
    expect(searched.problem.enterprises.map(({ current }) => current)).toEqual([null, null, null]);
    expect(instructorGroups(units, before, searched, { assigned: [0, null, 0] })).toEqual([
      { seat: 'i1', units: ['b'] },
      { seat: 'i2', units: ['a', 'd'] },
    ]);
  });

  test('what was found and what is shown are the same plan', () => {
    const { settings } = instructors([], []);
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 0, max: 2 })), { minLength: 1, maxLength: 8 }), (assigned) => {
        const all = [...['x', 'y', 'z'].map((id) => instructor(id)), ...assigned.map((_, index) => enterprise(`e${index}`))];
        const input = instructorInput(all, [], settings);
        const found = instructorGroups(all, [], input, { assigned });
        const groups = found.map((entry, index) => group(index + 1, entry.units, entry.seat));
        expect(planOfInstructors(input, groups).assigned).toEqual(assigned);
      }),
    );
  });

  test('more places than needed are never proposed', () => {
    const count = fc.record({
      teams: fc.integer({ min: 1, max: 4 }),
      jobs: fc.integer({ min: 1, max: 15 }),
      loads: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 4, maxLength: 4 }),
    });
    fc.assert(
      fc.property(count, ({ teams, jobs, loads }) => {
        const all = [
          ...Array.from({ length: teams }, (_, index) => instructor(`i${index}`, { load: loads[index] ?? 0 })),
          ...Array.from({ length: jobs }, (_, index) => enterprise(`e${index}`)),
        ];
        const settings = { ...instructors([], []).settings, capacity: 1 };
        const hinders = (capacity: number) =>
          planTools.instructors
            .conflicts(instructorInput(all, [], { ...settings, capacity }).problem)
            .find(({ limit }) => limit.startsWith('capacity'));
        const conflict = hinders(1);
        if (conflict === undefined) return;
        const capacity = relaxedInstructors(settings, conflict, all, [], planTools)?.capacity ?? 0;
        expect(hinders(capacity)).toBeUndefined();
        expect(hinders(capacity - 1)).toBeDefined();
      }),
      { numRuns: 40 },
    );
  });

  test('instructors that are only counted come from one place and have numbers for names', () => {
    const counted = countedInstructors(2, { id: 'o1', nameZh: '示例党工委', nameEn: null, lon: 106, lat: 26 });
    const scenario = instructors([...counted, enterprise('a')], [group(1, ['a'], 'instructor-1'), group(2, [], 'instructor-2')]);
    const document = instructorDocument(zh, scenario, viewOfInstructors(planTools, scenario));
    expect(document.groupNames).toEqual(['指导员 1(示例党工委)', '指导员 2(示例党工委)']);
  });
});
