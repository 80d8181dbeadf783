import type { DefinitionSet } from '../model/definition-set.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { coveredSql, eligibleSql } from './definition-sql.ts';
import { GAP_CLASS_SQL } from './gap-class-sql.ts';
import { latitudeSql, longitudeSql } from './geometry-sql.ts';
import { integerLiteral, tableName } from './sql.ts';

/** One enterprise by its `row`; no row in the answer where it is hidden or not valid at the date. */
export function enterpriseDetails(schema: string, definition: DefinitionSet, row: number): TypedQuery {
  const number = integerLiteral(row);
  return {
    name: 'enterprise-details',
    sql: `SELECT f."row", e.enterprise_id, e.name_zh, e.uscc, e.ownership, e.industry_code, CAST(f.size_class AS INTEGER) AS size_class, e.status, e.address, e.floor_room,
        CAST(e.entered_on AS VARCHAR) AS entered_on, CAST(e.party_survey_on AS VARCHAR) AS party_survey_on, e.members_source,
        coalesce(d.name_zh, d.code) AS district_zh, coalesce(d.name_en, d.code) AS district_en,
        coalesce(k.name_zh, k.id) AS park_zh, coalesce(k.name_en, k.id) AS park_en,
        coalesce(b.name_zh, b.id) AS building_zh, coalesce(b.name_en, b.id) AS building_en, f.building_ix, f.park_ix, f.district_ix,
        CAST(f.placed_by AS INTEGER) AS placed_by, f.mx IS NULL AND (k.lon IS NOT NULL OR k.geom IS NOT NULL) AS park_only,
        ${longitudeSql('f.mx')} AS lon, ${latitudeSql('f.my')} AS lat,
        f.staff, f.members_full, f.members_probationary, f.members_floating, f.members_unattached, f.applicants, f.union_members,
        CAST(f.rung AS INTEGER) AS rung, f.work, f.tags, f.eligible, f.covered, f.gap_class, f.operating, f.non_public, e.is_synthetic
      FROM (SELECT *, ${GAP_CLASS_SQL} AS gap_class FROM (
        SELECT *, ${eligibleSql(definition)} AS eligible, ${coveredSql(definition)} AS covered FROM ${tableName(schema, 'fact')} WHERE "row" = ${number} AND NOT suppressed)) f
      JOIN ${tableName(schema, 'model_enterprise')} e ON e."row" = f."row" AND e."row" = ${number}
      LEFT JOIN ${tableName(schema, 'dim_district')} d ON d.ix = f.district_ix
      LEFT JOIN ${tableName(schema, 'dim_park')} k ON k.ix = f.park_ix
      LEFT JOIN ${tableName(schema, 'dim_building')} b ON b.ix = f.building_ix`,
    columns: {
      row: 'integer',
      enterprise_id: 'text',
      name_zh: 'text',
      uscc: 'text',
      ownership: 'text',
      industry_code: 'text',
      size_class: 'integer',
      status: 'text',
      address: 'text',
      floor_room: 'text',
      entered_on: 'text',
      party_survey_on: 'text',
      members_source: 'text',
      district_zh: 'text',
      district_en: 'text',
      park_zh: 'text',
      park_en: 'text',
      building_zh: 'text',
      building_en: 'text',
      building_ix: 'integer',
      park_ix: 'integer',
      district_ix: 'integer',
      placed_by: 'integer',
      park_only: 'boolean',
      lon: 'double',
      lat: 'double',
      staff: 'integer',
      members_full: 'integer',
      members_probationary: 'integer',
      members_floating: 'integer',
      members_unattached: 'integer',
      applicants: 'integer',
      union_members: 'integer',
      rung: 'integer',
      work: 'boolean',
      tags: 'integer',
      eligible: 'boolean',
      covered: 'boolean',
      gap_class: 'integer',
      operating: 'boolean',
      non_public: 'boolean',
      is_synthetic: 'boolean',
    },
  };
}

/** The organizations that cover an enterprise, best rung first, each with its latest approval where one is on record. */
export function enterpriseOrganizations(schema: string, row: number): TypedQuery {
  return {
    name: 'enterprise-organizations',
    sql: `SELECT o.org_ix, o.org_id, o.name_zh, o.org_type, v.rung, o.covers, CAST(o.founded_on AS VARCHAR) AS founded_on, a.document_no, CAST(a.approved_on AS VARCHAR) AS approved_on
      FROM (SELECT * FROM ${tableName(schema, 'cover')} WHERE "row" = ${integerLiteral(row)}) v
      JOIN ${tableName(schema, 'org')} o ON o.org_ix = v.org_ix
      LEFT JOIN (${latestApprovalSql(schema)}) a ON a.org_id = o.org_id
      ORDER BY v.rung DESC, o.org_ix`,
    columns: {
      org_ix: 'integer',
      org_id: 'text',
      name_zh: 'text',
      org_type: 'text',
      rung: 'integer',
      covers: 'integer',
      founded_on: 'text',
      document_no: 'text',
      approved_on: 'text',
    },
  };
}

/** The latest approval of each organization by the prepared date: `org_id`, `document_no`, `approved_on`. */
export function latestApprovalSql(schema: string): string {
  return `SELECT org_id, document_no, approved_on FROM ${tableName(schema, 'model_approval')}
    WHERE approved_on IS NULL OR approved_on <= (SELECT as_of FROM ${tableName(schema, 'available')})
    QUALIFY row_number() OVER (PARTITION BY org_id ORDER BY approved_on DESC NULLS LAST, approval_id) = 1`;
}
