import { type Catalog, hasColumn, hasTable } from '../model/catalog.ts';
import { OWNERSHIP_CODES } from '../model/code-aliases.ts';
import { RUNG_CODE } from '../model/coverage.ts';
import type { Edits, PlacedBy } from '../model/edits.ts';
import { DEREGISTERED_STATUSES, FIRST_NON_PUBLIC, INDUSTRY_SECTIONS, NOT_OPERATING_STATUSES, OPERATING_STATUSES } from '../model/fact.ts';
import { validAtSql } from './as-of-sql.ts';
import { placedByCode, placedUnits } from './edit-tables.ts';
import { FactJoins } from './fact-joins.ts';
import { uncheckedMercatorSql, withinMercatorSql } from './geometry-sql.ts';
import { caseOfTexts, dateLiteral, tableName } from './sql.ts';

/**
 * `fact` in one pass over the enterprises: hash joins against small tables only, no sort, numbers out. It is a view over
 * `fact_stored`, which holds the columns that differ between rows; what the file lacks, and what follows from another
 * column, costs neither time at load nor memory. Beside the agreed columns: `prospects` (probationary members, applicants
 * or activists; NULL unknown), `cover_unknown` (the list asks whether an organization exists and this row does not answer),
 * `own_org_ix`, `own_rung` (the organization that the enterprise itself names, where it covers),
 * `fact_row` (the stored row's own number, by which a few rows are fetched without reading the others), `status_class` and `stated_operating`, of which `operating` and `registered` are made,
 * `placed_by` (index into PLACED_BY, NULL without a point): a place set by hand, else the list's own, else the building's.
 */
export function factStatements(schema: string, catalog: Catalog, asOf: string, edits: Edits): readonly string[] {
  const joins = new FactJoins(schema, catalog, asOf, edits);
  const park = joins.park();
  const building = joins.building();
  const own = joins.ownOrganization();
  const byId = joins.byEnterprise();
  const hand = joins.hand();
  const district = joins.district(park, building);
  const has = (...columns: string[]): boolean => columns.some((column) => hasColumn(catalog, 'enterprise', column));

  const unchecked = has('lon') ? uncheckedMercatorSql('e.lon', 'e.lat') : { x: 'CAST(NULL AS INTEGER)', y: 'CAST(NULL AS INTEGER)' };
  const ownPlace = withinMercatorSql('own_x', 'own_y');
  const hasLinks = edits.links.length > 0;
  const placedBy = placedBySql(
    {
      hand: hand !== null,
      own: has('lon'),
      building: has('building_id') && (hasColumn(catalog, 'building', 'lon') || placedUnits(edits, 'BUILDING')),
      address: hasLinks,
    },
    ownPlace,
  );
  const placed = (own: string, axis: string): string =>
    `CASE ${hand === null ? '' : `WHEN hand_x IS NOT NULL THEN hand_${axis} `}WHEN ${ownPlace} THEN ${own} ELSE building_${axis} END`;
  const ownership = caseOfTexts('e.ownership', new Map([...OWNERSHIP_CODES].map(([text, code]) => [text, String(code)])));
  const workRung = byId.work === 'FALSE' ? '0' : `CASE WHEN ${byId.work} THEN ${RUNG_CODE.work} ELSE 0 END`;
  const rungs = [byId.rung, building.rung, park.rung, workRung].filter((rung) => rung !== '0');
  const given = rungs.length > 1 ? `greatest(${rungs.join(', ')})` : (rungs[0] ?? '0');
  // Not greatest, where it can be avoided: it takes five times as long as CASE.
  const bestRung = rungs.length === 0 ? 'own_rung' : 'CASE WHEN own_rung > given_rung THEN own_rung ELSE given_rung END';
  const asksForOrganization = has('org_built') && !hasTable(catalog, 'org_cover');
  const count = (column: string, value = `e.${column}`, ...sources: string[]): FactColumn => ({
    value,
    checked: `CASE WHEN "${column}" >= 0 THEN "${column}" END`,
    type: 'INTEGER',
    absent: has(column, ...sources) ? null : 'NULL',
  });
  const prospectsUnknown = has('members_probationary', 'members_total') ? 'members_probationary IS NULL' : 'FALSE';

  const columns: Readonly<Record<string, FactColumn>> = {
    row: { value: 'e."row"', type: 'INTEGER', absent: null },
    district_ix: {
      value: district,
      type: 'INTEGER',
      absent: hasLinks || has('park_id', 'building_id', 'register_district_code') ? null : 'NULL',
    },
    park_ix: { value: joins.parkIx(park, building), type: 'INTEGER', absent: hasLinks || has('park_id', 'building_id') ? null : 'NULL' },
    building_ix: { value: building.ix, type: 'INTEGER', absent: hasLinks || has('building_id') ? null : 'NULL' },
    industry: { value: industrySql('e.industry_code'), type: 'UTINYINT', absent: has('industry_code') ? null : 'NULL' },
    size_class: {
      value: 'CASE WHEN e.size_class BETWEEN 1 AND 4 THEN e.size_class END',
      type: 'UTINYINT',
      absent: has('size_class') ? null : 'NULL',
    },
    ownership: { value: ownership, type: 'UTINYINT', absent: has('ownership') ? null : 'NULL' },
    stated_operating: { value: 'e.is_operating', type: 'BOOLEAN', absent: has('is_operating') ? null : 'NULL' },
    status_class: { value: statusClassSql('e.status'), type: 'UTINYINT', absent: has('status') ? null : 'NULL' },
    tags: { value: byId.tags, type: 'INTEGER', absent: hasTable(catalog, 'enterprise_tag') ? null : '0' },
    staff: count('staff', 'e.staff_count', 'staff_count'),
    members_full: count('members_full', 'coalesce(e.members_full, CASE WHEN e.members_total = 0 THEN 0 END)', 'members_total'),
    members_probationary: count(
      'members_probationary',
      'coalesce(e.members_probationary, CASE WHEN e.members_total = 0 THEN 0 ELSE e.members_total - e.members_full END)',
      'members_total',
    ),
    members_total: count('members_total'),
    relation_here: count('relation_here'),
    members_floating: count('members_floating'),
    members_unattached: count('members_unattached'),
    applicants: count('applicants'),
    union_members: count('union_members'),
    work: { value: byId.work, type: 'BOOLEAN', absent: byId.work === 'FALSE' ? 'FALSE' : null },
    suppressed: { value: 'coalesce(e.suppressed, FALSE)', type: 'BOOLEAN', absent: has('suppressed') ? null : 'FALSE' },
    entered_on: { value: 'e.entered_on', type: 'DATE', absent: has('entered_on') ? null : 'NULL' },
  };
  const stored = Object.entries(columns).filter(([, column]) => column.absent === null);
  const inner = stored.map(([name, { value, type }]) => `CAST(${value} AS ${type}) AS "${name}"`);
  const storesOwn = has('org_id');
  const unanswered = `org_built IS NULL AND NOT names_org AND ${bestRung} < ${RUNG_CODE.joint}`;

  const virtual = Object.entries(columns).map(([name, { type, absent }]) =>
    absent === null ? `"${name}"` : `CAST(${absent} AS ${type}) AS "${name}"`,
  );
  return [
    `CREATE OR REPLACE TABLE ${tableName(schema, 'fact_stored')} AS
      SELECT ${stored.map(([name, { checked }]) => (checked === undefined ? `"${name}"` : `${checked} AS "${name}"`)).join(', ')},
        ${placed('own_x', 'x')} AS mx, ${placed('own_y', 'y')} AS my${placedBy.stored === null ? '' : `, CAST(${placedBy.stored} AS UTINYINT) AS placed_by`},
        CAST(${bestRung} AS UTINYINT) AS rung
        ${asksForOrganization ? `, ${unanswered} AS cover_unknown` : ''}
        ${storesOwn ? ', CASE WHEN own_rung > 0 THEN org_ix END AS own_org_ix, CAST(own_rung AS UTINYINT) AS own_rung' : ''}
      FROM (SELECT *, ${own.rung} AS own_rung FROM (
        SELECT ${inner.join(',\n          ')},
          ${unchecked.x} AS own_x, ${unchecked.y} AS own_y, ${building.mx} AS building_x, ${building.my} AS building_y,
          ${hand === null ? '' : `${hand.mx} AS hand_x, ${hand.my} AS hand_y, `}${hasLinks ? `coalesce(e.building_id, '') = '' AS by_address, ` : ''}
          ${given} AS given_rung, e.org_built, coalesce(e.org_id, '') <> '' AS names_org, ${own.columns}
        FROM ${joins.from()}
        WHERE ${validAtSql('e.valid_from', 'e.valid_to', dateLiteral(asOf))}
      ))`,
    `CREATE OR REPLACE VIEW ${tableName(schema, 'fact')} AS
      SELECT rowid AS fact_row, ${virtual.join(', ')}, mx, my, rung,
        ${operatingSql(has)} AS operating, coalesce(status_class <> ${DEREGISTERED}, TRUE) AS registered,
        ${has('ownership') ? `ownership >= ${FIRST_NON_PUBLIC}` : 'TRUE'} AS non_public,
        mx IS NULL AS unplaced, ${placedBy.virtual} AS placed_by,
        CASE WHEN members_probationary > 0 OR applicants > 0 THEN TRUE WHEN ${prospectsUnknown} THEN NULL ELSE FALSE END AS prospects,
        ${asksForOrganization ? '' : 'FALSE AS '}cover_unknown,
        ${storesOwn ? 'own_org_ix, own_rung' : 'CAST(NULL AS INTEGER) AS own_org_ix, CAST(0 AS UTINYINT) AS own_rung'}
      FROM ${tableName(schema, 'fact_stored')}`,
  ];
}

/**
 * How a point came about. Where all points of a dataset come one way, as in a list alone, nothing is stored for it; `stored` is null then.
 */
function placedBySql(
  can: Readonly<Record<PlacedBy, boolean>>,
  ownPlace: string,
): { readonly stored: string | null; readonly virtual: string } {
  const ways = (Object.keys(can) as PlacedBy[]).filter((way) => can[way]);
  const [only] = ways;
  if (only === undefined) return { stored: null, virtual: 'CAST(NULL AS UTINYINT)' };
  if (ways.length === 1) return { stored: null, virtual: `CASE WHEN mx IS NOT NULL THEN CAST(${placedByCode(only)} AS UTINYINT) END` };
  const hand = can.hand ? `WHEN hand_x IS NOT NULL THEN ${placedByCode('hand')} ` : '';
  const address = can.address ? `WHEN building_x IS NOT NULL AND by_address THEN ${placedByCode('address')} ` : '';
  const building = `WHEN building_x IS NOT NULL THEN ${placedByCode('building')}`;
  return { stored: `CASE ${hand}WHEN ${ownPlace} THEN ${placedByCode('own')} ${address}${building} END`, virtual: 'placed_by' };
}

interface FactColumn {
  readonly value: string;
  /** What is stored of the value where that is not the value itself: a count below zero is an error of the source, so unknown. */
  readonly checked?: string;
  readonly type: 'INTEGER' | 'UTINYINT' | 'BOOLEAN' | 'DATE';
  /** The constant that stands for the column where the dataset has nothing to fill it from; null where it has. */
  readonly absent: string | null;
}

/**
 * GB/T 4754: `C3731`, `C` and `3731` all give the section's index; anything else is unknown. Digits are compared as text,
 * which orders codes of two to four digits by their division without reading a number out of each.
 */
function industrySql(code: string): string {
  const letter = (first: number): string =>
    `WHEN ascii(${code}) BETWEEN ${first} AND ${first + INDUSTRY_SECTIONS.length - 1} THEN ascii(${code}) - ${first}`;
  const sections = INDUSTRY_SECTIONS.map(([, , last], index) => `WHEN ${code} < '${String(last + 1).padStart(2, '0')}' THEN ${index}`);
  return `CASE WHEN ${code} >= 'A' THEN CASE ${letter(65)} ${letter(97)} END
    WHEN strlen(${code}) NOT BETWEEN 2 AND 4 OR ${code} < '01' THEN NULL
    ${sections.join(' ')} END`;
}

const OPERATING = 0;
const NOT_OPERATING = 1;
const DEREGISTERED = 2;

/** One code a status; NULL for one that does not say whether the enterprise operates. */
function statusClassSql(status: string): string {
  // Not IN: from six values on the planner would turn it into one more hash join of the big table.
  return caseOfTexts(
    status,
    new Map([
      ...OPERATING_STATUSES.map((text) => [text, String(OPERATING)] as const),
      ...NOT_OPERATING_STATUSES.map((text) => [text, String(NOT_OPERATING)] as const),
      ...DEREGISTERED_STATUSES.map((text) => [text, String(DEREGISTERED)] as const),
    ]),
  );
}

/** Deregistered is certain; else what the list states, else what the status says. */
function operatingSql(has: (...columns: string[]) => boolean): string {
  if (!has('is_operating', 'status')) return 'TRUE';
  if (!has('is_operating')) return `status_class = ${OPERATING}`;
  return `CASE WHEN status_class = ${DEREGISTERED} THEN FALSE ELSE coalesce(stated_operating, status_class = ${OPERATING}) END`;
}
