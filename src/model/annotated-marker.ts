import { TABLE_NAMES, type TableName, tableDefinition } from './tables.ts';

/**
 * What an annotated workbook says of itself: plain JSON in one cell of its notes. Names of sheets, tables and columns and a date;
 * nothing of any row. The row numbers stand in the column it names.
 */
export interface AnnotatedMarker {
  readonly sheets: readonly MarkedSheet[];
}

export interface MarkedSheet {
  /** Name of the tab, as it was written. */
  readonly name: string;
  readonly table: TableName;
  /** Column of the table by which its rows are told apart. */
  readonly key: string;
  /** Headers of the columns with the row number in the original file, and with the key under which a row was loaded (empty: it was refused). */
  readonly numberHeader: string;
  readonly keyHeader: string;
  /** Headers of the columns that say what is wrong: never data. */
  readonly remarkHeaders: readonly string[];
  /** ISO date of the period of the list; null where its table has none. */
  readonly period: string | null;
}

/** Stands in the marker's first place; a later format that an older version cannot read gets another number. */
const KIND = 'dangjian-atlas/annotated-rows';
const FORMAT = 1;

/** The column by which the rows of a table are told apart; null for a table of relations, whose rows have no name of their own. */
export function correctableKey(table: TableName): string | null {
  const { key } = tableDefinition(table);
  return key.length === 1 ? (key[0] ?? null) : null;
}

export function writeMarker({ sheets }: AnnotatedMarker, appVersion: string): string {
  return JSON.stringify({ kind: KIND, format: FORMAT, version: appVersion, sheets });
}

/** Reads what {@link writeMarker} wrote; null for anything else. */
export function readMarker(text: string): AnnotatedMarker | null {
  if (!text.includes(KIND)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(value) || value.kind !== KIND || value.format !== FORMAT || !Array.isArray(value.sheets)) return null;
  const sheets = value.sheets.map(readSheet);
  return sheets.includes(null) ? null : { sheets: sheets.filter((sheet) => sheet !== null) };
}

function readSheet(value: unknown): MarkedSheet | null {
  if (!isRecord(value)) return null;
  const { name, key, numberHeader, keyHeader, remarkHeaders, period } = value;
  const table = TABLE_NAMES.find((known) => known === value.table);
  if (table === undefined || typeof key !== 'string' || correctableKey(table) !== key) return null;
  if (!isText(name) || !isText(numberHeader) || !isText(keyHeader) || !Array.isArray(remarkHeaders) || !remarkHeaders.every(isText))
    return null;
  const date = typeof period === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(period) ? period : null;
  return { name, table, key, numberHeader, keyHeader, remarkHeaders, period: date };
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
