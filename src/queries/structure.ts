import type { Filter } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { filteredQuery, filterSql, sumsTable } from './filter-sql.ts';
import { organizationScopeSql } from './organizations-sql.ts';

/**
 * What the filtered enterprises stand in, one line each, in the order of `position`: `kind` 'districts', 'parks', 'buildings' with a
 * listed enterprise, then 'organization' with its `org_type` (NULL unknown), most frequent first. `n` counts them.
 */
export function structure(schema: string, filter: Filter): TypedQuery {
  const source = (place: string): string => sumsTable(schema, filter, null, place === 'building' ? 'enterprise' : 'group');
  const places = (['district', 'park', 'building'] as const)
    .map(
      (place, position) =>
        `SELECT ${position} AS position, '${place}s' AS kind, CAST(NULL AS VARCHAR) AS org_type, CAST(count(DISTINCT ${place}_ix) AS INTEGER) AS n FROM ${source(place)} WHERE ${filterSql(schema, filter)}`,
    )
    .join(' UNION ALL ');
  return filteredQuery(schema, filter, {
    name: 'structure',
    sql: `SELECT * FROM (${places} UNION ALL
      SELECT 3, 'organization', org_type, CAST(count(*) AS INTEGER) FROM ${organizationScopeSql(schema, filter)} GROUP BY org_type)
      ORDER BY position, n DESC, org_type NULLS LAST`,
    columns: { position: 'integer', kind: 'text', org_type: 'text', n: 'integer' },
  });
}
