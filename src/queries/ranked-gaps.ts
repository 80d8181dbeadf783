import type { GapClass } from '../model/coverage.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import { gapClassCode } from '../model/gap-class.ts';
import { DEFAULT_THRESHOLDS, type GapThresholds } from '../model/gap-thresholds.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { enterprisesSql } from './definition-sql.ts';
import { filteredQuery, scopeSql, sumsScopeSql, tagMask } from './filter-sql.ts';
import { gapClassSql, groupsTellClasses, isGapSql } from './gap-class-sql.ts';
import { DECISION_COLUMNS, decisionSql } from './gap-decision-columns.ts';
import { integerLiteral } from './sql.ts';
import { enterpriseRowsSql, PLACE_COLUMNS, PLACE_SQL, TABLE_COLUMNS, type TablePage } from './table-page.ts';

/** Classes that ask for a measure, in the order of the worklist. `unknown` is a list of its own: what it asks for is a survey. */
export const GAP_ORDER = ['should-form', 'joint-candidate', 'cultivate', 'no-member'] as const satisfies readonly GapClass[];

const KEY_TAGS = tagMask(['ABOVE_SCALE', 'LITTLE_GIANT']);

/**
 * Uncovered enterprises that may be shown, ranked: class, then 规上 or 小巨人, then members, then staff (unknown last), then storage order.
 * `list` 'gaps' are the classes of GAP_ORDER, 'unknown' those whose eligibility or members are unknown. TABLE_COLUMNS, DECISION_COLUMNS
 * and `rank` from 1, which does not depend on the page.
 */
export function rankedGaps(
  schema: string,
  definition: DefinitionSet,
  filter: Filter,
  list: 'gaps' | 'unknown',
  page: TablePage,
  thresholds: GapThresholds = DEFAULT_THRESHOLDS,
): TypedQuery {
  if (page.offset < 0 || page.limit < 0) throw new RangeError('negative page');
  const wanted = list === 'gaps' ? isGapSql(thresholds) : `gap_class = ${gapClassCode('unknown')}`;
  const source = `SELECT *, ${gapClassSql(thresholds)} AS gap_class FROM ${scopeSql(schema, definition, filter)} WHERE NOT suppressed AND NOT covered`;
  const offset = integerLiteral(page.offset);
  const rows = `SELECT *, row_number() OVER () AS position FROM (
    SELECT fact_row, "row", gap_class FROM (${source}) WHERE ${wanted}
    ORDER BY gap_class, (tags & ${KEY_TAGS}) = 0, members_full DESC NULLS LAST, members_probationary DESC NULLS LAST, staff DESC NULLS LAST, "row"
    LIMIT ${integerLiteral(page.limit)} OFFSET ${offset})`;
  return filteredQuery(schema, filter, {
    name: 'ranked-gaps',
    sql: enterpriseRowsSql(
      schema,
      rows,
      `, CAST(page.position + ${offset} AS INTEGER) AS "rank"${decisionSql(schema)}${page.withPlaces === true ? PLACE_SQL : ''}`,
    ),
    columns: {
      ...TABLE_COLUMNS,
      rank: 'integer',
      ...DECISION_COLUMNS,
      ...(page.withPlaces === true ? PLACE_COLUMNS : {}),
    },
  });
}

/**
 * How many enterprises stand in each gap class under the filter, hidden ones included: `gap_class`, `enterprises`, `shown`, and of
 * `enterprises` those that are `above_scale` 规上, `specialised` 专精特新 or 小巨人, `key_tagged` either.
 */
export function gapClassCounts(
  schema: string,
  definition: DefinitionSet,
  filter: Filter,
  thresholds: GapThresholds = DEFAULT_THRESHOLDS,
): TypedQuery {
  const source = sumsScopeSql(schema, definition, filter, groupsTellClasses(thresholds) ? 'group' : 'enterprise');
  const tagged = (...tags: readonly string[]): string => enterprisesSql(`(tags & ${tagMask(tags)}) <> 0`);
  return filteredQuery(schema, filter, {
    name: 'gap-class-counts',
    sql: `SELECT gap_class, ${enterprisesSql()} AS enterprises, ${enterprisesSql('NOT suppressed')} AS shown, ${tagged('ABOVE_SCALE')} AS above_scale,
        ${tagged('SRDI', 'LITTLE_GIANT')} AS specialised, ${tagged('ABOVE_SCALE', 'SRDI', 'LITTLE_GIANT')} AS key_tagged
      FROM (SELECT *, ${gapClassSql(thresholds)} AS gap_class FROM ${source}) GROUP BY 1 ORDER BY 1`,
    columns: {
      gap_class: 'integer',
      enterprises: 'integer',
      shown: 'integer',
      above_scale: 'integer',
      specialised: 'integer',
      key_tagged: 'integer',
    },
  });
}

/** `row` of all of them, for a selection of the whole list. */
export function gapRows(
  schema: string,
  definition: DefinitionSet,
  filter: Filter,
  gapClass: GapClass,
  thresholds: GapThresholds = DEFAULT_THRESHOLDS,
): TypedQuery {
  return filteredQuery(schema, filter, {
    name: 'gap-rows',
    sql: `SELECT "row" FROM (SELECT *, ${gapClassSql(thresholds)} AS gap_class FROM ${scopeSql(schema, definition, filter)} WHERE NOT suppressed)
      WHERE gap_class = ${gapClassCode(gapClass)} ORDER BY 1`,
    columns: { row: 'integer' },
  });
}
