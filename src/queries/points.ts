import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { filteredQuery, scopeSql } from './filter-sql.ts';

/** Every placed enterprise under the filter that may be shown, in storage order. `eligible` is NULL where unknown. */
export function points(schema: string, definition: DefinitionSet, filter: Filter): TypedQuery {
  return filteredQuery(schema, filter, {
    name: 'points',
    sql: `SELECT "row", mx, my, CAST(rung AS INTEGER) AS rung, eligible FROM ${scopeSql(schema, definition, filter)} WHERE mx IS NOT NULL AND NOT suppressed`,
    columns: { row: 'integer', mx: 'integer', my: 'integer', rung: 'integer', eligible: 'boolean' },
  });
}
