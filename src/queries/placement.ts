import { PLACED_BY, PLACED_UNITS, type PlacedUnit } from '../model/edits.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { begunBySql, preparedDateSql } from './as-of-sql.ts';
import { placedByCode } from './edit-tables.ts';
import { placeableSql } from './geometry-sql.ts';
import { tableName } from './sql.ts';

/** A park is on the map by a point of its own, by its enterprises' mean, or by its outline. */
const PARK_ON_MAP = '(p.lon IS NOT NULL OR p.geom IS NOT NULL)';

/**
 * One row: how the enterprises of the dataset, all of them, came to their points: a count for each of PLACED_BY; `park_only` without a point
 * but in a park that is on the map; `unplaced` the rest; `total`. `hidden` of those without a point must not be listed.
 */
export function placementCounts(schema: string): TypedQuery {
  const ways = PLACED_BY.map((way, code) => `CAST(coalesce(sum(n) FILTER (WHERE placed_by = ${code}), 0) AS INTEGER) AS by_${way}`);
  const without = (condition: string): string => `CAST(coalesce(sum(n) FILTER (WHERE placed_by IS NULL AND ${condition}), 0) AS INTEGER)`;
  return {
    name: 'placement-counts',
    sql: `SELECT CAST(coalesce(sum(n), 0) AS INTEGER) AS total, ${ways.join(', ')}, ${without('on_map')} AS park_only,
        ${without('NOT on_map')} AS unplaced, ${without('suppressed')} AS hidden
      FROM (SELECT g.*, coalesce(${PARK_ON_MAP}, FALSE) AS on_map FROM (
        SELECT placed_by, CASE WHEN mx IS NULL THEN park_ix END AS park_ix, suppressed, count(*) AS n
        FROM ${tableName(schema, 'fact')} GROUP BY ALL) g
      LEFT JOIN ${tableName(schema, 'dim_park')} p ON p.ix = g.park_ix)`,
    columns: {
      total: 'integer',
      by_own: 'integer',
      by_building: 'integer',
      by_address: 'integer',
      by_hand: 'integer',
      park_only: 'integer',
      unplaced: 'integer',
      hidden: 'integer',
    },
  };
}

/**
 * Units to be placed by hand, those first that place most enterprises: `unit` (of PLACED_UNITS), `id`, names, `address`, `park_zh`,
 * `enterprises` without a point that would come with it (with a park as part of its area only, so that parks come after buildings), and `hint_lon`, `hint_lat`, somewhere near, where something is known.
 * Enterprises stand here where neither a building nor a park says where they are.
 */
export function unplacedUnits(schema: string, limit: number): TypedQuery {
  const table = (name: string): string => tableName(schema, name);
  const order = PLACED_UNITS.map((unit, index) => `WHEN unit = '${unit}' THEN ${index}`).join(' ');
  const waiting = (column: string): string =>
    `(SELECT ${column} AS ix, CAST(count(*) AS INTEGER) AS n FROM ${table('fact')} WHERE mx IS NULL AND ${column} IS NOT NULL GROUP BY 1)`;
  const unit = (name: PlacedUnit): string => `CAST('${name}' AS VARCHAR) AS unit`;
  const first = (name: string, key: string): string =>
    `(SELECT * FROM ${table(`model_${name}`)} QUALIFY row_number() OVER (PARTITION BY ${key}) = 1)`;
  return {
    name: 'unplaced-units',
    sql: `SELECT unit, id, name_zh, name_en, address, park_zh, enterprises, hint_lon, hint_lat FROM (
      SELECT ${unit('BUILDING')}, b.id, b.name_zh, b.name_en, m.address, coalesce(p.name_zh, p.id) AS park_zh, coalesce(w.n, 0) AS enterprises,
        coalesce(b.lon, p.lon) AS hint_lon, coalesce(b.lat, p.lat) AS hint_lat
      FROM ${table('dim_building')} b
      LEFT JOIN ${first('building', 'building_id')} m ON m.building_id = b.id
      LEFT JOIN ${table('dim_park')} p ON p.ix = b.park_ix
      LEFT JOIN ${waiting('building_ix')} w ON w.ix = b.ix
      WHERE b.mx IS NULL AND (b.lon IS NULL OR w.n > 0)
      UNION ALL
      SELECT ${unit('PARK')}, p.id, p.name_zh, p.name_en, NULL, NULL, coalesce(w.n, 0), NULL, NULL
      FROM ${table('dim_park')} p LEFT JOIN ${waiting('park_ix')} w ON w.ix = p.ix
      WHERE NOT ${PARK_ON_MAP}
      UNION ALL
      SELECT ${unit('SITE')}, s.site_id, s.name_zh, s.name_en, NULL, NULL, 0, NULL, NULL
      FROM ${first('service_site', 'site_id')} s LEFT JOIN ${table('dim_building')} b ON b.id = s.building_id
      WHERE ${begunBySql('s.opened_on', preparedDateSql(schema))} AND NOT ${placeableSql('s.lon', 's.lat')} AND b.lon IS NULL
      UNION ALL
      SELECT ${unit('ENTERPRISE')}, e.enterprise_id, e.name_zh, NULL, e.address, coalesce(p.name_zh, p.id), 1, NULL, NULL
      FROM (SELECT "row", park_ix FROM ${table('fact')} WHERE mx IS NULL AND building_ix IS NULL AND NOT suppressed) f
      JOIN ${table('model_enterprise')} e ON e."row" = f."row"
      LEFT JOIN ${table('dim_park')} p ON p.ix = f.park_ix
      WHERE NOT coalesce(${PARK_ON_MAP}, FALSE))
      ORDER BY CASE unit WHEN 'PARK' THEN 1.5 ELSE enterprises END DESC, CASE ${order} END, id LIMIT ${Math.trunc(limit)}`,
    columns: {
      unit: 'text',
      id: 'text',
      name_zh: 'text',
      name_en: 'text',
      address: 'text',
      park_zh: 'text',
      enterprises: 'integer',
      hint_lon: 'double',
      hint_lat: 'double',
    },
  };
}

/** Enterprises without a point that may be listed, in storage order; `park_on_map` where the park at least is known and drawn. */
export function unplacedEnterprises(schema: string): TypedQuery {
  return {
    name: 'unplaced-enterprises',
    sql: `SELECT e.enterprise_id, e.name_zh, e.uscc, e.address, coalesce(p.name_zh, p.id) AS park_zh, coalesce(b.name_zh, b.id) AS building_zh,
        coalesce(${PARK_ON_MAP}, FALSE) AS park_on_map
      FROM (SELECT "row", park_ix, building_ix FROM ${tableName(schema, 'fact')} WHERE mx IS NULL AND NOT suppressed) f
      JOIN ${tableName(schema, 'model_enterprise')} e ON e."row" = f."row"
      LEFT JOIN ${tableName(schema, 'dim_park')} p ON p.ix = f.park_ix
      LEFT JOIN ${tableName(schema, 'dim_building')} b ON b.ix = f.building_ix
      ORDER BY f."row"`,
    columns: {
      enterprise_id: 'text',
      name_zh: 'text',
      uscc: 'text',
      address: 'text',
      park_zh: 'text',
      building_zh: 'text',
      park_on_map: 'boolean',
    },
  };
}

/** Enterprises that have an address but neither a point nor a building. */
export function addressesToMatch(schema: string): TypedQuery {
  return {
    name: 'addresses-to-match',
    sql: `SELECT e.enterprise_id, e.name_zh, e.address, p.id AS park_id
      FROM (SELECT "row", park_ix FROM ${tableName(schema, 'fact')} WHERE mx IS NULL AND building_ix IS NULL AND NOT suppressed) f
      JOIN ${tableName(schema, 'model_enterprise')} e ON e."row" = f."row"
      LEFT JOIN ${tableName(schema, 'dim_park')} p ON p.ix = f.park_ix
      WHERE trim(coalesce(e.address, '')) <> '' ORDER BY f."row"`,
    columns: { enterprise_id: 'text', name_zh: 'text', address: 'text', park_id: 'text' },
  };
}

/** Every building that is known, with what an address may say of it. */
export function buildingsToMatch(schema: string): TypedQuery {
  return {
    name: 'buildings-to-match',
    sql: `SELECT b.id, coalesce(b.name_zh, b.id) AS name_zh, m.tower, m.address, p.id AS park_id, coalesce(p.name_zh, p.id) AS park_zh, b.mx IS NOT NULL AS is_placed
      FROM ${tableName(schema, 'dim_building')} b
      LEFT JOIN (SELECT * FROM ${tableName(schema, 'model_building')} QUALIFY row_number() OVER (PARTITION BY building_id) = 1) m ON m.building_id = b.id
      LEFT JOIN ${tableName(schema, 'dim_park')} p ON p.ix = b.park_ix ORDER BY b.ix`,
    columns: { id: 'text', name_zh: 'text', tower: 'text', address: 'text', park_id: 'text', park_zh: 'text', is_placed: 'boolean' },
  };
}

/** What a person placed, by kind: `unit`, `n` units, `enterprises` that stand at buildings of theirs. */
export function placedByHand(schema: string): TypedQuery {
  return {
    name: 'placed-by-hand',
    sql: `SELECT h.unit_kind AS unit, CAST(count(DISTINCT h.unit_id) AS INTEGER) AS n, CAST(coalesce(sum(t.n), 0) AS INTEGER) AS enterprises
      FROM ${tableName(schema, 'edit_place')} h
      LEFT JOIN ${tableName(schema, 'dim_building')} b ON h.unit_kind = 'BUILDING' AND b.id = h.unit_id
      LEFT JOIN (SELECT building_ix AS ix, count(*) AS n FROM ${tableName(schema, 'fact')} WHERE placed_by IN (${placedByCode('building')}, ${placedByCode('address')}) GROUP BY 1) t ON t.ix = b.ix
      GROUP BY 1 ORDER BY 1`,
    columns: { unit: 'text', n: 'integer', enterprises: 'integer' },
  };
}
