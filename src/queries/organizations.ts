import type { Filter } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { filteredQuery } from './filter-sql.ts';
import { organizationScopeSql } from './organizations-sql.ts';

/**
 * Organizations under the filter that exist at the date, of every level, in the order of `org_ix`. `covers` counts the enterprises
 * covered in the whole dataset; `lon`, `lat` are NULL where nothing tells the place.
 */
export function organizations(schema: string, filter: Filter): TypedQuery {
  return filteredQuery(schema, filter, {
    name: 'organizations',
    sql: `SELECT org_ix, org_id, name_zh, org_type, org_level, lon, lat, covers, members_full, is_enterprise_level
      FROM ${organizationScopeSql(schema, filter)} ORDER BY org_ix`,
    columns: {
      org_ix: 'integer',
      org_id: 'text',
      name_zh: 'text',
      org_type: 'text',
      org_level: 'text',
      lon: 'double',
      lat: 'double',
      covers: 'integer',
      members_full: 'integer',
      is_enterprise_level: 'boolean',
    },
  });
}
