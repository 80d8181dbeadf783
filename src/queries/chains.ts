import type { TypedQuery } from '../model/typed-query.ts';
import { latitudeSql, longitudeSql } from './geometry-sql.ts';
import { tableName } from './sql.ts';

/** The industry chains: `stages` joined by «、» in their order. */
export function chains(schema: string): TypedQuery {
  return {
    name: 'chains',
    sql: `SELECT c.chain_id, c.name_zh, c.name_en, array_to_string(c.stages, '、') AS stages, CAST(coalesce(m.members, 0) AS INTEGER) AS members
      FROM ${tableName(schema, 'model_chain')} c
      LEFT JOIN (SELECT chain_id, count(*) AS members FROM ${tableName(schema, 'model_chain_member')} GROUP BY 1) m USING (chain_id)
      ORDER BY c.chain_id`,
    columns: { chain_id: 'text', name_zh: 'text', name_en: 'text', stages: 'text', members: 'integer' },
  };
}

/** Links between two placed enterprises that may be shown, with the stage of each end. Links to oneself are left out. */
export function chainLinks(schema: string): TypedQuery {
  return {
    name: 'chain-links',
    sql: `SELECT l.chain_id, l.material, l.kind, a.lon AS from_lon, a.lat AS from_lat, b.lon AS to_lon, b.lat AS to_lat,
        ma.stage AS from_stage, mb.stage AS to_stage, a.name_zh AS from_name, b.name_zh AS to_name
      FROM ${tableName(schema, 'model_chain_link')} l
      JOIN (${shownSql(schema)}) a ON a.enterprise_id = l.from_enterprise_id
      JOIN (${shownSql(schema)}) b ON b.enterprise_id = l.to_enterprise_id
      LEFT JOIN (${stageSql(schema)}) ma ON ma.chain_id = l.chain_id AND ma.enterprise_id = l.from_enterprise_id
      LEFT JOIN (${stageSql(schema)}) mb ON mb.chain_id = l.chain_id AND mb.enterprise_id = l.to_enterprise_id
      WHERE l.from_enterprise_id <> l.to_enterprise_id
      ORDER BY l.chain_id, l.from_enterprise_id, l.to_enterprise_id, l.material`,
    columns: {
      chain_id: 'text',
      material: 'text',
      kind: 'text',
      from_lon: 'double',
      from_lat: 'double',
      to_lon: 'double',
      to_lat: 'double',
      from_stage: 'text',
      to_stage: 'text',
      from_name: 'text',
      to_name: 'text',
    },
  };
}

/** Chain members that are placed and may be shown. */
export function chainMembers(schema: string): TypedQuery {
  return {
    name: 'chain-members',
    sql: `SELECT m.chain_id, e."row", e.lon, e.lat, m.stage, m.position, e.name_zh, e.rung
      FROM ${tableName(schema, 'model_chain_member')} m JOIN (${shownSql(schema)}) e USING (enterprise_id)
      ORDER BY m.chain_id, e."row"`,
    columns: {
      chain_id: 'text',
      row: 'integer',
      lon: 'double',
      lat: 'double',
      stage: 'text',
      position: 'text',
      name_zh: 'text',
      rung: 'integer',
    },
  };
}

function shownSql(schema: string): string {
  return `SELECT e.enterprise_id, e.name_zh, f."row", CAST(f.rung AS INTEGER) AS rung, ${longitudeSql('f.mx')} AS lon, ${latitudeSql('f.my')} AS lat
    FROM ${tableName(schema, 'model_enterprise')} e JOIN ${tableName(schema, 'fact')} f ON f."row" = e."row" WHERE f.mx IS NOT NULL AND NOT f.suppressed`;
}

function stageSql(schema: string): string {
  return `SELECT chain_id, enterprise_id, any_value(stage) AS stage FROM ${tableName(schema, 'model_chain_member')} GROUP BY ALL`;
}
