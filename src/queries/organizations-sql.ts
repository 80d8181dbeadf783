import type { Filter } from '../model/filter.ts';
import { filterSql, placeFilterSql, restrictsEnterprises } from './filter-sql.ts';
import { tableName } from './sql.ts';

/**
 * Organizations under a filter, to be put after FROM: those placed inside it, and, where the filter asks for an
 * industry, a size, a tag, a rung or a text, only those that cover at least one enterprise that passes.
 * So a narrower filter never counts more of them.
 */
export function organizationScopeSql(schema: string, filter: Filter): string {
  const covers = restrictsEnterprises(filter)
    ? ` AND org_ix IN (SELECT org_ix FROM ${tableName(schema, 'cover')} WHERE "row" IN (SELECT "row" FROM ${tableName(schema, 'fact')} WHERE ${filterSql(schema, filter)}))`
    : '';
  return `(SELECT * FROM ${tableName(schema, 'org')} WHERE ${placeFilterSql(schema, filter)}${covers})`;
}

/** A scalar: organizations of enterprise level under the filter; NULL where the dataset names no organization at all. */
export function organizationCountSql(schema: string, filter: Filter): string {
  return `CASE WHEN (SELECT organizations FROM ${tableName(schema, 'available')}) THEN
    (SELECT CAST(count(*) AS INTEGER) FROM ${organizationScopeSql(schema, filter)} WHERE is_enterprise_level) END`;
}
