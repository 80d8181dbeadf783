import type {
  AllianceEnterprise,
  AllianceProblem,
  AllianceReason,
  AllianceUnit,
  AllianceUnitKind,
  FormationMode,
  ModeCondition,
  ModeFinding,
} from '../model/alliance-proposal.ts';
import { type AllianceScope, byCode } from './alliance-scope.ts';

/**
 * The four formation modes, each with its conditions counted. Jiangsu (人民日报 2024) gives the words: an association where the
 * industry is clear and members are many; departments where research and production are spread over areas or stages; «according to
 * concentration and stage of development» for the rest. Our choice is what makes a lead enterprise one that brings others along (it has
 * an organization, and those others deal with it or stand close together), and the order: from the narrowest to the widest.
 *
 * @param memberCount how many units are proposed, whoever leads.
 */
export function findModes(problem: AllianceProblem, scope: AllianceScope, memberCount: number): readonly ModeFinding[] {
  return [
    byAssociation(problem, scope, memberCount),
    byLeadEnterprise(problem, scope),
    byTerritory(problem, scope),
    byDepartment(problem, scope),
  ];
}

function byAssociation(problem: AllianceProblem, scope: AllianceScope, memberCount: number): ModeFinding {
  const { rules } = problem;
  const industry = largest(scope.enterprises, (enterprise) => enterprise.industry);
  const lead = leadFor(problem, 'ASSOCIATION', industry, null);
  const conditions: ModeCondition[] = [
    shareCondition('clear-industry', industry, (share) => share >= rules.clearIndustryShare, rules.clearIndustryShare),
    {
      code: 'many-members',
      holds: memberCount >= rules.manyMembers,
      value: memberCount,
      of: null,
      threshold: rules.manyMembers,
      subject: null,
    },
    available('ASSOCIATION', lead === null ? 0 : 1),
  ];
  return finding(4, conditions, lead, allHold(conditions));
}

function byLeadEnterprise(problem: AllianceProblem, scope: AllianceScope): ModeFinding {
  const named = problem.kind === 'chain' ? problem.leadEnterprise : null;
  const leads = scope.enterprises.filter((enterprise) => enterprise.isLead || enterprise.id === named);
  const able = leads
    .filter((enterprise) => organizationOf(problem, enterprise) !== undefined)
    .map((enterprise) => ({ enterprise, unit: organizationOf(problem, enterprise), links: linksOf(problem, enterprise.id) }));
  able.sort(
    (a, b) =>
      Number(b.enterprise.id === named) - Number(a.enterprise.id === named) ||
      b.links.suppliers + b.links.customers - a.links.suppliers - a.links.customers ||
      (b.unit?.members ?? -1) - (a.unit?.members ?? -1) ||
      byCode(a.enterprise.id, b.enterprise.id),
  );
  const [best] = able;
  const linked = best === undefined ? 0 : linkedTo(problem, scope, best.enterprise.id);
  const territory = largest(scope.enterprises, (enterprise) => enterprise.territory);
  const others = scope.enterprises.length - 1;
  const { linkedShare, concentratedShare } = problem.rules;
  const isLinkKnown = problem.kind === 'chain' && problem.links.length > 0 && best !== undefined && others > 0;
  const reach: ModeCondition[] = [
    {
      code: 'linked-to-lead',
      holds: isLinkKnown ? linked / others >= linkedShare : null,
      value: linked,
      of: Math.max(0, others),
      threshold: linkedShare,
      subject: best?.enterprise.id ?? null,
    },
    shareCondition('concentrated', territory, (share) => share >= concentratedShare, concentratedShare),
  ];
  const conditions: ModeCondition[] = [
    {
      code: 'lead-with-organization',
      holds: able.length > 0,
      value: able.length,
      of: leads.length,
      threshold: 1,
      subject: best?.enterprise.id ?? null,
    },
    ...reach,
  ];
  if (best?.unit === undefined) return finding(2, conditions, null, false);
  const { enterprise, unit, links } = best;
  const brings = reach.some(({ holds }) => holds === true);
  const reasons: AllianceReason[] = [{ code: enterprise.id === named ? 'named-lead' : 'lead-enterprise', enterprise: enterprise.id }];
  if (links.suppliers + links.customers > 0) reasons.push({ code: 'links', ...links });
  return finding(2, conditions, { kind: unit.kind, id: unit.id, reasons: [...reasons, ...membersReason(unit)] }, brings);
}

function byTerritory(problem: AllianceProblem, scope: AllianceScope): ModeFinding {
  const { rules } = problem;
  const territory = largest(scope.enterprises, (enterprise) => enterprise.territory);
  const lead = leadFor(problem, 'TERRITORY', null, territory);
  const conditions = [
    shareCondition('concentrated', territory, (share) => share >= rules.concentratedShare, rules.concentratedShare),
    available('TERRITORY', lead === null ? 0 : 1),
  ];
  return finding(3, conditions, lead, allHold(conditions));
}

function byDepartment(problem: AllianceProblem, scope: AllianceScope): ModeFinding {
  const { rules } = problem;
  const territory = largest(scope.enterprises, (enterprise) => enterprise.territory);
  const stage = problem.kind === 'chain' ? largest(scope.enterprises, (enterprise) => enterprise.stage) : null;
  const industry = largest(scope.enterprises, (enterprise) => enterprise.industry);
  const lead = leadFor(problem, 'DEPARTMENT', industry, null);
  const spread = [shareCondition('spread-territories', territory, (share) => share < rules.concentratedShare, rules.concentratedShare)];
  if (problem.kind === 'chain') {
    spread.push(shareCondition('spread-stages', stage, (share) => share < rules.oneStageShare, rules.oneStageShare));
  }
  const unit = available('DEPARTMENT', lead === null ? 0 : 1);
  return finding(1, [...spread, unit], lead, spread.some(({ holds }) => holds === true) && unit.holds === true);
}

interface Largest {
  readonly subject: string;
  readonly value: number;
  readonly of: number;
}

/** The most frequent of what is known, and of how many; null where nothing is. */
export function largest(
  enterprises: readonly AllianceEnterprise[],
  pick: (enterprise: AllianceEnterprise) => string | null,
): Largest | null {
  const counts = new Map<string, number>();
  let of = 0;
  for (const enterprise of enterprises) {
    const subject = pick(enterprise);
    if (subject === null) continue;
    of += 1;
    counts.set(subject, (counts.get(subject) ?? 0) + 1);
  }
  const [first] = [...counts].sort(([a, countA], [b, countB]) => countB - countA || byCode(a, b));
  return first === undefined ? null : { subject: first[0], value: first[1], of };
}

function shareCondition(
  code: ModeCondition['code'],
  found: Largest | null,
  holds: (share: number) => boolean,
  threshold: number,
): ModeCondition {
  if (found === null) return { code, holds: null, value: 0, of: 0, threshold, subject: null };
  return { code, holds: holds(found.value / found.of), value: found.value, of: found.of, threshold, subject: found.subject };
}

function available(kind: AllianceUnitKind, value: number): ModeCondition {
  return { code: 'unit-available', holds: value > 0, value, of: null, threshold: 1, subject: kind };
}

/** The unit of that kind that is for this industry and territory; one for any industry comes after one for this. */
function leadFor(
  problem: AllianceProblem,
  kind: AllianceUnitKind,
  industry: Largest | null,
  territory: Largest | null,
): ModeFinding['lead'] {
  const able = problem.units.filter((unit) => {
    if (unit.kind !== kind) return false;
    if (kind === 'TERRITORY') return territory !== null && unit.territory === territory.subject;
    return unit.industry === null || unit.industry === industry?.subject;
  });
  able.sort(
    (a, b) => Number(b.industry !== null) - Number(a.industry !== null) || (b.members ?? -1) - (a.members ?? -1) || byCode(a.id, b.id),
  );
  const [unit] = able;
  if (unit === undefined) return null;
  const reasons: AllianceReason[] = [];
  if (territory !== null) {
    reasons.push({ code: 'territory', territory: territory.subject, enterprises: territory.value, of: territory.of });
  } else if (industry !== null && unit.industry !== null) {
    reasons.push({ code: 'industry', industry: industry.subject, enterprises: industry.value, of: industry.of });
  } else reasons.push({ code: 'only-kind', units: able.length });
  return { kind, id: unit.id, reasons: [...reasons, ...membersReason(unit)] };
}

function organizationOf(problem: AllianceProblem, enterprise: AllianceEnterprise): AllianceUnit | undefined {
  return enterprise.organization === null ? undefined : problem.units.find(({ id }) => id === enterprise.organization);
}

function linksOf(problem: AllianceProblem, id: string) {
  if (problem.kind === 'axis') return { suppliers: 0, customers: 0 };
  const suppliers = new Set(problem.links.filter(([, to]) => to === id).map(([from]) => from));
  const customers = new Set(problem.links.filter(([from]) => from === id).map(([, to]) => to));
  return { suppliers: suppliers.size, customers: customers.size };
}

/** Enterprises of the alliance that deal with this one, either way. */
function linkedTo(problem: AllianceProblem, scope: AllianceScope, id: string): number {
  if (problem.kind === 'axis') return 0;
  const partners = new Set(problem.links.flatMap(([from, to]) => (from === id ? [to] : to === id ? [from] : [])));
  return scope.enterprises.filter((enterprise) => enterprise.id !== id && partners.has(enterprise.id)).length;
}

function membersReason(unit: AllianceUnit): AllianceReason[] {
  return unit.members === null ? [] : [{ code: 'members', members: unit.members }];
}

function allHold(conditions: readonly ModeCondition[]): boolean {
  return conditions.every(({ holds }) => holds === true);
}

function finding(mode: FormationMode, conditions: readonly ModeCondition[], lead: ModeFinding['lead'], fits: boolean): ModeFinding {
  return { mode, fits, conditions, lead };
}
