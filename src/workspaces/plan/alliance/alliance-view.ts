import type { AllianceFindings } from '../../../model/alliance-findings.ts';
import type { AllianceMember, AllianceReason, FormationMode, ModeFinding } from '../../../model/alliance-proposal.ts';
import type { OrganizationPlanUnit, PlanGroup, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { modeOf } from './alliance-edit.ts';

export type MemberState = AllianceMember['role'] | 'out' | 'candidate';

/** A unit of the scenario as the table says it. */
export interface MemberView {
  /** Place among the scenario's units. */
  readonly index: number;
  readonly unit: OrganizationPlanUnit;
  readonly state: MemberState;
  /** As found; none of one that was not proposed. */
  readonly reasons: readonly AllianceReason[];
  /** In the alliance though not proposed, or leading though somebody else was to. */
  readonly isByHand: boolean;
}

export interface AllianceView {
  readonly findings: AllianceFindings;
  readonly group: PlanGroup;
  /** The lead, members, partners, then those taken out, then those that could join. */
  readonly rows: readonly MemberView[];
  readonly lead: MemberView | null;
  readonly members: number;
  readonly partners: number;
  /** Enterprises that take part through their organizations, and those that are members themselves. */
  readonly through: number;
  readonly without: number;
  readonly mode: FormationMode | null;
  readonly finding: ModeFinding | null;
}

const ORDER: readonly MemberState[] = ['lead', 'member', 'partner', 'out', 'candidate'];

export function allianceView(scenario: ScenarioOfKind<'alliance'>): AllianceView | null {
  const { alliance: findings } = scenario;
  const [group] = scenario.groups;
  if (findings === undefined || group === undefined) return null;
  const { proposal } = findings;
  const mode = modeOf(scenario);
  const finding = proposal.modes.find((entry) => entry.mode === mode) ?? null;
  const proposed = new Map(proposal.members.map((member) => [member.id, member]));
  const inside = new Set(group.units);
  const out = new Set(scenario.excluded);
  const rows = scenario.units.flatMap((unit, index): MemberView[] => {
    if (unit.kind !== 'organization') return [];
    const isLead = group.seat === unit.id;
    const own = proposed.get(unit.id)?.reasons ?? [];
    const asLead = isLead && finding?.lead?.id === unit.id ? finding.lead.reasons : null;
    const isIn = inside.has(unit.id);
    return [
      {
        index,
        unit,
        state: isIn ? (isLead ? 'lead' : isOrdinary(unit) ? 'member' : 'partner') : out.has(unit.id) ? 'out' : 'candidate',
        reasons: asLead === null ? own : merged(asLead, own),
        isByHand: isIn && (isLead ? asLead === null : !proposed.has(unit.id)),
      },
    ];
  });
  rows.sort((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.index - b.index);
  const taking = rows.filter(({ unit }) => inside.has(unit.id));
  const members = taking.filter(({ unit }) => isOrdinary(unit));
  return {
    findings,
    group,
    rows,
    lead: taking.find(({ state }) => state === 'lead') ?? null,
    members: members.length,
    partners: taking.length - members.length,
    through: members.reduce((sum, { unit }) => sum + unit.enterprises, 0),
    without: members.filter(({ unit }) => unit.of === 'ENTERPRISE').length,
    mode,
    finding,
  };
}

function isOrdinary({ of }: OrganizationPlanUnit): boolean {
  return of === 'ENTERPRISE' || of === 'ENTERPRISE_ORG' || of === 'BUILDING_ORG';
}

function merged(first: readonly AllianceReason[], then: readonly AllianceReason[]): readonly AllianceReason[] {
  return [...first, ...then.filter(({ code }) => !first.some((reason) => reason.code === code))];
}
