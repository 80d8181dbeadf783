import { describe, expect, test } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { classifyGap, prospectsOf } from '../../src/model/gap-class.ts';
import { type GapFacts, gapAdvice } from '../../src/workspaces/gaps/gap-advice.ts';

function facts(full: number | null, probationary: number | null, rest: Partial<GapFacts> = {}): GapFacts {
  const gapClass = classifyGap({ eligible: true, covered: false, membersFull: full, prospects: prospectsOf(probationary, 0) });
  return { gapClass, membersFull: full, membersProbationary: probationary, membersUnattached: null, unionMembers: null, ...rest };
}
const measure = (full: number | null, probationary: number | null) => gapAdvice(facts(full, probationary))?.measure;

describe('the measure for an uncovered enterprise', () => {
  test('exactly three full members oblige, by T1', () => {
    expect(gapAdvice(facts(3, 0))).toMatchObject({ measure: 'formBranch', rules: ['T1', 'T6'] });
  });

  test('two full and one probationary member do not: a joint branch, by T3', () => {
    expect(gapAdvice(facts(2, 1))).toMatchObject({ measure: 'jointBranch', rules: ['T3', 'T4'] });
  });

  test.each([
    [6, 0, 'formBranch'],
    [7, 0, 'formBranchWithCommittee'],
    [49, 0, 'formBranchWithCommittee'],
    [48, 2, 'offerBranchOrGeneral'],
    [50, 0, 'offerBranchOrGeneral'],
    [51, 0, 'formGeneralBranch'],
    [99, 0, 'formGeneralBranch'],
    [90, 10, 'formCommittee'],
    [100, 0, 'formCommittee'],
  ] as const)('%d full and %d probationary members: %s', (full, probationary, expected) => {
    expect(measure(full, probationary)).toBe(expected);
  });

  test('probationary members alone are cultivated, none at all get work coverage, unknown is surveyed', () => {
    expect(measure(0, 2)).toBe('cultivate');
    expect(measure(0, 0)).toBe('workCoverage');
    expect(measure(null, 0)).toBe('survey');
  });

  test('25 union members ask for a union beside, 24 do not', () => {
    expect(gapAdvice(facts(0, 0, { unionMembers: 25 }))).toMatchObject({ measure: 'workCoverageUnion', flags: ['union'] });
    expect(gapAdvice(facts(0, 0, { unionMembers: 24 }))).toMatchObject({ measure: 'workCoverage', flags: [] });
  });

  test('members whose relation sits elsewhere are a flag, not a class', () => {
    expect(gapAdvice(facts(0, 0, { membersUnattached: 1 }))?.flags).toEqual(['unattached']);
  });

  test('the covered and those outside the definition need nothing', () => {
    expect(gapAdvice(facts(5, 0, { gapClass: 'covered' }))).toBeNull();
    expect(gapAdvice(facts(5, 0, { gapClass: 'not-eligible' }))).toBeNull();
  });

  test('every measure and rule has its words, and none claims that an organization exists', () => {
    const { measures, rules } = messagesFor('zh-CN').gaps;
    for (const full of [0, 1, 3, 7, 50, 51, 100]) {
      const advice = gapAdvice(facts(full, 0));
      if (advice === null) throw new Error('no advice');
      expect(measures[advice.measure]).not.toMatch(/已建|已成立/);
      for (const rule of advice.rules) expect(rules[rule]).toBeTruthy();
    }
  });
});
