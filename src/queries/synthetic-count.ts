import type { Catalog } from '../model/catalog.ts';
import { hasColumn } from '../model/catalog.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { tableName } from './sql.ts';

/** One row: `synthetic`, how many enterprises say that they are made up. Null when the table does not say. */
export function syntheticCount(schema: string, catalog: Catalog): TypedQuery | null {
  if (!hasColumn(catalog, 'enterprise', 'is_synthetic')) return null;
  return {
    name: 'synthetic-count',
    sql: `SELECT CAST(count(*) FILTER (WHERE is_synthetic) AS INTEGER) AS synthetic FROM ${tableName(schema, 'enterprise')}`,
    columns: { synthetic: 'integer' },
  };
}
