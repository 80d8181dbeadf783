import type { DefinitionSet } from '../model/definition-set.ts';
import { EMPTY_FILTER } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { COVERAGE_SUM_COLUMNS, COVERAGE_SUMS } from './definition-sql.ts';
import { sumsScopeSql } from './filter-sql.ts';
import { integerLiteral, tableName } from './sql.ts';

/** One building by its `ix`, with the figures of all its tenants whatever the filter. */
export function buildingDetails(schema: string, definition: DefinitionSet, buildingIx: number): TypedQuery {
  const ix = integerLiteral(buildingIx);
  return {
    name: 'building-details',
    sql: `SELECT b.ix, b.id, b.name_zh, b.name_en, b.community_name, b.axis_group, b.floors, b.lon, b.lat, k.name_zh AS park_zh, k.name_en AS park_en,
        l.name_zh AS lead_org_zh, m.kind, m.address, m.subdistrict_name, s.*,
        (SELECT CAST(count(*) AS INTEGER) FROM ${tableName(schema, 'org')} WHERE building_ix = ${ix} AND is_enterprise_level) AS organizations
      FROM (SELECT * FROM ${tableName(schema, 'dim_building')} WHERE ix = ${ix}) b
      LEFT JOIN ${tableName(schema, 'dim_park')} k ON k.ix = b.park_ix
      LEFT JOIN ${tableName(schema, 'org')} l ON l.org_id = b.lead_org_id
      LEFT JOIN (SELECT * FROM ${tableName(schema, 'model_building')} QUALIFY row_number() OVER (PARTITION BY building_id) = 1) m ON m.building_id = b.id
      CROSS JOIN (SELECT ${COVERAGE_SUMS} FROM ${sumsScopeSql(schema, definition, EMPTY_FILTER, 'enterprise')} WHERE building_ix = ${ix}) s`,
    columns: {
      ix: 'integer',
      id: 'text',
      name_zh: 'text',
      name_en: 'text',
      community_name: 'text',
      axis_group: 'text',
      floors: 'integer',
      lon: 'double',
      lat: 'double',
      park_zh: 'text',
      park_en: 'text',
      lead_org_zh: 'text',
      kind: 'text',
      address: 'text',
      subdistrict_name: 'text',
      ...COVERAGE_SUM_COLUMNS,
      organizations: 'integer',
    },
  };
}
