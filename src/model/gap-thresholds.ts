import { GAP_RULES, type GapRule, type GapRuleInfo } from './gap-rules.ts';

/** The numbers of the decision table as settings. A number that no text gives is null: off. */
export interface GapThresholds {
  /** Full members from which a unit must form an organization of its own. */
  readonly obligingFull: number;
  /** Full members from which a branch has a committee. */
  readonly branchCommitteeFull: number;
  /** Members up to which a branch is usual. */
  readonly branchMaxMembers: number;
  /** Members from which a general branch is usual. */
  readonly generalBranchMembers: number;
  /** Members from which a primary committee is usual. */
  readonly committeeMembers: number;
  /** Units that a joint branch usually covers at most. */
  readonly jointMaxUnits: number;
  /** Full members that the units of a joint branch need together. */
  readonly jointMinFull: number;
  /** Union members that oblige to a primary union committee. */
  readonly unionMembers: number;
  /** Staff from which a published practice looks for a union; a screen, not the law. */
  readonly unionScreenStaff: number;
  /** Staff from which a union may have a full-time chair. */
  readonly unionChairStaff: number;
  /** Staff from which a local target asks for members; null: off. */
  readonly staffShouldHaveMembers: number | null;
  /** Staff from which a local target asks for an organization; null: off. */
  readonly staffShouldHaveOrganization: number | null;
  /** Months after which a survey is called old; null: never. */
  readonly surveyMonths: number | null;
  /**
   * How the list counts floating members (流动党员, whose relation is elsewhere and who count there): 'apart' beside the full members, or
   * 'within' them, so that they are taken off before the full members are held against T1.
   */
  readonly floatingCounted: 'apart' | 'within';
}

export const DEFAULT_THRESHOLDS: GapThresholds = {
  obligingFull: 3,
  branchCommitteeFull: 7,
  branchMaxMembers: 50,
  generalBranchMembers: 50,
  committeeMembers: 100,
  jointMaxUnits: 5,
  jointMinFull: 3,
  unionMembers: 25,
  unionScreenStaff: 25,
  unionChairStaff: 200,
  staffShouldHaveMembers: null,
  staffShouldHaveOrganization: null,
  surveyMonths: 12,
  floatingCounted: 'apart',
};

export type ThresholdKey = Exclude<keyof GapThresholds, 'floatingCounted'>;

export interface ThresholdInfo {
  readonly rule: GapRule;
  readonly unit: 'full-members' | 'members' | 'units' | 'union-members' | 'staff' | 'months';
  /** Bounds of what a person may set, inclusive. */
  readonly min: number;
  readonly max: number;
  /** May be switched off. */
  readonly optional: boolean;
  /** What is commonly quoted for a threshold that is off by default. */
  readonly quoted: number | null;
  /** Where `rule` is not the source of this number: a published practice, or this product's own setting. */
  readonly origin: 'rule' | 'published-practice' | 'product';
}

const of = (
  rule: GapRule,
  unit: ThresholdInfo['unit'],
  min: number,
  max: number,
  more: Partial<Pick<ThresholdInfo, 'optional' | 'quoted' | 'origin'>> = {},
): ThresholdInfo => ({ rule, unit, min, max, optional: false, quoted: null, origin: 'rule', ...more });

/** In the order of a settings dialog. */
export const THRESHOLD_INFO: Readonly<Record<ThresholdKey, ThresholdInfo>> = {
  obligingFull: of('T1', 'full-members', 1, 50),
  branchCommitteeFull: of('T8', 'full-members', 1, 100),
  branchMaxMembers: of('T5', 'members', 1, 1000),
  generalBranchMembers: of('T7', 'members', 1, 1000),
  committeeMembers: of('T7', 'members', 1, 10_000),
  jointMaxUnits: of('T4', 'units', 2, 100),
  jointMinFull: of('T3', 'full-members', 1, 50),
  unionMembers: of('T19', 'union-members', 1, 1000),
  unionScreenStaff: of('T19', 'staff', 1, 1000, { origin: 'published-practice' }),
  unionChairStaff: of('T20', 'staff', 1, 10_000),
  staffShouldHaveMembers: of('T18', 'staff', 1, 10_000, { optional: true, quoted: 50 }),
  staffShouldHaveOrganization: of('T18', 'staff', 1, 10_000, { optional: true, quoted: 100 }),
  surveyMonths: of('unknown', 'months', 1, 120, { optional: true, origin: 'product' }),
};

export const THRESHOLD_KEYS = Object.keys(THRESHOLD_INFO) as readonly ThresholdKey[];

export function thresholdRule(key: ThresholdKey): GapRuleInfo {
  return GAP_RULES[THRESHOLD_INFO[key].rule];
}

/** Thresholds that a person changed from what the texts say, local targets that were switched on included. */
export function changedThresholds(thresholds: GapThresholds): readonly (keyof GapThresholds)[] {
  return (Object.keys(DEFAULT_THRESHOLDS) as (keyof GapThresholds)[]).filter((key) => thresholds[key] !== DEFAULT_THRESHOLDS[key]);
}

export type ThresholdFault = 'not-an-integer' | 'out-of-bounds' | 'not-optional' | 'general-not-below-committee';

export interface ThresholdProblem {
  readonly key: ThresholdKey;
  readonly fault: ThresholdFault;
}

/** What keeps thresholds from being used; empty where they may. A general branch has to begin below a committee. */
export function thresholdProblems(thresholds: GapThresholds): readonly ThresholdProblem[] {
  const problems = THRESHOLD_KEYS.flatMap((key): readonly ThresholdProblem[] => {
    const fault = faultOf(thresholds[key], THRESHOLD_INFO[key]);
    return fault === null ? [] : [{ key, fault }];
  });
  return thresholds.generalBranchMembers < thresholds.committeeMembers
    ? problems
    : [...problems, { key: 'generalBranchMembers', fault: 'general-not-below-committee' }];
}

function faultOf(value: number | null, { min, max, optional }: ThresholdInfo): ThresholdFault | null {
  if (value === null) return optional ? null : 'not-optional';
  if (!Number.isSafeInteger(value)) return 'not-an-integer';
  return value < min || value > max ? 'out-of-bounds' : null;
}
