import type { Filter } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { filteredQuery, filterSql } from './filter-sql.ts';
import { latitudeSql, longitudeSql } from './geometry-sql.ts';
import { tableName } from './sql.ts';

/** One row: `enterprises` under the filter; `west`, `south`, `east`, `north` in degrees of those that are placed, NULL where none is; `placed` their number. */
export function bounds(schema: string, filter: Filter): TypedQuery {
  return filteredQuery(schema, filter, {
    name: 'bounds',
    sql: `SELECT ${longitudeSql('min(mx)')} AS west, ${latitudeSql('max(my)')} AS south, ${longitudeSql('max(mx)')} AS east, ${latitudeSql('min(my)')} AS north,
      CAST(count(mx) AS INTEGER) AS placed, CAST(count(*) AS INTEGER) AS enterprises
      FROM ${tableName(schema, 'fact')} WHERE ${filterSql(schema, filter)}`,
    columns: { west: 'double', south: 'double', east: 'double', north: 'double', placed: 'integer', enterprises: 'integer' },
  });
}
