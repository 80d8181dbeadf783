import type { TypedQuery } from '../model/typed-query.ts';
import { begunBySql, preparedDateSql } from './as-of-sql.ts';
import { placeableSql } from './geometry-sql.ts';
import { tableName } from './sql.ts';

/** Service sites opened by the date, placed by themselves, else by their building; `radius_m` is NULL where none was stated. */
export function serviceSites(schema: string): TypedQuery {
  const own = placeableSql('s.lon', 's.lat');
  return {
    name: 'service-sites',
    sql: `SELECT s.site_id, s.name_zh, s.name_en, s.site_type, CASE WHEN ${own} THEN s.lon ELSE b.lon END AS lon, CASE WHEN ${own} THEN s.lat ELSE b.lat END AS lat, s.radius_m
      FROM ${tableName(schema, 'model_service_site')} s LEFT JOIN ${tableName(schema, 'dim_building')} b ON b.id = s.building_id
      WHERE ${begunBySql('s.opened_on', preparedDateSql(schema))} AND (${own} OR b.lon IS NOT NULL)
      ORDER BY s.site_id`,
    columns: { site_id: 'text', name_zh: 'text', name_en: 'text', site_type: 'text', lon: 'double', lat: 'double', radius_m: 'integer' },
  };
}
