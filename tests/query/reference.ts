import type { Row, Tables } from './fixture-tables.ts';

/**
 * The definitions written a second time, row by row and without SQL, to be compared with what the database
 * answers. Codes only, no Chinese aliases: those have tests of their own.
 */
export interface ReferenceUnit {
  readonly row: number;
  readonly rung: number;
  readonly work: boolean;
  readonly operating: boolean | null;
  readonly nonPublic: boolean | null;
  readonly coverUnknown: boolean;
  readonly membersFull: number | null;
  readonly probationary: number | null;
  readonly applicants: number | null;
  readonly probationaryListed: boolean;
  readonly park: string | null;
  readonly district: string | null;
  readonly building: string | null;
  readonly orgs: ReadonlySet<string>;
}

const text = (row: Row, column: string): string | null => (typeof row[column] === 'string' && row[column] !== '' ? row[column] : null);
const number = (row: Row, column: string): number | null => (typeof row[column] === 'number' ? row[column] : null);
const flag = (row: Row, column: string): boolean | null => (typeof row[column] === 'boolean' ? row[column] : null);

const contains = (from: string | null, to: string | null, asOf: string): boolean =>
  (from === null || from <= asOf) && (to === null || to > asOf);

const SINGLE = 4;
const JOINT = 3;
const AREA = 2;
const RUNGS: Readonly<Record<string, number>> = { SINGLE, JOINT, AREA, DIRECT: SINGLE, RADIATE: AREA };

interface Organization {
  readonly exists: boolean;
  readonly approved: boolean;
  readonly cap: number;
  readonly ownRung: number | null;
  readonly units: number;
}

export function referenceUnits(tables: Tables, columns: ReadonlySet<string>, asOf: string): ReferenceUnit[] {
  const valid = (tables.enterprise ?? [])
    .map((row, index) => ({ row, index }))
    .filter(({ row }) => contains(text(row, 'valid_from'), text(row, 'valid_to'), asOf));
  const organizations = referenceOrganizations(
    tables,
    valid.map(({ row }) => row),
    asOf,
  );
  return valid.map(({ row, index }) => {
    const id = text(row, 'enterprise_id');
    const buildingId = text(row, 'building_id');
    const building = (tables.building ?? []).find((candidate) => text(candidate, 'building_id') === buildingId && buildingId !== null);
    const park = text(row, 'park_id') ?? (building === undefined ? null : text(building, 'park_id'));
    const parkRow = (tables.park ?? []).find((candidate) => text(candidate, 'park_id') === park && park !== null);
    const district = (parkRow === undefined ? null : text(parkRow, 'district_code')) ?? text(row, 'register_district_code');

    const orgs = new Set<string>();
    let rung = 0;
    const own = ownRung(row, organizations);
    if (own > 0) {
      rung = own;
      const named = text(row, 'org_id');
      if (named !== null && organizations.has(named)) orgs.add(named);
    }
    for (const cover of tables.org_cover ?? []) {
      const orgId = text(cover, 'org_id') ?? '';
      const organization = organizations.get(orgId);
      if (organization === undefined || !organization.exists || !contains(text(cover, 'since'), text(cover, 'until'), asOf)) continue;
      const unit = text(cover, 'unit_id');
      const kind = text(cover, 'unit_kind');
      const stated = RUNGS[text(cover, 'kind') ?? ''] ?? organization.ownRung;
      let given = 0;
      if (kind === 'ENTERPRISE' && unit === id) given = stated ?? (organization.units > 1 ? JOINT : SINGLE);
      else if ((kind === 'BUILDING' && unit === buildingId) || (kind === 'PARK' && unit === park)) given = stated === JOINT ? JOINT : AREA;
      given = Math.min(given, organization.cap);
      if (given < AREA || (given === AREA && !organization.approved)) continue;
      orgs.add(orgId);
      rung = Math.max(rung, given);
    }
    const work =
      (tables.instructor_assignment ?? []).some(
        (one) => text(one, 'enterprise_id') === id && contains(text(one, 'since'), text(one, 'until'), asOf),
      ) ||
      (tables.trade_union ?? []).some(
        (one) => Array.isArray(one.enterprise_ids) && one.enterprise_ids.includes(id) && contains(text(one, 'founded_on'), null, asOf),
      );
    if (work) rung = Math.max(rung, 1);

    const total = number(row, 'members_total');
    const full = number(row, 'members_full') ?? (total === 0 ? 0 : null);
    const difference =
      total === 0 ? 0 : total === null || number(row, 'members_full') === null ? null : total - (number(row, 'members_full') ?? 0);
    const probationary = number(row, 'members_probationary') ?? (difference !== null && difference >= 0 ? difference : null);
    return {
      row: index,
      rung,
      work,
      operating: referenceOperating(row, columns),
      nonPublic: referenceNonPublic(row, columns),
      coverUnknown:
        columns.has('org_built') &&
        tables.org_cover === undefined &&
        flag(row, 'org_built') === null &&
        text(row, 'org_id') === null &&
        rung < JOINT,
      membersFull: full,
      probationary,
      applicants: number(row, 'applicants'),
      probationaryListed: columns.has('members_probationary') || columns.has('members_total'),
      park,
      district,
      building: buildingId,
      orgs,
    };
  });
}

function referenceOperating(row: Row, columns: ReadonlySet<string>): boolean | null {
  if (!columns.has('status') && !columns.has('is_operating')) return true;
  const status = text(row, 'status');
  if (status === '注销' || status === '吊销' || status === '迁出') return false;
  const given = flag(row, 'is_operating');
  if (given !== null) return given;
  if (status === '存续' || status === '在业') return true;
  return status === '停业' || status === '清算' || status === '空壳' ? false : null;
}

function referenceNonPublic(row: Row, columns: ReadonlySet<string>): boolean | null {
  if (!columns.has('ownership')) return true;
  const ownership = text(row, 'ownership');
  if (ownership === 'PRIVATE' || ownership === 'HMT' || ownership === 'FOREIGN') return true;
  return ownership === 'STATE' || ownership === 'COLLECTIVE' || ownership === 'MIXED' ? false : null;
}

function ownRung(row: Row, organizations: ReadonlyMap<string, Organization>): number {
  const orgId = text(row, 'org_id');
  const built = flag(row, 'org_built');
  const organization = orgId === null ? undefined : organizations.get(orgId);
  if (organization !== undefined && (!organization.exists || organization.cap < JOINT)) return 0;
  if (!(built ?? organization !== undefined)) return 0;
  const rung = RUNGS[text(row, 'org_formation') ?? ''] ?? organization?.ownRung ?? ((organization?.units ?? 0) > 1 ? JOINT : SINGLE);
  return rung >= JOINT ? rung : 0;
}

/** Keyed by id. Without a party_org table every id that is named stands for an organization whose approval is not on record. */
function referenceOrganizations(tables: Tables, enterprises: readonly Row[], asOf: string): Map<string, Organization> {
  const named = (id: string): number =>
    Math.max(
      enterprises.filter((row) => text(row, 'org_id') === id).length,
      (tables.org_cover ?? []).filter((row) => text(row, 'org_id') === id && text(row, 'unit_kind') === 'ENTERPRISE').length,
    );
  const result = new Map<string, Organization>();
  if (tables.party_org === undefined) {
    const ids = [...enterprises, ...(tables.org_cover ?? [])].map((row) => text(row, 'org_id')).filter((id) => id !== null);
    for (const id of ids) result.set(id, { exists: true, approved: false, cap: SINGLE, ownRung: null, units: named(id) });
    return result;
  }
  for (const row of tables.party_org) {
    const id = text(row, 'org_id') ?? '';
    const decisions = (tables.approval ?? []).filter((one) => text(one, 'org_id') === id && contains(text(one, 'approved_on'), null, asOf));
    const latest = (kind: string): string | null =>
      decisions
        .filter((one) => text(one, 'kind') === kind)
        .map((one) => text(one, 'approved_on') ?? '0001-01-01')
        .sort()
        .at(-1) ?? null;
    const revoked = latest('撤销');
    const established = latest('成立');
    const type = text(row, 'org_type');
    result.set(id, {
      exists:
        contains(text(row, 'valid_from'), text(row, 'valid_to'), asOf) &&
        contains(text(row, 'founded_on'), null, asOf) &&
        flag(row, 'is_alliance_only') !== true &&
        (revoked === null || (established !== null && established > revoked)),
      approved: text(row, 'founded_on') !== null || text(row, 'approved_by_org_id') !== null || established !== null,
      cap: type === 'PARTY_GROUP' ? 0 : type === 'CHAIN_COMMITTEE' ? AREA : SINGLE,
      ownRung: RUNGS[text(row, 'formation') ?? ''] ?? (type === 'JOINT_BRANCH' || type === 'JOINT_COMMITTEE' ? JOINT : null),
      units: named(id),
    });
  }
  return result;
}
