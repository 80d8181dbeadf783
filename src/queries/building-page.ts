import type { DefinitionSet } from '../model/definition-set.ts';
import { EMPTY_FILTER, type Filter } from '../model/filter.ts';
import { DEFAULT_THRESHOLDS, type GapThresholds } from '../model/gap-thresholds.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { COVERAGE_SUM_COLUMNS, COVERAGE_SUMS, enterprisesSql } from './definition-sql.ts';
import { filteredQuery, scopeSql, sumsScopeSql } from './filter-sql.ts';
import { gapClassSql } from './gap-class-sql.ts';
import { DECISION_COLUMNS, decisionSql } from './gap-decision-columns.ts';
import { integerLiteral, tableName, textLiteral } from './sql.ts';
import { enterpriseRowsSql, TABLE_COLUMNS } from './table-page.ts';

/** What the page of one building says of it, by its id, over all its tenants whatever the filter. No row for an unknown id. */
export function buildingPageHead(schema: string, definition: DefinitionSet, buildingId: string): TypedQuery {
  const dim = (name: string): string => tableName(schema, `dim_${name}`);
  const building = `(SELECT * FROM ${dim('building')} WHERE id = ${textLiteral(buildingId)})`;
  return {
    name: 'building-page-head',
    sql: `SELECT b.ix, b.id, b.name_zh, b.name_en, m.tower, m.kind, b.floors, m.address, m.subdistrict_name, b.community_name, b.axis_group,
        coalesce(k.name_zh, k.id) AS park_zh, coalesce(k.name_en, k.id) AS park_en,
        coalesce(d.name_zh, d.code) AS district_zh, coalesce(d.name_en, d.code) AS district_en,
        l.name_zh AS lead_org_zh, l.name_en AS lead_org_en, p.name_zh AS park_org_zh, p.name_en AS park_org_en,
        coalesce(m.is_synthetic, FALSE) AS is_synthetic, s.*
      FROM ${building} b
      LEFT JOIN ${dim('park')} k ON k.ix = b.park_ix
      LEFT JOIN ${dim('district')} d ON d.ix = b.district_ix
      LEFT JOIN (SELECT * FROM ${tableName(schema, 'model_building')} QUALIFY row_number() OVER (PARTITION BY building_id) = 1) m ON m.building_id = b.id
      LEFT JOIN (SELECT * FROM ${tableName(schema, 'model_park')} QUALIFY row_number() OVER (PARTITION BY park_id) = 1) mp ON mp.park_id = k.id
      LEFT JOIN ${tableName(schema, 'org')} l ON l.org_id = b.lead_org_id
      LEFT JOIN ${tableName(schema, 'org')} p ON p.org_id = mp.lead_org_id
      CROSS JOIN (SELECT ${COVERAGE_SUMS}, ${enterprisesSql('suppressed')} AS suppressed, ${enterprisesSql('NOT registered')} AS deregistered
        FROM ${sumsScopeSql(schema, definition, EMPTY_FILTER, 'enterprise')} WHERE building_ix IN (SELECT ix FROM ${building})) s`,
    columns: {
      ix: 'integer',
      id: 'text',
      name_zh: 'text',
      name_en: 'text',
      tower: 'text',
      kind: 'text',
      floors: 'integer',
      address: 'text',
      subdistrict_name: 'text',
      community_name: 'text',
      axis_group: 'text',
      park_zh: 'text',
      park_en: 'text',
      district_zh: 'text',
      district_en: 'text',
      lead_org_zh: 'text',
      lead_org_en: 'text',
      park_org_zh: 'text',
      park_org_en: 'text',
      is_synthetic: 'boolean',
      ...COVERAGE_SUM_COLUMNS,
      suppressed: 'integer',
      deregistered: 'integer',
    },
  };
}

/** The tenants that may be shown and are on the register: TABLE_COLUMNS, `floor_room` and what the decision reads. */
export function buildingTenants(
  schema: string,
  definition: DefinitionSet,
  buildingIx: number,
  thresholds: GapThresholds = DEFAULT_THRESHOLDS,
): TypedQuery {
  const rows = `SELECT fact_row, "row", ${gapClassSql(thresholds)} AS gap_class, row_number() OVER (ORDER BY "row") AS position
    FROM ${scopeSql(schema, definition, EMPTY_FILTER)} WHERE building_ix = ${integerLiteral(buildingIx)} AND NOT suppressed AND registered`;
  return {
    name: 'building-tenants',
    sql: enterpriseRowsSql(schema, rows, `, e.floor_room${decisionSql(schema)}`),
    columns: { ...TABLE_COLUMNS, floor_room: 'text', ...DECISION_COLUMNS },
  };
}

/**
 * Organizations that cover tenants of the building, and the building's own: `rung` is the best they give (NULL for none), `tenants`
 * how many of the building they cover. The building's own first, then by rung and tenants.
 */
export function buildingOrganizations(schema: string, buildingIx: number): TypedQuery {
  const ix = integerLiteral(buildingIx);
  return {
    name: 'building-page-organizations',
    sql: `SELECT o.org_ix, o.org_id, o.name_zh, o.name_en, o.org_type, o.is_building_org, o.members_full, v.rung, CAST(coalesce(v.tenants, 0) AS INTEGER) AS tenants
      FROM ${tableName(schema, 'org')} o
      LEFT JOIN (SELECT c.org_ix, max(c.rung) AS rung, count(DISTINCT c."row") AS tenants FROM ${tableName(schema, 'cover')} c
        JOIN (SELECT "row" FROM ${tableName(schema, 'fact')} WHERE building_ix = ${ix}) f ON f."row" = c."row" GROUP BY 1) v ON v.org_ix = o.org_ix
      WHERE v.org_ix IS NOT NULL OR (o.is_building_org AND o.building_ix = ${ix})
        OR o.org_id = (SELECT lead_org_id FROM ${tableName(schema, 'dim_building')} WHERE ix = ${ix})
      ORDER BY NOT o.is_building_org, v.rung DESC NULLS LAST, v.tenants DESC NULLS LAST, o.org_ix`,
    columns: {
      org_ix: 'integer',
      org_id: 'text',
      name_zh: 'text',
      name_en: 'text',
      org_type: 'text',
      is_building_org: 'boolean',
      members_full: 'integer',
      rung: 'integer',
      tenants: 'integer',
    },
  };
}

/** Buildings with a tenant under the filter, in the order in which pages are turned: district, park, id. */
export function buildingsToPage(schema: string, definition: DefinitionSet, filter: Filter): TypedQuery {
  return filteredQuery(schema, filter, {
    name: 'buildings-to-page',
    sql: `SELECT b.ix, b.id, coalesce(b.name_zh, b.id) AS name_zh, coalesce(b.name_en, b.name_zh, b.id) AS name_en, s.eligible, s.covered
      FROM (SELECT building_ix, ${COVERAGE_SUMS} FROM ${sumsScopeSql(schema, definition, filter, 'enterprise')}
        WHERE building_ix IS NOT NULL GROUP BY 1) s
      JOIN ${tableName(schema, 'dim_building')} b ON b.ix = s.building_ix
      ORDER BY b.district_ix NULLS LAST, b.park_ix NULLS LAST, b.ix`,
    columns: { ix: 'integer', id: 'text', name_zh: 'text', name_en: 'text', eligible: 'integer', covered: 'integer' },
  });
}
