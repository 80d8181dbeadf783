import fc from 'fast-check';
import type { Catalog } from '../../src/model/catalog.ts';
import type { TableName } from '../../src/model/tables.ts';
import { columnsOfModel, type Row, requiredColumns, type Tables } from './fixture-tables.ts';

/** Datasets of a dozen enterprises where every kind of row the definitions name turns up, with tables and columns left out at will. */
export interface RandomDataset {
  readonly tables: Tables;
  readonly catalog: Catalog;
  readonly asOf: string;
}

const maybe = <T>(...values: readonly T[]): fc.Arbitrary<T | null> => fc.constantFrom(...values, null);
const day = maybe('2020-01-01', '2021-06-30', '2022-01-01', '2023-03-15', '2024-01-01');
const few = fc.option(fc.integer({ min: 0, max: 4 }), { nil: null });
const parkId = maybe('P0', 'P1', 'P2');
const buildingId = maybe('B0', 'B1', 'B2', 'B3');
const districtCode = maybe('520103', '520115', '520112');
const orgId = maybe('O0', 'O1', 'O2', 'O3', 'O4');
const enterpriseId = fc.integer({ min: 0, max: 11 }).map((n) => `E${n}`);
const formation = maybe('SINGLE', 'JOINT', 'AREA');

const enterprise = fc.record({
  name_zh: fc.constantFrom('示例甲', '示例乙_50%', "示例'丙"),
  uscc: maybe('91990000TC0000013F'),
  ownership: maybe('STATE', 'MIXED', 'PRIVATE', 'PRIVATE', 'HMT', 'FOREIGN', '不详'),
  status: maybe('存续', '存续', '在业', '停业', '注销', '迁出', '筹建'),
  is_operating: fc.constantFrom(null, null, null, true, false),
  park_id: parkId,
  building_id: buildingId,
  register_district_code: districtCode,
  industry_code: maybe('C3731', 'I65', '7491', 'A', '甲'),
  size_class: fc.constantFrom(null, 1, 2, 3, 4, 9),
  org_id: maybe('O0', 'O1', 'O2', 'O3', 'O4', 'O-unlisted', ''),
  org_built: fc.constantFrom(null, true, false),
  org_formation: formation,
  members_total: few,
  members_full: few,
  members_probationary: few,
  applicants: few,
  suppressed: fc.constantFrom(null, false, true),
  lon: fc.option(fc.double({ min: 100, max: 110, noNaN: true }), { nil: null }),
  lat: fc.option(fc.double({ min: 20, max: 30, noNaN: true }), { nil: null }),
  valid_from: day,
  valid_to: maybe('2022-06-01', '2024-06-01'),
});
const organization = fc.record({
  org_type: maybe('BRANCH', 'JOINT_BRANCH', 'COMMITTEE', 'BUILDING_COMMITTEE', 'CHAIN_COMMITTEE', 'PARTY_GROUP'),
  org_level: maybe('ENTERPRISE', 'BUILDING', 'CHAIN'),
  formation,
  approved_by_org_id: maybe('O0'),
  founded_on: day,
  is_alliance_only: fc.constantFrom(null, false, false, true),
  park_id: parkId,
  building_id: buildingId,
  valid_from: day,
  valid_to: maybe('2022-06-01'),
});
const cover = fc.record({
  org_id: orgId.map((id) => id ?? 'O-unlisted'),
  unit: fc.oneof(
    enterpriseId.map((id) => ['ENTERPRISE', id] as const),
    buildingId.map((id) => ['BUILDING', id ?? 'B9'] as const),
    parkId.map((id) => ['PARK', id ?? 'P9'] as const),
  ),
  kind: maybe('DIRECT', 'JOINT', 'RADIATE'),
  since: day,
  until: maybe('2022-06-01', '2024-06-01'),
});
const approval = fc.record({ org_id: orgId, approved_on: day, kind: fc.constantFrom('成立', '换届', '撤销') });
const assignment = fc.record({ enterprise_id: enterpriseId, since: day, until: maybe('2022-06-01') });
const union = fc.record({ enterprise_ids: fc.uniqueArray(enterpriseId, { maxLength: 3 }), founded_on: day });

const numbered = <T extends object>(key: string, prefix: string, rows: readonly T[]): Row[] =>
  rows.map((row, i) => ({ [key]: `${prefix}${i}`, ...row }));

const fullTables: fc.Arbitrary<Tables> = fc
  .record({
    enterprises: fc.array(enterprise, { minLength: 1, maxLength: 12 }),
    organizations: fc.array(organization, { minLength: 1, maxLength: 5 }),
    covers: fc.uniqueArray(cover, { maxLength: 8, selector: (row) => `${row.org_id} ${row.unit.join(' ')}` }),
    approvals: fc.array(approval, { maxLength: 4 }),
    assignments: fc.array(assignment, { maxLength: 3 }),
    unions: fc.array(union, { maxLength: 2 }),
    buildingParks: fc.array(parkId, { minLength: 3, maxLength: 3 }),
    parkDistricts: fc.array(districtCode, { minLength: 2, maxLength: 2 }),
  })
  .map((random) => ({
    enterprise: numbered('enterprise_id', 'E', random.enterprises),
    party_org: numbered('org_id', 'O', random.organizations),
    org_cover: random.covers.map(({ unit, ...row }) => ({ ...row, unit_kind: unit[0], unit_id: unit[1] })),
    approval: numbered('approval_id', 'A', random.approvals),
    instructor_assignment: numbered('instructor_id', 'I', random.assignments),
    trade_union: numbered('union_id', 'U', random.unions),
    building: numbered(
      'building_id',
      'B',
      random.buildingParks.map((park_id) => ({ park_id, lon: 106.6, lat: 26.6 })),
    ),
    park: numbered(
      'park_id',
      'P',
      random.parkDistricts.map((district_code) => ({ district_code })),
    ),
  }));

const OPTIONAL_TABLES = [
  'party_org',
  'org_cover',
  'approval',
  'instructor_assignment',
  'trade_union',
  'building',
  'park',
] as const satisfies readonly TableName[];
const OPTIONAL_COLUMNS = [
  'ownership',
  'status',
  'is_operating',
  'org_id',
  'org_built',
  'org_formation',
  'members_total',
  'members_probationary',
  'suppressed',
  'park_id',
  'building_id',
  'register_district_code',
] as const;

export const randomDataset: fc.Arbitrary<RandomDataset> = fc
  .record({
    tables: fullTables,
    without: fc.oneof(
      { weight: 2, arbitrary: fc.constant<string[]>([]) },
      { weight: 3, arbitrary: fc.subarray<string>([...OPTIONAL_TABLES]) },
    ),
    withoutColumns: fc.oneof(
      { weight: 2, arbitrary: fc.constant<string[]>([]) },
      { weight: 3, arbitrary: fc.subarray<string>([...OPTIONAL_COLUMNS], { maxLength: 6 }) },
    ),
    asOf: fc.constantFrom('2021-01-01', '2022-01-01', '2023-12-31', '2024-06-01'),
  })
  .map(({ tables, without, withoutColumns, asOf }) => {
    const kept = Object.fromEntries(Object.entries(tables).filter(([name]) => !without.some((left) => left === name))) as Tables;
    const dropped = new Set<string>(withoutColumns);
    const enterprises = (kept.enterprise ?? []).map((row) =>
      Object.fromEntries(Object.entries(row).filter(([column]) => !dropped.has(column))),
    );
    const catalog = Object.fromEntries(Object.keys(kept).map((name) => [name, columnsOfModel(name as TableName)])) as Record<
      TableName,
      readonly string[]
    >;
    const given = new Set([...requiredColumns('enterprise'), ...enterprises.flatMap((row) => Object.keys(row))]);
    return { tables: { ...kept, enterprise: enterprises }, catalog: { ...catalog, enterprise: [...given] }, asOf };
  });
