import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import { OBLIGING_MEMBERS } from '../model/gap-class.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { filteredQuery, sumsScopeSql } from './filter-sql.ts';
import { integerLiteral } from './sql.ts';

/** Steps from everything listed to the denominator. `less` steps are taken off; the others are what stands. */
export const WATERFALL_STEPS = [
  'listed',
  'deregistered',
  'not-operating',
  'operating-unknown',
  'other-ownership',
  'ownership-unknown',
  'few-members',
  'members-unknown',
  'coverage-unknown',
  'eligible',
  'with-three-members',
  'covered',
] as const;
export type WaterfallStepId = (typeof WATERFALL_STEPS)[number];

/**
 * The denominator unfolded: `position`, `step` (WATERFALL_STEPS), `enterprises`. `listed` less every step up to `coverage-unknown` is
 * exactly `eligible`, and the four unknown steps are exactly the headline's `unknown`: a certain exclusion is taken before an unknown.
 * `with-three-members` and `covered` are parts of `eligible`. Steps that the definition does not ask are 0.
 */
export function waterfall(schema: string, definition: DefinitionSet, filter: Filter): TypedQuery {
  const counts = WATERFALL_STEPS.map((step, position) => `(${position}, '${step}')`).join(', ');
  return filteredQuery(schema, filter, {
    name: 'waterfall',
    sql: `WITH classed AS (
        SELECT ${stepSql(definition)} AS step, covered, members_full, n FROM ${sumsScopeSql(schema, definition, filter)}
      ), counted AS (
        SELECT step, sum(n) AS n FROM classed GROUP BY 1
        UNION ALL SELECT 'listed', sum(n) FROM classed
        UNION ALL SELECT 'with-three-members', sum(n) FROM classed WHERE step = 'eligible' AND members_full >= ${OBLIGING_MEMBERS}
        UNION ALL SELECT 'covered', sum(n) FROM classed WHERE step = 'eligible' AND covered
      )
      SELECT s.position, s.step, CAST(coalesce(c.n, 0) AS INTEGER) AS enterprises
      FROM (VALUES ${counts}) s(position, step) LEFT JOIN counted c ON c.step = s.step ORDER BY s.position`,
    columns: { position: 'integer', step: 'text', enterprises: 'integer' },
  });
}

/** The step that takes an enterprise off, or 'eligible'. */
function stepSql(definition: DefinitionSet): string {
  const operates = definition.operating === 'operating' ? 'operating' : 'TRUE';
  const owned = definition.ownership === 'non-public' ? 'non_public' : 'TRUE';
  const enough = definition.minFullMembers === null ? 'TRUE' : `members_full >= ${integerLiteral(definition.minFullMembers)}`;
  const cases = [
    [`${operates} IS FALSE AND NOT registered`, 'deregistered'],
    [`${operates} IS FALSE`, 'not-operating'],
    [`(${owned}) IS FALSE`, 'other-ownership'],
    [`(${enough}) IS FALSE`, 'few-members'],
    [`${operates} IS NULL`, 'operating-unknown'],
    [`(${owned}) IS NULL`, 'ownership-unknown'],
    [`(${enough}) IS NULL`, 'members-unknown'],
    ['cover_unknown', 'coverage-unknown'],
  ]
    .map(([condition, step]) => `WHEN ${condition} THEN '${step}'`)
    .join(' ');
  return `CASE ${cases} ELSE 'eligible' END`;
}

/** Whether an enterprise of `scopeSql` stands in a step, as a condition. */
export function inStepSql(definition: DefinitionSet, step: WaterfallStepId): string {
  switch (step) {
    case 'listed':
      return 'TRUE';
    case 'with-three-members':
      return `${stepSql(definition)} = 'eligible' AND members_full >= ${OBLIGING_MEMBERS}`;
    case 'covered':
      return `${stepSql(definition)} = 'eligible' AND covered`;
    default:
      return `${stepSql(definition)} = '${step}'`;
  }
}
