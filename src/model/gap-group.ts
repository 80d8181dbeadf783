import type { GapRule } from './gap-rules.ts';
import { DEFAULT_THRESHOLDS, type GapThresholds } from './gap-thresholds.ts';

/** What T3–T5 say of a joint branch, proposed or existing. Soft limits warn with 「一般不超过」 and never cut. */
export type GroupFinding =
  /** More units than usual. */
  | { readonly code: 'over-units'; readonly rule: GapRule; readonly value: number; readonly limit: number }
  /** More members than usual. */
  | { readonly code: 'over-members'; readonly rule: GapRule; readonly value: number; readonly limit: number }
  /** Too few full members together: it cannot be formed. */
  | { readonly code: 'too-few-full'; readonly rule: GapRule; readonly value: number; readonly limit: number }
  /** Covers no listed enterprise: not an error, it may be an organ's or a community's. */
  | { readonly code: 'covers-nobody'; readonly rule: GapRule; readonly value: number; readonly limit: number };

export interface MemberCount {
  readonly full: number;
  readonly probationary: number;
}

/** A proposed joint branch of these units. `formable` is false only where the full members together are too few. */
export function checkJointGroup(
  units: readonly MemberCount[],
  thresholds: GapThresholds = DEFAULT_THRESHOLDS,
): { readonly formable: boolean; readonly findings: readonly GroupFinding[] } {
  const full = units.reduce((sum, unit) => sum + unit.full, 0);
  const members = units.reduce((sum, unit) => sum + unit.full + unit.probationary, 0);
  const findings: GroupFinding[] = [];
  const formable = full >= thresholds.jointMinFull;
  if (!formable) findings.push({ code: 'too-few-full', rule: 'T3', value: full, limit: thresholds.jointMinFull });
  if (units.length > thresholds.jointMaxUnits)
    findings.push({ code: 'over-units', rule: 'T4', value: units.length, limit: thresholds.jointMaxUnits });
  if (members > thresholds.branchMaxMembers)
    findings.push({ code: 'over-members', rule: 'T5', value: members, limit: thresholds.branchMaxMembers });
  return { formable, findings };
}

/** An organization that exists: `members` of all kinds where known, `units` that it covers. */
export function checkOrganization(
  organization: { readonly kind: 'branch' | 'joint-branch' | 'other'; readonly members: number | null; readonly units: number },
  thresholds: GapThresholds = DEFAULT_THRESHOLDS,
): readonly GroupFinding[] {
  const { kind, members, units } = organization;
  const findings: GroupFinding[] = [];
  if (units === 0) findings.push({ code: 'covers-nobody', rule: 'T6', value: 0, limit: 1 });
  if (kind === 'joint-branch' && units > thresholds.jointMaxUnits)
    findings.push({ code: 'over-units', rule: 'T4', value: units, limit: thresholds.jointMaxUnits });
  if (kind !== 'other' && members !== null && members > thresholds.branchMaxMembers)
    findings.push({ code: 'over-members', rule: 'T5', value: members, limit: thresholds.branchMaxMembers });
  return findings;
}
