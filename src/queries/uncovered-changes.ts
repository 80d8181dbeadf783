import type { Catalog } from '../model/catalog.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import { EMPTY_FILTER, type Filter } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { filteredQuery, scopeSql } from './filter-sql.ts';
import { stateStatements } from './period-state.ts';
import { tableName } from './sql.ts';

/** The dataset as it was at an earlier date, in a schema of its own: what {@link uncoveredChanges} compares with. */
export function earlierStatements(earlier: string, schema: string, catalog: Catalog, date: string): readonly string[] {
  return stateStatements(earlier, { catalog, schemaOf: () => schema }, date, { places: [], links: [] });
}

/**
 * One row: what became of the uncovered between the earlier date and now, by `enterprise_id`, under one definition. `before` + `entered`
 * + `lost` = `now` + `closed` + `gone`. `entered`: not in the denominator then; `lost`: covered then; `closed`: covered now; `gone`: no
 * longer in the denominator. The filter asks where and what an enterprise is now; one that is gone answers only to the empty filter.
 */
export function uncoveredChanges(schema: string, earlier: string, definition: DefinitionSet, filter: Filter): TypedQuery {
  const units = (of: string, scope: string): string =>
    `SELECT e.enterprise_id AS id, f.eligible, f.covered FROM ${scope} f JOIN ${tableName(of, 'model_enterprise')} e ON e."row" = f."row"`;
  const now = units(schema, scopeSql(schema, definition, filter));
  const before = units(earlier, scopeSql(earlier, definition, EMPTY_FILTER));
  const isWhole = filter === EMPTY_FILTER || JSON.stringify(filter) === JSON.stringify(EMPTY_FILTER);
  const wasGap = '(coalesce(b.eligible, FALSE) AND NOT coalesce(b.covered, FALSE))';
  const isGap = '(coalesce(n.eligible, FALSE) AND NOT coalesce(n.covered, FALSE))';
  const count = (condition: string): string => `CAST(count(*) FILTER (WHERE ${condition}) AS INTEGER)`;
  return filteredQuery(schema, filter, {
    name: 'uncovered-changes',
    sql: `SELECT ${count(wasGap)} AS before, ${count(isGap)} AS now,
        ${count(`${isGap} AND NOT coalesce(b.eligible, FALSE)`)} AS entered, ${count(`${isGap} AND coalesce(b.eligible AND b.covered, FALSE)`)} AS lost,
        ${count(`${wasGap} AND coalesce(n.eligible AND n.covered, FALSE)`)} AS closed, ${count(`${wasGap} AND NOT coalesce(n.eligible, FALSE)`)} AS gone
      FROM (${now}) n ${isWhole ? 'FULL OUTER' : 'LEFT'} JOIN (${before}) b ON b.id = n.id`,
    columns: { before: 'integer', now: 'integer', entered: 'integer', lost: 'integer', closed: 'integer', gone: 'integer' },
  });
}
