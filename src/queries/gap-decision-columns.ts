import { type ColumnTable, numberAt, textAt } from '../model/column-table.ts';
import { gapClassOf } from '../model/coverage.ts';
import { type DecisionUnit, isBranchOfficeName } from '../model/gap-decision.ts';
import type { QueryColumnType } from '../model/typed-query.ts';
import { begunBySql, preparedDateSql } from './as-of-sql.ts';
import { tableName } from './sql.ts';

/** What `decideGap` asks beside the columns of an enterprise row. `has_union` is NULL where no list of unions was loaded. */
export const DECISION_COLUMNS = {
  members_floating: 'integer',
  members_total: 'integer',
  members_unattached: 'integer',
  applicants: 'integer',
  union_members: 'integer',
  has_union: 'boolean',
  has_work: 'boolean',
  prospects: 'boolean',
  surveyed_on: 'text',
} as const satisfies Record<string, QueryColumnType>;

/** {@link DECISION_COLUMNS} as the extra columns of `enterpriseRowsSql`. */
export function decisionSql(schema: string): string {
  return `, p.members_floating, p.members_total, p.members_unattached, p.applicants, p.union_members,
      CASE WHEN EXISTS (SELECT 1 FROM ${tableName(schema, 'model_trade_union')}) THEN e.enterprise_id IN (${unionUnitsSql(schema)}) END AS has_union,
      p.work AS has_work, p.prospects, CAST(e.party_survey_on AS VARCHAR) AS surveyed_on`;
}

/** Ids of the enterprises that a union of the date names, none twice and none NULL. */
export function unionUnitsSql(schema: string): string {
  const begun = begunBySql('founded_on', preparedDateSql(schema));
  return `SELECT DISTINCT id FROM (SELECT unnest(enterprise_ids) AS id FROM ${tableName(schema, 'model_trade_union')} WHERE ${begun}) WHERE id IS NOT NULL`;
}

/**
 * One row of an answer with TABLE_COLUMNS and {@link DECISION_COLUMNS}, as the decision table reads it. The class stands for the scope:
 * under the thresholds of the query the decision comes to the same class.
 */
export function decisionUnitOf(table: ColumnTable, index: number, asOf: string | null): DecisionUnit {
  const number = (name: string): number | null => numberAt(table, name, index);
  const flag = (name: string): boolean | null => {
    const value = number(name);
    return value === null ? null : value === 1;
  };
  const gapClass = gapClassOf(number('gap_class') ?? 0);
  const full = number('members_full');
  const probationary = number('members_probationary');
  return {
    eligible: gapClass === 'not-eligible' ? false : gapClass === 'unknown' ? null : true,
    covered: gapClass === 'covered',
    full,
    probationary,
    floating: number('members_floating'),
    // What follows from the sum was read into the counts already; a count that is still unknown was an error of the list.
    total: full !== null || number('members_total') === 0 ? null : number('members_total'),
    applicants: number('applicants'),
    unattached: number('members_unattached'),
    unionMembers: number('union_members'),
    staff: number('staff'),
    hasUnion: flag('has_union'),
    hasWork: flag('has_work') === true,
    branchOffice: isBranchOfficeName(textAt(table, 'name_zh', index) ?? ''),
    probationaryListed: probationary !== null || flag('prospects') !== false,
    surveyedOn: textAt(table, 'surveyed_on', index),
    asOf,
    reach: null,
  };
}
