import { describe, expect, test } from 'vitest';
import { checkJointGroup, checkOrganization } from '../../src/model/gap-group.ts';
import {
  changedThresholds,
  DEFAULT_THRESHOLDS,
  THRESHOLD_INFO,
  THRESHOLD_KEYS,
  thresholdProblems,
  thresholdRule,
} from '../../src/model/gap-thresholds.ts';

describe('thresholds', () => {
  test('are those of the texts by default; what no text gives is off', () => {
    expect(thresholdProblems(DEFAULT_THRESHOLDS)).toEqual([]);
    expect(changedThresholds(DEFAULT_THRESHOLDS)).toEqual([]);
    for (const key of THRESHOLD_KEYS) {
      if (thresholdRule(key).read === 'not-found' && THRESHOLD_INFO[key].origin === 'rule') expect(DEFAULT_THRESHOLDS[key]).toBeNull();
    }
    expect(THRESHOLD_INFO.staffShouldHaveMembers.quoted).toBe(50);
    expect(thresholdRule('obligingFull').strength).toBe('must');
    expect(thresholdRule('jointMaxUnits').strength).toBe('should');
  });

  test('name what was changed and what cannot be', () => {
    expect(changedThresholds({ ...DEFAULT_THRESHOLDS, staffShouldHaveMembers: 50 })).toEqual(['staffShouldHaveMembers']);
    expect(thresholdProblems({ ...DEFAULT_THRESHOLDS, obligingFull: 0, jointMaxUnits: 2.5, generalBranchMembers: 100 })).toEqual([
      { key: 'obligingFull', fault: 'out-of-bounds' },
      { key: 'jointMaxUnits', fault: 'not-an-integer' },
      { key: 'generalBranchMembers', fault: 'general-not-below-committee' },
    ]);
    expect(thresholdProblems({ ...DEFAULT_THRESHOLDS, surveyMonths: null })).toEqual([]);
  });
});

const units = (...full: readonly number[]) => full.map((count) => ({ full: count, probationary: 0 }));
const findings = (group: ReturnType<typeof units>) => checkJointGroup(group).findings.map(({ code, rule }) => `${code} ${rule}`);

describe('a joint branch', () => {
  test('of five units is usual, of six is warned of and never cut', () => {
    expect(checkJointGroup(units(1, 1, 1, 0, 0))).toEqual({ formable: true, findings: [] });
    expect(findings(units(1, 1, 1, 0, 0, 1))).toEqual(['over-units T4']);
    expect(checkJointGroup(units(1, 1, 1, 0, 0, 1)).formable).toBe(true);
  });

  test('of five units with two full members together cannot be formed, probationary ones or not', () => {
    expect(checkJointGroup(units(1, 1, 0, 0, 0)).formable).toBe(false);
    expect(checkJointGroup([{ full: 2, probationary: 5 }]).formable).toBe(false);
  });

  test('of more than fifty members is warned of', () => {
    expect(findings(units(25, 25))).toEqual([]);
    expect(findings([{ full: 50, probationary: 1 }])).toEqual(['over-members T5']);
  });
});

describe('an organization that exists', () => {
  test('with 85 members in one branch is flagged, not corrected', () => {
    expect(checkOrganization({ kind: 'branch', members: 85, units: 1 })).toEqual([
      { code: 'over-members', rule: 'T5', value: 85, limit: 50 },
    ]);
    expect(checkOrganization({ kind: 'other', members: 85, units: 1 })).toEqual([]);
  });

  test('that covers no listed enterprise, or six as a joint branch, is said', () => {
    expect(checkOrganization({ kind: 'branch', members: null, units: 0 }).map(({ code }) => code)).toEqual(['covers-nobody']);
    expect(checkOrganization({ kind: 'joint-branch', members: 9, units: 6 }).map(({ code }) => code)).toEqual(['over-units']);
    expect(checkOrganization({ kind: 'joint-branch', members: 9, units: 5 })).toEqual([]);
  });
});
