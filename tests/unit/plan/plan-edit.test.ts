import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addScenario,
  changeGroup,
  dissolveGroup,
  duplicateScenario,
  excludeUnits,
  mergeGroups,
  moveUnits,
  refreshUnits,
  splitGroup,
} from '../../../src/model/plan-edit.ts';
import { parsePlans } from '../../../src/model/plan-file.ts';
import { EMPTY_PLANS, leftOver, type Scenario, serializePlans } from '../../../src/model/plan-scenario.ts';
import { building, committees, group } from './plan-units.ts';

const BUILDINGS = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, index) => building(id, index * 100, (index % 2) * 50, { listed: index + 1 }));
const START = committees(BUILDINGS, [group(1, ['a', 'b']), group(2, ['c', 'd']), group(3, ['e', 'f'], { isLocked: true })]);
const unitsOf = (scenario: Scenario) => scenario.groups.map(({ units }) => units.join(''));

describe('a plan changed by hand', () => {
  it('moves units to another group, to a new one, or out of all', () => {
    expect(unitsOf(moveUnits(START, ['b'], 2))).toEqual(['a', 'bcd', 'ef']);
    const made = moveUnits(START, ['a', 'c'], 'new');
    expect(unitsOf(made)).toEqual(['b', 'd', 'ef', 'ac']);
    expect(made.groups.at(-1)?.id).toBe(4);
    expect(leftOver(moveUnits(START, ['a'], null)).map(({ id }) => id)).toEqual(['a']);
    // The last unit takes its group along.
    expect(unitsOf(moveUnits(START, ['a', 'b'], 2))).toEqual(['abcd', 'ef']);
  });

  it('neither takes from a locked group nor gives to it, and says so by staying the same', () => {
    expect(moveUnits(START, ['e'], 1)).toBe(START);
    expect(moveUnits(START, ['a'], 3)).toBe(START);
    expect(excludeUnits(START, ['e'], true)).toBe(START);
    expect(mergeGroups(START, [1, 3])).toBe(START);
    expect(splitGroup(START, 3)).toBe(START);
    expect(dissolveGroup(START, 3)).toBe(START);
    expect(moveUnits(START, ['a'], 1)).toBe(START);
  });

  it('merges, splits across the longest stretch, dissolves, leaves out and takes back', () => {
    expect(unitsOf(mergeGroups(START, [2, 1]))).toEqual(['abcd', 'ef']);
    const split = splitGroup(mergeGroups(START, [1, 2]), 1);
    expect(unitsOf(split)).toEqual(['ab', 'ef', 'cd']);
    expect(leftOver(dissolveGroup(START, 2)).map(({ id }) => id)).toEqual(['c', 'd']);
    const out = excludeUnits(START, ['a'], true);
    expect(unitsOf(out)).toEqual(['b', 'cd', 'ef']);
    expect(leftOver(out)).toEqual([]);
    expect(leftOver(excludeUnits(out, ['a'], false)).map(({ id }) => id)).toEqual(['a']);
  });

  it('keeps the plan as found when a group is only named or locked', () => {
    expect(changeGroup(START, 1, { name: '示例' })).toMatchObject({ isEdited: false });
    expect(changeGroup(START, 1, { isLocked: true })).toMatchObject({ isEdited: false });
    expect(changeGroup(START, 1, { name: '' })).toBe(START);
  });

  it('never loses or doubles a unit, whatever is done', () => {
    const ids = BUILDINGS.map(({ id }) => id);
    const step = fc.oneof(
      fc.tuple(fc.subarray(ids), fc.oneof(fc.integer({ min: 1, max: 6 }), fc.constant('new' as const), fc.constant(null))).map(
        ([units, to]) =>
          (so: Scenario) =>
            moveUnits(so, units, to),
      ),
      fc.tuple(fc.subarray(ids), fc.boolean()).map(
        ([units, out]) =>
          (so: Scenario) =>
            excludeUnits(so, units, out),
      ),
      fc.subarray([1, 2, 3, 4, 5]).map((groups) => (so: Scenario) => mergeGroups(so, groups)),
      fc.integer({ min: 1, max: 6 }).map((id) => (so: Scenario) => splitGroup(so, id)),
      fc.integer({ min: 1, max: 6 }).map((id) => (so: Scenario) => dissolveGroup(so, id)),
      fc.tuple(fc.integer({ min: 1, max: 6 }), fc.boolean()).map(
        ([id, isLocked]) =>
          (so: Scenario) =>
            changeGroup(so, id, { isLocked }),
      ),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
        const end = steps.reduce<Scenario>((so, change) => change(so), START);
        const everywhere = [...end.groups.flatMap(({ units }) => units), ...end.excluded, ...leftOver(end).map(({ id }) => id)];
        expect([...everywhere].sort()).toEqual(ids);
        expect(new Set(end.groups.map(({ id }) => id)).size).toBe(end.groups.length);
        for (const { units, seat, id } of end.groups) {
          expect(units.length).toBeGreaterThan(0);
          expect(units).toContain(seat);
          expect(id).toBeLessThan(end.nextGroupId);
        }
        const book = addScenario(EMPTY_PLANS, end);
        expect(parsePlans(serializePlans(book))).toEqual({ book, problem: null });
      }),
      { numRuns: 200 },
    );
  });
});

describe('a plan over the next list', () => {
  it('keeps what is still there in its group, loses what is gone, and leaves over what is new', () => {
    const next = [...BUILDINGS.filter(({ id }) => id !== 'b'), building('g', 900, 0)];
    const fresh = refreshUnits(START, next, '2026-12-22', START.definition);
    expect(unitsOf(fresh)).toEqual(['a', 'cd', 'ef']);
    expect(leftOver(fresh).map(({ id }) => id)).toEqual(['g']);
    expect(fresh.asOf).toBe('2026-12-22');
  });
});

describe('the file of plans', () => {
  const book = duplicateScenario(addScenario(EMPTY_PLANS, START), 1, '副本', '2026-11-22T01:00:00.000Z');

  it('numbers no two scenarios alike', () => {
    expect(book.scenarios.map(({ id }) => id)).toEqual([1, 2]);
    expect(book.nextId).toBe(3);
  });

  it('is refused whole when it is damaged', () => {
    const text = serializePlans(book);
    expect(parsePlans(text.slice(1)).problem).toBe('not-json');
    expect(parsePlans(text.replace('"version":1', '"version":2')).problem).toBe('version');
    expect(parsePlans(text.replace('"units":["a","b"]', '"units":["a","zz"]')).problem).toBe('shape');
    expect(parsePlans(text.replace('"units":["a","b"]', '"units":["a","c"]')).problem).toBe('shape');
    expect(parsePlans(text.replace('"within":"community"', '"within":5')).problem).toBe('shape');
    expect(parsePlans(text.replace('"nextId":3', '"nextId":2')).problem).toBe('shape');
  });

  it('gives settings that an older file lacks their starting values', () => {
    const { book: read } = parsePlans(serializePlans(book).replaceAll('"balance":0.5,', ''));
    expect(read).toEqual(book);
  });
});
