import { type Catalog, hasColumn, hasTable } from '../model/catalog.ts';
import {
  AREA_WORDS,
  BUILDING_COMMITTEE_TYPES,
  CHAIN_COMMITTEE_TYPES,
  ENTERPRISE_LEVEL_WORDS,
  ENTERPRISE_ORG_TYPES,
  ESTABLISHED_WORDS,
  JOINT_ORG_TYPES,
  JOINT_WORDS,
  PARTY_GROUP_TYPES,
  REVOKED_WORDS,
  SINGLE_WORDS,
  UNIT_KINDS,
} from '../model/code-aliases.ts';
import { RUNG_CODE } from '../model/coverage.ts';
import type { TableName } from '../model/tables.ts';
import { begunBySql, validAtSql } from './as-of-sql.ts';
import { placeableSql } from './geometry-sql.ts';
import { modelView } from './model-views.ts';
import { caseOfTexts, dateLiteral, tableName, textList } from './sql.ts';

const { single, joint, area } = RUNG_CODE;

/** The rung that a word for a formation or a kind of cover gives; NULL for no word or a strange one. */
const RUNG_WORDS: ReadonlyMap<string, string> = new Map([
  ...SINGLE_WORDS.map((word) => [word, String(single)] as const),
  ...JOINT_WORDS.map((word) => [word, String(joint)] as const),
  ...AREA_WORDS.map((word) => [word, String(area)] as const),
]);

export function rungOfWordSql(column: string): string {
  return caseOfTexts(column, RUNG_WORDS);
}

/** Without any word: an organization that several units name is not one unit's own. */
export function rungByUnitsSql(units: string): string {
  return `CASE WHEN ${units} > 1 THEN ${joint} ELSE ${single} END`;
}

/**
 * `org_register`: every organization ever named, `org_ix` dense from 0 in the order of the ids whatever
 * the date. `exists_at`: founded, valid, not revoked, not an alliance. `cap`: the best rung it may give.
 * `approved`: its founding or approval is on record, which area coverage needs. `units`: how many
 * enterprises name it. `word_rung`: the rung of its own formation or type, NULL where unknown.
 */
export function organizationStatements(schema: string, catalog: Catalog, asOf: string): readonly string[] {
  const view = (name: TableName): string => tableName(schema, modelView(name));
  const namedBy: string[] = [];
  if (hasColumn(catalog, 'enterprise', 'org_id')) {
    namedBy.push(
      `SELECT org_id, count(*) AS units FROM ${view('enterprise')} WHERE org_id <> '' AND ${validAtSql('valid_from', 'valid_to', dateLiteral(asOf))} GROUP BY 1`,
    );
  }
  if (hasTable(catalog, 'org_cover')) {
    namedBy.push(
      `SELECT org_id, count(*) FILTER (WHERE unit_kind IN ${textList(UNIT_KINDS.ENTERPRISE)}) AS units FROM ${view('org_cover')} WHERE org_id <> '' GROUP BY 1`,
    );
  }
  const empty = 'SELECT CAST(NULL AS VARCHAR) AS org_id, CAST(0 AS BIGINT) AS units WHERE FALSE';
  const only = namedBy[0];
  const named =
    namedBy.length === 0
      ? empty
      : namedBy.length === 1 && only !== undefined
        ? only
        : `SELECT org_id, max(units) AS units FROM (${namedBy.join(' UNION ALL ')}) GROUP BY 1`;
  const register = hasTable(catalog, 'party_org') ? listedRegister(schema, asOf, named) : namedRegister(named);
  return [`CREATE OR REPLACE TABLE ${tableName(schema, 'org_register')} AS ${register}`];
}

const ORG_IX = 'CAST(row_number() OVER (ORDER BY org_id) - 1 AS INTEGER) AS org_ix';

/** Without a list of organizations: those that enterprises and cover rows name, taken at their word, but never as approved area ones. */
function namedRegister(named: string): string {
  return `SELECT ${ORG_IX}, org_id, TRUE AS exists_at, FALSE AS approved, ${single} AS cap, CAST(NULL AS INTEGER) AS word_rung,
      CAST(units AS INTEGER) AS units, TRUE AS is_enterprise_level, FALSE AS is_building_org,
      ${['name_zh', 'name_en', 'org_type', 'org_level', 'formation', 'parent_org_id', 'building_id', 'park_id', 'district_code'].map((name) => `CAST(NULL AS VARCHAR) AS ${name}`).join(', ')},
      CAST(NULL AS DATE) AS founded_on, CAST(NULL AS DOUBLE) AS lon, CAST(NULL AS DOUBLE) AS lat,
      CAST(NULL AS INTEGER) AS members_full, CAST(NULL AS INTEGER) AS members_probationary, CAST(NULL AS INTEGER) AS members_floating
    FROM (${named})`;
}

function listedRegister(schema: string, asOf: string, named: string): string {
  const view = (name: TableName): string => tableName(schema, modelView(name));
  const valid = validAtSql('valid_from', 'valid_to', dateLiteral(asOf));
  const orgRows = `SELECT *, ${valid} AS valid FROM ${view('party_org')}
    QUALIFY row_number() OVER (PARTITION BY org_id ORDER BY ${valid} DESC, valid_from DESC NULLS LAST) = 1`;
  // A revocation without a date counts; one followed by a new founding does not.
  const approvals = `SELECT org_id,
      max(coalesce(approved_on, DATE '0001-01-01')) FILTER (WHERE kind IN ${textList(REVOKED_WORDS)}) AS revoked_on,
      max(coalesce(approved_on, DATE '0001-01-01')) FILTER (WHERE kind IN ${textList(ESTABLISHED_WORDS)}) AS established_on
    FROM ${view('approval')} WHERE ${begunBySql('approved_on', dateLiteral(asOf))} GROUP BY 1`;
  const revoked = 'coalesce(a.revoked_on >= coalesce(a.established_on, a.revoked_on), FALSE)';
  const isType = (types: readonly string[]): string => `coalesce(o.org_type IN ${textList(types)}, FALSE)`;
  const hasPlace = placeableSql('o.lon', 'o.lat');
  return `SELECT ${ORG_IX.replaceAll('org_id', 'o.org_id')}, o.org_id,
      (o.valid AND ${begunBySql('o.founded_on', dateLiteral(asOf))} AND NOT coalesce(o.is_alliance_only, FALSE) AND NOT ${revoked}) AS exists_at,
      (o.founded_on IS NOT NULL OR coalesce(o.approved_by_org_id, '') <> '' OR a.established_on IS NOT NULL) AS approved,
      CASE WHEN ${isType(PARTY_GROUP_TYPES)} THEN 0 WHEN ${isType(CHAIN_COMMITTEE_TYPES)} THEN ${area} ELSE ${single} END AS cap,
      coalesce(${rungOfWordSql('o.formation')}, CASE WHEN ${isType(JOINT_ORG_TYPES)} THEN ${joint} END) AS word_rung,
      CAST(coalesce(n.units, 0) AS INTEGER) AS units,
      CASE WHEN o.org_level IS NULL THEN ${isType(ENTERPRISE_ORG_TYPES)} ELSE o.org_level IN ${textList(ENTERPRISE_LEVEL_WORDS)} END AS is_enterprise_level,
      (${isType(BUILDING_COMMITTEE_TYPES)} OR coalesce(o.org_level IN ('BUILDING', '楼宇', '楼宇党组织'), FALSE)) AS is_building_org,
      o.name_zh, o.name_en, o.org_type, o.org_level, o.formation, o.parent_org_id, o.building_id, o.park_id, o.district_code, o.founded_on,
      CASE WHEN ${hasPlace} THEN o.lon END AS lon, CASE WHEN ${hasPlace} THEN o.lat END AS lat,
      o.members_full, o.members_probationary, o.members_floating
    FROM (${orgRows}) o
    LEFT JOIN (${approvals}) a ON a.org_id = o.org_id
    LEFT JOIN (${named}) n ON n.org_id = o.org_id`;
}

/**
 * `cover_rule`: the explicit cover rows that hold at the date, with the rung each gives. A building or park is
 * covered jointly where the row says so, else by area: no organization is every tenant's own.
 */
export function coverRuleStatements(schema: string, asOf: string): readonly string[] {
  const rung = `coalesce(${rungOfWordSql('c.kind')}, o.word_rung`;
  const unitKind = caseOfTexts(
    'c.unit_kind',
    new Map(Object.entries(UNIT_KINDS).flatMap(([kind, words]) => words.map((word) => [word, `'${kind}'`] as const))),
  );
  return [
    `CREATE OR REPLACE TABLE ${tableName(schema, 'cover_rule')} AS
      SELECT org_ix, unit_kind, unit_id, CAST(least(rung, cap) AS INTEGER) AS rung
      FROM (
        SELECT o.org_ix, o.cap, o.approved, c.unit_id, ${unitKind} AS unit_kind,
          CASE WHEN c.unit_kind IN ${textList(UNIT_KINDS.ENTERPRISE)} THEN ${rung}, ${rungByUnitsSql('o.units')})
            WHEN ${rung}) = ${joint} THEN ${joint} ELSE ${area} END AS rung
        FROM ${tableName(schema, modelView('org_cover'))} c
        JOIN ${tableName(schema, 'org_register')} o ON o.org_id = c.org_id
        WHERE o.exists_at AND ${validAtSql('c.since', 'c.until', dateLiteral(asOf))}
      )
      WHERE unit_kind IS NOT NULL AND least(rung, cap) >= ${area} AND (least(rung, cap) > ${area} OR approved)`,
  ];
}
