import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import { gapClassCode } from '../model/gap-class.ts';
import { DEFAULT_THRESHOLDS, type GapThresholds } from '../model/gap-thresholds.ts';
import type { QueryColumnType, TypedQuery } from '../model/typed-query.ts';
import { preparedDateSql } from './as-of-sql.ts';
import { filteredQuery, scopeSql } from './filter-sql.ts';
import { gapClassSql } from './gap-class-sql.ts';
import { dateLiteral, integerLiteral, tableName } from './sql.ts';
import { enterpriseRowsSql, TABLE_COLUMNS, type TablePage } from './table-page.ts';

/** What should be known of an enterprise at its registration (入口端), and where it is read. */
const ASKED = {
  uscc: `coalesce(e.uscc <> '', FALSE)`,
  ownership: 's.non_public IS NOT NULL',
  status: 's.operating IS NOT NULL',
  industry: 's.industry IS NOT NULL',
  place: 's.mx IS NOT NULL',
  staff: 's.staff IS NOT NULL',
  members: 's.members_full IS NOT NULL',
  prospects: 's.prospects IS NOT NULL',
} as const;
export const ENTRY_FACTS = Object.keys(ASKED) as readonly (keyof typeof ASKED)[];
export type EntryFact = (typeof ENTRY_FACTS)[number];

/**
 * Enterprises that entered from an ISO date on, up to the date of the view: by their date of entry (入驻日期), else by the first list that named them (the
 * earliest validity of their rows). Those without either are never among them: nobody knows.
 */
function enteredSql(schema: string, definition: DefinitionSet, filter: Filter, since: string, thresholds: GapThresholds): string {
  const enterprise = tableName(schema, 'model_enterprise');
  const first = `SELECT enterprise_id, min(valid_from) AS first_from FROM ${enterprise} WHERE entered_on IS NULL AND valid_from IS NOT NULL GROUP BY 1`;
  const known = ENTRY_FACTS.map((fact) => `${ASKED[fact]} AS known_${fact}`);
  return `SELECT s.fact_row, s."row", s.suppressed, s.covered, s.eligible, s.gap_class, s.members_full, ${known.join(', ')}, coalesce(e.entered_on, v.first_from) AS entered, e.entered_on IS NOT NULL AS by_entry, e.party_survey_on
    FROM (SELECT *, ${gapClassSql(thresholds)} AS gap_class FROM ${scopeSql(schema, definition, filter)}) s
    JOIN ${enterprise} e ON e."row" = s."row" LEFT JOIN (${first}) v ON v.enterprise_id = e.enterprise_id
    WHERE coalesce(e.entered_on, v.first_from) BETWEEN ${dateLiteral(since)} AND ${preparedDateSql(schema)}`;
}

const SURVEY_SQL = `CASE WHEN party_survey_on IS NULL THEN 'missing' WHEN party_survey_on < entered THEN 'before-entry' ELSE 'done' END`;
const MISSING_SQL = ENTRY_FACTS.map((fact) => `CAST(NOT known_${fact} AS INTEGER)`).join(' + ');
const KNOWN_COLUMNS = Object.fromEntries(ENTRY_FACTS.map((fact) => [`known_${fact}`, 'boolean'])) as Readonly<
  Record<string, QueryColumnType>
>;

/**
 * One page, the latest first: TABLE_COLUMNS, `entered_on` ISO date, `by_entry` (by the list's own date of entry, else by its first list), `surveyed_on`, `survey`
 * ('done' at its entry or later, 'before-entry': older than the entry, so it may speak of another, 'missing'), `known_…` for each of ENTRY_FACTS, `missing` (how many are not).
 */
export function enteredSince(
  schema: string,
  definition: DefinitionSet,
  filter: Filter,
  since: string,
  page: TablePage,
  thresholds: GapThresholds = DEFAULT_THRESHOLDS,
): TypedQuery {
  if (page.offset < 0 || page.limit < 0) throw new RangeError('negative page');
  const rows = `SELECT *, row_number() OVER () AS position FROM (SELECT *, ${SURVEY_SQL} AS survey, ${MISSING_SQL} AS missing FROM (${enteredSql(schema, definition, filter, since, thresholds)})
    WHERE NOT suppressed ORDER BY entered DESC, "row" LIMIT ${integerLiteral(page.limit)} OFFSET ${integerLiteral(page.offset)})`;
  const known = ENTRY_FACTS.map((fact) => `page.known_${fact}`).join(', ');
  return filteredQuery(schema, filter, {
    name: 'entered-since',
    sql: enterpriseRowsSql(
      schema,
      rows,
      `, CAST(page.entered AS VARCHAR) AS entered_on, page.by_entry, CAST(page.party_survey_on AS VARCHAR) AS surveyed_on, page.survey, page.missing, ${known}`,
    ),
    columns: {
      ...TABLE_COLUMNS,
      entered_on: 'text',
      by_entry: 'boolean',
      surveyed_on: 'text',
      survey: 'text',
      missing: 'integer',
      ...KNOWN_COLUMNS,
    },
  });
}

/**
 * One row: `entered`, of them `shown` by name, `surveyed` at entry or later, `members_known`, `complete` (nothing missing), in scope and `covered`, `gaps` that ask for a measure,
 * `unknown` that ask for a survey; and `undated`, all enterprises of the view of which nobody knows when they entered.
 */
export function entryGateCounts(
  schema: string,
  definition: DefinitionSet,
  filter: Filter,
  since: string,
  thresholds: GapThresholds = DEFAULT_THRESHOLDS,
): TypedQuery {
  const count = (name: string, condition: string): string => `CAST(count(*) FILTER (WHERE ${condition}) AS INTEGER) AS ${name}`;
  const unknown = gapClassCode('unknown');
  const undated = `SELECT CAST(count(*) AS INTEGER) FROM ${scopeSql(schema, definition, filter)} s JOIN ${tableName(schema, 'model_enterprise')} e ON e."row" = s."row" WHERE e.entered_on IS NULL AND e.valid_from IS NULL`;
  return filteredQuery(schema, filter, {
    name: 'entry-gate-counts',
    sql: `SELECT ${count('entered', 'TRUE')}, ${count('shown', 'NOT suppressed')}, ${count('surveyed', `${SURVEY_SQL} = 'done'`)}, ${count('members_known', 'known_members')},
        ${count('complete', `${MISSING_SQL} = 0`)}, ${count('covered', 'eligible AND covered')}, ${count('gaps', `gap_class > ${unknown}`)}, ${count('unknown', `gap_class = ${unknown}`)}, (${undated}) AS undated
      FROM (${enteredSql(schema, definition, filter, since, thresholds)})`,
    columns: {
      entered: 'integer',
      shown: 'integer',
      surveyed: 'integer',
      members_known: 'integer',
      complete: 'integer',
      covered: 'integer',
      gaps: 'integer',
      unknown: 'integer',
      undated: 'integer',
    },
  });
}
