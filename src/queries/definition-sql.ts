import { RUNG_CODE } from '../model/coverage.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import type { QueryColumnType } from '../model/typed-query.ts';
import { allOf, integerLiteral } from './sql.ts';

/**
 * Definition sets (口径) as SQL over `fact`, in three-valued logic: TRUE counts in the denominator,
 * FALSE does not for certain, NULL is unknown and counted apart. A certain exclusion wins over an
 * unknown: a state-owned firm of unknown status is out, not unknown.
 */
export function eligibleSql(definition: DefinitionSet): string {
  const conditions = [...scopeConditions(definition), ...membersConditions(definition)];
  // Whether an organization exists was not answered: neither covered nor uncovered may claim the row.
  conditions.push('CASE WHEN cover_unknown THEN NULL ELSE TRUE END');
  return allOf(conditions);
}

function scopeConditions(definition: DefinitionSet): string[] {
  const conditions: string[] = [];
  if (definition.operating === 'operating') conditions.push('operating');
  if (definition.ownership === 'non-public') conditions.push('non_public');
  return conditions;
}

function membersConditions(definition: DefinitionSet): string[] {
  return definition.minFullMembers === null ? [] : [`members_full >= ${integerLiteral(definition.minFullMembers)}`];
}

/** Lowest rung that counts as covered: joint, or area where the definition says so. */
export function coveredFromRung(definition: DefinitionSet): number {
  return definition.areaCounts ? RUNG_CODE.area : RUNG_CODE.joint;
}

/** Whether the enterprise has an organization in the sense of the definition, eligible or not. Never NULL. */
export function coveredSql(definition: DefinitionSet): string {
  return `rung >= ${coveredFromRung(definition)}`;
}

/** How many enterprises of `enterprise_sums` or `group_sums` meet the condition. */
export function enterprisesSql(condition?: string): string {
  return `CAST(coalesce(sum(n)${condition === undefined ? '' : ` FILTER (WHERE ${condition})`}, 0) AS INTEGER)`;
}

/** Aggregates over a relation with `eligible`, `covered` and the columns of `enterprise_sums`; the same figures wherever enterprises are counted. */
export const COVERAGE_SUMS = `
  ${enterprisesSql()} AS listed,
  ${enterprisesSql('eligible')} AS eligible,
  ${enterprisesSql('eligible AND covered')} AS covered,
  ${enterprisesSql(`eligible AND rung = ${RUNG_CODE.single}`)} AS single,
  ${enterprisesSql(`eligible AND rung = ${RUNG_CODE.joint}`)} AS joint,
  ${enterprisesSql(`eligible AND rung = ${RUNG_CODE.area}`)} AS area,
  ${enterprisesSql(`eligible AND rung = ${RUNG_CODE.work}`)} AS work,
  ${enterprisesSql('eligible AND NOT covered')} AS uncovered,
  ${enterprisesSql('eligible IS NULL')} AS unknown,
  CAST(sum(members_sum) AS INTEGER) AS members_full`;

export const COVERAGE_SUM_NAMES = [
  'listed',
  'eligible',
  'covered',
  'single',
  'joint',
  'area',
  'work',
  'uncovered',
  'unknown',
  'members_full',
] as const;

export const COVERAGE_SUM_COLUMNS = {
  listed: 'integer',
  eligible: 'integer',
  covered: 'integer',
  single: 'integer',
  joint: 'integer',
  area: 'integer',
  work: 'integer',
  uncovered: 'integer',
  unknown: 'integer',
  members_full: 'integer',
} as const satisfies Record<(typeof COVERAGE_SUM_NAMES)[number], QueryColumnType>;
