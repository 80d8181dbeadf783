import { RUNG_CODE } from '../model/coverage.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import { OBLIGING_MEMBERS } from '../model/gap-class.ts';
import { METRICS, type MetricCode } from '../model/rate.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { eligibleSql } from './definition-sql.ts';
import { filteredQuery, filterSql, placeFilterSql, restrictsEnterprises, scopeSql } from './filter-sql.ts';
import { tableName } from './sql.ts';

/**
 * One row a metric in the order of METRICS: `metric`, `numerator`, `denominator`, `unknown`. All are over the definition's
 * denominator and its notion of covered; a metric whose tables or columns are absent answers NULL, not 0.
 */
export function rates(schema: string, definition: DefinitionSet, filter: Filter): TypedQuery {
  const scope = scopeSql(schema, { ...definition, minFullMembers: null }, filter);
  const available = (column: string): string => `(SELECT ${column} FROM ${tableName(schema, 'available')})`;
  const withinDefinition = scopeSql(schema, definition, filter);
  const parts: Readonly<Record<MetricCode, string>> = {
    ORG_COVERAGE: counted(withinDefinition, 'eligible', 'covered', available('covers')),
    SINGLE_RATE: counted(withinDefinition, 'eligible', `rung = ${RUNG_CODE.single}`, available('covers')),
    SHOULD_BUILD_RATE: counted(
      scope,
      `eligible AND members_full >= ${OBLIGING_MEMBERS}`,
      'covered',
      `${available('covers')} AND ${available('members')}`,
    ),
    WORK_COVERAGE: counted(withinDefinition, 'eligible', 'covered OR work', available('work')),
    BUILDING_COVERAGE: buildings(schema, filter, available('building_orgs')),
    MEMBER_ATTACHED: members(schema, definition, filter, available('relations')),
    RECENT_ACTIVITY: counted(
      withinDefinition,
      'eligible AND covered',
      `"row" IN (SELECT "row" FROM ${tableName(schema, 'active')})`,
      available('activities'),
    ),
  };
  return filteredQuery(schema, filter, {
    name: 'rates',
    sql: `SELECT metric, numerator, denominator, "unknown" FROM (${METRICS.map(
      (metric, position) => `SELECT ${position} AS position, '${metric}' AS metric, * FROM (${parts[metric]})`,
    ).join(' UNION ALL ')}) ORDER BY position`,
    columns: { metric: 'text', numerator: 'integer', denominator: 'integer', unknown: 'integer' },
  });
}

/** Counts rows where `base` is true, those of them where `hit` is, and those where `base` is unknown; all NULL where not available. */
function counted(source: string, base: string, hit: string, available: string): string {
  const count = (condition: string): string => `CASE WHEN ${available} THEN CAST(count(*) FILTER (WHERE ${condition}) AS INTEGER) END`;
  return `SELECT ${count(`(${base}) AND (${hit})`)} AS numerator, ${count(base)} AS denominator, ${count(`(${base}) IS NULL`)} AS "unknown" FROM ${source}`;
}

/**
 * Buildings in scope: those inside the place filter, and where the filter asks about enterprises those with one that passes.
 * A building organization: named by the building, a building committee placed in it, or a cover row for the building.
 */
function buildings(schema: string, filter: Filter, available: string): string {
  const table = (name: string): string => tableName(schema, name);
  const tenants = restrictsEnterprises(filter)
    ? ` AND building_ix IN (SELECT building_ix FROM ${table('fact')} WHERE ${filterSql(schema, filter)})`
    : '';
  const has = `lead_org_id IN (SELECT org_id FROM ${table('org')})
    OR building_ix IN (SELECT building_ix FROM ${table('org')} WHERE is_building_org)
    OR id IN (SELECT unit_id FROM ${table('cover_rule')} WHERE unit_kind = 'BUILDING')`;
  return counted(`(SELECT *, ix AS building_ix FROM ${table('dim_building')})`, 'TRUE', `coalesce(${has}, FALSE)`, available).concat(
    ` WHERE ${placeFilterSql(schema, filter)}${tenants}`,
  );
}

/**
 * Known members (full and probationary) of the eligible enterprises; attached are those whose relation is in an organization that covers
 * their enterprise: `relation_here`, else members less `members_unattached`, of covered enterprises. `unknown` counts enterprises.
 */
function members(schema: string, definition: DefinitionSet, filter: Filter, available: string): string {
  const eligible = eligibleSql(definition);
  const known = `SELECT f.covered, coalesce(e.members_total, f.members_full + f.members_probationary) AS members, e.relation_here, f.members_unattached
    FROM ${scopeSql(schema, definition, filter)} f JOIN ${tableName(schema, 'model_enterprise')} e ON e."row" = f."row" WHERE f.eligible`;
  const attached = 'least(greatest(coalesce(relation_here, members - members_unattached), 0), members)';
  const sum = (value: string, condition: string): string =>
    `CASE WHEN ${available} THEN CAST(coalesce(sum(${value}) FILTER (WHERE ${condition}), 0) AS INTEGER) END`;
  const decided = 'members IS NOT NULL AND (NOT covered OR members = 0 OR relation_here IS NOT NULL OR members_unattached IS NOT NULL)';
  const unknownScope = `(SELECT count(*) FROM ${tableName(schema, 'fact')} WHERE ${filterSql(schema, filter)} AND (${eligible}) IS NULL)`;
  return `SELECT ${sum(attached, `covered AND members > 0 AND ${decided}`)} AS numerator, ${sum('members', decided)} AS denominator,
    CASE WHEN ${available} THEN CAST(count(*) FILTER (WHERE NOT (${decided})) + ${unknownScope} AS INTEGER) END AS "unknown" FROM (${known})`;
}
