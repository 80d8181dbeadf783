import type { DefinitionSet } from '../model/definition-set.ts';
import { INDUSTRY_SECTIONS } from '../model/fact.ts';
import type { Filter } from '../model/filter.ts';
import type { QueryColumnType, TypedQuery } from '../model/typed-query.ts';
import { COVERAGE_SUM_COLUMNS, COVERAGE_SUM_NAMES, COVERAGE_SUMS } from './definition-sql.ts';
import { filteredQuery, filterSql, sumsScopeSql } from './filter-sql.ts';
import { organizationScopeSql } from './organizations-sql.ts';
import { tableName, textLiteral } from './sql.ts';

export type Dimension = 'district' | 'park' | 'building' | 'community' | 'industry' | 'size';

export const DIMENSION_COLUMNS = {
  ix: 'integer',
  id: 'text',
  name_zh: 'text',
  name_en: 'text',
  ...COVERAGE_SUM_COLUMNS,
  organizations: 'integer',
} as const satisfies Record<string, QueryColumnType>;

/**
 * The figures of each group that has a listed enterprise or an organization, in the order of `ix`; a last row with `ix` NULL
 * for unknown (for parks: outside parks). Listed, eligible, covered, uncovered, unknown add up to the headline in every dimension.
 * `organizations` adds up too for places; an organization that covers several industries or sizes counts in each.
 */
export function byDimension(schema: string, definition: DefinitionSet, filter: Filter, dimension: Dimension): TypedQuery {
  return filteredQuery(schema, filter, {
    name: `by-${dimension}`,
    sql: `WITH s AS (${groupSumsSql(schema, definition, filter, dimension)}), o AS (${groupOrganizationsSql(schema, filter, dimension)})
      SELECT coalesce(s.ix, o.ix) AS ix, d.id, d.name_zh, d.name_en, ${groupSumColumns('s')}, ${organizationsOfGroup(schema)} AS organizations
      FROM s FULL OUTER JOIN o ON s.ix IS NOT DISTINCT FROM o.ix
      LEFT JOIN (${dimensionSql(schema, dimension)}) d ON d.ix = coalesce(s.ix, o.ix)
      ORDER BY 1 NULLS LAST`,
    columns: DIMENSION_COLUMNS,
  });
}

/** The sums of a group for a SELECT list: 0 where the group has no enterprise, but members stay NULL where none is known. */
export function groupSumColumns(alias: string): string {
  return COVERAGE_SUM_NAMES.map((name) => (name === 'members_full' ? `${alias}.${name}` : `coalesce(${alias}.${name}, 0) AS ${name}`)).join(
    ', ',
  );
}

/** A group's number of organizations from `o.organizations`: 0 where none is there, NULL where the dataset names none at all. */
export function organizationsOfGroup(schema: string): string {
  return `CASE WHEN (SELECT organizations FROM ${tableName(schema, 'available')}) THEN coalesce(o.organizations, 0) END`;
}

/** `ix` and the coverage sums of each group. */
export function groupSumsSql(schema: string, definition: DefinitionSet, filter: Filter, dimension: Dimension): string {
  const by = dimension === 'building' || dimension === 'community' ? 'enterprise' : 'group';
  return `SELECT ${groupKeySql(dimension)} AS ix, ${COVERAGE_SUMS} FROM ${sumsScopeSql(schema, definition, filter, by)} f${groupJoinSql(schema, dimension)} GROUP BY 1`;
}

/** `ix` and `organizations` of enterprise level: by their own place, for industry and size by the enterprises they cover. */
export function groupOrganizationsSql(schema: string, filter: Filter, dimension: Dimension): string {
  const organizations = organizationScopeSql(schema, filter);
  const key = groupKeySql(dimension);
  if (dimension === 'industry' || dimension === 'size') {
    return `SELECT ${key} AS ix, CAST(count(DISTINCT f.org_ix) AS INTEGER) AS organizations
      FROM (SELECT o.org_ix, e.* FROM ${organizations} o JOIN ${tableName(schema, 'cover')} v ON v.org_ix = o.org_ix AND o.is_enterprise_level
        JOIN (SELECT * FROM ${tableName(schema, 'fact')} WHERE ${filterSql(schema, filter)}) e ON e."row" = v."row") f GROUP BY 1`;
  }
  return `SELECT ${key} AS ix, CAST(count(*) AS INTEGER) AS organizations FROM ${organizations} f${groupJoinSql(schema, dimension)} WHERE f.is_enterprise_level GROUP BY 1`;
}

function groupKeySql(dimension: Dimension): string {
  switch (dimension) {
    case 'district':
      return 'f.district_ix';
    case 'park':
      return 'f.park_ix';
    case 'building':
      return 'f.building_ix';
    case 'community':
      return 'b.community_ix';
    case 'industry':
      return 'CAST(f.industry AS INTEGER)';
    case 'size':
      return 'CAST(f.size_class AS INTEGER)';
  }
}

function groupJoinSql(schema: string, dimension: Dimension): string {
  return dimension === 'community'
    ? ` LEFT JOIN (SELECT ix AS b_ix, community_ix FROM ${tableName(schema, 'dim_building')}) b ON b.b_ix = f.building_ix`
    : '';
}

/** `ix`, `id`, names of a dimension. Industries and sizes have no stored name: the screen names them by `id`. */
function dimensionSql(schema: string, dimension: Dimension): string {
  const noName = 'CAST(NULL AS VARCHAR) AS name_zh, CAST(NULL AS VARCHAR) AS name_en';
  switch (dimension) {
    case 'district':
      return `SELECT ix, code AS id, name_zh, name_en FROM ${tableName(schema, 'dim_district')}`;
    case 'park':
    case 'building':
      return `SELECT ix, id, name_zh, name_en FROM ${tableName(schema, `dim_${dimension}`)}`;
    case 'community':
      return `SELECT ix, id, id AS name_zh, CAST(NULL AS VARCHAR) AS name_en FROM ${tableName(schema, 'dim_community')}`;
    case 'industry':
      return `SELECT ix, id, ${noName} FROM (VALUES ${INDUSTRY_SECTIONS.map(([letter], ix) => `(${ix}, ${textLiteral(letter)})`).join(', ')}) v(ix, id)`;
    case 'size':
      return `SELECT ix, CAST(ix AS VARCHAR) AS id, ${noName} FROM (VALUES (1), (2), (3), (4)) v(ix)`;
  }
}
