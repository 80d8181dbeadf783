import type { GapClass } from '../model/coverage.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import { gapClassCode } from '../model/gap-class.ts';
import type { QueryColumnType, TypedQuery } from '../model/typed-query.ts';
import { preparedDateSql, validAtSql } from './as-of-sql.ts';
import { filteredQuery, scopeSql } from './filter-sql.ts';
import { GAP_CLASS_SQL } from './gap-class-sql.ts';
import { unionUnitsSql } from './gap-decision-columns.ts';
import { integerList, integerLiteral, tableName } from './sql.ts';
import { enterpriseRowsSql, PLACE_COLUMNS, PLACE_SQL, TABLE_COLUMNS } from './table-page.ts';

const PLAN_ENTERPRISE_COLUMNS = {
  ...TABLE_COLUMNS,
  ...PLACE_COLUMNS,
  building_id: 'text',
  park_id: 'text',
  lead_org_zh: 'text',
  community_name: 'text',
  instructor_id: 'text',
  has_work: 'boolean',
  has_union: 'boolean',
} as const satisfies Record<string, QueryColumnType>;

/**
 * Uncovered enterprises of these classes under the filter, as plans take them, in storage order, `most` of them; hidden ones never.
 * Beside the columns of a table: their place, keys of building and park, the organization of the building, its community, who instructs
 * them today (of several the first by id), and whether there is work with them by anybody, and by a union.
 */
export function planEnterprises(
  schema: string,
  definition: DefinitionSet,
  filter: Filter,
  classes: readonly GapClass[],
  most: number,
): TypedQuery {
  const table = (name: string): string => tableName(schema, name);
  const organization = `coalesce((SELECT min(o.name_zh) FROM ${table('org')} o WHERE o.org_id = b.lead_org_id),
      (SELECT min(o.name_zh) FROM ${table('org')} o WHERE o.building_ix = b.ix AND o.is_building_org))`;
  const instructor = `(SELECT min(a.instructor_id) FROM ${table('model_instructor_assignment')} a
      WHERE a.enterprise_id = e.enterprise_id AND ${validAtSql('a.since', 'a.until', preparedDateSql(schema))})`;
  return filteredQuery(schema, filter, {
    name: 'plan-enterprises',
    sql: enterpriseRowsSql(
      schema,
      `SELECT fact_row, "row", gap_class, row_number() OVER (ORDER BY "row") AS position FROM (
        SELECT fact_row, "row", gap_class FROM ${classesSql(schema, definition, filter, classes)} WHERE NOT suppressed
        ORDER BY "row" LIMIT ${integerLiteral(most)})`,
      `${PLACE_SQL}, b.id AS building_id, k.id AS park_id, ${organization} AS lead_org_zh, b.community_name, ${instructor} AS instructor_id,
      p.work AS has_work, coalesce(e.enterprise_id IN (${unionUnitsSql(schema)}), FALSE) AS has_union`,
    ),
    columns: PLAN_ENTERPRISE_COLUMNS,
  });
}

/** One row: how many there are of these classes that may be shown (`found`), and how many are hidden. */
export function planEnterpriseCounts(schema: string, definition: DefinitionSet, filter: Filter, classes: readonly GapClass[]): TypedQuery {
  return filteredQuery(schema, filter, {
    name: 'plan-enterprise-counts',
    sql: `SELECT CAST(count(*) FILTER (NOT suppressed) AS INTEGER) AS found, CAST(count(*) FILTER (suppressed) AS INTEGER) AS hidden
      FROM ${classesSql(schema, definition, filter, classes)}`,
    columns: { found: 'integer', hidden: 'integer' },
  });
}

function classesSql(schema: string, definition: DefinitionSet, filter: Filter, classes: readonly GapClass[]): string {
  return `(SELECT * FROM (SELECT *, ${GAP_CLASS_SQL} AS gap_class FROM ${scopeSql(schema, definition, filter)} WHERE NOT covered)
    WHERE gap_class IN ${integerList(classes.map(gapClassCode))})`;
}
