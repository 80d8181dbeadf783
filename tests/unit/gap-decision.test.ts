import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { type DecisionUnit, decideGap, GAP_FLAGS, GAP_MEASURES, isBranchOfficeName } from '../../src/model/gap-decision.ts';
import { GAP_RULE_IDS, GAP_RULES } from '../../src/model/gap-rules.ts';
import { DEFAULT_THRESHOLDS } from '../../src/model/gap-thresholds.ts';

const NOBODY: DecisionUnit = {
  eligible: true,
  covered: false,
  full: 0,
  probationary: 0,
  floating: 0,
  total: null,
  applicants: 0,
  unattached: 0,
  unionMembers: 0,
  staff: 10,
  hasUnion: null,
  hasWork: false,
  branchOffice: false,
  probationaryListed: true,
  surveyedOn: '2026-06-30',
  asOf: '2026-10-31',
  reach: null,
};
const decide = (change: Partial<DecisionUnit>, thresholds = DEFAULT_THRESHOLDS) => decideGap({ ...NOBODY, ...change }, thresholds);
const codes = (change: Partial<DecisionUnit>, thresholds = DEFAULT_THRESHOLDS) =>
  decide(change, thresholds).warnings.map(({ code }) => code);

describe('the edge cases of the decision table', () => {
  test('exactly three full members oblige, by T1', () => {
    expect(decide({ full: 3 })).toMatchObject({ gapClass: 'should-form', measure: 'formBranch', rules: ['T1', 'T6'], warnings: [] });
  });

  test('two full and one probationary member do not: a joint branch, by T3', () => {
    expect(decide({ full: 2, probationary: 1 })).toMatchObject({
      gapClass: 'joint-candidate',
      measure: 'jointBranch',
      rules: ['T3', 'T4'],
    });
  });

  test('three on paper of whom one floats: within the three they do not oblige, apart from them the doubt is said', () => {
    const three = { full: 3, floating: 1 };
    const within = decide(three, { ...DEFAULT_THRESHOLDS, floatingCounted: 'within' });
    expect(within).toMatchObject({ gapClass: 'joint-candidate', measure: 'jointBranch', flags: ['floating'] });
    expect(within.warnings).toEqual([]);
    const apart = decide(three);
    expect(apart.gapClass).toBe('should-form');
    expect(apart.warnings).toEqual([{ code: 'floatingMayNotCount', params: { full: 3, floating: 1, limit: 3 } }]);
    expect(codes({ full: 4, floating: 1 })).toEqual([]);
  });

  test.each([
    [3, 46, 'formBranch', []],
    [6, 0, 'formBranch', []],
    [7, 0, 'formBranchWithCommittee', []],
    [49, 0, 'formBranchWithCommittee', []],
    [48, 2, 'offerBranchOrGeneral', ['offersBoth', 'numbersByUsage']],
    [50, 0, 'offerBranchOrGeneral', ['offersBoth', 'numbersByUsage']],
    [51, 0, 'formGeneralBranch', ['numbersByUsage', 'branchesUnder']],
    [99, 0, 'formGeneralBranch', ['numbersByUsage', 'branchesUnder']],
    [90, 10, 'formCommittee', ['numbersByUsage', 'branchesUnder']],
    [100, 0, 'formCommittee', ['numbersByUsage', 'branchesUnder']],
  ] as const)('%d full and %d probationary members: %s', (full, probationary, measure, warnings) => {
    expect(decide({ full, probationary }).measure).toBe(measure);
    expect(codes({ full, probationary })).toEqual(warnings);
  });

  test('a branch office is judged as any unit, with the doubt that its head office may cover its members', () => {
    expect(decide({ full: 3, branchOffice: true })).toMatchObject({ gapClass: 'should-form', flags: ['branchOffice'] });
    expect(codes({ full: 3, branchOffice: true })).toEqual(['headOfficeMayCover']);
    expect(codes({ branchOffice: true })).toEqual([]);
    expect(isBranchOfficeName('示例云铭科技有限公司贵阳分公司(合成)')).toBe(true);
    expect(isBranchOfficeName('示例云铭科技有限公司(合成)')).toBe(false);
  });

  test('covered or out of scope asks for nothing, whatever else is known, 85 members in one branch included', () => {
    const nothing = { measure: null, rules: [], flags: [], warnings: [] };
    expect(decide({ covered: true, full: 85, unattached: 3, unionMembers: 100 })).toEqual({ gapClass: 'covered', ...nothing });
    expect(decide({ eligible: false, full: 85 })).toEqual({ gapClass: 'not-eligible', ...nothing });
    expect(decide({ covered: true, full: null }).gapClass).toBe('covered');
  });

  test('unknown members or scope are surveyed; a sum of members cannot decide', () => {
    expect(decide({ full: null })).toMatchObject({ gapClass: 'unknown', measure: 'survey', rules: ['unknown'] });
    expect(decide({ eligible: null, full: 5 })).toMatchObject({ gapClass: 'unknown', measure: 'survey' });
    const sum = decide({ full: null, probationary: null, total: 4 });
    expect(sum).toMatchObject({ gapClass: 'unknown', warnings: [{ code: 'onlyTotalKnown', params: { total: 4 } }] });
  });

  test('a sum of zero says that nobody is there; a sum beside the full members gives the probationary ones', () => {
    expect(decide({ full: null, probationary: null, total: 0 }).gapClass).toBe('no-member');
    expect(decide({ full: 0, probationary: null, total: 2 }).gapClass).toBe('cultivate');
    expect(decide({ full: 48, probationary: null, total: 50 }).measure).toBe('offerBranchOrGeneral');
    expect(decide({ full: -1 }).gapClass).toBe('unknown');
  });

  test('probationary members, applicants or activists are cultivated; work coverage follows for nobody', () => {
    expect(decide({ probationary: 2 })).toMatchObject({ gapClass: 'cultivate', measure: 'cultivate', rules: ['T2', 'T17'] });
    expect(decide({ applicants: 1 }).gapClass).toBe('cultivate');
    expect(decide({})).toMatchObject({ gapClass: 'no-member', measure: 'workCoverage', rules: ['T17'] });
    expect(decide({ probationary: null }).gapClass).toBe('unknown');
    expect(decide({ probationary: null, probationaryListed: false }).gapClass).toBe('no-member');
    expect(codes({ full: 49, probationary: null })).toEqual(['probationaryUnknown']);
  });

  test('the law counts 25 union members, the published screen 25 staff; a union on record asks for nothing', () => {
    expect(decide({ unionMembers: 25 })).toMatchObject({ measure: 'workCoverageUnion', rules: ['T17', 'T19'], flags: ['union'] });
    expect(decide({ unionMembers: 24, staff: 24 }).flags).toEqual([]);
    expect(decide({ unionMembers: 24, staff: 25 })).toMatchObject({ measure: 'workCoverage', flags: ['unionScreen'] });
    expect(decide({ unionMembers: 400, staff: 500, hasUnion: true })).toMatchObject({ measure: 'workCoverage', flags: [] });
    expect(decide({ full: 3, unionMembers: 25, hasUnion: false })).toMatchObject({ measure: 'formBranch', flags: ['union'] });
  });

  test('members whose relation sits elsewhere are a flag, not a class', () => {
    expect(decide({ full: 3, unattached: 3 })).toMatchObject({ gapClass: 'should-form', flags: ['unattached'] });
    expect(decide({ unattached: null }).flags).toEqual([]);
  });

  test('a joint candidate with nothing in reach is attached to its building or community, by name for a person to decide', () => {
    const reach = { fullMembers: 2, jointBranch: false };
    const left = decide({ full: 1, reach });
    expect(left).toMatchObject({ measure: 'attachRegional', rules: ['T3', 'T16'] });
    expect(left.warnings).toEqual([{ code: 'nothingInReach', params: { reachable: 2, limit: 3 } }]);
    expect(decide({ full: 1, reach: { fullMembers: 3, jointBranch: false } }).measure).toBe('jointBranch');
    expect(decide({ full: 1, reach: { fullMembers: 1, jointBranch: true } }).measure).toBe('jointBranch');
  });

  test('local targets are off unless somebody switched them on', () => {
    const large = { staff: 120 };
    expect(decide(large)).toMatchObject({ flags: ['unionScreen'], rules: ['T17'] });
    const on = { ...DEFAULT_THRESHOLDS, staffShouldHaveMembers: 50, staffShouldHaveOrganization: 100 };
    expect(decide(large, on)).toMatchObject({
      gapClass: 'no-member',
      flags: ['unionScreen', 'localMembers', 'localOrganization'],
      rules: ['T17', 'T18'],
    });
    expect(decide({ ...large, full: 1 }, on).flags).toEqual(['unionScreen', 'localOrganization']);
    expect(decide({ staff: null }, on).flags).toEqual([]);
  });

  test('a survey that is missing or old is said', () => {
    expect(codes({ surveyedOn: null })).toEqual(['notSurveyed']);
    expect(codes({ surveyedOn: '2025-10-31' })).toEqual([]);
    expect(codes({ surveyedOn: '2025-09-30' })).toEqual(['surveyOld']);
    expect(codes({ surveyedOn: null, asOf: null })).toEqual([]);
    expect(codes({ surveyedOn: null }, { ...DEFAULT_THRESHOLDS, surveyMonths: null })).toEqual([]);
  });

  test('other thresholds decide otherwise', () => {
    expect(decide({ full: 2 }, { ...DEFAULT_THRESHOLDS, obligingFull: 2 }).gapClass).toBe('should-form');
    expect(decide({ full: 3 }, { ...DEFAULT_THRESHOLDS, obligingFull: 5 }).gapClass).toBe('joint-candidate');
    expect(decide({ full: 60 }, { ...DEFAULT_THRESHOLDS, generalBranchMembers: 80 })).toMatchObject({
      measure: 'formBranchWithCommittee',
      warnings: [{ code: 'branchesUnder' }],
    });
  });
});

const count = fc.option(fc.integer({ min: -1, max: 120 }), { nil: null });
const unit: fc.Arbitrary<DecisionUnit> = fc.record({
  eligible: fc.constantFrom(true, true, false, null),
  covered: fc.boolean(),
  full: count,
  probationary: count,
  floating: count,
  total: count,
  applicants: count,
  unattached: count,
  unionMembers: count,
  staff: count,
  hasUnion: fc.constantFrom(true, false, null),
  hasWork: fc.boolean(),
  branchOffice: fc.boolean(),
  probationaryListed: fc.boolean(),
  surveyedOn: fc.constantFrom('2024-02-29', '2026-10-31', null),
  asOf: fc.constantFrom('2026-10-31', null),
  reach: fc.option(fc.record({ fullMembers: fc.nat(9), jointBranch: fc.boolean() }), { nil: null }),
});

describe('the decision table as a whole', () => {
  test('asks for exactly one measure with a rule where something is open, and for nothing elsewhere', () => {
    fc.assert(
      fc.property(unit, (one) => {
        const { gapClass, measure, rules } = decideGap(one);
        const open = gapClass !== 'covered' && gapClass !== 'not-eligible';
        expect(measure !== null).toBe(open);
        expect(rules.length > 0).toBe(open);
        expect(new Set(rules).size).toBe(rules.length);
      }),
    );
  });

  test('one more full member never leads to a lower class, and nothing but the counts of members and the scope decides it', () => {
    const ladder = ['no-member', 'cultivate', 'joint-candidate', 'should-form'];
    fc.assert(
      fc.property(unit, fc.nat(60), (one, full) => {
        const known = { ...one, eligible: true, covered: false, full, probationary: 0 };
        const rung = (change: Partial<DecisionUnit>) => ladder.indexOf(decideGap({ ...known, ...change }).gapClass);
        expect(rung({ full: full + 1 })).toBeGreaterThanOrEqual(rung({}));
        expect(rung({ staff: 999, unionMembers: 999, hasWork: true, unattached: 9, branchOffice: true, reach: null })).toBe(rung({}));
      }),
    );
  });

  test('every measure, rule and flag has its words in both languages, and none claims that an organization exists', () => {
    for (const language of ['zh-CN', 'en'] as const) {
      const { measures, rules, rulesShort, flags } = messagesFor(language).gaps;
      for (const measure of GAP_MEASURES) expect(measures[measure]).toBeTruthy();
      for (const rule of GAP_RULE_IDS) expect([rules[rule], rulesShort[rule]].every((words) => words !== '')).toBe(true);
      for (const flag of GAP_FLAGS) expect(flags[flag]).toBeTruthy();
    }
    for (const words of Object.values(messagesFor('zh-CN').gaps.measures)) expect(words).not.toMatch(/已建|已成立|最优/);
  });

  test('what is law names its article; what no copy of was read is never law', () => {
    for (const rule of GAP_RULE_IDS) {
      const { strength, sources, read } = GAP_RULES[rule];
      if (strength === 'must') expect(sources.some(({ article, chapter }) => article !== null || chapter !== null)).toBe(true);
      if (read === 'not-found') expect(['local', 'practice']).toContain(strength);
    }
  });
});
