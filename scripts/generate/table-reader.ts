/** Reads committed datasets back as rows, for tests and checks. */
import type { DatasetManifest } from '../../src/model/dataset.ts';
import type { TableName } from '../../src/model/tables.ts';
import { readManifest, readTable } from './dataset-files.ts';
import type { Cell, ColumnValues } from './row.ts';

export type ReadRow = Readonly<Record<string, Cell>>;

export interface ReadDataset {
  readonly manifest: DatasetManifest;
  /** Rows of a table; none where the dataset has no such table. */
  readonly rows: (name: TableName) => readonly ReadRow[];
}

function toRows(columns: readonly ColumnValues[]): ReadRow[] {
  const length = columns[0]?.values.length ?? 0;
  return Array.from({ length }, (_, row) => Object.fromEntries(columns.map(({ name, values }) => [name, values[row] ?? null])));
}

export function readDataset(root: string, id: string): ReadDataset {
  const manifest = readManifest(root, id);
  const cache = new Map<TableName, readonly ReadRow[]>();
  return {
    manifest,
    rows(name) {
      const known = cache.get(name);
      if (known !== undefined) return known;
      const rows = manifest.files.filter(({ table }) => table === name).flatMap((file) => toRows(readTable(root, file)));
      cache.set(name, rows);
      return rows;
    },
  };
}

/** Fields of CSV text: quotes, doubled quotes, line breaks inside quotes. The first row names the fields of the others. */
export function parseCsv(text: string): Record<string, string>[] {
  const records: string[][] = [];
  let record: string[] = [];
  let field = '';
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (quoted) {
      if (sign !== '"') field += sign;
      else if (text.charAt(index + 1) === '"') {
        field += '"';
        index += 1;
      } else quoted = false;
    } else if (sign === '"') quoted = true;
    else if (sign === ',' || sign === '\n') {
      record.push(field);
      field = '';
      if (sign === '\n') {
        records.push(record);
        record = [];
      }
    } else if (sign !== '\r') field += sign;
  }
  if (field !== '' || record.length > 0) records.push([...record, field]);
  const header = records[0] ?? [];
  return records.slice(1).map((values) => Object.fromEntries(header.map((name, index) => [name, values[index] ?? ''])));
}
