/**
 * Writes the bundled synthetic datasets, or checks them, or writes one enterprise table of any size.
 *
 *   npm run generate                                   data/<id>/…, data/index.json, data/hashes.json
 *   npm run generate -- --samples                      data/samples/…, lists as offices hand them over, from data/js
 *   npm run generate -- --check                        regenerate in memory, compare with data/
 *   npm run generate -- --enterprises N --out FILE [--seed N] [--format parquet|arrow]
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { checkData } from './generate/check-data.ts';
import { datasetHashes } from './generate/content-hash.ts';
import { writeDataset, writeHashes, writeIndex } from './generate/dataset-files.ts';
import { DATASETS } from './generate/datasets.ts';
import { writeLargeFile } from './generate/large-file.ts';
import { writeSampleLists } from './generate/sample-lists.ts';
import { readDataset } from './generate/table-reader.ts';

const DATA_ROOT = join(import.meta.dirname, '..', 'data');

function writeAll(): void {
  const manifests = [];
  const hashes: Record<string, Record<string, string>> = {};
  for (const { id, generate } of DATASETS) {
    const dataset = generate();
    manifests.push(writeDataset(DATA_ROOT, dataset));
    hashes[id] = datasetHashes(dataset);
    process.stderr.write(
      `${id}: ${dataset.tables.rows('enterprise').length} enterprises, ${dataset.tables.rows('party_org').length} organizations\n`,
    );
  }
  writeIndex(DATA_ROOT, manifests);
  writeHashes(DATA_ROOT, hashes);
}

function check(): void {
  let failures = 0;
  for (const { id } of DATASETS) {
    const differences = checkData(DATA_ROOT, id);
    for (const difference of differences) process.stderr.write(`${id}: ${difference}\n`);
    failures += differences.length;
  }
  process.stderr.write(failures === 0 ? 'data/ is what the generator makes\n' : `${failures} differences\n`);
  process.exitCode = failures === 0 ? 0 : 1;
}

function wholeNumber(text: string | undefined, name: string, fallback: number | null): number {
  if (text === undefined && fallback !== null) return fallback;
  const value = Number(text);
  if (text === undefined || !Number.isInteger(value) || value < 0) throw new Error(`--${name} takes a whole number`);
  return value;
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      check: { type: 'boolean' },
      samples: { type: 'boolean' },
      enterprises: { type: 'string' },
      out: { type: 'string' },
      seed: { type: 'string' },
      format: { type: 'string' },
    },
  });
  if (values.enterprises !== undefined) {
    const format = values.format ?? (values.out?.endsWith('.arrow') === true ? 'arrow' : 'parquet');
    if (values.out === undefined) throw new Error('--enterprises needs --out FILE');
    if (format !== 'parquet' && format !== 'arrow') throw new Error('--format takes parquet or arrow');
    const enterprises = wholeNumber(values.enterprises, 'enterprises', null);
    if (enterprises === 0) throw new Error('--enterprises takes at least 1');
    await writeLargeFile({ enterprises, seed: wholeNumber(values.seed, 'seed', 1), format, out: values.out });
  } else if (values.samples === true) await writeSampleLists(DATA_ROOT, readDataset(DATA_ROOT, 'js'));
  else if (values.check === true) check();
  else writeAll();
}

await main();
