/** Settings, not law: what the rules say of numbers, and the ratio of a published case. */
export interface Thresholds {
  /** Full members from which a general branch is usual (T7). */
  readonly generalBranch: number;
  /** Full members from which a committee is usual (T7). */
  readonly committee: number;
  /** Buildings for each committee in the published case. */
  readonly buildingsPerCommittee: number;
}

export const DEFAULT_THRESHOLDS: Thresholds = { generalBranch: 50, committee: 100, buildingsPerCommittee: 4 };

/** A building of the draft; NULL is unknown. */
export interface DraftBuilding {
  readonly ix: number;
  readonly nameZh: string | null;
  readonly nameEn: string | null;
  readonly id: string | null;
  readonly listed: number;
  readonly eligible: number;
  readonly covered: number;
  readonly uncovered: number;
  readonly unknown: number;
  readonly membersFull: number | null;
  readonly organizations: number | null;
  /** Its building organization, where one exists. */
  readonly leadOrganization: string | null;
}

export type Finding =
  | { readonly code: 'committee' | 'general' | 'branch' | 'noMembers' | 'everyBuilding' | 'membersUnknown' }
  | { readonly code: 'missingBuildings' | 'enterprisesUnknown' | 'leadExists'; readonly count: number };

const OBLIGING_MEMBERS = 3;

/**
 * What the rules say of a draft: by members (T1, T7), then by the base of organizations below it. A note for the person
 * who decides: nothing here approves anything, and fewer members may do where the work needs it (T6).
 */
export function draftFindings(buildings: readonly DraftBuilding[], total: DraftBuilding, thresholds: Thresholds): readonly Finding[] {
  if (buildings.length === 0) return [];
  const findings: Finding[] = [byMembers(total.membersFull, thresholds)];
  const missing = buildings.filter((building) => building.organizations === 0).length;
  const known = buildings.every((building) => building.organizations !== null);
  if (missing > 0) findings.push({ code: 'missingBuildings', count: missing });
  else if (known) findings.push({ code: 'everyBuilding' });
  const lead = buildings.filter((building) => building.leadOrganization !== null).length;
  if (lead > 0) findings.push({ code: 'leadExists', count: lead });
  if (total.unknown > 0) findings.push({ code: 'enterprisesUnknown', count: total.unknown });
  return findings;
}

function byMembers(members: number | null, thresholds: Thresholds): Finding {
  if (members === null) return { code: 'membersUnknown' };
  if (members >= thresholds.committee) return { code: 'committee' };
  if (members >= thresholds.generalBranch) return { code: 'general' };
  return { code: members >= OBLIGING_MEMBERS ? 'branch' : 'noMembers' };
}
