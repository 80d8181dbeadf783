import { Utf8 } from 'apache-arrow';
import { afterAll, beforeAll, expect, test } from 'vitest';
import index from '../../data/index.json';
import { createDuckDbEngine } from '../../src/engine/duckdb-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { readCatalog } from '../../src/intake/catalog.ts';
import { loadBundledDataset } from '../../src/intake/load-dataset.ts';
import { numberAt } from '../../src/model/column-table.ts';
import type { DatasetFile, DatasetIndex, DatasetManifest } from '../../src/model/dataset.ts';
import { STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import type { IntakeProgress } from '../../src/model/intake-report.ts';
import { atlasError } from '../support/errors.ts';
import { makeArrow } from '../support/make-arrow.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createDuckDbEngine();
});
afterAll(() => engine.close());

const text = (...values: string[]) => ({ type: new Utf8(), values });
const address = (bytes: BlobPart, type = 'application/octet-stream') => URL.createObjectURL(new Blob([bytes], { type }));
const ADDRESSES: Record<string, string> = {
  'x/park.arrow': address(new Uint8Array(makeArrow({ park_id: text('p1', 'p2'), name_zh: text('甲', '乙') }))),
  'x/enterprise.arrow': address(
    new Uint8Array(makeArrow({ enterprise_id: text('a', 'b', 'c'), name_zh: text('1', '2', '3'), park_id: text('p1', 'p1', 'p2') })),
  ),
  'x/gone.arrow': '/data/no-such-file.arrow',
  'x/page.arrow': address('<!doctype html><title>fallback of a server</title>', 'text/html'),
};
const resolve = (path: string) => ADDRESSES[path] ?? path;

function manifest(...files: DatasetFile[]): DatasetManifest {
  return {
    id: 'x',
    title: { zh: '例', en: 'Example' },
    subtitle: { zh: '', en: '' },
    asOf: '2025-01-01',
    snapshots: ['2025-01-01'],
    isSynthetic: true,
    definition: STANDARD_DEFINITION,
    bounds: [106, 26, 107, 27],
    files,
  };
}

test('all tables load, the small ones without a worker, with progress over the whole', async () => {
  const progress: IntakeProgress[] = [];
  const files: DatasetFile[] = [
    { table: 'park', path: 'x/park.arrow', rows: 2 },
    { table: 'enterprise', path: 'x/enterprise.arrow', rows: 3 },
  ];
  const reports = await loadBundledDataset(
    manifest(...files),
    resolve,
    { engine, schema: 'ds_x' },
    { onProgress: (step) => progress.push(step) },
  );
  expect(reports.map(({ table, fileName, rows, warnings }) => [table, fileName, rows, warnings.length])).toEqual([
    ['park', 'park.arrow', 2, 0],
    ['enterprise', 'enterprise.arrow', 3, 0],
  ]);
  expect(await readCatalog(engine, 'ds_x')).toEqual({ enterprise: ['enterprise_id', 'name_zh', 'park_id'], park: ['park_id', 'name_zh'] });
  expect(progress.at(-1)).toMatchObject({ rowsDone: 5, rowsTotal: 5 });
});

test.each(['x/gone.arrow', 'x/page.arrow'])('a file that is not there is named: %s', async (path) => {
  const files: DatasetFile[] = [
    { table: 'park', path: 'x/park.arrow', rows: 2 },
    { table: 'enterprise', path, rows: 3 },
  ];
  const error = await atlasError(loadBundledDataset(manifest(...files), resolve, { engine, schema: 'ds_y' }));
  expect(error).toMatchObject({ code: 'file-not-found', params: { file: path.slice(2) } });
});

test('a load that is cancelled while its successor starts does not disturb it', async () => {
  const files: DatasetFile[] = [{ table: 'enterprise', path: 'x/enterprise.arrow', rows: 3 }];
  for (let round = 0; round < 5; round++) {
    const controller = new AbortController();
    const first = loadBundledDataset(
      manifest(...files),
      resolve,
      { engine, schema: 'ds_z' },
      { signal: controller.signal, onProgress: ({ rowsDone }) => rowsDone > 0 && controller.abort() },
    );
    const second = loadBundledDataset(manifest(...files), resolve, { engine, schema: 'ds_z' });
    const outcome = await Promise.allSettled([first, second]);
    expect(outcome[1].status).toBe('fulfilled');
    const answer = await engine.query({ name: 'n', sql: 'SELECT count(*)::INTEGER AS n FROM ds_z.enterprise', columns: { n: 'integer' } });
    expect(numberAt(answer, 'n', 0)).toBe(3);
  }
  const left = await engine.query({
    name: 'left',
    sql: `SELECT table_name AS t FROM duckdb_tables() WHERE schema_name = 'ds_z'`,
    columns: { t: 'text' },
  });
  expect(left.columns.t?.values).toEqual(['enterprise']);
});

test('every bundled dataset loads whole: all rows, every column used, nothing to warn of', async () => {
  const { datasets } = index as unknown as DatasetIndex;
  expect(datasets.length).toBeGreaterThan(0);
  for (const dataset of datasets) {
    const before = performance.now();
    const reports = await loadBundledDataset(dataset, (path) => `/data/${path}`, { engine, schema: `ds_${dataset.id}` });
    console.info(`${dataset.id}: ${reports.length} tables in ${Math.round(performance.now() - before)} ms`);
    expect(reports.map(({ table, rows, columnsIgnored, warnings }) => ({ table, rows, columnsIgnored, warnings }))).toEqual(
      dataset.files.map(({ table, rows }) => ({ table, rows, columnsIgnored: [], warnings: [] })),
    );
    await engine.execute([`DROP SCHEMA ds_${dataset.id} CASCADE`]);
  }
});
