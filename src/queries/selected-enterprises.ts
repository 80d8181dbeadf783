import type { DefinitionSet } from '../model/definition-set.ts';
import { EMPTY_FILTER } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { scopeSql } from './filter-sql.ts';
import { GAP_CLASS_SQL } from './gap-class-sql.ts';
import { integerList } from './sql.ts';
import { enterpriseRowsSql, PLACE_COLUMNS, PLACE_SQL, TABLE_COLUMNS } from './table-page.ts';

/** The enterprises of a selection that may be shown, by `row`, whatever the filter: columns of the table and where they are drawn. */
export function selectedEnterprises(schema: string, definition: DefinitionSet, rows: readonly number[]): TypedQuery {
  return {
    name: 'selected-enterprises',
    sql: enterpriseRowsSql(
      schema,
      `SELECT fact_row, "row", ${GAP_CLASS_SQL} AS gap_class, "row" AS position
        FROM ${scopeSql(schema, definition, EMPTY_FILTER)} WHERE NOT suppressed AND "row" IN ${integerList(rows)}`,
      PLACE_SQL,
    ),
    columns: { ...TABLE_COLUMNS, ...PLACE_COLUMNS },
  };
}
