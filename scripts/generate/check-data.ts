import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bytesHash, datasetHashes, tableHash } from './content-hash.ts';
import { readHashes, readManifest, readTable } from './dataset-files.ts';
import { DATASETS } from './datasets.ts';

/** Compares one committed dataset with the generator by decoded content. Answers sentences, none when equal. */
export function checkData(root: string, id: string): string[] {
  const entry = DATASETS.find((dataset) => dataset.id === id);
  if (entry === undefined) return [`no generator for ${id}`];
  const stored = readHashes(root)[id] ?? {};
  const dataset = entry.generate();
  const made = datasetHashes(dataset);
  const differences: string[] = [];
  for (const name of new Set([...Object.keys(stored), ...Object.keys(made)])) {
    if (stored[name] !== made[name]) differences.push(`${name} differs from hashes.json`);
  }
  for (const file of readManifest(root, id).files) {
    if (tableHash(readTable(root, file)) !== made[file.table]) differences.push(`${file.path} is not what the generator makes`);
  }
  for (const { path } of dataset.lists ?? []) {
    const file = join(root, id, path);
    if (!existsSync(file) || bytesHash(readFileSync(file)) !== made[path])
      differences.push(`${id}/${path} is not what the generator makes`);
  }
  return differences;
}
