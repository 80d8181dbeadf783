import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import type { QueryColumnType, TypedQuery } from '../model/typed-query.ts';
import { begunBySql, preparedDateSql } from './as-of-sql.ts';
import { groupOrganizationsSql, groupSumColumns, organizationsOfGroup } from './by-dimension.ts';
import { COVERAGE_SUM_COLUMNS, COVERAGE_SUMS, enterprisesSql } from './definition-sql.ts';
import { filteredQuery, placeFilterSql, restrictsEnterprises, sumsScopeSql } from './filter-sql.ts';
import { placeableSql } from './geometry-sql.ts';
import { tableName } from './sql.ts';

/** Names that several things share a row with are joined by this, which no name holds. */
export const NAME_SEPARATOR = '\n';
const SEPARATOR_SQL = 'chr(10)';

const PLAN_BUILDING_COLUMNS = {
  ix: 'integer',
  id: 'text',
  name_zh: 'text',
  name_en: 'text',
  lon: 'double',
  lat: 'double',
  park_id: 'text',
  park_zh: 'text',
  park_en: 'text',
  community_name: 'text',
  subdistrict_name: 'text',
  axis_group: 'text',
  floors: 'integer',
  property_org_name: 'text',
  lead_org_zh: 'text',
  sites: 'text',
  base: 'text',
  ...COVERAGE_SUM_COLUMNS,
  staff: 'integer',
  organizations: 'integer',
} as const satisfies Record<string, QueryColumnType>;

/**
 * Buildings under the filter as plans take them, in the order of `ix`: their enterprises by the definition, staff (NULL unknown), organizations
 * of enterprises, names of those (`base`) and of service sites there (`sites`), each name on a line of its own, NULL for none. Where the
 * filter asks something that only an enterprise has, buildings without one are left out.
 */
export function planBuildings(schema: string, definition: DefinitionSet, filter: Filter): TypedQuery {
  const table = (name: string): string => tableName(schema, name);
  const names = (expression: string): string =>
    `string_agg(replace(${expression}, ${SEPARATOR_SQL}, ' '), ${SEPARATOR_SQL} ORDER BY ${expression})`;
  return filteredQuery(schema, filter, {
    name: 'plan-buildings',
    sql: `SELECT d.ix, d.id, d.name_zh, d.name_en, d.lon, d.lat, k.id AS park_id, k.name_zh AS park_zh, k.name_en AS park_en, d.community_name,
        m.subdistrict_name, d.axis_group, d.floors, m.property_org_name, coalesce(l.name_zh, own.lead) AS lead_org_zh, site.names AS sites, own.base,
        ${groupSumColumns('s')}, s.staff, ${organizationsOfGroup(schema)} AS organizations
      FROM (SELECT * FROM (SELECT *, ix AS building_ix FROM ${table('dim_building')}) WHERE ${placeFilterSql(schema, filter)}) d
      LEFT JOIN (SELECT building_ix AS ix, ${COVERAGE_SUMS}, CAST(sum(staff_sum) AS INTEGER) AS staff
        FROM ${sumsScopeSql(schema, definition, filter, 'enterprise')} GROUP BY 1) s ON s.ix = d.ix
      LEFT JOIN (${groupOrganizationsSql(schema, filter, 'building')}) o ON o.ix = d.ix
      LEFT JOIN ${table('dim_park')} k ON k.ix = d.park_ix
      LEFT JOIN (SELECT * FROM ${table('model_building')} QUALIFY row_number() OVER (PARTITION BY building_id) = 1) m ON m.building_id = d.id
      LEFT JOIN ${table('org')} l ON l.org_id = d.lead_org_id
      LEFT JOIN (SELECT building_ix, ${names('name_zh')} FILTER (WHERE is_enterprise_level) AS base, min(name_zh) FILTER (WHERE is_building_org) AS lead
        FROM ${table('org')} GROUP BY 1) own ON own.building_ix = d.ix
      LEFT JOIN (SELECT building_id, ${names('name_zh')} AS names FROM ${table('model_service_site')}
        WHERE ${begunBySql('opened_on', preparedDateSql(schema))} GROUP BY 1) site ON site.building_id = d.id
      ${restrictsEnterprises(filter) ? 'WHERE s.listed > 0' : ''}
      ORDER BY d.ix`,
    columns: PLAN_BUILDING_COLUMNS,
  });
}

/** Service sites opened by the date that stand in no building of the list but have a place of their own. */
export function planOtherSites(schema: string): TypedQuery {
  return {
    name: 'plan-other-sites',
    sql: `SELECT s.site_id, s.name_zh, s.name_en, s.lon, s.lat FROM ${tableName(schema, 'model_service_site')} s
      WHERE ${begunBySql('s.opened_on', preparedDateSql(schema))} AND ${placeableSql('s.lon', 's.lat')}
        AND coalesce(s.building_id, '') NOT IN (SELECT id FROM ${tableName(schema, 'dim_building')})
      ORDER BY s.site_id`,
    columns: { site_id: 'text', name_zh: 'text', name_en: 'text', lon: 'double', lat: 'double' },
  };
}

/** One row: eligible enterprises, and uncovered ones among them, of which no building is known; no plan of buildings reaches them. */
export function planOutside(schema: string, definition: DefinitionSet, filter: Filter): TypedQuery {
  return filteredQuery(schema, filter, {
    name: 'plan-outside',
    sql: `SELECT ${enterprisesSql('eligible')} AS eligible, ${enterprisesSql('eligible AND NOT covered')} AS uncovered
      FROM ${sumsScopeSql(schema, definition, filter, 'enterprise')} WHERE building_ix IS NULL`,
    columns: { eligible: 'integer', uncovered: 'integer' },
  });
}
