import { addBinaryColumn } from '../../engine/arrow-add-column.ts';
import { arrowFromRows } from '../../engine/arrow-from-rows.ts';
import { readArrowRows } from '../../engine/arrow-rows.ts';
import type { ExportRows } from '../../exports/write-export.ts';
import { assertNoPersonal } from '../../intake/privacy/scan-export.ts';
import type { ExportColumn, ExportValue } from '../../model/export-file.ts';

/** Rows of an Arrow IPC stream that has the columns by their names. */
export function rowsOfArrow(columns: readonly ExportColumn[], bytes: Uint8Array, parquetWasm: string | Uint8Array): ExportRows {
  const table = readArrowRows(bytes);
  const places = columns.map(({ name }) => table.names.indexOf(name));
  const toArrow = () => bytes;
  const valueAt = (column: number, row: number): ExportValue => plain(table.at(places[column] ?? -1, row));
  return { rowCount: table.rowCount, valueAt, toArrow, addBinaryColumn, parquetWasm };
}

export function rowsOfRows(
  columns: readonly ExportColumn[],
  rows: readonly (readonly ExportValue[])[],
  parquetWasm: string | Uint8Array,
): ExportRows {
  const valueAt = (column: number, row: number): ExportValue => rows[row]?.[column] ?? null;
  const shown = columns.flatMap((column, index) => (column.isHidden === true ? [] : [{ ...column, index }]));
  const toArrow = () => arrowFromRows(shown, rows.length, (column, row) => valueAt(shown[column]?.index ?? -1, row));
  return { rowCount: rows.length, valueAt, toArrow, addBinaryColumn, parquetWasm };
}

/** Rows the screen looks at in one go. */
const SCREEN_ROWS = 65_536;

/** The privacy screen over all texts that are to be written. Throws AtlasError 'export-personal'. */
export function screenRows(columns: readonly ExportColumn[], rows: ExportRows): void {
  const texts = columns.flatMap(({ type, header }, index) => (type === 'text' || type === 'text[]' ? [{ header, index }] : []));
  const header = texts.map((column) => column.header);
  for (let from = 0; from < rows.rowCount; from += SCREEN_ROWS) {
    const length = Math.min(SCREEN_ROWS, rows.rowCount - from);
    const cells = Array.from({ length }, (_, row) => texts.map(({ index }) => textOf(rows.valueAt(index, from + row))));
    assertNoPersonal([header, ...cells]);
  }
}

function textOf(value: ExportValue): string {
  if (value === null) return '';
  return typeof value === 'object' ? value.join(' ') : String(value);
}

function plain(value: unknown): ExportValue {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'bigint') return Number(value);
  return Array.isArray(value) ? value.map(String) : String(value);
}
