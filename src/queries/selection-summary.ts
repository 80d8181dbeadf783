import type { DefinitionSet } from '../model/definition-set.ts';
import { EMPTY_FILTER } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { COVERAGE_SUM_COLUMNS, COVERAGE_SUMS } from './definition-sql.ts';
import { sumsScopeSql } from './filter-sql.ts';
import { integerList, tableName } from './sql.ts';

export interface SelectedUnits {
  readonly kind: 'enterprise' | 'building' | 'park' | 'district';
  /** Rows of `fact` for enterprises, `ix` otherwise. */
  readonly ids: readonly number[];
}

/** One row: the figures of a selection, whatever the filter; `organizations` of enterprise level that cover at least one of them. */
export function selectionSummary(schema: string, definition: DefinitionSet, selected: SelectedUnits): TypedQuery {
  const condition = selectedSql(selected);
  const by = selected.kind === 'park' || selected.kind === 'district' ? 'group' : 'enterprise';
  return {
    name: 'selection-summary',
    sql: `SELECT ${COVERAGE_SUMS}, CAST(sum(probationary_sum) AS INTEGER) AS members_probationary, CAST(sum(staff_sum) AS DOUBLE) AS staff,
        (SELECT CAST(count(DISTINCT v.org_ix) AS INTEGER) FROM ${tableName(schema, 'cover')} v
          JOIN ${tableName(schema, 'org')} o ON o.org_ix = v.org_ix AND o.is_enterprise_level
          WHERE v."row" IN (SELECT "row" FROM ${tableName(schema, 'fact')} WHERE ${condition})) AS organizations
      FROM ${sumsScopeSql(schema, definition, EMPTY_FILTER, by)} WHERE ${condition}`,
    columns: { ...COVERAGE_SUM_COLUMNS, members_probationary: 'integer', staff: 'double', organizations: 'integer' },
  };
}

/** `row` of the enterprises in some buildings that may be shown. */
export function rowsInBuildings(schema: string, buildings: readonly number[]): TypedQuery {
  return {
    name: 'rows-in-buildings',
    sql: `SELECT "row" FROM ${tableName(schema, 'fact')} WHERE building_ix IN ${integerList(buildings)} AND NOT suppressed ORDER BY 1`,
    columns: { row: 'integer' },
  };
}

function selectedSql(selected: SelectedUnits): string {
  const column = selected.kind === 'enterprise' ? '"row"' : `${selected.kind}_ix`;
  return `${column} IN ${integerList(selected.ids)}`;
}
