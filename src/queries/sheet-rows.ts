import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import { DEFAULT_THRESHOLDS, type GapThresholds } from '../model/gap-thresholds.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { filteredQuery, scopeSql } from './filter-sql.ts';
import { gapClassSql } from './gap-class-sql.ts';
import { DECISION_COLUMNS, decisionSql } from './gap-decision-columns.ts';
import { integerList, tableName } from './sql.ts';
import { enterpriseRowsSql, TABLE_COLUMNS } from './table-page.ts';

/**
 * Of the enterprises with these `row`s those under the filter that may be shown, covered or not, in storage order: TABLE_COLUMNS, what the
 * decision reads, and `street`, the subdistrict of the building.
 */
export function sheetRows(
  schema: string,
  definition: DefinitionSet,
  filter: Filter,
  rows: readonly number[],
  thresholds: GapThresholds = DEFAULT_THRESHOLDS,
): TypedQuery {
  const wanted = `SELECT fact_row, "row", ${gapClassSql(thresholds)} AS gap_class, row_number() OVER (ORDER BY "row") AS position
    FROM ${scopeSql(schema, definition, filter)} WHERE "row" IN ${integerList(rows)} AND NOT suppressed`;
  // The join of enterpriseRowsSql knows buildings by their index; the street stands in the list of buildings.
  const street = `, (SELECT any_value(nullif(m.subdistrict_name, '')) FROM ${tableName(schema, 'model_building')} m WHERE m.building_id = b.id) AS street`;
  return filteredQuery(schema, filter, {
    name: 'sheet-rows',
    sql: enterpriseRowsSql(schema, wanted, `${street}${decisionSql(schema)}`),
    columns: { ...TABLE_COLUMNS, street: 'text', ...DECISION_COLUMNS },
  });
}
