import type { TableName } from './tables.ts';

/**
 * Which tables of the model a dataset has, and with which columns, in storage order. A column that
 * the file lacked is absent here, so that a query can leave it out instead of failing on it.
 */
export type Catalog = Readonly<Partial<Record<TableName, readonly string[]>>>;

export function hasTable(catalog: Catalog, table: TableName): boolean {
  return catalog[table] !== undefined;
}

export function hasColumn(catalog: Catalog, table: TableName, column: string): boolean {
  return catalog[table]?.includes(column) ?? false;
}
