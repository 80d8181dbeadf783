import { type Catalog, hasColumn } from '../model/catalog.ts';
import { type TableName, tableDefinition } from '../model/tables.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { identifier, tableName } from './sql.ts';

/**
 * Every row of a loaded table with the model's columns that its file had, in storage order, for an export; enterprises that
 * are hidden (隐去) and what is recorded of them are left out. Null where the table is not loaded.
 */
export function wholeTableSql(schema: string, catalog: Catalog, table: TableName): string | null {
  const columns = wholeTableColumns(catalog, table);
  if (columns.length === 0) return null;
  const list = columns.map(identifier).join(', ');
  return `SELECT ${list} FROM ${tableName(schema, table)} WHERE ${shownSql(schema, catalog, table)} ORDER BY rowid`;
}

/** The same with hidden enterprises: for the person's own workspace file, which is no list. Null where the table is not loaded. */
export function storedTableSql(schema: string, catalog: Catalog, table: TableName): string | null {
  const columns = wholeTableColumns(catalog, table);
  return columns.length === 0 ? null : `SELECT ${columns.map(identifier).join(', ')} FROM ${tableName(schema, table)} ORDER BY rowid`;
}

/** How many rows {@link wholeTableSql} answers, `shown`, and how many it leaves out, `hidden`. */
export function wholeTableCount(schema: string, catalog: Catalog, table: TableName): TypedQuery | null {
  if (wholeTableColumns(catalog, table).length === 0) return null;
  const shown = shownSql(schema, catalog, table);
  return {
    name: 'whole-table-count',
    sql: `SELECT CAST(count(*) FILTER (WHERE ${shown}) AS INTEGER) AS shown, CAST(count(*) FILTER (WHERE NOT (${shown})) AS INTEGER) AS hidden
      FROM ${tableName(schema, table)}`,
    columns: { shown: 'integer', hidden: 'integer' },
  };
}

/** Columns of the model that the table has, in the model's order. */
export function wholeTableColumns(catalog: Catalog, table: TableName): readonly string[] {
  return Object.keys(tableDefinition(table).columns).filter((column) => hasColumn(catalog, table, column));
}

function shownSql(schema: string, catalog: Catalog, table: TableName): string {
  if (!hasColumn(catalog, 'enterprise', 'suppressed')) return 'TRUE';
  if (table === 'enterprise') return 'NOT coalesce(suppressed, FALSE)';
  if (!hasColumn(catalog, table, 'enterprise_id')) return 'TRUE';
  const hidden = `SELECT enterprise_id FROM ${tableName(schema, 'enterprise')} WHERE suppressed AND enterprise_id IS NOT NULL`;
  return `coalesce(enterprise_id NOT IN (${hidden}), TRUE)`;
}
