import { RUNG_CODE } from '../model/coverage.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { COVERAGE_SUM_COLUMNS, COVERAGE_SUMS } from './definition-sql.ts';
import { filteredQuery, scopeSql } from './filter-sql.ts';
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
      CAST(count(*) FILTER (WHERE eligible AND rung = ${RUNG_CODE.none}) AS INTEGER) AS blank,
      CAST(sum(members_probationary) AS INTEGER) AS members_probationary,
      CAST(count(*) FILTER (WHERE members_full IS NULL) AS INTEGER) AS members_unknown,
      CAST(count(*) FILTER (WHERE unplaced) AS INTEGER) AS unplaced,
      CAST(count(*) FILTER (WHERE suppressed) AS INTEGER) AS suppressed,
      CAST(sum(staff) AS DOUBLE) AS staff,
      ${organizationCountSql(schema, filter)} AS organizations
      FROM ${scopeSql(schema, definition, filter)}`,
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
