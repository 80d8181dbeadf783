import { type Catalog, hasColumn } from '../model/catalog.ts';
import { type TableName, tableDefinition } from '../model/tables.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { identifier, tableName } from './sql.ts';

/** Tables whose rows a list may name, and their keys. */
export const NAMED_TABLES = {
  building: 'building_id',
  park: 'park_id',
  district: 'district_code',
  party_org: 'org_id',
  enterprise: 'enterprise_id',
} as const satisfies Partial<Record<TableName, string>>;

export type NamedTable = keyof typeof NAMED_TABLES;

/** `id`, `name_zh` of every row that is loaded, in the order of ids. Null where the table is not there. */
export function knownUnits(schema: string, catalog: Catalog, table: NamedTable): TypedQuery | null {
  const key = NAMED_TABLES[table];
  if (!hasColumn(catalog, table, key)) return null;
  const name = hasColumn(catalog, table, 'name_zh') ? identifier('name_zh') : 'CAST(NULL AS VARCHAR)';
  return {
    name: 'known-units',
    sql: `SELECT ${identifier(key)} AS id, ${name} AS name_zh FROM ${tableName(schema, table)} WHERE ${identifier(key)} IS NOT NULL ORDER BY id`,
    columns: { id: 'text', name_zh: 'text' },
  };
}

/** `id` of every row of a table with a key of one column. Null for other tables, and where the table is not there. */
export function keysOf(schema: string, catalog: Catalog, table: TableName): TypedQuery | null {
  const [key, ...more] = tableDefinition(table).key;
  if (key === undefined || more.length > 0 || !hasColumn(catalog, table, key)) return null;
  return {
    name: 'keys-of',
    sql: `SELECT ${identifier(key)} AS id FROM ${tableName(schema, table)} WHERE ${identifier(key)} IS NOT NULL`,
    columns: { id: 'text' },
  };
}
