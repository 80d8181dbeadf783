import { GAP_CLASSES, RUNG_CODE } from '../model/coverage.ts';
import type { DefinitionSet } from '../model/definition-set.ts';
import { EMPTY_FILTER } from '../model/filter.ts';
import type { GapThresholds } from '../model/gap-thresholds.ts';
import { begunBySql, preparedDateSql, validAtSql } from './as-of-sql.ts';
import { scopeSql } from './filter-sql.ts';
import { fullMembersHereSql, gapClassSql } from './gap-class-sql.ts';
import { metersBetweenSql } from './gap-places.ts';
import { mercatorXSql, mercatorYSql } from './geometry-sql.ts';
import { rungOfWordSql } from './prepare-organizations.ts';
import { integerLiteral, tableName, textList } from './sql.ts';

const JOINT_BRANCH_TYPES = ['JOINT_BRANCH', '联合党支部'];
const BRANCH_TYPES = ['BRANCH', '党支部'];
/** Organizations of a place rather than of a unit, which take in whoever finds no other. */
const REGIONAL_TYPES = [
  ...['BUILDING_COMMITTEE', 'COMPOSITE_COMMITTEE', 'COMMUNITY_COMMITTEE', 'JOINT_COMMITTEE'],
  ...['楼宇党委', '综合党委', '楼宇综合党委', '社区党委', '联合党委'],
];
const SINGLE_UNION_WORDS = ['单独', 'SINGLE', '单独组建'];

/** Whether a row of `org` (as `o`) is a joint branch: by its type, else by the word of its formation, else since several units name it. */
export const IS_JOINT_BRANCH_SQL = `coalesce(o.org_type IN ${textList(JOINT_BRANCH_TYPES)}
    OR (coalesce(o.org_type IN ${textList(BRANCH_TYPES)}, TRUE) AND coalesce(${rungOfWordSql('o.formation')} = ${RUNG_CODE.joint}, o.org_type IS NULL AND o.covers > 1)), FALSE)`;

/** Whether a row of `org` (as `o`) is an organization of a building, a community or an area. */
export const IS_REGIONAL_SQL = `(o.is_building_org OR coalesce(o.org_type IN ${textList(REGIONAL_TYPES)}, FALSE))`;

/** Members of all kinds of a row of `org` (as `o`), else `covered`; NULL unknown. */
export function organizationMembersSql(covered: string): string {
  return `coalesce(o.members_full + coalesce(o.members_probationary, 0), ${covered})`;
}

/** Whether a joint branch can take `own` members more: fewer units than usual at most, and not more members; NULL unknown. */
export function takesSql(units: string, members: string, own: string, { jointMaxUnits, branchMaxMembers }: GapThresholds): string {
  return `(${units} < ${integerLiteral(jointMaxUnits)} AND ${members} + ${own} <= ${integerLiteral(branchMaxMembers)})`;
}

const asText = (value: string): string => `CAST(${value} AS VARCHAR)`;
const none = (type: string): string => `CAST(NULL AS ${type})`;
const ORG_PLACE = { mx: 'o.mx', my: 'o.my' };
const SELF = { mx: 's.mx', my: 's.my' };

/** The enterprise that is asked of, as `self`; no row where it is hidden or not valid at the date. */
export function selfSql(schema: string, row: number, thresholds: GapThresholds): string {
  const table = (name: string): string => tableName(schema, name);
  const number = integerLiteral(row);
  return `SELECT f."row", f.mx, f.my, f.building_ix, f.park_ix, f.industry, b.id AS building_id, b.community_ix, b.lead_org_id, e.uscc, e.enterprise_id,
      ${fullMembersHereSql(thresholds)} AS full_members, ${fullMembersHereSql(thresholds)} + coalesce(f.members_probationary, 0) AS own
    FROM (SELECT * FROM ${table('fact')} WHERE "row" = ${number} AND NOT suppressed) f
    JOIN (SELECT "row", uscc, enterprise_id FROM ${table('model_enterprise')} WHERE raw_row = ${number}) e ON e."row" = f."row"
    LEFT JOIN ${table('dim_building')} b ON b.ix = f.building_ix`;
}

const metersSql = (place: { readonly mx: string; readonly my: string }): string =>
  `CAST(round(${metersBetweenSql(SELF, place)}) AS INTEGER)`;

function organizationsSql(schema: string, condition: string): string {
  return `SELECT o.*, CASE WHEN o.lon IS NOT NULL THEN ${mercatorXSql('o.lon')} END AS mx, CASE WHEN o.lat IS NOT NULL THEN ${mercatorYSql('o.lat')} END AS my
    FROM ${tableName(schema, 'org')} o WHERE ${condition}`;
}

/** Joint branches that can take it, or may: what is not known of their members does not rule them out. */
export function jointBranchesSql(schema: string, thresholds: GapThresholds): string {
  const branches = organizationsSql(schema, `${IS_JOINT_BRANCH_SQL} AND o.covers < ${integerLiteral(thresholds.jointMaxUnits)}`);
  const covered = `SELECT v.org_ix, CAST(sum(f.members_full + coalesce(f.members_probationary, 0)) AS INTEGER) AS members, bool_or(f.industry = s.industry) AS same_sector
    FROM (SELECT * FROM ${tableName(schema, 'cover')} WHERE org_ix IN (SELECT org_ix FROM (${branches}))) v JOIN ${tableName(schema, 'fact')} f ON f."row" = v."row", self s GROUP BY 1`;
  const members = organizationMembersSql('c.members');
  const takes = takesSql('o.covers', members, 's.own', thresholds);
  return `SELECT 'joint-branch' AS kind, ${none('INTEGER')} AS ref_row, o.org_ix, o.org_id AS id, o.name_zh, ${asText('o.org_type')} AS role, ${metersSql(ORG_PLACE)} AS distance_m,
      o.building_ix = s.building_ix AS same_building, o.park_ix = s.park_ix AS same_park, c.same_sector, o.covers AS units, o.members_full, ${members} AS members, ${none('INTEGER')} AS load, ${takes} AS takes, o.mx, o.my
    FROM self s, (${branches}) o LEFT JOIN (${covered}) c ON c.org_ix = o.org_ix WHERE ${takes} IS NOT FALSE`;
}

/** Uncovered enterprises of one or two full members, which could form a joint branch with it; another row of the same code is the same enterprise. */
export function peersSql(schema: string, definition: DefinitionSet, thresholds: GapThresholds): string {
  const code = GAP_CLASSES.indexOf('joint-candidate');
  const full = fullMembersHereSql(thresholds);
  const source = `SELECT *, ${full} AS here FROM (SELECT *, ${gapClassSql(thresholds)} AS gap_class FROM ${scopeSql(schema, definition, EMPTY_FILTER)} WHERE NOT suppressed AND NOT covered) WHERE gap_class = ${code}`;
  return `SELECT 'peer' AS kind, f."row" AS ref_row, ${none('INTEGER')} AS org_ix, e.enterprise_id AS id, e.name_zh, ${none('VARCHAR')} AS role, ${metersSql({ mx: 'f.mx', my: 'f.my' })} AS distance_m,
      f.building_ix = s.building_ix AS same_building, f.park_ix = s.park_ix AS same_park, f.industry = s.industry AS same_sector, 1 AS units, f.here AS members_full, f.here + coalesce(f.members_probationary, 0) AS members, ${none('INTEGER')} AS load, TRUE AS takes, f.mx, f.my
    FROM self s, (${source}) f JOIN ${tableName(schema, 'model_enterprise')} e ON e."row" = f."row"
    WHERE f."row" <> s."row" AND e.enterprise_id <> s.enterprise_id AND coalesce(e.uscc <> s.uscc, TRUE)`;
}

/** Organizations of its building, its community and the area, which take in whoever finds no other. */
export function regionalSql(schema: string): string {
  const rule = `SELECT org_ix FROM ${tableName(schema, 'cover_rule')} WHERE unit_kind = 'BUILDING' AND unit_id = s.building_id`;
  const building = `coalesce(o.building_ix = s.building_ix OR o.org_id = s.lead_org_id OR o.org_ix IN (${rule}), FALSE)`;
  return `SELECT 'regional' AS kind, ${none('INTEGER')} AS ref_row, o.org_ix, o.org_id AS id, o.name_zh, ${asText('o.org_type')} AS role, ${metersSql(ORG_PLACE)} AS distance_m,
      ${building} AS same_building, o.park_ix = s.park_ix AS same_park, ${none('BOOLEAN')} AS same_sector, o.covers AS units, o.members_full, ${organizationMembersSql('NULL')} AS members, ${none('INTEGER')} AS load, ${none('BOOLEAN')} AS takes, o.mx, o.my
    FROM self s, (${organizationsSql(schema, IS_REGIONAL_SQL)}) o`;
}

/** Instructors with how many enterprises they have now; where they come from, else the middle of where they go. Never a person's name: the dispatching organization's. */
export function instructorsSql(schema: string): string {
  const table = (name: string): string => tableName(schema, name);
  const current = validAtSql('a.since', 'a.until', preparedDateSql(schema));
  const assigned = `SELECT a.instructor_id, CAST(count(DISTINCT a.enterprise_id) AS INTEGER) AS load, avg(f.mx) AS mx, avg(f.my) AS my, bool_or(f.building_ix = s.building_ix) AS same_building, bool_or(f.park_ix = s.park_ix) AS same_park, bool_or(f.industry = s.industry) AS same_sector
    FROM ${table('model_instructor_assignment')} a LEFT JOIN ${table('model_enterprise')} e ON e.enterprise_id = a.enterprise_id LEFT JOIN ${table('fact')} f ON f."row" = e."row", self s
    WHERE ${current} GROUP BY 1`;
  const place = {
    mx: 'coalesce(o.mx, CAST(c.mx AS INTEGER))',
    my: 'coalesce(o.my, CAST(c.my AS INTEGER))',
  };
  return `SELECT 'instructor' AS kind, ${none('INTEGER')} AS ref_row, o.org_ix, i.instructor_id AS id, o.name_zh, i.role, ${metersSql(place)} AS distance_m,
      c.same_building, c.same_park, c.same_sector, ${none('INTEGER')} AS units, ${none('INTEGER')} AS members_full, ${none('INTEGER')} AS members, coalesce(c.load, 0) AS load, ${none('BOOLEAN')} AS takes, ${place.mx} AS mx, ${place.my} AS my
    FROM self s, ${table('model_instructor')} i LEFT JOIN (${organizationsSql(schema, 'TRUE')}) o ON o.org_id = i.dispatch_org_id LEFT JOIN (${assigned}) c ON c.instructor_id = i.instructor_id`;
}

/** Unions of more than one unit, in the middle of their units. */
export function unionsSql(schema: string): string {
  const table = (name: string): string => tableName(schema, name);
  const units = `SELECT union_id, unnest(enterprise_ids) AS enterprise_id FROM ${table('model_trade_union')} WHERE ${begunBySql('founded_on', preparedDateSql(schema))} AND (coalesce(kind NOT IN ${textList(SINGLE_UNION_WORDS)}, FALSE) OR len(enterprise_ids) > 1)`;
  const placed = `SELECT u.union_id, avg(f.mx) AS mx, avg(f.my) AS my, bool_or(f.building_ix = s.building_ix) AS same_building, bool_or(f.park_ix = s.park_ix) AS same_park, bool_or(f.industry = s.industry) AS same_sector, count(*) AS units
    FROM (${units}) u JOIN ${table('model_enterprise')} e ON e.enterprise_id = u.enterprise_id JOIN ${table('fact')} f ON f."row" = e."row", self s GROUP BY 1`;
  return `SELECT 'union' AS kind, ${none('INTEGER')} AS ref_row, ${none('INTEGER')} AS org_ix, t.union_id AS id, t.name_zh, t.kind AS role, ${metersSql({ mx: 'c.mx', my: 'c.my' })} AS distance_m,
      c.same_building, c.same_park, c.same_sector, CAST(c.units AS INTEGER) AS units, ${none('INTEGER')} AS members_full, t.members, ${none('INTEGER')} AS load, ${none('BOOLEAN')} AS takes, CAST(c.mx AS INTEGER) AS mx, CAST(c.my AS INTEGER) AS my
    FROM self s, ${table('model_trade_union')} t JOIN (${placed}) c ON c.union_id = t.union_id`;
}
