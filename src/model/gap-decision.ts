import type { GapClass } from './coverage.ts';
import { classifyGap, fullMembersHere, prospectsOf } from './gap-class.ts';
import type { GapRule } from './gap-rules.ts';
import { DEFAULT_THRESHOLDS, type GapThresholds } from './gap-thresholds.ts';

/** An enterprise as the list has it. NULL is unknown, a count below zero is an error of the list and read as unknown. */
export interface DecisionUnit {
  /** In the denominator of the definition in force: operating, of the ownership asked (design of the definitions). */
  readonly eligible: boolean | null;
  /** Has an organization of its own or a joint one (or by area, where the definition counts that). */
  readonly covered: boolean;
  readonly full: number | null;
  readonly probationary: number | null;
  /** Floating members (流动党员), whose relation is elsewhere. */
  readonly floating: number | null;
  /** Members of all kinds where the list gives only a sum; it cannot decide T1. */
  readonly total: number | null;
  readonly applicants: number | null;
  /** Members whose relation was not transferred here. */
  readonly unattached: number | null;
  readonly unionMembers: number | null;
  readonly staff: number | null;
  /** A union is on record; null where no list of unions was loaded. */
  readonly hasUnion: boolean | null;
  /** An instructor, liaison or union is on record. */
  readonly hasWork: boolean;
  /** 分公司, 办事处 and the like: {@link isBranchOfficeName}. */
  readonly branchOffice: boolean;
  /** Whether the list asks for probationary members at all; where it does not, there are none to know of. */
  readonly probationaryListed: boolean;
  /** ISO date of the survey (摸底). */
  readonly surveyedOn: string | null;
  /** ISO date of the view; null: how old a survey is is not asked. */
  readonly asOf: string | null;
  /** What is in reach for a joint branch, where it was looked for; null where not. */
  readonly reach: GapReach | null;
}

export interface GapReach {
  /** Full members of the unit and of uncovered units near enough to form a joint branch with it. */
  readonly fullMembers: number;
  /** A joint branch near enough that can take it. */
  readonly jointBranch: boolean;
}

export const GAP_MEASURES = [
  'formBranch',
  'formBranchWithCommittee',
  'formGeneralBranch',
  'offerBranchOrGeneral',
  'formCommittee',
  'jointBranch',
  'attachRegional',
  'cultivate',
  'workCoverage',
  'workCoverageUnion',
  'survey',
] as const;
export type GapMeasure = (typeof GAP_MEASURES)[number];

/**
 * unattached: members whose relation sits elsewhere · union: union members oblige (T19) and none is on record · union-screen: enough staff
 * to look for one · branch-office · floating · local-members, local-organization: local targets (T18) where switched on.
 */
export const GAP_FLAGS = ['unattached', 'union', 'unionScreen', 'branchOffice', 'floating', 'localMembers', 'localOrganization'] as const;
export type GapFlag = (typeof GAP_FLAGS)[number];

export const GAP_WARNINGS = [
  /** As many members as fit both a branch and a general branch: both are offered. `members`. */
  'offersBoth',
  /** Numbers that bind state-owned enterprises and are usual practice here (T7). `members`. */
  'numbersByUsage',
  /** Branches under the organization usually have no more than `limit` members each (T5). */
  'branchesUnder',
  /** `full` on paper, of whom `floating` may count elsewhere, which would leave fewer than `limit`. */
  'floatingMayNotCount',
  /** Probationary members unknown: the form may change with them. */
  'probationaryUnknown',
  /** Only a sum of `total` members is known, which cannot decide T1. */
  'onlyTotalKnown',
  /** Members of a branch office may belong to its head office's organization. `members`. */
  'headOfficeMayCover',
  /** Nothing in reach for a joint branch: `reachable` full members of `limit`. */
  'nothingInReach',
  'notSurveyed',
  /** Surveyed `months` ago, more than `limit`. */
  'surveyOld',
] as const;
export type GapWarningCode = (typeof GAP_WARNINGS)[number];

export interface GapWarning {
  readonly code: GapWarningCode;
  readonly params: Readonly<Record<string, number>>;
}

export interface GapDecision {
  readonly gapClass: GapClass;
  /** A proposal, never a fact; null where nothing is asked (covered, out of scope). */
  readonly measure: GapMeasure | null;
  /** The rule that decided first, then those that shape the measure; empty where nothing is asked. Strength and source: GAP_RULES. */
  readonly rules: readonly GapRule[];
  readonly flags: readonly GapFlag[];
  readonly warnings: readonly GapWarning[];
}

const BRANCH_OFFICE = /分公司|分支机构|分厂|分店|办事处|营业部/;

export function isBranchOfficeName(name: string): boolean {
  return BRANCH_OFFICE.test(name);
}

interface Members {
  readonly full: number | null;
  readonly probationary: number | null;
  readonly floating: number;
  readonly applicants: number | null;
}

/**
 * The planner's decision table, steps 0–6, for one enterprise. T1 asks full members alone; full and probationary together say which form
 * (T5, T7). Codes and counts only: the words are in the dictionaries.
 */
export function decideGap(unit: DecisionUnit, thresholds: GapThresholds = DEFAULT_THRESHOLDS): GapDecision {
  const members = membersOf(unit, thresholds);
  const prospects = unit.probationaryListed ? prospectsOf(members.probationary, members.applicants) : (members.applicants ?? 0) > 0;
  const gapClass = classifyGap({ eligible: unit.eligible, covered: unit.covered, membersFull: members.full, prospects }, thresholds);
  if (gapClass === 'covered' || gapClass === 'not-eligible') return { gapClass, measure: null, rules: [], flags: [], warnings: [] };
  const flags = flagsOf(unit, members, thresholds);
  const { measure, rules, warnings } = measureOf(gapClass, unit, members, flags, thresholds);
  const local: GapRule[] = flags.includes('localMembers') || flags.includes('localOrganization') ? ['T18'] : [];
  return {
    gapClass,
    measure,
    rules: [...rules, ...local],
    flags,
    warnings: [...warnings, ...warningsOf(gapClass, unit, members, thresholds)],
  };
}

function known(count: number | null): number | null {
  return count !== null && count >= 0 ? count : null;
}

/** Counts as the table of facts has them: a sum of zero says that nobody is there; a sum less the full members are the probationary ones. */
function membersOf(unit: DecisionUnit, { floatingCounted }: GapThresholds): Members {
  const nobody = unit.total === 0 ? 0 : null;
  const rest = unit.total === null || unit.full === null ? null : unit.total - unit.full;
  const floating = known(unit.floating);
  return {
    full: fullMembersHere(known(unit.full ?? nobody), floating, floatingCounted),
    probationary: known(unit.probationary ?? nobody ?? rest),
    floating: floating ?? 0,
    applicants: known(unit.applicants),
  };
}

function flagsOf(unit: DecisionUnit, members: Members, thresholds: GapThresholds): readonly GapFlag[] {
  const staff = known(unit.staff) ?? 0;
  const asked = (limit: number | null): boolean => limit !== null && staff >= limit;
  const noMember = members.full === 0 && (members.probationary ?? 0) === 0;
  const unionObliged = (known(unit.unionMembers) ?? 0) >= thresholds.unionMembers;
  const holds: Readonly<Record<GapFlag, boolean>> = {
    unattached: (known(unit.unattached) ?? 0) > 0,
    union: unit.hasUnion !== true && unionObliged,
    unionScreen: unit.hasUnion !== true && !unionObliged && asked(thresholds.unionScreenStaff),
    branchOffice: unit.branchOffice,
    floating: members.floating > 0,
    localMembers: noMember && asked(thresholds.staffShouldHaveMembers),
    localOrganization: asked(thresholds.staffShouldHaveOrganization),
  };
  return GAP_FLAGS.filter((flag) => holds[flag]);
}

interface Chosen {
  readonly measure: GapMeasure;
  readonly rules: readonly GapRule[];
  readonly warnings: readonly GapWarning[];
}

function measureOf(
  gapClass: Exclude<GapClass, 'covered' | 'not-eligible'>,
  unit: DecisionUnit,
  members: Members,
  flags: readonly GapFlag[],
  thresholds: GapThresholds,
): Chosen {
  switch (gapClass) {
    case 'unknown':
      return { measure: 'survey', rules: ['unknown'], warnings: [] };
    case 'should-form':
      return formation(members, thresholds);
    case 'joint-candidate':
      return joining(unit, thresholds);
    case 'cultivate':
      return { measure: 'cultivate', rules: ['T2', 'T17'], warnings: [] };
    case 'no-member':
      return flags.includes('union')
        ? { measure: 'workCoverageUnion', rules: ['T17', 'T19'], warnings: [] }
        : { measure: 'workCoverage', rules: ['T17'], warnings: [] };
  }
}

/** Steps 3 and 6: a joint branch, unless it was looked for and nothing is near enough. */
function joining({ reach }: DecisionUnit, thresholds: GapThresholds): Chosen {
  if (reach === null || reach.jointBranch || reach.fullMembers >= thresholds.jointMinFull) {
    return { measure: 'jointBranch', rules: ['T3', 'T4'], warnings: [] };
  }
  const params = { reachable: reach.fullMembers, limit: thresholds.jointMinFull };
  return { measure: 'attachRegional', rules: ['T3', 'T16'], warnings: [{ code: 'nothingInReach', params }] };
}

/** Step 2. */
function formation(counted: Members, thresholds: GapThresholds): Chosen {
  const full = counted.full ?? 0;
  const members = full + (counted.probationary ?? 0);
  const byUsage: GapWarning = { code: 'numbersByUsage', params: { members } };
  const under: GapWarning = { code: 'branchesUnder', params: { limit: thresholds.branchMaxMembers } };
  if (members >= thresholds.committeeMembers) return { measure: 'formCommittee', rules: ['T1', 'T7', 'T6'], warnings: [byUsage, under] };
  if (members >= thresholds.generalBranchMembers) {
    if (members <= thresholds.branchMaxMembers) {
      const warnings: GapWarning[] = [{ code: 'offersBoth', params: { members } }, byUsage];
      return { measure: 'offerBranchOrGeneral', rules: ['T1', 'T5', 'T7', 'T6'], warnings };
    }
    return { measure: 'formGeneralBranch', rules: ['T1', 'T7', 'T6'], warnings: [byUsage, under] };
  }
  const over: GapWarning[] = members > thresholds.branchMaxMembers ? [under] : [];
  return full >= thresholds.branchCommitteeFull
    ? { measure: 'formBranchWithCommittee', rules: ['T1', 'T8', 'T6'], warnings: over }
    : { measure: 'formBranch', rules: ['T1', 'T6'], warnings: over };
}

function warningsOf(gapClass: GapClass, unit: DecisionUnit, members: Members, thresholds: GapThresholds): readonly GapWarning[] {
  const warnings: GapWarning[] = [];
  const full = members.full ?? 0;
  const { floating } = members;
  const obliging = thresholds.obligingFull;
  if (gapClass === 'should-form' && thresholds.floatingCounted === 'apart' && floating > 0 && full - floating < obliging) {
    warnings.push({ code: 'floatingMayNotCount', params: { full, floating, limit: obliging } });
  }
  if (gapClass === 'should-form' && members.probationary === null) warnings.push({ code: 'probationaryUnknown', params: {} });
  const total = known(unit.total);
  if (members.full === null && total !== null && total > 0) warnings.push({ code: 'onlyTotalKnown', params: { total } });
  const all = full + (members.probationary ?? 0);
  if (unit.branchOffice && all > 0) warnings.push({ code: 'headOfficeMayCover', params: { members: all } });
  const survey = surveyWarning(unit, thresholds.surveyMonths);
  return survey === null ? warnings : [...warnings, survey];
}

function surveyWarning({ surveyedOn, asOf }: DecisionUnit, limit: number | null): GapWarning | null {
  if (limit === null || asOf === null) return null;
  if (surveyedOn === null) return { code: 'notSurveyed', params: {} };
  const months = monthsBetween(surveyedOn, asOf);
  return months > limit ? { code: 'surveyOld', params: { months, limit } } : null;
}

/** Whole months from one ISO date to a later one; negative where it is not later. */
function monthsBetween(from: string, to: string): number {
  const part = (date: string, start: number, end: number): number => Number(date.slice(start, end));
  const months = (part(to, 0, 4) - part(from, 0, 4)) * 12 + part(to, 5, 7) - part(from, 5, 7);
  return part(to, 8, 10) < part(from, 8, 10) ? months - 1 : months;
}
