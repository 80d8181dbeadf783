import { type Catalog, hasColumn, hasTable } from '../model/catalog.ts';
import type { ColumnType } from '../model/table-columns.ts';
import { TABLE_NAMES, type TableName, tableDefinition } from '../model/tables.ts';
import { placesSql } from './edit-tables.ts';
import { identifier, tableName } from './sql.ts';

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  'text[]': 'VARCHAR[]',
};

export function modelView(table: TableName): string {
  return `model_${table}`;
}

/**
 * One view a table of the model, `model_<table>`, with every column of the model and its type: NULL where
 * the file lacked the column, no rows where the table was not loaded. Queries read these and need no catalog.
 * `model_enterprise` carries the raw rowid as `row`, and as `raw_row` in its own type, by which a few rows are fetched without reading the others. A value that does not fit its type reads as unknown.
 * A service site that was placed by hand stands where it was placed.
 */
export function modelViewStatements(schema: string, catalog: Catalog): readonly string[] {
  return TABLE_NAMES.map((table) => {
    const isPlaced = table === 'service_site' && hasTable(catalog, table);
    const columns = Object.entries(tableDefinition(table).columns).map(([column, { type }]) => {
      const own = hasColumn(catalog, table, column) ? `t.${identifier(column)}` : 'NULL';
      const value =
        isPlaced && (column === 'lon' || column === 'lat') ? `CASE WHEN h.unit_id IS NULL THEN ${own} ELSE h.${column} END` : own;
      return `TRY_CAST(${value} AS ${SQL_TYPES[type]}) AS ${identifier(column)}`;
    });
    if (table === 'enterprise') columns.unshift('CAST(t.rowid AS INTEGER) AS "row"', 't.rowid AS raw_row');
    const hand = isPlaced ? ` LEFT JOIN ${placesSql(schema, 'SITE')} h ON h.unit_id = t.site_id` : '';
    const source = hasTable(catalog, table) ? `FROM ${tableName(schema, table)} t${hand}` : 'WHERE FALSE';
    return `CREATE OR REPLACE VIEW ${tableName(schema, modelView(table))} AS SELECT ${columns.join(', ')} ${source}`;
  });
}
