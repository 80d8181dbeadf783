import type { TypedQuery } from '../model/typed-query.ts';
import { latestApprovalSql } from './enterprise-details.ts';
import { integerLiteral, tableName } from './sql.ts';

/** One organization by its `org_ix`: no row where it does not exist at the date. */
export function organizationDetails(schema: string, orgIx: number): TypedQuery {
  return {
    name: 'organization-details',
    sql: `SELECT o.org_ix, o.org_id, o.name_zh, o.name_en, o.org_type, o.org_level, o.formation, p.name_zh AS parent_zh, p.name_en AS parent_en,
        CAST(o.founded_on AS VARCHAR) AS founded_on, o.covers, o.members_full, o.members_probationary, o.members_floating, o.lon, o.lat,
        d.name_zh AS district_zh, k.name_zh AS park_zh, b.name_zh AS building_zh, a.document_no, CAST(a.approved_on AS VARCHAR) AS approved_on
      FROM (SELECT * FROM ${tableName(schema, 'org')} WHERE org_ix = ${integerLiteral(orgIx)}) o
      LEFT JOIN ${tableName(schema, 'org_register')} p ON p.org_id = o.parent_org_id
      LEFT JOIN ${tableName(schema, 'dim_district')} d ON d.ix = o.district_ix
      LEFT JOIN ${tableName(schema, 'dim_park')} k ON k.ix = o.park_ix
      LEFT JOIN ${tableName(schema, 'dim_building')} b ON b.ix = o.building_ix
      LEFT JOIN (${latestApprovalSql(schema)}) a ON a.org_id = o.org_id`,
    columns: {
      org_ix: 'integer',
      org_id: 'text',
      name_zh: 'text',
      name_en: 'text',
      org_type: 'text',
      org_level: 'text',
      formation: 'text',
      parent_zh: 'text',
      parent_en: 'text',
      founded_on: 'text',
      covers: 'integer',
      members_full: 'integer',
      members_probationary: 'integer',
      members_floating: 'integer',
      lon: 'double',
      lat: 'double',
      district_zh: 'text',
      park_zh: 'text',
      building_zh: 'text',
      document_no: 'text',
      approved_on: 'text',
    },
  };
}

/** The enterprises that an organization covers and that may be shown. */
export function organizationEnterprises(schema: string, orgIx: number, limit: number): TypedQuery {
  return {
    name: 'organization-enterprises',
    sql: `SELECT v."row", e.enterprise_id, e.name_zh, v.rung, f.members_full
      FROM (SELECT * FROM ${tableName(schema, 'cover')} WHERE org_ix = ${integerLiteral(orgIx)}) v
      JOIN ${tableName(schema, 'fact')} f ON f."row" = v."row" AND NOT f.suppressed
      JOIN ${tableName(schema, 'model_enterprise')} e ON e."row" = v."row"
      ORDER BY v.rung DESC, v."row" LIMIT ${integerLiteral(limit)}`,
    columns: { row: 'integer', enterprise_id: 'text', name_zh: 'text', rung: 'integer', members_full: 'integer' },
  };
}
