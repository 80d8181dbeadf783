import type { GapClass } from '../../model/coverage.ts';

/** What the decision table reads of an enterprise. NULL is unknown. */
export interface GapFacts {
  readonly gapClass: GapClass;
  readonly membersFull: number | null;
  readonly membersProbationary: number | null;
  readonly membersUnattached: number | null;
  readonly unionMembers: number | null;
}

export type GapMeasure =
  | 'formBranch'
  | 'formBranchWithCommittee'
  | 'formGeneralBranch'
  | 'offerBranchOrGeneral'
  | 'formCommittee'
  | 'jointBranch'
  | 'cultivate'
  | 'workCoverage'
  | 'workCoverageUnion'
  | 'survey';

export type GapRule = 'T1' | 'T2' | 'T3' | 'T4' | 'T5' | 'T6' | 'T7' | 'T8' | 'T17' | 'T19' | 'unknown';
export type GapFlag = 'unattached' | 'union';

export interface GapAdvice {
  readonly measure: GapMeasure;
  /** The rule that decides first, then those that shape the measure. */
  readonly rules: readonly [GapRule, ...GapRule[]];
  readonly flags: readonly GapFlag[];
}

/** Members from which a committee, and a general branch, is usual (T7); full members from which a branch has a committee (T8); union members that oblige (T19). */
const COMMITTEE = 100;
const GENERAL_BRANCH = 50;
const BRANCH_COMMITTEE = 7;
const UNION = 25;

/** The planner's decision table, steps 0–5, for one uncovered enterprise. Codes only; every measure is a proposal. */
export function gapAdvice(facts: GapFacts): GapAdvice | null {
  const flags: GapFlag[] = [];
  if ((facts.membersUnattached ?? 0) > 0) flags.push('unattached');
  if ((facts.unionMembers ?? 0) >= UNION) flags.push('union');
  switch (facts.gapClass) {
    case 'covered':
    case 'not-eligible':
      return null;
    case 'unknown':
      return { measure: 'survey', rules: ['unknown'], flags };
    case 'should-form':
      return { ...formation(facts.membersFull ?? 0, facts.membersProbationary ?? 0), flags };
    case 'joint-candidate':
      return { measure: 'jointBranch', rules: ['T3', 'T4'], flags };
    case 'cultivate':
      return { measure: 'cultivate', rules: ['T2', 'T17'], flags };
    case 'no-member':
      return flags.includes('union')
        ? { measure: 'workCoverageUnion', rules: ['T17', 'T19'], flags }
        : { measure: 'workCoverage', rules: ['T17'], flags };
  }
}

/** Full members oblige (T1, T2); full and probationary together say which form (T5, T7). */
function formation(full: number, probationary: number): Pick<GapAdvice, 'measure' | 'rules'> {
  const members = full + probationary;
  if (members >= COMMITTEE) return { measure: 'formCommittee', rules: ['T1', 'T7', 'T6'] };
  if (members > GENERAL_BRANCH) return { measure: 'formGeneralBranch', rules: ['T1', 'T7', 'T6'] };
  if (members === GENERAL_BRANCH) return { measure: 'offerBranchOrGeneral', rules: ['T1', 'T5', 'T7', 'T6'] };
  if (full >= BRANCH_COMMITTEE) return { measure: 'formBranchWithCommittee', rules: ['T1', 'T8', 'T6'] };
  return { measure: 'formBranch', rules: ['T1', 'T6'] };
}
