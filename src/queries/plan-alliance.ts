import { RUNG_CODE } from '../model/coverage.ts';
import { TAGS } from '../model/fact.ts';
import type { Filter } from '../model/filter.ts';
import type { AllianceSettings } from '../model/plan-settings.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { begunBySql, preparedDateSql, validAtSql } from './as-of-sql.ts';
import { filteredQuery, filterSql } from './filter-sql.ts';
import { latitudeSql, longitudeSql } from './geometry-sql.ts';
import { tableName, textList, textLiteral } from './sql.ts';

type TerritoryLevel = AllianceSettings['territory'];

/** Which enterprises an alliance is about: those of a chain, or those in buildings, by id. */
export type AllianceScopeRows = { readonly chain: string } | { readonly buildings: readonly string[] };

/** The chains with their stages (joined by line feeds, in their order), the 链主 named for each, and the committee there is. */
export function planChains(schema: string): TypedQuery {
  const table = (name: string): string => tableName(schema, name);
  return {
    name: 'plan-chains',
    sql: `SELECT c.chain_id, c.name_zh, c.name_en, array_to_string(c.stages, chr(10)) AS stages, ${memberIdSql('e')} AS lead_id,
        o.name_zh AS committee_zh, o.name_en AS committee_en, CAST(coalesce(m.members, 0) AS INTEGER) AS members
      FROM (SELECT * FROM ${table('model_chain')} QUALIFY row_number() OVER (PARTITION BY chain_id) = 1) c
      LEFT JOIN (SELECT chain_id, count(DISTINCT enterprise_id) AS members FROM ${table('model_chain_member')} GROUP BY 1) m USING (chain_id)
      LEFT JOIN (${enterpriseSql(schema)}) e ON e.enterprise_id = c.lead_enterprise_id
      LEFT JOIN ${table('org')} o ON o.org_id = c.committee_org_id
      ORDER BY c.chain_id`,
    columns: {
      chain_id: 'text',
      name_zh: 'text',
      name_en: 'text',
      stages: 'text',
      lead_id: 'text',
      committee_zh: 'text',
      committee_en: 'text',
      members: 'integer',
    },
  };
}

/** Alliances founded by the date, with the axis or the chain of each. */
export function planAlliances(schema: string): TypedQuery {
  return {
    name: 'plan-alliances',
    sql: `SELECT name_zh, name_en, axis_name, chain_id FROM ${tableName(schema, 'model_alliance')}
      WHERE ${begunBySql('founded_on', preparedDateSql(schema))} ORDER BY alliance_id`,
    columns: { name_zh: 'text', name_en: 'text', axis_name: 'text', chain_id: 'text' },
  };
}

/**
 * Enterprises an alliance is about, under the filter, whatever their ownership, unless they are known not to operate; each with the
 * organization that covers it singly or jointly (the best, then the first). `covered` is NULL where the list does not answer. A hidden
 * enterprise has an id that is nobody's, no name, no place, and no name of an organization that is its alone.
 */
export function allianceEnterprises(schema: string, filter: Filter, scope: AllianceScopeRows, level: TerritoryLevel): TypedQuery {
  const table = (name: string): string => tableName(schema, name);
  const isChain = 'chain' in scope;
  const within = isChain
    ? `e.enterprise_id IN (SELECT enterprise_id FROM ${table('model_chain_member')} WHERE chain_id = ${textLiteral(scope.chain)})`
    : `b.id IN ${textList(scope.buildings)}`;
  const lead = `(f.tags & ${1 << TAGS.indexOf('CHAIN_LEAD')}) <> 0`;
  const chain = isChain ? textLiteral(scope.chain) : 'NULL';
  const shown = (value: string): string => `CASE WHEN NOT f.suppressed THEN ${value} END`;
  return filteredQuery(schema, filter, {
    name: 'alliance-enterprises',
    sql: `SELECT ${memberIdSql('e')} AS id, f.suppressed AS hidden, ${shown('e.name_zh')} AS name_zh,
        ${shown(longitudeSql('f.mx'))} AS lon, ${shown(latitudeSql('f.my'))} AS lat, b.id AS building_id,
        ${territorySql(level, 'id')} AS territory, ${territorySql(level, 'name_zh')} AS territory_zh, ${territorySql(level, 'name_en')} AS territory_en,
        e.industry_code, m.stage, coalesce(m.is_lead, FALSE) OR ${lead} AS is_lead,
        o.org_id, o.name_zh AS org_zh, o.name_en AS org_en, o.members_full AS org_members, o.lon AS org_lon, o.lat AS org_lat, o.own_hidden AS org_hidden,
        CASE WHEN f.rung >= ${RUNG_CODE.joint} THEN TRUE WHEN f.cover_unknown THEN NULL ELSE FALSE END AS covered
      FROM (SELECT * FROM ${table('fact')} WHERE ${filterSql(schema, filter)} AND operating IS NOT FALSE) f
      JOIN (${enterpriseSql(schema)}) e ON e."row" = f."row"
      LEFT JOIN ${table('dim_building')} b ON b.ix = f.building_ix
      LEFT JOIN ${table('dim_park')} k ON k.ix = f.park_ix
      LEFT JOIN ${table('dim_district')} d ON d.ix = f.district_ix
      LEFT JOIN (SELECT building_id, any_value(subdistrict_name) AS subdistrict FROM ${table('model_building')} GROUP BY 1) s ON s.building_id = b.id
      LEFT JOIN (SELECT enterprise_id, any_value(stage ORDER BY stage) AS stage, bool_or(position IN ('LEAD', '龙头', '链主')) AS is_lead
        FROM ${table('model_chain_member')} WHERE chain_id = ${chain} GROUP BY 1) m ON m.enterprise_id = e.enterprise_id
      LEFT JOIN (${coveringSql(schema)}) v ON v."row" = f."row"
      LEFT JOIN (${organizationSql(schema)}) o ON o.org_ix = v.org_ix
      WHERE ${within}
      ORDER BY id`,
    columns: {
      id: 'text',
      hidden: 'boolean',
      name_zh: 'text',
      lon: 'double',
      lat: 'double',
      building_id: 'text',
      territory: 'text',
      territory_zh: 'text',
      territory_en: 'text',
      industry_code: 'text',
      stage: 'text',
      is_lead: 'boolean',
      org_id: 'text',
      org_zh: 'text',
      org_en: 'text',
      org_members: 'integer',
      org_lon: 'double',
      org_lat: 'double',
      org_hidden: 'boolean',
      covered: 'boolean',
    },
  });
}

/** From supplier to customer within a chain, each pair once; ids as {@link allianceEnterprises} gives them. */
export function allianceLinks(schema: string, chainId: string): TypedQuery {
  return {
    name: 'alliance-links',
    sql: `SELECT DISTINCT ${memberIdSql('a')} AS from_id, ${memberIdSql('b')} AS to_id FROM ${tableName(schema, 'model_chain_link')} l
      JOIN (${enterpriseSql(schema)}) a ON a.enterprise_id = l.from_enterprise_id
      JOIN (${enterpriseSql(schema)}) b ON b.enterprise_id = l.to_enterprise_id
      WHERE l.chain_id = ${textLiteral(chainId)} AND l.from_enterprise_id <> l.to_enterprise_id ORDER BY 1, 2`,
    columns: { from_id: 'text', to_id: 'text' },
  };
}

/** Kinds of members of alliances that are no enterprises; each word as lists have it. */
const PARTNER_KINDS: Readonly<Record<string, readonly string[]>> = {
  DEPARTMENT: ['DEPARTMENT', '职能部门'],
  ASSOCIATION: ['ASSOCIATION', '行业协会'],
  RND: ['RND', '研发中心'],
  UNIVERSITY: ['UNIVERSITY', '高校院所'],
  FINANCE: ['FINANCE', '金融机构'],
  COMMUNITY: ['COMMUNITY', '社区'],
};

/**
 * Who else could lead or take part: organizations of the buildings (a row each building), committees of territories, and the departments,
 * associations and the like that are in any alliance today. Of a subdistrict its committee is known by the name it begins with.
 */
export function allianceUnits(schema: string, buildings: readonly string[], level: TerritoryLevel): TypedQuery {
  const table = (name: string): string => tableName(schema, name);
  const place = 'o.lon, o.lat, o.members_full AS members';
  const territory: Readonly<Record<TerritoryLevel, string>> = {
    park: `SELECT o.org_id AS id, 'TERRITORY' AS kind, o.name_zh, o.name_en, ${place}, k.id AS territory, CAST(NULL AS VARCHAR) AS building_id
      FROM ${table('org')} o JOIN ${table('dim_park')} k ON k.ix = o.park_ix
      LEFT JOIN ${table('model_park')} p ON p.lead_org_id = o.org_id AND p.park_id = k.id
      WHERE o.org_level IN ('PARK', '园区') OR p.park_id IS NOT NULL`,
    subdistrict: `SELECT o.org_id, 'TERRITORY', o.name_zh, o.name_en, ${place}, s.name, NULL
      FROM ${table('org')} o JOIN (SELECT DISTINCT subdistrict_name AS name FROM ${table('model_building')} WHERE subdistrict_name <> '') s ON starts_with(o.name_zh, s.name)
      WHERE o.org_level IN ('SUBDISTRICT', '街道', '乡镇', '乡镇街道') QUALIFY row_number() OVER (PARTITION BY o.org_id ORDER BY length(s.name) DESC) = 1`,
    district: `SELECT o.org_id, 'TERRITORY', o.name_zh, o.name_en, ${place}, d.code, NULL
      FROM ${table('org')} o JOIN ${table('dim_district')} d ON d.ix = o.district_ix WHERE o.org_level IN ('DISTRICT', '区县')`,
  };
  const kinds = Object.entries(PARTNER_KINDS).map(([kind, words]) => `WHEN m.member_kind IN ${textList(words)} THEN '${kind}'`);
  const building = `SELECT o.org_id AS id, 'BUILDING_ORG' AS kind, o.name_zh, o.name_en, ${place}, CAST(NULL AS VARCHAR) AS territory, b.id AS building_id
    FROM ${table('org')} o JOIN ${table('dim_building')} b ON b.lead_org_id = o.org_id OR (o.is_building_org AND o.building_ix = b.ix)
    WHERE b.id IN ${textList(buildings)}`;
  const partners = `SELECT m.member_id, CASE ${kinds.join(' ')} END AS partner_kind, min(m.name_zh), NULL, min(m.lon), min(m.lat), NULL, NULL, NULL
    FROM ${table('model_alliance_member')} m
    WHERE m.member_id <> '' AND ${validAtSql('m.joined_on', 'm.left_on', preparedDateSql(schema))}
    GROUP BY 1, 2 HAVING partner_kind IS NOT NULL`;
  return {
    name: 'alliance-units',
    sql: `SELECT * FROM (${building} UNION ALL (${territory[level]}) UNION ALL (${partners})) ORDER BY kind, id, building_id`,
    columns: {
      id: 'text',
      kind: 'text',
      name_zh: 'text',
      name_en: 'text',
      lon: 'double',
      lat: 'double',
      members: 'integer',
      territory: 'text',
      building_id: 'text',
    },
  };
}

/** Enterprises at the date, once each id, with whether they are hidden. */
function enterpriseSql(schema: string): string {
  return `SELECT e.enterprise_id, e."row", e.name_zh, e.industry_code, f.suppressed FROM ${tableName(schema, 'model_enterprise')} e
    JOIN ${tableName(schema, 'fact')} f ON f."row" = e."row"`;
}

/** An id may be a code that tells who it is. */
function memberIdSql(alias: string): string {
  return `CASE WHEN ${alias}.suppressed THEN '#' || ${alias}."row" ELSE ${alias}.enterprise_id END`;
}

/** Of each enterprise the organization that covers it best, singly or jointly. */
function coveringSql(schema: string): string {
  return `SELECT "row", org_ix FROM ${tableName(schema, 'cover')} WHERE rung >= ${RUNG_CODE.joint}
    QUALIFY row_number() OVER (PARTITION BY "row" ORDER BY rung DESC, org_ix) = 1`;
}

/** Organizations; the name of one that covers hidden enterprises alone would tell theirs. */
function organizationSql(schema: string): string {
  const shown = (column: string): string => `CASE WHEN NOT coalesce(h.hidden, FALSE) THEN o.${column} END AS ${column}`;
  return `SELECT o.org_ix, CASE WHEN coalesce(h.hidden, FALSE) THEN '#o' || o.org_ix ELSE o.org_id END AS org_id, coalesce(h.hidden, FALSE) AS own_hidden,
      ${shown('name_zh')}, ${shown('name_en')}, o.members_full, ${shown('lon')}, ${shown('lat')}
    FROM ${tableName(schema, 'org')} o
    LEFT JOIN (SELECT v.org_ix, bool_and(f.suppressed) AS hidden FROM ${tableName(schema, 'cover')} v
      JOIN ${tableName(schema, 'fact')} f ON f."row" = v."row" GROUP BY 1) h ON h.org_ix = o.org_ix`;
}

function territorySql(level: TerritoryLevel, column: 'id' | 'name_zh' | 'name_en'): string {
  if (level === 'park') return `k.${column}`;
  if (level === 'district') return column === 'id' ? 'd.code' : `d.${column}`;
  return column === 'name_en' ? 'CAST(NULL AS VARCHAR)' : `nullif(s.subdistrict, '')`;
}
