import { type Catalog, hasColumn, hasTable } from '../model/catalog.ts';
import { OWNERSHIP_CODES } from '../model/code-aliases.ts';
import { RUNG_CODE } from '../model/coverage.ts';
import {
  DEREGISTERED_STATUSES,
  FIRST_NON_PUBLIC,
  INDUSTRY_SECTIONS,
  NOT_OPERATING_STATUSES,
  OPERATING_STATUSES,
  TAGS,
} from '../model/fact.ts';
import type { TableName } from '../model/tables.ts';
import { begunBySql, validAtSql } from './as-of-sql.ts';
import { uncheckedMercatorSql, withinMercatorSql } from './geometry-sql.ts';
import { modelView } from './model-views.ts';
import { rungByUnitsSql, rungOfWordSql } from './prepare-organizations.ts';
import { caseOfTexts, dateLiteral, tableName } from './sql.ts';

/**
 * `fact` in one pass over the enterprises: hash joins against small tables only, no sort, numbers out. It is a view over
 * `fact_stored`, which holds the columns that differ between rows; what the file lacks, and what follows from another
 * column, costs neither time at load nor memory. Beside the agreed columns: `prospects` (probationary members, applicants
 * or activists; NULL unknown), `cover_unknown` (the list asks whether an organization exists and this row does not answer),
 * `own_org_ix`, `own_rung` (the organization that the enterprise itself names, where it covers),
 * `fact_row` (the stored row's own number, by which a few rows are fetched without reading the others), `status_class` and `stated_operating`, of which `operating` and `registered` are made.
 */
export function factStatements(schema: string, catalog: Catalog, asOf: string): readonly string[] {
  const joins = new FactJoins(schema, catalog, asOf);
  const park = joins.park();
  const building = joins.building();
  const own = joins.ownOrganization();
  const byId = joins.byEnterprise();
  const district = joins.district(park, building);
  const has = (...columns: string[]): boolean => columns.some((column) => hasColumn(catalog, 'enterprise', column));

  const unchecked = has('lon') ? uncheckedMercatorSql('e.lon', 'e.lat') : { x: 'CAST(NULL AS INTEGER)', y: 'CAST(NULL AS INTEGER)' };
  const ownPlace = withinMercatorSql('own_x', 'own_y');
  const ownership = caseOfTexts('e.ownership', new Map([...OWNERSHIP_CODES].map(([text, code]) => [text, String(code)])));
  const given = `greatest(${byId.rung}, ${building.rung}, ${park.rung}, CASE WHEN ${byId.work} THEN ${RUNG_CODE.work} ELSE 0 END)`;
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
    district_ix: { value: district, type: 'INTEGER', absent: has('park_id', 'building_id', 'register_district_code') ? null : 'NULL' },
    park_ix: { value: joins.parkIx(park, building), type: 'INTEGER', absent: has('park_id', 'building_id') ? null : 'NULL' },
    building_ix: { value: building.ix, type: 'INTEGER', absent: has('building_id') ? null : 'NULL' },
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
  };
  const stored = Object.entries(columns).filter(([, column]) => column.absent === null);
  const inner = stored.map(([name, { value, type }]) => `CAST(${value} AS ${type}) AS "${name}"`);
  const storesOwn = has('org_id');
  const unanswered = `org_built IS NULL AND NOT names_org AND greatest(own_rung, given_rung) < ${RUNG_CODE.joint}`;

  const virtual = Object.entries(columns).map(([name, { type, absent }]) =>
    absent === null ? `"${name}"` : `CAST(${absent} AS ${type}) AS "${name}"`,
  );
  return [
    `CREATE OR REPLACE TABLE ${tableName(schema, 'fact_stored')} AS
      SELECT ${stored.map(([name, { checked }]) => (checked === undefined ? `"${name}"` : `${checked} AS "${name}"`)).join(', ')},
        CASE WHEN ${ownPlace} THEN own_x ELSE building_x END AS mx, CASE WHEN ${ownPlace} THEN own_y ELSE building_y END AS my,
        CAST(greatest(own_rung, given_rung) AS UTINYINT) AS rung
        ${asksForOrganization ? `, ${unanswered} AS cover_unknown` : ''}
        ${storesOwn ? ', CASE WHEN own_rung > 0 THEN org_ix END AS own_org_ix, CAST(own_rung AS UTINYINT) AS own_rung' : ''}
      FROM (SELECT *, ${own.rung} AS own_rung FROM (
        SELECT ${inner.join(',\n          ')},
          ${unchecked.x} AS own_x, ${unchecked.y} AS own_y, ${building.mx} AS building_x, ${building.my} AS building_y,
          ${given} AS given_rung, e.org_built, coalesce(e.org_id, '') <> '' AS names_org, ${own.columns}
        FROM ${joins.from()}
        WHERE ${validAtSql('e.valid_from', 'e.valid_to', dateLiteral(asOf))}
      ))`,
    `CREATE OR REPLACE VIEW ${tableName(schema, 'fact')} AS
      SELECT rowid AS fact_row, ${virtual.join(', ')}, mx, my, rung,
        ${operatingSql(has)} AS operating, coalesce(status_class <> ${DEREGISTERED}, TRUE) AS registered,
        ${has('ownership') ? `ownership >= ${FIRST_NON_PUBLIC}` : 'TRUE'} AS non_public,
        mx IS NULL AS unplaced,
        CASE WHEN members_probationary > 0 OR applicants > 0 THEN TRUE WHEN ${prospectsUnknown} THEN NULL ELSE FALSE END AS prospects,
        ${asksForOrganization ? '' : 'FALSE AS '}cover_unknown,
        ${storesOwn ? 'own_org_ix, own_rung' : 'CAST(NULL AS INTEGER) AS own_org_ix, CAST(0 AS UTINYINT) AS own_rung'}
      FROM ${tableName(schema, 'fact_stored')}`,
  ];
}

interface FactColumn {
  readonly value: string;
  /** What is stored of the value where that is not the value itself: a count below zero is an error of the source, so unknown. */
  readonly checked?: string;
  readonly type: 'INTEGER' | 'UTINYINT' | 'BOOLEAN';
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

interface PlaceJoin {
  readonly ix: string;
  readonly rung: string;
  readonly districtIx: string;
}

/** Collects the joins that the catalog makes necessary; without a column there is no join at all. */
class FactJoins {
  readonly #schema: string;
  readonly #catalog: Catalog;
  readonly #asOf: string;
  readonly #joins: string[] = [];

  constructor(schema: string, catalog: Catalog, asOf: string) {
    this.#schema = schema;
    this.#catalog = catalog;
    this.#asOf = asOf;
  }

  from(): string {
    return [`${this.#view('enterprise')} e`, ...this.#joins].join(' LEFT JOIN ');
  }

  park(): PlaceJoin {
    const none = 'CAST(NULL AS INTEGER)';
    if (!this.#enterpriseHas('park_id')) return { ix: none, rung: '0', districtIx: none };
    if (!hasTable(this.#catalog, 'org_cover')) {
      this.#joins.push(`${this.#table('dim_park')} p ON p.id = e.park_id`);
      return { ix: 'p.ix', rung: '0', districtIx: 'p.district_ix' };
    }
    this.#joins.push(`(${this.#withRule('dim_park', 'PARK', 'd.ix, d.id, d.district_ix')}) p ON p.id = e.park_id`);
    return { ix: 'p.ix', rung: 'coalesce(p.rung, 0)', districtIx: 'p.district_ix' };
  }

  building(): PlaceJoin & { readonly mx: string; readonly my: string; readonly parkIx: string } {
    const none = 'CAST(NULL AS INTEGER)';
    if (!this.#enterpriseHas('building_id')) return { ix: none, rung: '0', districtIx: none, mx: none, my: none, parkIx: none };
    const place = { ix: 'b.ix', districtIx: 'b.district_ix', mx: 'b.mx', my: 'b.my', parkIx: 'b.park_ix' };
    if (!hasTable(this.#catalog, 'org_cover')) {
      this.#joins.push(`${this.#table('dim_building')} b ON b.id = e.building_id`);
      return { ...place, rung: '0' };
    }
    const columns = 'd.ix, d.id, d.park_ix, d.district_ix, d.mx, d.my';
    const park = `(${this.#withRule('dim_park', 'PARK', 'd.ix')})`;
    const source = `SELECT d.*, coalesce(bp.rung, 0) AS park_rung FROM (${this.#withRule('dim_building', 'BUILDING', columns)}) d LEFT JOIN ${park} bp ON bp.ix = d.park_ix`;
    this.#joins.push(`(${source}) b ON b.id = e.building_id`);
    // The rung of the building's park holds only where the enterprise names no park of its own.
    const inherited = this.#enterpriseHas('park_id')
      ? 'CASE WHEN p.ix IS NULL THEN coalesce(b.park_rung, 0) ELSE 0 END'
      : 'coalesce(b.park_rung, 0)';
    return { ...place, rung: `greatest(coalesce(b.rung, 0), ${inherited})` };
  }

  parkIx(park: PlaceJoin, building: { readonly parkIx: string }): string {
    return `coalesce(${park.ix}, ${building.parkIx})`;
  }

  district(park: PlaceJoin, building: PlaceJoin): string {
    let registered = 'CAST(NULL AS INTEGER)';
    if (this.#enterpriseHas('register_district_code')) {
      this.#joins.push(`${this.#table('dim_district')} rd ON rd.code = e.register_district_code`);
      registered = 'rd.ix';
    }
    const ofPark = `CASE WHEN ${park.ix} IS NOT NULL THEN ${park.districtIx} ELSE ${building.districtIx} END`;
    return `coalesce(${ofPark}, ${registered})`;
  }

  /**
   * What the enterprise's own columns say. A named organization that is on the list governs: not yet founded,
   * revoked or an alliance, it gives nothing. Area never comes from here: it needs an explicit cover row.
   */
  ownOrganization(): { readonly columns: string; readonly rung: string } {
    const hasId = this.#enterpriseHas('org_id');
    const none = 'CAST(NULL AS INTEGER) AS org_ix';
    if (!hasId && !this.#enterpriseHas('org_built')) return { columns: none, rung: '0' };
    if (!hasId) {
      const word = `coalesce(${rungOfWordSql('e.org_formation')}, ${RUNG_CODE.single}) AS named_rung`;
      return { columns: `${none}, ${word}`, rung: `CASE WHEN org_built AND named_rung >= ${RUNG_CODE.joint} THEN named_rung ELSE 0 END` };
    }
    this.#joins.push(`${this.#table('org_register')} o ON o.org_id = e.org_id`);
    const word = `coalesce(${rungOfWordSql('e.org_formation')}, o.word_rung, ${rungByUnitsSql('coalesce(o.units, 0)')})`;
    return {
      columns: `o.org_ix, (o.org_ix IS NULL OR (o.exists_at AND o.cap >= ${RUNG_CODE.joint})) AS may_cover, ${word} AS named_rung`,
      rung: `CASE WHEN may_cover AND coalesce(org_built, org_ix IS NOT NULL) AND named_rung >= ${RUNG_CODE.joint} THEN named_rung ELSE 0 END`,
    };
  }

  /** Explicit cover, tags and work of an enterprise, gathered by its id into one join. */
  byEnterprise(): { readonly rung: string; readonly tags: string; readonly work: string } {
    const parts: string[] = [];
    if (hasTable(this.#catalog, 'org_cover')) {
      parts.push(`SELECT unit_id, rung, 0, FALSE FROM ${this.#table('cover_rule')} WHERE unit_kind = 'ENTERPRISE'`);
    }
    if (hasTable(this.#catalog, 'enterprise_tag')) {
      const bits = caseOfTexts('tag', new Map(TAGS.map((tag, bit) => [tag, String(1 << bit)])));
      const year = Number(this.#asOf.slice(0, 4));
      parts.push(
        `SELECT enterprise_id, 0, coalesce(${bits}, 0), FALSE FROM ${this.#view('enterprise_tag')} WHERE "year" IS NULL OR "year" <= ${year}`,
      );
    }
    if (hasTable(this.#catalog, 'instructor_assignment')) {
      parts.push(
        `SELECT enterprise_id, 0, 0, TRUE FROM ${this.#view('instructor_assignment')} WHERE ${validAtSql('since', 'until', dateLiteral(this.#asOf))}`,
      );
    }
    if (hasTable(this.#catalog, 'trade_union')) {
      parts.push(
        `SELECT unnest(enterprise_ids), 0, 0, TRUE FROM ${this.#view('trade_union')} WHERE ${begunBySql('founded_on', dateLiteral(this.#asOf))}`,
      );
    }
    if (parts.length === 0) return { rung: '0', tags: '0', work: 'FALSE' };
    this.#joins.push(`(SELECT id, max(rung) AS rung, CAST(bit_or(tags) AS INTEGER) AS tags, bool_or(work) AS work
      FROM (${parts.join(' UNION ALL ')}) u(id, rung, tags, work) WHERE id IS NOT NULL GROUP BY id) k ON k.id = e.enterprise_id`);
    return { rung: 'coalesce(k.rung, 0)', tags: 'coalesce(k.tags, 0)', work: 'coalesce(k.work, FALSE)' };
  }

  #withRule(dim: string, unitKind: string, columns: string): string {
    return `SELECT ${columns}, coalesce(r.rung, 0) AS rung FROM ${this.#table(dim)} d
      LEFT JOIN (SELECT unit_id, max(rung) AS rung FROM ${this.#table('cover_rule')} WHERE unit_kind = '${unitKind}' GROUP BY 1) r ON r.unit_id = d.id`;
  }

  #enterpriseHas(column: string): boolean {
    return hasColumn(this.#catalog, 'enterprise', column);
  }

  #table(name: string): string {
    return tableName(this.#schema, name);
  }

  #view(name: TableName): string {
    return tableName(this.#schema, modelView(name));
  }
}
