import { describe, expect, it } from 'vitest';
import { GAP_CLASSES, gapClassOf } from '../../src/model/coverage.ts';
import { classifyGap, gapClassCode, prospectsOf } from '../../src/model/gap-class.ts';

const unit = { eligible: true, covered: false, membersFull: 0, prospects: false } as const;

describe('gap class', () => {
  it.each([
    ['exactly three full members', { membersFull: 3 }, 'should-form'],
    ['two full and one probationary: only full members oblige', { membersFull: 2, prospects: true }, 'joint-candidate'],
    ['one full member', { membersFull: 1 }, 'joint-candidate'],
    ['probationary members only', { membersFull: 0, prospects: true }, 'cultivate'],
    ['nobody', {}, 'no-member'],
    ['full members unknown', { membersFull: null }, 'unknown'],
    ['no full member, probationary unknown', { prospects: null }, 'unknown'],
    ['scope unknown', { eligible: null, membersFull: 5 }, 'unknown'],
    ['out of scope whatever the members', { eligible: false, membersFull: 85 }, 'not-eligible'],
    ['covered, members unknown', { covered: true, membersFull: null }, 'covered'],
    ['covered, but out of scope', { covered: true, eligible: false }, 'not-eligible'],
  ] as const)('%s', (_, change, expected) => {
    expect(classifyGap({ ...unit, ...change })).toBe(expected);
  });

  it('knows whom there is to cultivate', () => {
    expect(prospectsOf(1, null)).toBe(true);
    expect(prospectsOf(null, 2)).toBe(true);
    expect(prospectsOf(0, 0)).toBe(false);
    expect(prospectsOf(0, null)).toBe(false);
    expect(prospectsOf(null, 0)).toBeNull();
  });

  it('stores each class by its place and refuses a strange code', () => {
    for (const name of GAP_CLASSES) expect(gapClassOf(gapClassCode(name))).toBe(name);
    expect(() => gapClassOf(GAP_CLASSES.length)).toThrow(RangeError);
  });
});
