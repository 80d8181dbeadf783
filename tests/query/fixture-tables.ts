import type { Engine } from '../../src/engine/engine.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import { TABLE_NAMES, type TableName, tableDefinition } from '../../src/model/tables.ts';
import { prepareStatements } from '../../src/queries/prepare.ts';
import { identifier, tableName, textLiteral } from '../../src/queries/sql.ts';

export type Cell = string | number | boolean | null | readonly string[];
export type Row = Readonly<Record<string, Cell>>;
export type Tables = Partial<Record<TableName, readonly Row[]>>;

const SQL_TYPES = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  'text[]': 'VARCHAR[]',
} as const;

export function columnsOfModel(table: TableName): readonly string[] {
  return Object.keys(tableDefinition(table).columns);
}

export function requiredColumns(table: TableName): readonly string[] {
  return Object.entries(tableDefinition(table).columns)
    .filter(([, column]) => column.required === true)
    .map(([name]) => name);
}

export const ENTERPRISE_ONLY: Catalog = { enterprise: requiredColumns('enterprise') };
export const ALL_TABLES: Catalog = Object.fromEntries(TABLE_NAMES.map((table) => [table, columnsOfModel(table)]));
export const NO_OPTIONAL_COLUMNS: Catalog = Object.fromEntries(TABLE_NAMES.map((table) => [table, requiredColumns(table)]));
export const ENTERPRISE_ALL_COLUMNS: Catalog = { enterprise: columnsOfModel('enterprise') };

/** Statements that make typed raw tables, as the intake does, with only the catalog's tables and columns. */
export function rawStatements(schema: string, catalog: Catalog, tables: Tables): string[] {
  const statements = [`DROP SCHEMA IF EXISTS ${identifier(schema)} CASCADE`, `CREATE SCHEMA ${identifier(schema)}`];
  for (const name of TABLE_NAMES) {
    const columns = catalog[name];
    if (columns === undefined) continue;
    const types = columns.map((column) => `${identifier(column)} ${SQL_TYPES[typeOf(name, column)]}`);
    statements.push(`CREATE TABLE ${tableName(schema, name)} (${types.join(', ')})`);
    const rows = tables[name] ?? [];
    if (rows.length === 0) continue;
    const values = rows.map((row) => `(${columns.map((column) => cellSql(row[column] ?? null)).join(', ')})`);
    statements.push(`INSERT INTO ${tableName(schema, name)} VALUES ${values.join(', ')}`);
  }
  return statements;
}

/** Makes the tables in the engine and prepares them as of the date. */
export async function loadTables(engine: Engine, schema: string, catalog: Catalog, tables: Tables, asOf: string): Promise<void> {
  await engine.execute(rawStatements(schema, catalog, tables));
  await engine.execute(prepareStatements(schema, catalog, asOf));
}

/** The catalog of exactly the tables and columns that the rows use, required columns included. */
export function catalogOf(tables: Tables): Catalog {
  return Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => {
      const table = name as TableName;
      const used = new Set([...requiredColumns(table), ...rows.flatMap((row) => Object.keys(row))]);
      return [table, [...used]];
    }),
  );
}

function typeOf(table: TableName, column: string): keyof typeof SQL_TYPES {
  const definition = tableDefinition(table).columns[column];
  if (definition === undefined) throw new RangeError(`${table}.${column} is not in the model`);
  return definition.type;
}

function cellSql(cell: Cell): string {
  if (cell === null) return 'NULL';
  if (typeof cell === 'string') return textLiteral(cell);
  if (typeof cell === 'number' || typeof cell === 'boolean') return String(cell);
  return `[${cell.map(textLiteral).join(', ')}]::VARCHAR[]`;
}
