import type { AllianceFindings } from '../../../model/alliance-findings.ts';
import type { AllianceMember, AllianceProposal, FormationMode } from '../../../model/alliance-proposal.ts';
import type { DefinitionSet } from '../../../model/definition-set.ts';
import type { OrganizationPlanUnit, PlanGroup, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import type { AllianceSettings } from '../../../model/plan-settings.ts';

/** Changes of an alliance, each a pure step. A change of nothing gives the same object back. */

type AllianceScenario = ScenarioOfKind<'alliance'>;

interface FoundAlliance {
  readonly settings: AllianceSettings;
  readonly units: readonly OrganizationPlanUnit[];
  readonly findings: AllianceFindings;
  readonly asOf: string;
  readonly definition: DefinitionSet;
}

/** Puts a proposal in; those that a person left out stay out, and the name that was given stays. */
export function putProposal(scenario: AllianceScenario, found: FoundAlliance): AllianceScenario {
  const { settings, units, findings, asOf, definition } = found;
  const known = new Set(units.map(({ id }) => id));
  const excluded = scenario.excluded.filter((id) => known.has(id));
  const lead = leadOf(findings.proposal, settings.mode);
  const members = membersWith(findings.proposal, lead).filter((id) => !excluded.includes(id) && known.has(id));
  const group: PlanGroup = {
    id: 1,
    name: scenario.groups[0]?.name ?? '',
    units: inOrder(units, members),
    seat: lead !== null && members.includes(lead.id) ? lead.id : null,
    isLocked: false,
  };
  const groups = group.units.length === 0 ? [] : [group];
  return {
    ...scenario,
    settings,
    units,
    asOf,
    definition,
    excluded,
    groups,
    nextGroupId: 2,
    alliance: findings,
    report: null,
    isEdited: false,
  };
}

/** Takes members out; without its lead an alliance has none. */
export function takeOut(scenario: AllianceScenario, ids: readonly string[]): AllianceScenario {
  const [group] = scenario.groups;
  const gone = group === undefined ? [] : group.units.filter((id) => ids.includes(id));
  if (group === undefined || gone.length === 0) return scenario;
  const units = group.units.filter((id) => !gone.includes(id));
  const seat = group.seat !== null && gone.includes(group.seat) ? null : group.seat;
  return { ...scenario, groups: [{ ...group, units, seat }], excluded: [...scenario.excluded, ...gone], isEdited: true };
}

export function takeIn(scenario: AllianceScenario, ids: readonly string[]): AllianceScenario {
  const [group] = scenario.groups;
  const added = scenario.units.map(({ id }) => id).filter((id) => ids.includes(id) && group?.units.includes(id) === false);
  if (group === undefined || added.length === 0) return scenario;
  return {
    ...scenario,
    groups: [{ ...group, units: inOrder(scenario.units, [...group.units, ...added]) }],
    excluded: scenario.excluded.filter((id) => !added.includes(id)),
    isEdited: true,
  };
}

/** Makes a unit the lead; it joins if it was no member. */
export function setLead(scenario: AllianceScenario, id: string): AllianceScenario {
  const joined = takeIn(scenario, [id]);
  const [group] = joined.groups;
  if (group === undefined || !group.units.includes(id) || group.seat === id) return scenario;
  return { ...joined, groups: [{ ...group, seat: id }], isEdited: true };
}

/** Chooses how the alliance is formed: whoever leads in that mode leads, and the one before goes unless it is a member anyway. */
export function chooseMode(scenario: AllianceScenario, mode: FormationMode): AllianceScenario {
  const { alliance, settings } = scenario;
  if (alliance === undefined || modeOf(scenario) === mode) return scenario;
  const chosen: AllianceScenario = { ...scenario, settings: { ...settings, mode }, isEdited: true };
  const [group] = chosen.groups;
  const lead = leadOf(alliance.proposal, mode);
  if (group === undefined || lead === null) return chosen;
  const before = leadOf(alliance.proposal, modeOf(scenario));
  const isOnlyLead = before !== null && before.id === group.seat && before.id !== lead.id && leadsOnly(alliance.proposal, before.id);
  const left = isOnlyLead ? { ...chosen, groups: [{ ...group, units: group.units.filter((id) => id !== before.id) }] } : chosen;
  return setLead(left, lead.id);
}

/** The mode in force: the one that was chosen, else the one that is proposed; null for none. */
export function modeOf({ settings, alliance }: Pick<AllianceScenario, 'settings' | 'alliance'>): FormationMode | null {
  return settings.mode ?? alliance?.proposal.mode ?? null;
}

type Lead = NonNullable<AllianceProposal['modes'][number]['lead']>;

function leadOf(proposal: AllianceProposal, mode: FormationMode | null): Lead | null {
  return proposal.modes.find((finding) => finding.mode === (mode ?? proposal.mode))?.lead ?? null;
}

function membersWith(proposal: AllianceProposal, lead: Lead | null): readonly string[] {
  const kept = proposal.members.filter(({ id, role }) => role !== 'lead' || id === lead?.id || !leadsOnly(proposal, id));
  return [...new Set([...kept.map(({ id }) => id), ...(lead === null ? [] : [lead.id])])];
}

const OF_LEADS: ReadonlySet<string> = new Set(['only-kind', 'members', 'named-lead', 'links']);

/** Whether a unit is proposed for no other reason than to lead. */
function leadsOnly(proposal: AllianceProposal, id: string): boolean {
  const member: AllianceMember | undefined = proposal.members.find((entry) => entry.id === id);
  return member === undefined || member.reasons.every(({ code }) => OF_LEADS.has(code));
}

function inOrder(units: readonly { readonly id: string }[], ids: readonly string[]): readonly string[] {
  const wanted = new Set(ids);
  return units.map(({ id }) => id).filter((id) => wanted.has(id));
}
