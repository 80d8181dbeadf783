import type { NamedThing } from '../../../model/alliance-findings.ts';
import type {
  AllianceAxis,
  AllianceEnterprise,
  AllianceProblem,
  AllianceUnit,
  AllianceUnitKind,
} from '../../../model/alliance-proposal.ts';
import { toPlane } from '../../../model/plan-plane.ts';
import type { BuildingUnit, OrganizationPlanUnit } from '../../../model/plan-scenario.ts';
import type { AllianceSettings } from '../../../model/plan-settings.ts';
import type { ChainChoice, EnterpriseRow, UnitRow } from './alliance-rows.ts';

export interface AllianceInput {
  readonly problem: AllianceProblem;
  /** Whoever can take part: organizations, enterprises without one, committees, departments. */
  readonly units: readonly OrganizationPlanUnit[];
  /** Buildings, lead enterprises and territories by name. */
  readonly named: readonly NamedThing[];
  readonly hidden: number;
}

export interface AllianceLists {
  readonly buildings: readonly BuildingUnit[];
  readonly enterprises: readonly EnterpriseRow[];
  readonly units: readonly UnitRow[];
  readonly chain: ChainChoice | null;
  readonly links: readonly (readonly [string, string])[];
}

/** What an organization of an enterprise is called that the lists do not name. */
export type NameOrganization = (enterprise: string) => { readonly zh: string; readonly en: string };

const UNIT_KINDS: readonly AllianceUnitKind[] = [
  'BUILDING_ORG',
  'TERRITORY',
  'DEPARTMENT',
  'ASSOCIATION',
  'RND',
  'UNIVERSITY',
  'FINANCE',
  'COMMUNITY',
];
const NO_PARK = { id: null, zh: null, en: null };

/**
 * The problem, and those it is about as units of a scenario. An enterprise that is said to be covered though no organization is named has
 * one of its own; committees of territories where none of the enterprises are stay out.
 */
export function allianceInput(settings: AllianceSettings, lists: AllianceLists, nameOf: NameOrganization): AllianceInput {
  const covering = organizationsOf(lists.enterprises, nameOf);
  const territories = new Map(
    lists.enterprises.flatMap(({ territory }) => (territory === null ? [] : [[territory.id, territory] as const])),
  );
  const taken = new Set(covering.units.map(({ id }) => id));
  const others = new Map<string, UnitRow & { readonly kind: AllianceUnitKind }>();
  for (const row of lists.units) {
    const kind = UNIT_KINDS.find((entry) => entry === row.kind);
    if (kind === undefined || taken.has(row.id) || others.has(row.id)) continue;
    if (kind === 'TERRITORY' && (row.territory === null || !territories.has(row.territory))) continue;
    others.set(row.id, { ...row, kind });
  }
  const units: readonly OrganizationPlanUnit[] = [
    ...covering.units,
    ...[...others.values()].map((row) => unitOf(row.kind, row, { lon: row.lon, lat: row.lat }, row.members, 0)),
    ...lists.enterprises
      .filter(({ id, covered }) => covered !== true && !covering.of.has(id))
      .map((row) => unitOf('ENTERPRISE', { id: row.id, zh: row.name, en: null }, row, null, 0)),
  ];
  const enterprises = lists.enterprises.map(
    (row): AllianceEnterprise => ({
      id: row.id,
      building: row.building,
      territory: row.territory?.id ?? null,
      industry: row.industry,
      stage: row.stage,
      organization: covering.of.get(row.id) ?? null,
      covered: row.covered,
      isLead: row.isLead,
    }),
  );
  const candidates: readonly AllianceUnit[] = units.flatMap((unit) =>
    unit.of === 'ENTERPRISE'
      ? []
      : [{ id: unit.id, kind: unit.of, members: unit.membersFull, territory: others.get(unit.id)?.territory ?? null, industry: null }],
  );
  const ownOrganization = new Map(
    lists.units.flatMap(({ kind, id, building }) => (kind === 'BUILDING_ORG' && building !== null ? [[building, id] as const] : [])),
  );
  const shared = { enterprises, units: candidates, rules: settings };
  return {
    problem:
      lists.chain === null
        ? { kind: 'axis', ...axisOf(settings, lists.buildings, ownOrganization), ...shared }
        : { kind: 'chain', stages: lists.chain.stages, leadEnterprise: lists.chain.lead, links: lists.links, ...shared },
    units,
    named: [
      ...lists.buildings.map(({ id, nameZh, nameEn }) => ({ id, zh: nameZh, en: nameEn })),
      ...lists.enterprises
        .filter(({ id, isLead }) => isLead || id === lists.chain?.lead)
        .map(({ id, name }) => ({ id, zh: name, en: null })),
      ...territories.values(),
    ],
    hidden: lists.enterprises.filter(({ isHidden }) => isHidden).length,
  };
}

/** The axis and all buildings; by a line only those near it count, which is for the proposal to say. */
function axisOf(settings: AllianceSettings, buildings: readonly BuildingUnit[], organizations: ReadonlyMap<string, string>) {
  const points = toPlane(buildings);
  const at = (id: string | null): readonly [number, number] | null => {
    const point = points[buildings.findIndex((building) => building.id === id)];
    return point === undefined || point === null ? null : [point.x, point.y];
  };
  const ends = [at(settings.from), at(settings.to)].filter((point) => point !== null);
  const axis: AllianceAxis =
    settings.basis === 'line'
      ? { kind: 'line', points: ends, corridorMeters: settings.corridorMeters }
      : { kind: 'group', name: settings.of ?? '' };
  return {
    axis,
    buildings: buildings.map(({ id, axis: group }, index) => ({
      id,
      x: points[index]?.x ?? null,
      y: points[index]?.y ?? null,
      axisGroup: group,
      organization: organizations.get(id) ?? null,
    })),
  };
}

/** Organizations of enterprises with how many each covers, and which one is whose. */
function organizationsOf(enterprises: readonly EnterpriseRow[], nameOf: NameOrganization) {
  const of = new Map<string, string>();
  const groups = new Map<string, { readonly first: EnterpriseRow; readonly rows: EnterpriseRow[] }>();
  for (const row of enterprises) {
    const id = row.organization?.id ?? (row.covered === true ? `of:${row.id}` : null);
    if (id === null) continue;
    of.set(row.id, id);
    const group = groups.get(id);
    if (group === undefined) groups.set(id, { first: row, rows: [row] });
    else group.rows.push(row);
  }
  const units = [...groups].map(([id, { first, rows }]) => {
    const { organization } = first;
    const own = first.name === null ? { zh: null, en: null } : nameOf(first.name);
    const place = organization === null || organization.lon === null ? middle(rows) : organization;
    return unitOf('ENTERPRISE_ORG', organization ?? { id, ...own }, place, organization?.members ?? null, rows.length);
  });
  return { units, of };
}

function unitOf(
  of: OrganizationPlanUnit['of'],
  { id, zh, en }: NamedThing,
  { lon, lat }: { readonly lon: number | null; readonly lat: number | null },
  membersFull: number | null,
  enterprises: number,
): OrganizationPlanUnit {
  return { kind: 'organization', of, id, nameZh: zh, nameEn: en, lon, lat, park: NO_PARK, membersFull, enterprises };
}

function middle(rows: readonly EnterpriseRow[]): { readonly lon: number | null; readonly lat: number | null } {
  const placed = rows.filter((row): row is EnterpriseRow & { lon: number; lat: number } => row.lon !== null && row.lat !== null);
  const mean = (key: 'lon' | 'lat') => (placed.length === 0 ? null : placed.reduce((sum, row) => sum + row[key], 0) / placed.length);
  return { lon: mean('lon'), lat: mean('lat') };
}
