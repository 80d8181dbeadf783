import { RUNG_CODE } from '../model/coverage.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import { OBLIGING_MEMBERS } from '../model/gap-class.ts';
import { METRICS, type MetricCode } from '../model/rate.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { eligibleSql, enterprisesSql } from './definition-sql.ts';
import { answersByGroup, filteredQuery, filterSql, placeFilterSql, restrictsEnterprises, sumsScopeSql } from './filter-sql.ts';
import { tableName } from './sql.ts';

/** Aggregates over the enterprises in scope, and the column of `available` without which they mean nothing. */
interface Rate {
  readonly numerator: string;
  readonly denominator: string;
  readonly unknown: string;
  readonly needs: string;
}

/**
 * One row a metric in the order of METRICS: `metric`, `numerator`, `denominator`, `unknown`. All are over the definition's
 * denominator and its notion of covered; a metric whose tables or columns are absent answers NULL, not 0.
 */
export function rates(schema: string, definition: DefinitionSet, filter: Filter): TypedQuery {
  const table = (name: string): string => tableName(schema, name);
  const anyMembers = eligibleSql({ ...definition, minFullMembers: null });
  const active = answersByGroup(filter, definition) ? 'active' : `"row" IN (SELECT "row" FROM ${table('active')})`;
  const parts: Readonly<Record<MetricCode, Rate>> = {
    ORG_COVERAGE: counted('eligible', 'covered', 'covers'),
    SINGLE_RATE: counted('eligible', `rung = ${RUNG_CODE.single}`, 'covers'),
    SHOULD_BUILD_RATE: counted(`(${anyMembers}) AND members_full >= ${OBLIGING_MEMBERS}`, 'covered', 'covers AND members'),
    WORK_COVERAGE: counted('eligible', 'covered OR work', 'work'),
    BUILDING_COVERAGE: buildings(schema, filter),
    MEMBER_ATTACHED,
    RECENT_ACTIVITY: counted('eligible AND covered', active, 'activities'),
  };
  return filteredQuery(schema, filter, {
    name: 'rates',
    // One scan for all of them: a dashboard asks for every rate at every change of the filter.
    sql: `WITH ${TENANTED} AS MATERIALIZED (SELECT DISTINCT building_ix FROM ${table('fact')} WHERE ${restrictsEnterprises(filter) ? filterSql(schema, filter) : 'FALSE'}),
      sums AS MATERIALIZED (SELECT ${METRICS.map((metric, position) => {
        const { numerator, denominator, unknown } = parts[metric];
        return `${numerator} AS n${position}, ${denominator} AS d${position}, ${unknown} AS u${position}`;
      }).join(',\n        ')} FROM ${sumsScopeSql(schema, definition, filter)})
      SELECT metric, numerator, denominator, "unknown" FROM (${METRICS.map((metric, position) => {
        const part = (letter: string): string => `CASE WHEN ${parts[metric].needs} THEN CAST(${letter}${position} AS INTEGER) END`;
        return `SELECT ${position} AS position, '${metric}' AS metric, ${part('n')} AS numerator, ${part('d')} AS denominator, ${part('u')} AS "unknown" FROM sums, ${table('available')}`;
      }).join(' UNION ALL ')}) ORDER BY position`,
    columns: { metric: 'text', numerator: 'integer', denominator: 'integer', unknown: 'integer' },
  });
}

/** Enterprises where `base` is true, those of them where `hit` is, and those where `base` is unknown. */
function counted(base: string, hit: string, needs: string): Rate {
  return {
    numerator: enterprisesSql(`(${base}) AND (${hit})`),
    denominator: enterprisesSql(base),
    unknown: enterprisesSql(`(${base}) IS NULL`),
    needs,
  };
}

const TENANTED = 'tenanted_buildings';

/**
 * Buildings in scope: those inside the place filter, and where the filter asks about enterprises those with one that passes.
 * A building organization: named by the building, a building committee placed in it, or a cover row for the building.
 */
function buildings(schema: string, filter: Filter): Rate {
  const table = (name: string): string => tableName(schema, name);
  const tenants = restrictsEnterprises(filter) ? ` AND building_ix IN (SELECT building_ix FROM ${TENANTED})` : '';
  const has = `lead_org_id IN (SELECT org_id FROM ${table('org')})
    OR building_ix IN (SELECT building_ix FROM ${table('org')} WHERE is_building_org)
    OR id IN (SELECT unit_id FROM ${table('cover_rule')} WHERE unit_kind = 'BUILDING')`;
  const count = (condition: string): string =>
    `(SELECT count(*) FROM (SELECT *, ix AS building_ix FROM ${table('dim_building')}) WHERE ${placeFilterSql(schema, filter)}${tenants}${condition})`;
  return { numerator: count(` AND coalesce(${has}, FALSE)`), denominator: count(''), unknown: '0', needs: 'building_orgs' };
}

/**
 * Known members (full and probationary) of the eligible enterprises; attached are those whose relation is in an organization that covers
 * their enterprise: `relation_here`, else members less `members_unattached`, of covered enterprises. `unknown` counts enterprises.
 */
const MEMBER_ATTACHED: Rate = {
  numerator: 'coalesce(sum(attached_sum) FILTER (WHERE eligible AND covered), 0)',
  denominator:
    'coalesce(sum(answered_sum) FILTER (WHERE eligible AND covered), 0) + coalesce(sum(known_sum) FILTER (WHERE eligible AND NOT covered), 0)',
  unknown: `coalesce(sum(n - answered_n) FILTER (WHERE eligible AND covered), 0) + coalesce(sum(n - known_n) FILTER (WHERE eligible AND NOT covered), 0)
    + ${enterprisesSql('eligible IS NULL')}`,
  needs: 'relations',
};
