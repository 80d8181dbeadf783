import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { rowsOfArrow } from '../../../src/app/exports/export-rows.ts';
import { readArrowRows } from '../../../src/engine/arrow-rows.ts';
import { storedTable } from '../../../src/exports/stored-table.ts';
import { type ExportRows, writeExport } from '../../../src/exports/write-export.ts';
import type { DatasetManifest } from '../../../src/model/dataset.ts';
import type { ExportFormat, ExportNotes, ExportSheet } from '../../../src/model/export-file.ts';
import type { TableName } from '../../../src/model/tables.ts';
import { wholeTableColumns } from '../../../src/queries/whole-table.ts';

export const PARQUET_WASM = readFileSync(createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm'));

export const NOTES: ExportNotes = {
  sheetData: '数据',
  sheetNotes: '说明',
  header: ['项目', '内容'],
  items: [
    ['标题', '企业'],
    ['标记', '模拟数据,仅供演示;位置为示意'],
    ['数据截至', '2022-07-04'],
  ],
  tooLong: '过长',
};

/** A table of a bundled dataset, as the bundle has it. */
export function bundledTable(dataset: string, table: TableName): Uint8Array {
  return new Uint8Array(readFileSync(`data/${dataset}/${table}.arrow`));
}

/** Tables of a bundled dataset that lists of others can bring; those of dates and snapshots only the app itself makes. */
export function bundledTables(dataset: string): readonly TableName[] {
  const { files } = JSON.parse(readFileSync(`data/${dataset}/dataset.json`, 'utf8')) as DatasetManifest;
  return files.filter(({ table, path }) => table !== 'snapshot' && path.endsWith('.arrow')).map(({ table }) => table);
}

/** The same sheet and rows that «导出» of a loaded table hands over. */
export function storedSheet(table: TableName, bytes: Uint8Array): { readonly sheet: ExportSheet; readonly rows: ExportRows } {
  const { names } = readArrowRows(bytes);
  const { columns, place } = storedTable('zh-CN', table, wholeTableColumns({ [table]: names }, table));
  return { sheet: { title: table, columns, place, notes: NOTES }, rows: rowsOfArrow(columns, bytes, PARQUET_WASM) };
}

export async function exported(format: ExportFormat, table: TableName, bytes: Uint8Array, fileName: string): Promise<File> {
  const { sheet, rows } = storedSheet(table, bytes);
  return new File([await writeExport(format, sheet, rows)], fileName);
}

/** Rows as objects with every column. */
export function objectsOf(bytes: Uint8Array): Record<string, unknown>[] {
  const rows = readArrowRows(bytes);
  return Array.from({ length: rows.rowCount }, (_, row) =>
    Object.fromEntries(rows.names.map((name, column) => [name, plain(rows.at(column, row))])),
  );
}

/** The named columns of rows; what they lack is null. The import adds what follows from the others (实体运营 from 经营状态). */
export function columnsOf(rows: readonly Record<string, unknown>[], names: readonly string[]): Record<string, unknown>[] {
  return rows.map((row) => Object.fromEntries(names.map((name) => [name, row[name] ?? null])));
}

function plain(value: unknown): unknown {
  return Array.isArray(value) ? [...value] : (value ?? null);
}
