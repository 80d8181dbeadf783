import type { CampaignGap } from '../model/campaign.ts';
import { CASE_STATES, caseNameKey, closedOn, type WorkCase, type Worklist } from '../model/worklist.ts';
import { dateLiteral, integerLiteral, tableName, textLiteral } from './sql.ts';

/** Rows a statement: a parser's memory grows with its text. */
const ROWS = 2000;

const CASE_COLUMNS =
  'case_id INTEGER, enterprise_id VARCHAR, uscc VARCHAR, name_zh VARCHAR, name_key VARCHAR, state VARCHAR, step INTEGER, reason VARCHAR, document_no VARCHAR, approved_on DATE, owner VARCHAR, due_on DATE, added_on DATE, closed_on DATE, is_left BOOLEAN';
const GAP_COLUMNS = 'enterprise_id VARCHAR, gap_class INTEGER';

/** The tables of the worklist, empty where they are not there yet: so that other statements can join them. */
export function worklistTableStatements(schema: string): readonly string[] {
  return [
    `CREATE TABLE IF NOT EXISTS ${tableName(schema, 'edit_case')} (${CASE_COLUMNS})`,
    `CREATE TABLE IF NOT EXISTS ${tableName(schema, 'edit_campaign_gap')} (${GAP_COLUMNS})`,
  ];
}

/**
 * `edit_case`, one row a case: `step` is the place of `state` in CASE_STATES; and `edit_campaign_gap`, one row a gap of the campaign's
 * baseline, `gap_class` an index of GAP_CLASSES. In the place of what stood there.
 */
export function worklistStatements(schema: string, worklist: Worklist): readonly string[] {
  return [...caseStatements(schema, worklist.cases), ...campaignGapStatements(schema, worklist.campaign?.gaps ?? [])];
}

export function caseStatements(schema: string, cases: readonly WorkCase[]): readonly string[] {
  const table = tableName(schema, 'edit_case');
  const text = (value: string | null): string => (value === null ? 'NULL' : textLiteral(value));
  const date = (value: string | null): string => (value === null ? 'NULL' : dateLiteral(value));
  const rows = cases.map((work) => {
    const { approval } = work;
    const values = [
      integerLiteral(work.id),
      text(work.enterpriseId),
      text(work.uscc),
      text(work.name),
      text(caseNameKey(work.name)),
      text(work.state),
      integerLiteral(CASE_STATES.indexOf(work.state)),
      text(work.reason),
      text(approval?.documentNo ?? null),
      date(approval?.approvedOn ?? null),
      text(work.owner),
      date(work.dueOn),
      date(work.addedOn),
      date(closedOn(work)),
      work.isLeft ? 'TRUE' : 'FALSE',
    ];
    return `(${values.join(', ')})`;
  });
  return [`CREATE OR REPLACE TABLE ${table} (${CASE_COLUMNS})`, ...inserts(table, rows)];
}

export function campaignGapStatements(schema: string, gaps: readonly CampaignGap[]): readonly string[] {
  const table = tableName(schema, 'edit_campaign_gap');
  const rows = gaps.map(([id, gapClass]) => `(${textLiteral(id)}, ${integerLiteral(gapClass)})`);
  return [`CREATE OR REPLACE TABLE ${table} (${GAP_COLUMNS})`, ...inserts(table, rows)];
}

function inserts(table: string, rows: readonly string[]): string[] {
  const statements: string[] = [];
  for (let first = 0; first < rows.length; first += ROWS) {
    statements.push(`INSERT INTO ${table} VALUES ${rows.slice(first, first + ROWS).join(', ')}`);
  }
  return statements;
}
