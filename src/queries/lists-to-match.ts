import type { TypedQuery } from '../model/typed-query.ts';
import { tableName } from './sql.ts';

/** Enterprises of the date that may be named, in the order of `row`: `name_zh`, `uscc`, and the names of their district and building (codes where these have none). */
export function enterprisesToMatch(schema: string): TypedQuery {
  const table = (name: string): string => tableName(schema, name);
  return {
    name: 'enterprises-to-match',
    sql: `SELECT f."row", e.name_zh, e.uscc, coalesce(d.name_zh, d.code) AS district, coalesce(b.name_zh, b.id) AS building
      FROM ${table('fact')} f
      JOIN ${table('model_enterprise')} e ON e."row" = f."row"
      LEFT JOIN ${table('dim_district')} d ON d.ix = f.district_ix
      LEFT JOIN ${table('dim_building')} b ON b.ix = f.building_ix
      WHERE NOT f.suppressed ORDER BY f."row"`,
    columns: { row: 'integer', name_zh: 'text', uscc: 'text', district: 'text', building: 'text' },
  };
}

/**
 * Units with a trade union: one line an enterprise that a union names, by the enterprise's own name and code (`is_unit`), and one line a
 * union that names none, by the union's name. Enterprises that may not be named are left out.
 */
export function unionUnitsToMatch(schema: string): TypedQuery {
  const table = (name: string): string => tableName(schema, name);
  return {
    name: 'union-units-to-match',
    sql: `WITH named AS (SELECT union_id, unnest(enterprise_ids) AS enterprise_id FROM ${table('model_trade_union')})
      SELECT name_zh, uscc, is_unit FROM (
        SELECT e.name_zh, e.uscc, TRUE AS is_unit, n.union_id, f."row" FROM named n
          JOIN ${table('model_enterprise')} e ON e.enterprise_id = n.enterprise_id
          JOIN ${table('fact')} f ON f."row" = e."row" AND NOT f.suppressed
        UNION ALL
        SELECT u.name_zh, CAST(NULL AS VARCHAR), FALSE, u.union_id, -1 FROM ${table('model_trade_union')} u
          WHERE u.enterprise_ids IS NULL OR len(u.enterprise_ids) = 0)
      WHERE name_zh IS NOT NULL ORDER BY union_id, "row"`,
    columns: { name_zh: 'text', uscc: 'text', is_unit: 'boolean' },
  };
}
