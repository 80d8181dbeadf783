import type { ColumnType } from '../model/table-columns.ts';
import type { TableName } from '../model/tables.ts';
import type { FittedColumn } from './fit-columns.ts';

/**
 * The statements of loading: a staging table beside the real one, filled piece by piece, checked, and
 * only then put in its place, so that a failure at any point leaves the earlier data untouched.
 */

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  'text[]': 'VARCHAR[]',
};

function quoteName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** Where one load works: names of its own, so that a load that is being cancelled cannot touch its successor's. */
export interface Staging {
  readonly schema: string;
  readonly table: TableName;
  /** Collects the rows. */
  readonly rows: string;
  /** Holds one piece as it came, where values must be tried one by one. */
  readonly part: string;
}

/** Rows of a table of the model, wherever they stand. */
export type CheckedTable = Pick<Staging, 'schema' | 'table' | 'rows'>;

let loads = 0;

export function newStaging(schema: string, table: TableName): Staging {
  const load = ++loads;
  return { schema, table, rows: `__staging_${table}_${load}`, part: `__part_${table}_${load}` };
}

function at(schema: string, table: string): string {
  return `${quoteName(schema)}.${quoteName(table)}`;
}

export function createStaging({ schema, rows }: Staging, columns: readonly FittedColumn[]): string[] {
  const list = columns.map(({ column, type }) => `${quoteName(column)} ${SQL_TYPES[type]}`).join(', ');
  return [`CREATE SCHEMA IF NOT EXISTS ${quoteName(schema)}`, `CREATE OR REPLACE TABLE ${at(schema, rows)} (${list})`];
}

export function dropStaging({ schema, rows, part }: Staging): string[] {
  return [`DROP TABLE IF EXISTS ${at(schema, rows)}`, `DROP TABLE IF EXISTS ${at(schema, part)}`];
}

export function dropPart({ schema, part }: Staging): string {
  return `DROP TABLE IF EXISTS ${at(schema, part)}`;
}

/** The staging table takes the place of the real one in one transaction. */
export function swapIn({ schema, table, rows }: Staging): string[] {
  return [
    'BEGIN TRANSACTION',
    `DROP TABLE IF EXISTS ${at(schema, table)}`,
    `ALTER TABLE ${at(schema, rows)} RENAME TO ${quoteName(table)}`,
    'COMMIT',
  ];
}

export function insertPart({ schema, rows, part }: Staging, columns: readonly FittedColumn[]): string {
  const values = columns.map((column) => (column.direct ? quoteName(column.source) : converted(column))).join(', ');
  return `INSERT INTO ${at(schema, rows)} SELECT ${values} FROM ${at(schema, part)}`;
}

/** One row: for each tried column `c0`, `c1`, … how many known values of the piece could not be read. */
export function countUnreadable({ schema, part }: Staging, tried: readonly FittedColumn[]): string {
  const counts = tried.map((column, index) => `count_if(${known(column)} AND (${converted(column)}) IS NULL)::INTEGER AS c${index}`);
  return `SELECT ${counts.join(', ')} FROM ${at(schema, part)}`;
}

/** True where the file says something; blank text and NaN are how spreadsheets and data frames say nothing. */
function known({ source, kind }: FittedColumn): string {
  const value = quoteName(source);
  if (kind === 'text') return `trim(${value}) <> ''`;
  if (kind === 'double') return `${value} IS NOT NULL AND NOT isnan(${value})`;
  return `${value} IS NOT NULL`;
}

function converted({ source, type, kind }: FittedColumn): string {
  const value = quoteName(source);
  const number = kind === 'text' ? `TRY_CAST(trim(${value}) AS DOUBLE)` : `TRY_CAST(${value} AS DOUBLE)`;
  switch (type) {
    case 'integer':
      // A count of 2.7 is unreadable, not 3.
      return kind === 'wide-integer' || kind === 'boolean'
        ? `TRY_CAST(${value} AS INTEGER)`
        : `CASE WHEN ${number} = round(${number}) THEN TRY_CAST(${number} AS INTEGER) END`;
    case 'double':
      return number;
    case 'boolean':
      return kind === 'text'
        ? `CASE WHEN trim(${value}) IN ('是', '有', 'Y', 'y', '1', '1.0') THEN true WHEN trim(${value}) IN ('否', '无', 'N', 'n', '0', '0.0') THEN false ELSE TRY_CAST(trim(${value}) AS BOOLEAN) END`
        : `CASE WHEN ${value} = 1 THEN true WHEN ${value} = 0 THEN false END`;
    case 'date':
      if (kind === 'timestamp-zone') return `TRY_CAST(TRY_CAST(${value} AS TIMESTAMP) AS DATE)`;
      if (kind === 'text') {
        const plain = `replace(replace(trim(${value}), '/', '-'), '.', '-')`;
        return `coalesce(TRY_CAST(${plain} AS DATE), TRY_CAST(try_strptime(trim(${value}), '%Y%m%d') AS DATE), TRY_CAST(TRY_CAST(${plain} AS TIMESTAMP) AS DATE))`;
      }
      return `TRY_CAST(try_strptime(TRY_CAST(${value} AS VARCHAR), '%Y%m%d') AS DATE)`;
    case 'text[]':
      return `CASE WHEN trim(${value}) <> '' THEN string_split_regex(trim(${value}), '[、;;,,|]') END`;
    case 'text':
      // Codes that went through a data frame come as 520115.0.
      if (kind === 'double' || kind === 'decimal') {
        return `CASE WHEN isnan(${number}) THEN NULL WHEN ${number} = round(${number}) AND abs(${number}) < 1e15 THEN TRY_CAST(TRY_CAST(${number} AS BIGINT) AS VARCHAR) ELSE TRY_CAST(${value} AS VARCHAR) END`;
      }
      return kind === 'timestamp-zone' ? `TRY_CAST(TRY_CAST(${value} AS TIMESTAMP) AS VARCHAR)` : `TRY_CAST(${value} AS VARCHAR)`;
  }
}

const OFF_EARTH = '(lon IS NULL OR lat IS NULL OR lon NOT BETWEEN -180 AND 180 OR lat NOT BETWEEN -90 AND 90)';

/**
 * One row in one scan. `off_earth`: rows that state a position which is none. `to_clear`: those, and rows
 * with NaN, which means unknown. `repeated`: rows whose key stands in an earlier row too; keys are
 * compared by their 64-bit hash, five times faster than by text, so that two different keys of a million
 * meet once in some 10^7 loads. What cannot be checked for lack of columns is 0.
 */
export function checkRows(
  { schema, rows }: CheckedTable,
  has: { readonly coordinates: boolean; readonly key: readonly string[] | null },
): string {
  const stated = 'NOT (coalesce(isnan(lon), true) AND coalesce(isnan(lat), true))';
  const counts = [
    `${has.coordinates ? `count_if(${OFF_EARTH} AND ${stated})` : '0'}::INTEGER AS off_earth`,
    `${has.coordinates ? `count_if(${OFF_EARTH} AND (lon IS NOT NULL OR lat IS NOT NULL))` : '0'}::INTEGER AS to_clear`,
    `${has.key === null ? '0' : `(count(*) - count(DISTINCT hash(${has.key.map(quoteName).join(', ')})))`}::INTEGER AS repeated`,
  ];
  return `SELECT ${counts.join(', ')} FROM ${at(schema, rows)}${has.key === null && !has.coordinates ? ' LIMIT 1' : ''}`;
}

export function clearOffEarth({ schema, rows }: CheckedTable): string {
  return `UPDATE ${at(schema, rows)} SET lon = NULL, lat = NULL WHERE ${OFF_EARTH} AND (lon IS NOT NULL OR lat IS NOT NULL)`;
}

/** `table_name`, `column_name` of a schema in storage order. */
export function listColumns(schema: string): string {
  return `SELECT table_name, column_name FROM duckdb_columns() WHERE schema_name = '${schema.replaceAll("'", "''")}' ORDER BY table_name, column_index`;
}
