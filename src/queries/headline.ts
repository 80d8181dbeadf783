import { RUNG_CODE } from '../model/coverage.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { COVERAGE_SUM_COLUMNS, COVERAGE_SUMS, enterprisesSql } from './definition-sql.ts';
import { filteredQuery, sumsScopeSql } from './filter-sql.ts';
import { organizationCountSql } from './organizations-sql.ts';

/**
 * One row: the figures of the top line. `single`…`work` and `blank` (rung none) split the eligible by their best rung;
 * `uncovered` is eligible less covered; `unknown` is counted apart. Members are of every listed enterprise, NULL where
 * none is known, with `members_unknown` the enterprises whose full members are unknown.
 */
export function headline(schema: string, definition: DefinitionSet, filter: Filter): TypedQuery {
  return filteredQuery(schema, filter, {
    name: 'headline',
    sql: `SELECT ${COVERAGE_SUMS},
      ${enterprisesSql(`eligible AND rung = ${RUNG_CODE.none}`)} AS blank,
      CAST(sum(probationary_sum) AS INTEGER) AS members_probationary,
      ${enterprisesSql('members_full IS NULL')} AS members_unknown,
      CAST(coalesce(sum(unplaced_n), 0) AS INTEGER) AS unplaced,
      ${enterprisesSql('suppressed')} AS suppressed,
      CAST(sum(staff_sum) AS DOUBLE) AS staff,
      ${organizationCountSql(schema, filter)} AS organizations
      FROM ${sumsScopeSql(schema, definition, filter)}`,
    columns: {
      ...COVERAGE_SUM_COLUMNS,
      blank: 'integer',
      members_probationary: 'integer',
      members_unknown: 'integer',
      unplaced: 'integer',
      suppressed: 'integer',
      staff: 'double',
      organizations: 'integer',
    },
  });
}
