import { createHash } from 'node:crypto';
import type { TableName } from '../../src/model/tables.ts';
import { tableDefinition } from '../../src/model/tables.ts';
import type { GeneratedDataset } from './place-builder.ts';
import type { ColumnValues } from './row.ts';
import { columnsOf } from './row.ts';

export function generatedColumns(dataset: GeneratedDataset, table: TableName): ColumnValues[] {
  return columnsOf(dataset.tables.rows(table), Object.keys(tableDefinition(table).columns));
}

/** SHA-256 over the decoded content of a table: names of columns and their values in order, not the bytes of a file. */
export function tableHash(columns: readonly ColumnValues[]): string {
  const hash = createHash('sha256');
  for (const { name, values } of columns) hash.update(`${name}\n${JSON.stringify(values)}\n`);
  return hash.digest('hex');
}

/** Lists are written without a library: their bytes are their content. */
export function bytesHash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Hash of every table and list of a dataset, and of its manifest. */
export function datasetHashes(dataset: GeneratedDataset): Record<string, string> {
  const hashes: Record<string, string> = { manifest: createHash('sha256').update(JSON.stringify(dataset.manifest)).digest('hex') };
  for (const table of [...dataset.tables.names].sort()) hashes[table] = tableHash(generatedColumns(dataset, table));
  for (const { path, bytes } of dataset.lists ?? []) hashes[path] = bytesHash(bytes);
  return hashes;
}
