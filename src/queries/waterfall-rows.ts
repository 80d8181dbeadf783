import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { enterprisesSql } from './definition-sql.ts';
import { filteredQuery, scopeSql, sumsScopeSql } from './filter-sql.ts';
import { GAP_CLASS_SQL } from './gap-class-sql.ts';
import { integerLiteral } from './sql.ts';
import { enterpriseRowsSql, PLACE_COLUMNS, PLACE_SQL, TABLE_COLUMNS, type TablePage } from './table-page.ts';
import { inStepSql, type WaterfallStepId } from './waterfall.ts';

/**
 * The enterprises that a bar of the waterfall counts and that may be shown, in storage order: TABLE_COLUMNS, `status` and `ownership` as
 * the list says them. Throws RangeError on a negative page.
 */
export function waterfallRows(
  schema: string,
  definition: DefinitionSet,
  filter: Filter,
  step: WaterfallStepId,
  page: TablePage,
): TypedQuery {
  if (page.offset < 0 || page.limit < 0) throw new RangeError('negative page');
  const source = `SELECT *, ${GAP_CLASS_SQL} AS gap_class FROM ${scopeSql(schema, definition, filter)} WHERE NOT suppressed AND ${inStepSql(definition, step)}`;
  return filteredQuery(schema, filter, {
    name: 'waterfall-rows',
    sql: enterpriseRowsSql(
      schema,
      `SELECT *, row_number() OVER () AS position FROM (SELECT fact_row, "row", gap_class FROM (${source})
        ORDER BY "row" LIMIT ${integerLiteral(page.limit)} OFFSET ${integerLiteral(page.offset)})`,
      `, e.status, e.ownership${page.withPlaces === true ? PLACE_SQL : ''}`,
    ),
    columns: { ...TABLE_COLUMNS, status: 'text', ownership: 'text', ...(page.withPlaces === true ? PLACE_COLUMNS : {}) },
  });
}

/** How many of them may be shown: `shown`. */
export function waterfallRowCount(schema: string, definition: DefinitionSet, filter: Filter, step: WaterfallStepId): TypedQuery {
  return filteredQuery(schema, filter, {
    name: 'waterfall-row-count',
    sql: `SELECT ${enterprisesSql(`NOT suppressed AND ${inStepSql(definition, step)}`)} AS shown FROM ${sumsScopeSql(schema, definition, filter)}`,
    columns: { shown: 'integer' },
  });
}
