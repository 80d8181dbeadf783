import { GAP_CLASSES } from '../model/coverage.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import { DEFAULT_THRESHOLDS, type GapThresholds } from '../model/gap-thresholds.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { filteredQuery, filterSql, scopeSql } from './filter-sql.ts';
import { IS_JOINT_BRANCH_SQL, IS_REGIONAL_SQL, organizationMembersSql, takesSql } from './gap-candidates-sql.ts';
import { fullMembersHereSql, gapClassSql } from './gap-class-sql.ts';
import { integerLiteral, tableName } from './sql.ts';
import { enterpriseRowsSql, TABLE_COLUMNS, type TablePage } from './table-page.ts';

/** How an enterprise and an organization fit, the nearest first. */
export const MATCH_LEVELS = ['building', 'community', 'park', 'sector'] as const;
export type MatchLevel = (typeof MATCH_LEVELS)[number];

const LOOKING_ORDER = 'full_members DESC NULLS LAST, members_unattached DESC NULLS LAST, "row"';

/** Enterprises that look for an organization: uncovered, in scope, with one or two full members, or with members whose relation sits elsewhere. */
function lookingSql(schema: string, definition: DefinitionSet, filter: Filter, thresholds: GapThresholds): string {
  const candidate = GAP_CLASSES.indexOf('joint-candidate');
  return `SELECT * FROM (SELECT *, ${gapClassSql(thresholds)} AS gap_class FROM ${scopeSql(schema, definition, filter)} WHERE NOT suppressed AND NOT covered AND eligible)
    WHERE gap_class = ${candidate} OR members_unattached > 0`;
}

/**
 * Organizations that may take somebody in, once for each place and sector they stand for: `org_ix`, `building_ix`, `community_ix`, `park_ix`, `industry`, `room` (units it may
 * still take, NULL no limit), `spare` (members it may still take, NULL unknown or no limit). Joint branches with room, and organizations of a building or an area.
 */
function offersSql(schema: string, thresholds: GapThresholds): string {
  const table = (name: string): string => tableName(schema, name);
  const covered = `SELECT v.org_ix, CAST(sum(f.members_full + coalesce(f.members_probationary, 0)) AS INTEGER) AS members, mode(f.industry) AS industry
    FROM ${table('cover')} v JOIN ${table('fact')} f ON f."row" = v."row" GROUP BY 1`;
  const members = organizationMembersSql('c.members');
  return `SELECT o.org_ix, o.building_ix, b.community_ix, o.park_ix, c.industry, o.is_joint,
      CASE WHEN o.is_joint THEN ${members} END AS members, o.covers
    FROM (SELECT o.*, ${IS_JOINT_BRANCH_SQL} AS is_joint, ${IS_REGIONAL_SQL} AS is_regional FROM ${table('org')} o) o
    LEFT JOIN (${covered}) c ON c.org_ix = o.org_ix LEFT JOIN ${table('dim_building')} b ON b.ix = o.building_ix
    WHERE (o.is_joint AND ${takesSql('o.covers', members, '1', thresholds)} IS NOT FALSE) OR o.is_regional`;
}

/** The best offer at each value of a level: a joint branch before an organization of a place, then the one with fewer units. */
function bestAt(level: MatchLevel): string {
  const column = level === 'sector' ? 'industry' : `${level}_ix`;
  const among = level === 'sector' ? `${column} IS NOT NULL AND is_joint` : `${column} IS NOT NULL`;
  return `SELECT ${column} AS at, arg_min(org_ix, CAST(NOT is_joint AS BIGINT) * 1000000000000 + covers * 1000000 + org_ix) AS org_ix FROM offers WHERE ${among} GROUP BY 1`;
}

/**
 * 双找, enterprises that look for an organization, those with more full members first: TABLE_COLUMNS, `members_unattached` and the best match,
 * `match_level` (MATCH_LEVELS; NULL none), `match_org_ix`, `match_org`, `match_type`, `match_units`, `match_takes` (within the usual limits with its members; NULL unknown, or an
 * organization of a place, which has none).
 */
export function lookingEnterprises(
  schema: string,
  definition: DefinitionSet,
  filter: Filter,
  page: TablePage,
  thresholds: GapThresholds = DEFAULT_THRESHOLDS,
): TypedQuery {
  if (page.offset < 0 || page.limit < 0) throw new RangeError('negative page');
  const chosen = (pick: (level: MatchLevel) => string): string =>
    `CASE ${MATCH_LEVELS.map((level) => `WHEN by_${level}.org_ix IS NOT NULL THEN ${pick(level)}`).join(' ')} END`;
  const rows = `WITH offers AS MATERIALIZED (${offersSql(schema, thresholds)}),
      looking AS (SELECT f.fact_row, f."row", f.gap_class, f.building_ix, f.park_ix, f.industry, f.members_unattached, b.community_ix, ${fullMembersHereSql(thresholds)} AS full_members,
          coalesce(${fullMembersHereSql(thresholds)}, 0) + coalesce(f.members_probationary, 0) AS own
        FROM (${lookingSql(schema, definition, filter, thresholds)}) f LEFT JOIN ${tableName(schema, 'dim_building')} b ON b.ix = f.building_ix
        ORDER BY ${LOOKING_ORDER} LIMIT ${integerLiteral(page.limit)} OFFSET ${integerLiteral(page.offset)})
    SELECT l.*, row_number() OVER (ORDER BY ${LOOKING_ORDER}) AS position, ${chosen((level) => `'${level}'`)} AS match_level, ${chosen((level) => `by_${level}.org_ix`)} AS match_org_ix
    FROM looking l ${MATCH_LEVELS.map((level) => `LEFT JOIN (${bestAt(level)}) by_${level} ON by_${level}.at = l.${level === 'sector' ? 'industry' : `${level}_ix`}`).join(' ')}`;
  const matched = (value: string): string => `(SELECT ${value} FROM offers_of o WHERE o.org_ix = page.match_org_ix)`;
  const sql = enterpriseRowsSql(
    schema,
    rows,
    `, p.members_unattached, page.match_level, page.match_org_ix, ${matched('o.name_zh')} AS match_org, ${matched('o.org_type')} AS match_type, ${matched('o.covers')} AS match_units,
      ${matched(`CASE WHEN o.is_joint THEN ${takesSql('o.covers', 'o.members', 'page.own', thresholds)} END`)} AS match_takes`,
  );
  return filteredQuery(schema, filter, {
    name: 'looking-enterprises',
    sql: `WITH offers_of AS MATERIALIZED (SELECT f.*, o.name_zh, o.org_type FROM (${offersSql(schema, thresholds)}) f JOIN ${tableName(schema, 'org')} o ON o.org_ix = f.org_ix), ${sql.slice('WITH '.length)}`,
    columns: {
      ...TABLE_COLUMNS,
      members_unattached: 'integer',
      match_level: 'text',
      match_org_ix: 'integer',
      match_org: 'text',
      match_type: 'text',
      match_units: 'integer',
      match_takes: 'boolean',
    },
  });
}

/** One row: `enterprises` that look (those that may be shown), their `members_full`, and `members_unattached` with the enterprises where that is `unknown`. */
export function lookingCount(
  schema: string,
  definition: DefinitionSet,
  filter: Filter,
  thresholds: GapThresholds = DEFAULT_THRESHOLDS,
): TypedQuery {
  const sum = (column: string): string => `CAST(coalesce(sum(${column}), 0) AS INTEGER) AS ${column}`;
  return filteredQuery(schema, filter, {
    name: 'looking-count',
    sql: `SELECT CAST(count(*) AS INTEGER) AS enterprises, ${sum('members_full')}, ${sum('members_unattached')}, CAST(count(*) FILTER (WHERE members_unattached IS NULL) AS INTEGER) AS unknown
      FROM (${lookingSql(schema, definition, filter, thresholds)})`,
    columns: { enterprises: 'integer', members_full: 'integer', members_unattached: 'integer', unknown: 'integer' },
  });
}

/** Where members without a home are counted. */
export type LookingPlace = 'building' | 'community' | 'park' | 'district' | 'sector';

/**
 * 双找, the other way: members whose relation sits elsewhere, by place or sector, most first; counts only. `ix` (NULL: no such place known; of a sector its
 * index), `name_zh`, `name_en`, `enterprises` with such members, `members_unattached`, `unknown` enterprises where nobody asked, `organizations` there that may take them in.
 */
export function membersLooking(
  schema: string,
  filter: Filter,
  by: LookingPlace,
  limit: number,
  thresholds: GapThresholds = DEFAULT_THRESHOLDS,
): TypedQuery {
  const key = by === 'sector' ? 'industry' : `${by}_ix`;
  const source = `SELECT f.*, b.community_ix FROM (SELECT * FROM ${tableName(schema, 'fact')} WHERE ${filterSql(schema, filter)}) f LEFT JOIN ${tableName(schema, 'dim_building')} b ON b.ix = f.building_ix`;
  const counted = `SELECT CAST(${key} AS INTEGER) AS ix, CAST(count(*) FILTER (WHERE members_unattached > 0) AS INTEGER) AS enterprises, CAST(coalesce(sum(members_unattached), 0) AS INTEGER) AS members_unattached,
      CAST(count(*) FILTER (WHERE members_unattached IS NULL) AS INTEGER) AS unknown FROM (${source}) GROUP BY 1`;
  // Organizations know their district by their park or building alone, as offers do.
  const offered =
    by === 'district'
      ? `SELECT o.district_ix AS ix, count(*) AS n FROM offers f JOIN ${tableName(schema, 'org')} o ON o.org_ix = f.org_ix GROUP BY 1`
      : `SELECT CAST(${key} AS INTEGER) AS ix, count(*) AS n FROM offers ${by === 'sector' ? 'WHERE is_joint' : ''} GROUP BY 1`;
  const names: Readonly<Record<LookingPlace, readonly [string, string, string]>> = {
    building: ['dim_building', 'coalesce(d.name_zh, d.id)', 'coalesce(d.name_en, d.id)'],
    community: ['dim_community', 'd.id', 'd.id'],
    park: ['dim_park', 'coalesce(d.name_zh, d.id)', 'coalesce(d.name_en, d.id)'],
    district: ['dim_district', 'coalesce(d.name_zh, d.code)', 'coalesce(d.name_en, d.code)'],
    sector: ['', 'CAST(NULL AS VARCHAR)', 'CAST(NULL AS VARCHAR)'],
  };
  const [dimension, zh, en] = names[by];
  return filteredQuery(schema, filter, {
    name: 'members-looking',
    sql: `WITH offers AS (${offersSql(schema, thresholds)})
      SELECT c.ix, ${zh} AS name_zh, ${en} AS name_en, c.enterprises, c.members_unattached, c.unknown, CAST(coalesce(f.n, 0) AS INTEGER) AS organizations
      FROM (${counted}) c LEFT JOIN (${offered}) f ON f.ix = c.ix ${dimension === '' ? '' : `LEFT JOIN ${tableName(schema, dimension)} d ON d.ix = c.ix`}
      WHERE c.members_unattached > 0 OR c.unknown > 0 ORDER BY c.members_unattached DESC, c.unknown DESC, c.ix NULLS LAST LIMIT ${integerLiteral(limit)}`,
    columns: {
      ix: 'integer',
      name_zh: 'text',
      name_en: 'text',
      enterprises: 'integer',
      members_unattached: 'integer',
      unknown: 'integer',
      organizations: 'integer',
    },
  });
}
