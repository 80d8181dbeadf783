import type { TypedQuery } from '../model/typed-query.ts';
import { integerList, tableName } from './sql.ts';
import { leadNamesSql, parkLeadSql } from './uncovered-places.ts';

/**
 * Who answers for each of these enterprises by the data: `row`, `lead_zh`, `lead_en`, `level` ('building' or 'park', the nearer one that names an
 * organization). Enterprises for which none is named are absent.
 */
export function responsibleOrganizations(schema: string, rows: readonly number[]): TypedQuery {
  const table = (name: string): string => tableName(schema, name);
  return {
    name: 'responsible-organizations',
    sql: `SELECT f."row", coalesce(o.lead_zh, l.lead_zh) AS lead_zh, CASE WHEN o.org_id IS NULL THEN l.lead_en ELSE o.lead_en END AS lead_en,
        CASE WHEN o.org_id IS NULL THEN 'park' ELSE 'building' END AS level
      FROM (SELECT "row", building_ix, park_ix FROM ${table('fact')} WHERE "row" IN ${integerList(rows)}) f
      LEFT JOIN ${table('dim_building')} b ON b.ix = f.building_ix
      LEFT JOIN ${leadNamesSql(schema)} o ON o.org_id = b.lead_org_id
      LEFT JOIN (${parkLeadSql(schema)}) l ON l.park_ix = coalesce(f.park_ix, b.park_ix)
      WHERE o.org_id IS NOT NULL OR l.lead_zh IS NOT NULL ORDER BY 1`,
    columns: { row: 'integer', lead_zh: 'text', lead_en: 'text', level: 'text' },
  };
}
