import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { DatasetFile, DatasetIndex, DatasetManifest } from '../../src/model/dataset.ts';
import { TABLE_NAMES } from '../../src/model/tables.ts';
import { decodeTable } from './arrow-decode.ts';
import { arrowStreamBytes, encodeTable } from './arrow-encode.ts';
import { generatedColumns } from './content-hash.ts';
import { arrowOfParquet, parquetBytes } from './parquet-file.ts';
import type { GeneratedDataset } from './place-builder.ts';
import type { ColumnValues } from './row.ts';

/** Above this number of rows a table is Parquet, else an Arrow IPC stream. */
const LARGEST_ARROW_ROWS = 5000;

function writeJson(path: string, value: unknown): void {
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
}

/** Writes `data/<id>/…` and answers the manifest with its files. */
export function writeDataset(root: string, dataset: GeneratedDataset): DatasetManifest {
  const folder = join(root, dataset.manifest.id);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const files: DatasetFile[] = [];
  for (const table of TABLE_NAMES) {
    const rows = dataset.tables.rows(table).length;
    if (rows === 0) continue;
    const columns = generatedColumns(dataset, table);
    const large = rows > LARGEST_ARROW_ROWS;
    const arrow = arrowStreamBytes(encodeTable(table, columns, !large));
    const path = `${dataset.manifest.id}/${table}.${large ? 'parquet' : 'arrow'}`;
    writeFileSync(join(root, path), large ? parquetBytes(arrow) : arrow);
    files.push({ table, path, rows });
  }
  for (const { path, bytes } of dataset.lists ?? []) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  const manifest: DatasetManifest = { ...dataset.manifest, files };
  writeJson(join(folder, 'dataset.json'), manifest);
  return manifest;
}

export function writeIndex(root: string, manifests: readonly DatasetManifest[]): void {
  const index: DatasetIndex = { datasets: manifests };
  writeJson(join(root, 'index.json'), index);
}

export function writeHashes(root: string, hashes: Readonly<Record<string, Readonly<Record<string, string>>>>): void {
  writeJson(join(root, 'hashes.json'), hashes);
}

export function readHashes(root: string): Record<string, Record<string, string>> {
  return JSON.parse(readFileSync(join(root, 'hashes.json'), 'utf8')) as Record<string, Record<string, string>>;
}

export function readManifest(root: string, id: string): DatasetManifest {
  return JSON.parse(readFileSync(join(root, id, 'dataset.json'), 'utf8')) as DatasetManifest;
}

/** Decodes one committed file into columns of the data model. */
export function readTable(root: string, file: DatasetFile): ColumnValues[] {
  const bytes = readFileSync(join(root, file.path));
  return decodeTable(file.table, file.path.endsWith('.parquet') ? arrowOfParquet(bytes) : bytes);
}
