import { type Catalog, hasColumn, hasTable } from '../model/catalog.ts';
import type { Edits } from '../model/edits.ts';
import type { TableName } from '../model/tables.ts';
import { placesSql } from './edit-tables.ts';
import { latitudeSql, longitudeSql, mercatorXSql, mercatorYSql, placeableSql } from './geometry-sql.ts';
import { modelView } from './model-views.ts';
import { tableName } from './sql.ts';

/**
 * `dim_district`, `dim_park`, `dim_building`, `dim_community`: the loaded dimension tables and the ids
 * that only enterprises name, so that an enterprise list alone has all of them. `ix` is dense from 0 in
 * the order of the ids and does not depend on the date. A park or building that was placed by hand stands there. Extra columns beside the agreed ones:
 * `dim_building.community_ix`, `dim_building.district_ix` and the integer place `mx`, `my`.
 */
export function dimensionStatements(schema: string, catalog: Catalog): readonly string[] {
  const table = (name: string): string => tableName(schema, name);
  const view = (name: TableName): string => tableName(schema, modelView(name));
  // Listing the ids of a column means a scan of the big table: only for columns that exist.
  const idsOf = (...sources: readonly (readonly [TableName, string])[]): string =>
    sources
      .filter(([name, column]) => hasColumn(catalog, name, column))
      .map(([name, column]) => `SELECT DISTINCT ${column} AS id FROM ${view(name)} WHERE ${column} <> ''`)
      .concat('SELECT CAST(NULL AS VARCHAR) AS id WHERE FALSE')
      .join(' UNION ');
  const ix = 'CAST(row_number() OVER (ORDER BY ids.id) - 1 AS INTEGER) AS ix';
  const isPlaceable = placeableSql('d.lon', 'd.lat');
  const place = `CASE WHEN ${isPlaceable} THEN d.lon END AS lon, CASE WHEN ${isPlaceable} THEN d.lat END AS lat`;
  const lon = `CASE WHEN h.unit_id IS NOT NULL THEN h.lon WHEN ${isPlaceable} THEN d.lon END`;
  const lat = `CASE WHEN h.unit_id IS NOT NULL THEN h.lat WHEN ${isPlaceable} THEN d.lat END`;
  // A key that stands twice in a file must not double the enterprises joined to it.
  const once = (name: TableName, key: string): string =>
    `(SELECT * FROM ${view(name)} QUALIFY row_number() OVER (PARTITION BY ${key}) = 1)`;

  return [
    `CREATE OR REPLACE TABLE ${table('dim_district')} AS
      SELECT ${ix}, CAST(ids.id AS VARCHAR) AS code, d.name_zh, d.name_en, ${place}, d.geom
      FROM (${idsOf(['district', 'district_code'], ['park', 'district_code'], ['enterprise', 'register_district_code'], ['party_org', 'district_code'])}) ids
      LEFT JOIN ${once('district', 'district_code')} d ON d.district_code = ids.id`,
    `CREATE OR REPLACE TABLE ${table('dim_park')} AS
      SELECT ${ix}, CAST(ids.id AS VARCHAR) AS id, d.name_zh, d.name_en, c.ix AS district_ix, ${lon} AS lon, ${lat} AS lat, d.geom
      FROM (${idsOf(['park', 'park_id'], ['building', 'park_id'], ['enterprise', 'park_id'])}) ids
      LEFT JOIN ${once('park', 'park_id')} d ON d.park_id = ids.id
      LEFT JOIN ${placesSql(schema, 'PARK')} h ON h.unit_id = ids.id
      LEFT JOIN ${table('dim_district')} c ON c.code = d.district_code`,
    `CREATE OR REPLACE TABLE ${table('dim_community')} AS
      SELECT ${ix}, CAST(ids.id AS VARCHAR) AS id
      FROM (${idsOf(['building', 'community_name'])}) ids`,
    `CREATE OR REPLACE TABLE ${table('dim_building')} AS
      SELECT ${ix.replaceAll('ids.id', 'id')}, *,
        CASE WHEN lon IS NOT NULL THEN ${mercatorXSql('lon')} END AS mx, CASE WHEN lat IS NOT NULL THEN ${mercatorYSql('lat')} END AS my
      FROM (SELECT CAST(ids.id AS VARCHAR) AS id, d.name_zh, d.name_en, p.ix AS park_ix, p.district_ix, d.community_name, c.ix AS community_ix,
        ${lon} AS lon, ${lat} AS lat, d.floors, d.geom, d.lead_org_id, d.axis_group
        FROM (${idsOf(['building', 'building_id'], ['enterprise', 'building_id'])}) ids
        LEFT JOIN ${once('building', 'building_id')} d ON d.building_id = ids.id
        LEFT JOIN ${placesSql(schema, 'BUILDING')} h ON h.unit_id = ids.id
        LEFT JOIN ${table('dim_park')} p ON p.id = d.park_id
        LEFT JOIN ${table('dim_community')} c ON c.id = d.community_name)`,
  ];
}

/** Gives a dimension without a place of its own the mean place of its enterprises. Runs after `fact` exists. */
export function dimensionPlaceStatements(schema: string, catalog: Catalog, edits: Edits): readonly string[] {
  // Where no dimension can have a place already, none is looked for.
  const mayHavePlaces = edits.places.length > 0 || (['district', 'park', 'building'] as const).some((name) => hasTable(catalog, name));
  if (!hasColumn(catalog, 'enterprise', 'lon') && !hasTable(catalog, 'building') && edits.places.length === 0) return [];
  return ['district', 'park', 'building'].map(
    (dimension) => `UPDATE ${tableName(schema, `dim_${dimension}`)} AS d
      SET lon = ${longitudeSql('f.x')}, lat = ${latitudeSql('f.y')}
      FROM (SELECT ${dimension}_ix AS ix, avg(mx) AS x, avg(my) AS y FROM ${tableName(schema, 'fact')} WHERE mx IS NOT NULL
        ${mayHavePlaces ? `AND ${dimension}_ix IN (SELECT ix FROM ${tableName(schema, `dim_${dimension}`)} WHERE lon IS NULL)` : ''} GROUP BY 1) f
      WHERE f.ix = d.ix AND d.lon IS NULL`,
  );
}
