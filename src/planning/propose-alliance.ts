import type {
  AllianceEnterprise,
  AllianceGap,
  AllianceMember,
  AllianceProblem,
  AllianceProposal,
  AllianceReason,
  AllianceUnit,
  ModeFinding,
} from '../model/alliance-proposal.ts';
import { findModes, largest } from './alliance-modes.ts';
import { type AllianceScope, byCode, count, scopeOf } from './alliance-scope.ts';

/**
 * Proposes members, lead and formation mode of an alliance, and says who is missing; every one with its reasons as codes and numbers.
 * Pure and plain counting: time grows with enterprises × buildings.
 */
export function proposeAlliance(problem: AllianceProblem): AllianceProposal {
  const scope = scopeOf(problem);
  const proposed = membersOf(problem, scope);
  const modes = findModes(problem, scope, proposed.length);
  const chosen = modes.find(({ fits }) => fits) ?? null;
  const members = withLead([...proposed, ...partnersOf(problem, scope, proposed)], chosen?.lead ?? null);
  return {
    members,
    mode: chosen?.mode ?? null,
    modes,
    missing: [...gapsOf(problem, scope), ...(chosen === null ? [{ code: 'no-lead' } as const] : [])],
    buildings: scope.buildings,
    stages: scope.stages,
    enterprises: scope.enterprises.length,
    covered: count(scope.enterprises, true),
  };
}

function membersOf(problem: AllianceProblem, scope: AllianceScope): AllianceMember[] {
  const byUnit = new Map<string, AllianceEnterprise[]>();
  const alone: AllianceEnterprise[] = [];
  for (const enterprise of scope.enterprises) {
    if (enterprise.organization === null) {
      if (enterprise.covered !== true) alone.push(enterprise);
      continue;
    }
    const list = byUnit.get(enterprise.organization);
    if (list === undefined) byUnit.set(enterprise.organization, [enterprise]);
    else list.push(enterprise);
  }
  const units = new Map(problem.units.map((unit) => [unit.id, unit]));
  const members: AllianceMember[] = [];
  for (const [id, list] of byUnit) {
    const reasons: AllianceReason[] = [{ code: 'covers', enterprises: list.length }, ...belonging(problem, scope, list)];
    members.push({ kind: units.get(id)?.kind ?? 'ENTERPRISE_ORG', id, role: 'member', reasons });
  }
  for (const unit of buildingUnits(problem, scope, units)) if (!byUnit.has(unit.id)) members.push(unit);
  if (problem.rules.withoutOrganization === 'members') {
    for (const enterprise of alone) {
      members.push({ kind: 'ENTERPRISE', id: enterprise.id, role: 'member', reasons: belonging(problem, scope, [enterprise]) });
    }
  }
  return members.sort((a, b) => byCode(a.kind, b.kind) || byCode(a.id, b.id));
}

/** Why these enterprises belong: their buildings, or their stages. */
function belonging(problem: AllianceProblem, scope: AllianceScope, list: readonly AllianceEnterprise[]): AllianceReason[] {
  const leads: AllianceReason[] = list.filter(({ isLead }) => isLead).map(({ id }) => ({ code: 'lead-enterprise', enterprise: id }));
  if (problem.kind === 'chain') {
    const stages: AllianceReason[] = scope.stages.flatMap(({ stage }) => {
      const enterprises = list.filter((enterprise) => enterprise.stage === stage).length;
      return enterprises === 0 ? [] : [{ code: 'stage', stage, enterprises }];
    });
    const known = stages.reduce((sum, reason) => sum + (reason.code === 'stage' ? reason.enterprises : 0), 0);
    const others: AllianceReason[] = known < list.length ? [{ code: 'chain-member', enterprises: list.length - known }] : [];
    return [...leads, ...stages, ...others];
  }
  const buildings = new Set(list.map(({ building }) => building));
  return [...leads, standing(problem.axis, scope, (id) => buildings.has(id))];
}

function standing(
  axis: Extract<AllianceProblem, { kind: 'axis' }>['axis'],
  scope: AllianceScope,
  isMeant: (building: string) => boolean,
): AllianceReason {
  const meant = scope.buildings.filter(({ id }) => isMeant(id));
  if (axis.kind === 'group') return { code: 'axis-group', axis: axis.name, buildings: meant.length };
  const meters = meant.reduce((least, building) => Math.min(least, building.meters ?? 0), axis.corridorMeters);
  return { code: 'corridor', meters, limit: axis.corridorMeters };
}

/** The organizations of the buildings themselves. */
function buildingUnits(problem: AllianceProblem, scope: AllianceScope, units: ReadonlyMap<string, AllianceUnit>): AllianceMember[] {
  if (problem.kind === 'chain') return [];
  const known = new Set(scope.buildings.map(({ id }) => id));
  const byUnit = new Map<string, string[]>();
  for (const { id, organization } of problem.buildings) {
    if (organization === null || !known.has(id)) continue;
    byUnit.set(organization, [...(byUnit.get(organization) ?? []), id]);
  }
  return [...byUnit].map(([id, buildings]) => {
    const own: AllianceReason[] = buildings.sort(byCode).map((building) => ({ code: 'building-organization', building }));
    const place = standing(problem.axis, scope, (building) => buildings.includes(building));
    return { kind: units.get(id)?.kind ?? 'BUILDING_ORG', id, role: 'member', reasons: [...own, place] };
  });
}

/** Departments, associations, universities and the like that have to do with the industry or the territories of the alliance. */
function partnersOf(problem: AllianceProblem, scope: AllianceScope, members: readonly AllianceMember[]): AllianceMember[] {
  const industry = largest(scope.enterprises, (enterprise) => enterprise.industry);
  const partners = problem.units.flatMap((unit): AllianceMember[] => {
    if (unit.kind === 'ENTERPRISE_ORG' || unit.kind === 'BUILDING_ORG' || members.some(({ id }) => id === unit.id)) return [];
    const reasons: AllianceReason[] = [];
    if (unit.industry !== null && unit.industry === industry?.subject) {
      reasons.push({ code: 'industry', industry: unit.industry, enterprises: industry.value, of: industry.of });
    }
    const known = scope.enterprises.filter(({ territory }) => territory !== null);
    const there = known.filter(({ territory }) => territory === unit.territory).length;
    if (unit.territory !== null && there > 0) {
      reasons.push({ code: 'territory', territory: unit.territory, enterprises: there, of: known.length });
    }
    return reasons.length === 0 ? [] : [{ kind: unit.kind, id: unit.id, role: 'partner', reasons }];
  });
  return partners.sort((a, b) => byCode(a.kind, b.kind) || byCode(a.id, b.id));
}

/** The lead first; it may be a member already, or join as the lead. */
function withLead(members: readonly AllianceMember[], lead: ModeFinding['lead']): AllianceMember[] {
  if (lead === null) return [...members];
  const already = members.find(({ id }) => id === lead.id);
  const reasons = [...lead.reasons, ...(already?.reasons ?? []).filter((reason) => !lead.reasons.some(({ code }) => code === reason.code))];
  return [{ kind: lead.kind, id: lead.id, role: 'lead', reasons }, ...members.filter(({ id }) => id !== lead.id)];
}

function gapsOf(problem: AllianceProblem, scope: AllianceScope): AllianceGap[] {
  const { enterprises } = scope;
  const gaps: AllianceGap[] = [];
  if (problem.kind === 'chain') {
    for (const { stage, enterprises: inStage, covered, unknown } of scope.stages) {
      if (inStage === 0) gaps.push({ code: 'stage-empty', stage });
      else if (covered === 0) gaps.push({ code: 'stage-uncovered', stage, enterprises: inStage, unknown });
      if (!problem.stages.includes(stage)) gaps.push({ code: 'stage-unlisted', stage, enterprises: inStage });
    }
    const withoutStage = enterprises.filter(({ stage }) => stage === null).length;
    if (withoutStage > 0) gaps.push({ code: 'stage-unknown', enterprises: withoutStage });
  }
  for (const { id, enterprises: inside, covered } of scope.buildings) {
    const unknown = count(
      enterprises.filter(({ building }) => building === id),
      null,
    );
    if (inside === 0) gaps.push({ code: 'building-empty', building: id });
    else if (covered === 0) gaps.push({ code: 'building-uncovered', building: id, enterprises: inside, unknown });
  }
  if (scope.withoutPlace > 0) gaps.push({ code: 'place-unknown', buildings: scope.withoutPlace });
  const named = problem.kind === 'chain' ? problem.leadEnterprise : null;
  if (named !== null && !enterprises.some(({ id }) => id === named)) gaps.push({ code: 'lead-not-listed', enterprise: named });
  for (const { id, isLead, organization } of enterprises) {
    if ((isLead || id === named) && organization === null) gaps.push({ code: 'lead-without-organization', enterprise: id });
  }
  const without = count(enterprises, false);
  if (without > 0) gaps.push({ code: 'without-organization', enterprises: without });
  const unknown = count(enterprises, null);
  if (unknown > 0) gaps.push({ code: 'coverage-unknown', enterprises: unknown });
  return gaps;
}
