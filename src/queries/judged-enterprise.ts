import type { DefinitionSet } from '../model/definition-set.ts';
import { EMPTY_FILTER } from '../model/filter.ts';
import type { GapThresholds } from '../model/gap-thresholds.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { scopeSql } from './filter-sql.ts';
import { gapClassSql } from './gap-class-sql.ts';
import { DECISION_COLUMNS, decisionSql } from './gap-decision-columns.ts';
import { FACTOR_COLUMNS, FACTORS_SQL } from './gap-priority-sql.ts';
import { integerLiteral, tableName } from './sql.ts';
import { enterpriseRowsSql, TABLE_COLUMNS } from './table-page.ts';

/** One enterprise by its `row` as the decision table reads it, whatever its class: TABLE_COLUMNS and DECISION_COLUMNS; no row where it is hidden. */
export function judgedEnterprise(schema: string, definition: DefinitionSet, row: number, thresholds: GapThresholds): TypedQuery {
  const one = `SELECT * FROM ${scopeSql(schema, definition, EMPTY_FILTER)} WHERE "row" = ${integerLiteral(row)} AND NOT suppressed`;
  return {
    name: 'judged-enterprise',
    sql: enterpriseRowsSql(
      schema,
      `SELECT fact_row, "row", ${gapClassSql(thresholds)} AS gap_class, 1 AS position FROM (${one})`,
      decisionSql(schema),
    ),
    columns: { ...TABLE_COLUMNS, ...DECISION_COLUMNS },
  };
}

/** FACTOR_COLUMNS of one enterprise of `gap_factor`; no row where it is not among the uncovered. The tables of the ranking must stand. */
export function judgedFactors(schema: string, row: number): TypedQuery {
  return {
    name: 'judged-factors',
    sql: `SELECT ${FACTORS_SQL} FROM ${tableName(schema, 'gap_factor')} WHERE "row" = ${integerLiteral(row)} AND NOT suppressed`,
    columns: FACTOR_COLUMNS,
  };
}
