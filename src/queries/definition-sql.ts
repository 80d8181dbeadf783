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

/** Aggregates over a relation with `eligible`, `covered` and the columns of `fact`; the same figures wherever enterprises are counted. */
export const COVERAGE_SUMS = `
  CAST(count(*) AS INTEGER) AS listed,
  CAST(count(*) FILTER (WHERE eligible) AS INTEGER) AS eligible,
  CAST(count(*) FILTER (WHERE eligible AND covered) AS INTEGER) AS covered,
  CAST(count(*) FILTER (WHERE eligible AND rung = ${RUNG_CODE.single}) AS INTEGER) AS single,
  CAST(count(*) FILTER (WHERE eligible AND rung = ${RUNG_CODE.joint}) AS INTEGER) AS joint,
  CAST(count(*) FILTER (WHERE eligible AND rung = ${RUNG_CODE.area}) AS INTEGER) AS area,
  CAST(count(*) FILTER (WHERE eligible AND rung = ${RUNG_CODE.work}) AS INTEGER) AS work,
  CAST(count(*) FILTER (WHERE eligible AND NOT covered) AS INTEGER) AS uncovered,
  CAST(count(*) FILTER (WHERE eligible IS NULL) AS INTEGER) AS unknown,
  CAST(sum(members_full) AS INTEGER) AS members_full`;

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
