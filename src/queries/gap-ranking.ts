import type { Filter } from '../model/filter.ts';
import { gapClassCode } from '../model/gap-class.ts';
import type { Weighting } from '../model/gap-priority.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { filteredQuery, filterSql } from './filter-sql.ts';
import { DECISION_COLUMNS, decisionSql } from './gap-decision-columns.ts';
import { FACTOR_COLUMNS, FACTORS_SQL, scoreSql } from './gap-priority-sql.ts';
import { integerLiteral, tableName } from './sql.ts';
import { enterpriseRowsSql, PLACE_COLUMNS, PLACE_SQL, TABLE_COLUMNS, type TablePage } from './table-page.ts';

/** 'gaps' ask for a measure; 'unknown' for a survey. */
export type GapList = 'gaps' | 'unknown';

const ORDER = 'score DESC NULLS LAST, "row"';

/** Rows of `gap_factor` (gapRankingStatements) of a list that may be shown, under the filter. */
function listedSql(schema: string, filter: Filter, list: GapList): string {
  const unknown = gapClassCode('unknown');
  return `FROM ${tableName(schema, 'gap_factor')} WHERE NOT suppressed AND gap_class ${list === 'gaps' ? '>' : '='} ${unknown} AND ${filterSql(schema, filter)}`;
}

/**
 * One page of the uncovered by priority, ties in storage order: TABLE_COLUMNS, DECISION_COLUMNS, `rank` from 1, `score` 0–1 (NULL where
 * nothing is known and the unknown is left out), `known_weight` 0–1, and FACTOR_COLUMNS. Throws RangeError on a faulty weighting or page.
 */
export function rankGaps(schema: string, filter: Filter, weighting: Weighting, list: GapList, page: TablePage): TypedQuery {
  if (page.offset < 0 || page.limit < 0) throw new RangeError('negative page');
  const { score, knownWeight } = scoreSql(weighting);
  const offset = integerLiteral(page.offset);
  const best = `SELECT factor_row, score, row_number() OVER (ORDER BY ${ORDER}) AS position FROM (
      SELECT rowid AS factor_row, "row", ${score} AS score ${listedSql(schema, filter, list)} ORDER BY ${ORDER} LIMIT ${integerLiteral(page.limit)} OFFSET ${offset})`;
  const rows = `WITH best AS MATERIALIZED (${best})
    SELECT g.*, b.score, b.position FROM best b JOIN (
      SELECT rowid AS factor_row, fact_row, "row", CAST(gap_class AS INTEGER) AS gap_class, ${knownWeight} AS known_weight, ${FACTORS_SQL}
      FROM ${tableName(schema, 'gap_factor')} WHERE rowid IN (SELECT factor_row FROM best)) g ON g.factor_row = b.factor_row`;
  const extra = Object.keys(FACTOR_COLUMNS).map((column) => `page.${column}`);
  return filteredQuery(schema, filter, {
    name: 'rank-gaps',
    sql: enterpriseRowsSql(
      schema,
      rows,
      `, CAST(page.position + ${offset} AS INTEGER) AS "rank", page.score, page.known_weight, ${extra.join(', ')}${decisionSql(schema)}${page.withPlaces === true ? PLACE_SQL : ''}`,
    ),
    columns: {
      ...TABLE_COLUMNS,
      rank: 'integer',
      score: 'double',
      known_weight: 'double',
      ...FACTOR_COLUMNS,
      ...DECISION_COLUMNS,
      ...(page.withPlaces === true ? PLACE_COLUMNS : {}),
    },
  });
}

/** `row` and `score` of the first of the list, for a selection or a worklist; in the order of the ranking. */
export function rankGapRows(schema: string, filter: Filter, weighting: Weighting, list: GapList, limit: number): TypedQuery {
  return filteredQuery(schema, filter, {
    name: 'rank-gap-rows',
    sql: `SELECT "row", ${scoreSql(weighting).score} AS score ${listedSql(schema, filter, list)} ORDER BY ${ORDER} LIMIT ${integerLiteral(limit)}`,
    columns: { row: 'integer', score: 'double' },
  });
}

/**
 * The first `top` under either of two weightings side by side: `row`, `enterprise_id`, `name_zh`, `gap_class`, under each its `rank_…` in the
 * whole list and `score_…`, and `change` = rank under a − rank under b (positive: it rises). In the order of the better of the two ranks.
 */
export function compareWeightings(schema: string, filter: Filter, a: Weighting, b: Weighting, top: number): TypedQuery {
  const rank = (side: string): string =>
    `CAST(row_number() OVER (ORDER BY score_${side} DESC NULLS LAST, "row") AS INTEGER) AS rank_${side}`;
  const limit = integerLiteral(top);
  return filteredQuery(schema, filter, {
    name: 'compare-weightings',
    sql: `WITH scored AS (SELECT "row", gap_class, ${scoreSql(a).score} AS score_a, ${scoreSql(b).score} AS score_b ${listedSql(schema, filter, 'gaps')}),
        ranked AS (SELECT *, ${rank('a')}, ${rank('b')} FROM scored),
        best AS MATERIALIZED (SELECT * FROM ranked WHERE rank_a <= ${limit} OR rank_b <= ${limit})
      SELECT r."row", e.enterprise_id, e.name_zh, CAST(r.gap_class AS INTEGER) AS gap_class, r.rank_a, r.rank_b, r.score_a, r.score_b, r.rank_a - r.rank_b AS change
      FROM best r JOIN (SELECT * FROM ${tableName(schema, 'model_enterprise')} WHERE raw_row IN (SELECT CAST("row" AS BIGINT) FROM best)) e ON e."row" = r."row"
      ORDER BY least(r.rank_a, r.rank_b), r.rank_a`,
    columns: {
      row: 'integer',
      enterprise_id: 'text',
      name_zh: 'text',
      gap_class: 'integer',
      rank_a: 'integer',
      rank_b: 'integer',
      score_a: 'double',
      score_b: 'double',
      change: 'integer',
    },
  });
}
