import { type Catalog, hasColumn, hasTable } from '../model/catalog.ts';
import type { TableName } from '../model/tables.ts';
import { begunBySql, yearBefore } from './as-of-sql.ts';
import { latitudeSql, longitudeSql } from './geometry-sql.ts';
import { modelView } from './model-views.ts';
import { dateLiteral, tableName } from './sql.ts';

/**
 * After `fact`: `cover` (one row an enterprise and organization that covers it: `row`, `org_ix`, `rung`), `org`
 * (the organizations that exist at the date, placed by themselves, else by what they cover) and `active`
 * (`row` of enterprises with an activity or meeting of their own or of a covering organization in the last 12 months).
 */
export function coverStatements(schema: string, catalog: Catalog, asOf: string): readonly string[] {
  const table = (name: string): string => tableName(schema, name);
  const view = (name: TableName): string => tableName(schema, modelView(name));
  return [coverStatement(table, view, catalog), orgStatement(table), activeStatement(table, view, catalog, asOf)];
}

type Named<T extends string> = (name: T) => string;

function coverStatement(table: Named<string>, view: Named<TableName>, catalog: Catalog): string {
  const parts: string[] = [];
  if (hasColumn(catalog, 'enterprise', 'org_id')) {
    parts.push(`SELECT "row", own_org_ix AS org_ix, CAST(own_rung AS INTEGER) AS rung FROM ${table('fact')} WHERE own_org_ix IS NOT NULL`);
  }
  if (hasTable(catalog, 'org_cover')) {
    parts.push(`SELECT f."row", r.org_ix, r.rung FROM ${table('cover_rule')} r
      JOIN ${view('enterprise')} e ON r.unit_kind = 'ENTERPRISE' AND e.enterprise_id = r.unit_id
      JOIN ${table('fact')} f ON f."row" = e."row"`);
    for (const [kind, dimension] of [
      ['BUILDING', 'building'],
      ['PARK', 'park'],
    ] as const) {
      parts.push(`SELECT f."row", r.org_ix, r.rung FROM ${table('cover_rule')} r
        JOIN ${table(`dim_${dimension}`)} d ON r.unit_kind = '${kind}' AND d.id = r.unit_id
        JOIN ${table('fact')} f ON f.${dimension}_ix = d.ix`);
    }
  }
  const pairs =
    parts.length === 0
      ? 'SELECT CAST(NULL AS INTEGER) AS "row", CAST(NULL AS INTEGER) AS org_ix, 0 AS rung WHERE FALSE'
      : parts.join(' UNION ALL ');
  const once = hasTable(catalog, 'org_cover') ? `SELECT "row", org_ix, max(rung) AS rung FROM (${pairs}) GROUP BY ALL` : pairs;
  return `CREATE OR REPLACE TABLE ${table('cover')} AS ${once}`;
}

function orgStatement(table: Named<string>): string {
  const only = (column: string): string =>
    `CASE WHEN count(f.${column}) = count(*) AND min(f.${column}) = max(f.${column}) THEN min(f.${column}) END AS ${column}`;
  return `CREATE OR REPLACE TABLE ${table('org')} AS
    SELECT o.org_ix, o.org_id, o.name_zh, o.name_en, o.org_type, o.org_level, o.formation, o.parent_org_id, o.founded_on,
      coalesce(o.lon, b.lon, ${longitudeSql('c.x')}, p.lon) AS lon, coalesce(o.lat, b.lat, ${latitudeSql('c.y')}, p.lat) AS lat,
      coalesce(pd.district_ix, d.ix, b.district_ix, c.district_ix) AS district_ix,
      coalesce(p.ix, b.park_ix, c.park_ix) AS park_ix, coalesce(b.ix, c.building_ix) AS building_ix,
      CAST(coalesce(c.covers, 0) AS INTEGER) AS covers,
      o.members_full, o.members_probationary, o.members_floating, o.is_enterprise_level, o.is_building_org
    FROM ${table('org_register')} o
    LEFT JOIN ${table('dim_building')} b ON b.id = o.building_id
    LEFT JOIN ${table('dim_park')} p ON p.id = o.park_id
    LEFT JOIN ${table('dim_park')} pd ON pd.ix = coalesce(p.ix, b.park_ix)
    LEFT JOIN ${table('dim_district')} d ON d.code = o.district_code
    LEFT JOIN (
      SELECT v.org_ix, count(*) AS covers, avg(f.mx) AS x, avg(f.my) AS y, ${only('district_ix')}, ${only('park_ix')}, ${only('building_ix')}
      FROM ${table('cover')} v JOIN ${table('fact')} f ON f."row" = v."row" GROUP BY 1
    ) c ON c.org_ix = o.org_ix
    WHERE o.exists_at`;
}

function activeStatement(table: Named<string>, view: Named<TableName>, catalog: Catalog, asOf: string): string {
  const recent = `held_on > ${dateLiteral(yearBefore(asOf))} AND held_on IS NOT NULL AND ${begunBySql('held_on', dateLiteral(asOf))}`;
  const parts: string[] = [];
  const ofOrganizations: string[] = [];
  if (hasTable(catalog, 'activity')) {
    parts.push(
      `SELECT e."row" FROM ${view('activity')} a JOIN ${view('enterprise')} e ON e.enterprise_id = a.enterprise_id WHERE ${recent}`,
    );
    ofOrganizations.push(`SELECT org_id FROM ${view('activity')} WHERE coalesce(enterprise_id, '') = '' AND ${recent}`);
  }
  if (hasTable(catalog, 'meeting')) ofOrganizations.push(`SELECT org_id FROM ${view('meeting')} WHERE ${recent}`);
  if (ofOrganizations.length > 0) {
    parts.push(
      `SELECT v."row" FROM ${table('cover')} v JOIN ${table('org')} o USING (org_ix) WHERE o.org_id IN (${ofOrganizations.join(' UNION ALL ')})`,
    );
  }
  const rows = parts.length === 0 ? 'SELECT CAST(NULL AS INTEGER) AS "row" WHERE FALSE' : parts.join(' UNION ');
  return `CREATE OR REPLACE TABLE ${table('active')} AS ${rows}`;
}
