import type { TypedQuery } from '../model/typed-query.ts';
import { begunBySql, preparedDateSql, validAtSql } from './as-of-sql.ts';
import { latitudeSql, longitudeSql } from './geometry-sql.ts';
import { tableName, textLiteral } from './sql.ts';

/**
 * Alliances founded by the date, in the order of their ids: the position is `alliance_ix` of {@link allianceMembers}.
 * Placed by themselves, else by the mean of their members. `members` counts members of every kind; none of them is covered by it.
 */
export function alliances(schema: string): TypedQuery {
  return {
    name: 'alliances',
    sql: `SELECT a.alliance_ix, a.alliance_id, a.name_zh, a.name_en, a.alliance_type, a.axis_name, coalesce(a.lon, m.lon) AS lon, coalesce(a.lat, m.lat) AS lat,
        CAST(coalesce(m.members, 0) AS INTEGER) AS members, CAST(a.founded_on AS VARCHAR) AS founded_on
      FROM (${allianceSql(schema)}) a
      LEFT JOIN (SELECT alliance_ix, count(*) AS members, avg(lon) AS lon, avg(lat) AS lat FROM (${memberSql(schema)}) GROUP BY 1) m USING (alliance_ix)
      ORDER BY a.alliance_ix`,
    columns: {
      alliance_ix: 'integer',
      alliance_id: 'text',
      name_zh: 'text',
      name_en: 'text',
      alliance_type: 'text',
      axis_name: 'text',
      lon: 'double',
      lat: 'double',
      members: 'integer',
      founded_on: 'text',
    },
  };
}

/** Members at the date, of every kind. `row` and `rung` where the member is a listed enterprise that may be shown. */
export function allianceMembers(schema: string): TypedQuery {
  return {
    name: 'alliance-members',
    sql: `SELECT alliance_ix, lon, lat, member_kind, name_zh, role, "row", rung FROM (${memberSql(schema)}) ORDER BY alliance_ix, member_kind, member_id`,
    columns: MEMBER_COLUMNS,
  };
}

/** The members of one alliance. */
export function allianceDetails(schema: string, allianceId: string): TypedQuery {
  return {
    name: 'alliance-details',
    sql: `SELECT alliance_ix, lon, lat, member_kind, name_zh, role, "row", rung FROM (${memberSql(schema)})
      WHERE alliance_id = ${textLiteral(allianceId)} ORDER BY member_kind, member_id`,
    columns: MEMBER_COLUMNS,
  };
}

const MEMBER_COLUMNS = {
  alliance_ix: 'integer',
  lon: 'double',
  lat: 'double',
  member_kind: 'text',
  name_zh: 'text',
  role: 'text',
  row: 'integer',
  rung: 'integer',
} as const;

function allianceSql(schema: string): string {
  return `SELECT *, CAST(row_number() OVER (ORDER BY alliance_id) - 1 AS INTEGER) AS alliance_ix
    FROM ${tableName(schema, 'model_alliance')} WHERE ${begunBySql('founded_on', preparedDateSql(schema))}`;
}

/** A hidden enterprise stays a member in number, without name and place. */
function memberSql(schema: string): string {
  return `SELECT a.alliance_ix, a.alliance_id, m.member_kind, m.member_id, m.role,
      CASE WHEN f.suppressed THEN NULL ELSE coalesce(m.name_zh, e.name_zh, o.name_zh) END AS name_zh,
      CASE WHEN f.suppressed THEN NULL ELSE coalesce(m.lon, ${longitudeSql('f.mx')}, o.lon) END AS lon,
      CASE WHEN f.suppressed THEN NULL ELSE coalesce(m.lat, ${latitudeSql('f.my')}, o.lat) END AS lat,
      CASE WHEN NOT f.suppressed THEN f."row" END AS "row", CASE WHEN NOT f.suppressed THEN CAST(f.rung AS INTEGER) END AS rung
    FROM ${tableName(schema, 'model_alliance_member')} m
    JOIN (${allianceSql(schema)}) a ON a.alliance_id = m.alliance_id
    LEFT JOIN (SELECT e.enterprise_id, e.name_zh, e."row" FROM ${tableName(schema, 'model_enterprise')} e
      SEMI JOIN ${tableName(schema, 'fact')} f ON f."row" = e."row") e ON m.member_kind IN ('ENTERPRISE', '企业') AND e.enterprise_id = m.member_id
    LEFT JOIN ${tableName(schema, 'fact')} f ON f."row" = e."row"
    LEFT JOIN ${tableName(schema, 'org')} o ON m.member_kind IN ('ENTERPRISE_ORG', '企业党组织') AND o.org_id = m.member_id
    WHERE ${validAtSql('m.joined_on', 'm.left_on', preparedDateSql(schema))}`;
}
