import { Dictionary, Float64, Int32, Utf8 } from 'apache-arrow';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createDuckDbEngine } from '../../src/engine/duckdb-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { loadFile } from '../../src/intake/load-file.ts';
import { loadUrl } from '../../src/intake/load-url.ts';
import { createReaderWorker } from '../../src/intake/reader-assets.ts';
import { warmUpParquet } from '../../src/intake/reader-workers.ts';
import { numberAt } from '../../src/model/column-table.ts';
import type { IntakeProgress } from '../../src/model/intake-report.ts';
import { atlasError } from '../support/errors.ts';
import { type Columns, makeArrow } from '../support/make-arrow.ts';
import { makeParquet } from '../support/make-parquet.ts';

let engine: Engine;
const target = () => ({ engine, schema: 'ds_t' });
const EARLIER = 7;

beforeAll(async () => {
  engine = await createDuckDbEngine();
});
afterAll(() => engine.close());
beforeEach(() =>
  engine.execute([
    'DROP SCHEMA IF EXISTS ds_t CASCADE',
    'CREATE SCHEMA ds_t',
    `CREATE TABLE ds_t.enterprise AS SELECT 'old' || i AS enterprise_id, '旧' AS name_zh FROM range(${EARLIER}) r(i)`,
  ]),
);

async function countRows(): Promise<number | null> {
  return numberAt(
    await engine.query({ name: 'n', sql: 'SELECT count(*)::INTEGER AS n FROM ds_t.enterprise', columns: { n: 'integer' } }),
    'n',
    0,
  );
}

function enterprises(n: number): Columns {
  const rows = Array.from({ length: n }, (_, i) => i);
  return {
    enterprise_id: { type: new Utf8(), values: rows.map((i) => `E${i}`) },
    name_zh: { type: new Utf8(), values: rows.map((i) => `示例企业${i}`) },
    staff_count: { type: new Int32(), values: rows },
    ownership: { type: new Dictionary(new Utf8(), new Int32()), values: rows.map((i) => ['PRIVATE', 'STATE', null][i % 3]) },
    lon: { type: new Float64(), values: rows.map((i) => 106 + (i % 1000) / 1000) },
    lat: { type: new Float64(), values: rows.map((i) => 26 + (i % 777) / 1000) },
    legal_person: { type: new Utf8(), values: rows.map((i) => `某${i}`) },
  };
}

/** Made once; encoding it takes longer than loading it. */
const N_LARGE = 300_000;
let large: Promise<Uint8Array<ArrayBuffer>> | null = null;
function makeLarge(): Promise<Uint8Array<ArrayBuffer>> {
  large ??= makeParquet(enterprises(N_LARGE), { rowGroupRows: 20_000 });
  return large;
}

const fileOf = (bytes: BlobPart, name = 'enterprise.parquet') => new File([bytes], name);

describe('own files', () => {
  test('Parquet loads by row groups, the columns of the model only, with progress', async () => {
    const n = N_LARGE;
    const file = fileOf(await makeLarge());
    const progress: IntakeProgress[] = [];
    const report = await loadFile(file, target(), { onProgress: (step) => progress.push(step) });
    expect(report).toMatchObject({
      table: 'enterprise',
      fileName: 'enterprise.parquet',
      format: 'Parquet',
      rows: n,
      columnsIgnored: ['legal_person'],
      warnings: [],
    });
    const answer = await engine.query({
      name: 'check',
      sql: `SELECT count(*)::INTEGER AS n, sum(staff_count)::DOUBLE AS s, count_if(ownership = 'STATE')::INTEGER AS o, count_if(enterprise_id = 'E' || staff_count)::INTEGER AS same FROM ds_t.enterprise`,
      columns: { n: 'integer', s: 'double', o: 'integer', same: 'integer' },
    });
    expect(['n', 's', 'o', 'same'].map((name) => numberAt(answer, name, 0))).toEqual([n, (n * (n - 1)) / 2, n / 3, n]);
    expect(progress[0]).toEqual({ stage: 'opening', rowsDone: 0, rowsTotal: null });
    expect(progress.filter(({ stage }) => stage === 'reading').length).toBeGreaterThan(2);
    expect(progress.at(-1)).toEqual({ stage: 'checking', rowsDone: n, rowsTotal: n });
  });

  test('a worker started ahead serves one file, and the next file gets another', async () => {
    const file = fileOf(await makeParquet(enterprises(1000)));
    warmUpParquet();
    warmUpParquet();
    for (let load = 0; load < 2; load++) expect((await loadFile(file, target())).rows).toBe(1000);
    warmUpParquet();
    expect((await atlasError(loadFile(fileOf((await makeParquet(enterprises(1000))).fill(0xee, 40, 2000)), target()))).code).toBe(
      'file-corrupt',
    );
    expect((await loadFile(file, target())).rows).toBe(1000);
  });

  test.each(['stream', 'file'] as const)('Arrow as a %s loads the same', async (format) => {
    const report = await loadFile(
      fileOf(new Uint8Array(makeArrow(enterprises(3000), { format, batchRows: 1000 })), 'list.arrow'),
      target(),
    );
    expect(report).toMatchObject({ table: 'enterprise', format: 'Arrow', rows: 3000, columnsIgnored: ['legal_person'] });
    expect(await countRows()).toBe(3000);
  });

  test('of 300 columns only those of the model are decoded', async () => {
    const columns: Record<string, Columns[string]> = { ...enterprises(2000) };
    for (let i = 0; i < 300; i++)
      columns[`extra_${i}`] = { type: new Float64(), values: Array.from({ length: 2000 }, (_, row) => row * i) };
    const report = await loadFile(fileOf(await makeParquet(columns)), target());
    expect(report.columnsIgnored.length).toBe(301);
    expect(report.columnsUsed).toEqual(['enterprise_id', 'name_zh', 'staff_count', 'ownership', 'lon', 'lat']);
    expect(report.rows).toBe(2000);
  });

  test('a file of 2 GB is not read whole', async () => {
    const bytes = await makeParquet(enterprises(5000));
    const footerLength = new DataView(bytes.buffer).getInt32(bytes.length - 8, true);
    const footerStart = bytes.length - 8 - footerLength;
    // Row groups are found from the beginning, the footer from the end: what lies between belongs to nobody.
    const gap = new Blob([new Uint8Array(64 * 1024 * 1024)]);
    const file = new File(
      [bytes.subarray(0, footerStart), ...Array.from({ length: 32 }, () => gap), bytes.subarray(footerStart)],
      'enterprise.parquet',
    );
    expect(file.size).toBeGreaterThan(2 ** 31);
    const before = performance.now();
    expect((await loadFile(file, target())).rows).toBe(5000);
    expect(performance.now() - before).toBeLessThan(10_000);
  });

  test('coordinates outside the earth load as unknown, with a warning', async () => {
    const columns = enterprises(100);
    const lon = { type: new Float64(), values: Array.from({ length: 100 }, (_, i) => (i < 4 ? 1000 : 106)) };
    const report = await loadFile(fileOf(await makeParquet({ ...columns, lon })), target());
    expect(report.warnings).toEqual([{ code: 'coordinates-off-earth', params: { table: 'enterprise', column: 'lon, lat', count: 4 } }]);
  });
});

describe('files that cannot be loaded: an error that says why, the earlier data stay, the next file loads', () => {
  const good = makeParquet(enterprises(1000));
  const cases: [string, string, () => Promise<File>][] = [
    ['empty', 'file-empty', async () => fileOf('')],
    ['wrong magic', 'file-unknown-format', async () => fileOf(new Uint8Array([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 0, 13, 14, 15, 16]))],
    ['a web page', 'file-unknown-format', async () => fileOf('<!doctype html><html></html>')],
    ['truncated', 'file-truncated', async () => fileOf((await good).slice(0, 5000))],
    [
      'a broken footer',
      'file-corrupt',
      async () => fileOf((await good).slice().fill(0xee, (await good).length - 600, (await good).length - 8)),
    ],
    ['broken pages', 'file-corrupt', async () => fileOf((await good).slice().fill(0xee, 40, 2000))],
    [
      'a footer length beyond the file',
      'file-corrupt',
      async () => fileOf((await good).slice().fill(0x7f, (await good).length - 8, (await good).length - 4)),
    ],
    ['no rows', 'file-no-rows', async () => fileOf(await makeParquet(enterprises(0)))],
    ['no rows in Arrow', 'file-no-rows', async () => fileOf(new Uint8Array(makeArrow(enterprises(0))), 'enterprise.arrow')],
    [
      'columns missing',
      'file-columns-missing',
      async () => {
        const { enterprise_id: _, ...rest } = enterprises(10);
        return fileOf(await makeParquet(rest));
      },
    ],
    [
      'another subject',
      'file-table-unknown',
      async () => fileOf(await makeParquet({ rain: { type: new Float64(), values: [1] } }), 'weather.parquet'),
    ],
    [
      'Arrow cut off',
      'file-truncated',
      async () => fileOf(new Uint8Array(makeArrow(enterprises(1000)).slice(0, 9000)), 'enterprise.arrow'),
    ],
    [
      'Arrow scrambled',
      'file-corrupt',
      async () => fileOf(new Uint8Array(makeArrow(enterprises(1000)).fill(0x55, 24, 400)), 'enterprise.arrow'),
    ],
    ['CSV', 'file-format-later', async () => fileOf('enterprise_id,name_zh\n1,甲', 'enterprise.csv')],
  ];
  test.each(cases)('%s: %s', async (_, code, make) => {
    const file = await make();
    const error = await atlasError(loadFile(file, target()));
    expect(error.code).toBe(code);
    expect(error.params.file).toBe(file.name);
    expect(await countRows()).toBe(EARLIER);
    expect((await loadFile(fileOf(await good), target())).rows).toBe(1000);
    expect(await countRows()).toBe(1000);
  });

  test('bytes garbled anywhere never hang, never half-load', async () => {
    const bytes = await good;
    for (let at = 4; at < bytes.length - 8; at += Math.floor(bytes.length / 12)) {
      const outcome = await loadFile(fileOf(bytes.slice().fill(0xa5, at, at + 24)), target(), {}, { timeoutMs: 5000 }).then(
        () => 'loaded',
        (error: { code: string }) => error.code,
      );
      expect([
        'loaded',
        'file-corrupt',
        'file-timeout',
        'worker-died',
        'file-columns-missing',
        'file-table-unknown',
        'file-column-type',
        'file-no-rows',
      ]).toContain(outcome);
      expect([EARLIER, 1000]).toContain(await countRows());
    }
  });
});

describe('interruptions', () => {
  test('cancel in the middle leaves the earlier table and nothing else', async () => {
    const file = fileOf(await makeLarge());
    const controller = new AbortController();
    let done = 0;
    const loading = loadFile(file, target(), {
      signal: controller.signal,
      onProgress: ({ rowsDone }) => {
        done = rowsDone;
        if (rowsDone > 0) controller.abort();
      },
    });
    expect((await atlasError(loading)).code).toBe('cancelled');
    expect(done).toBeLessThan(N_LARGE);
    expect(await countRows()).toBe(EARLIER);
    const tables = await engine.query({
      name: 'tables',
      sql: `SELECT table_name AS t FROM duckdb_tables() WHERE schema_name = 'ds_t'`,
      columns: { t: 'text' },
    });
    expect(tables.columns.t?.values).toEqual(['enterprise']);
  });

  test('a signal that is already aborted starts nothing', async () => {
    const error = await atlasError(loadFile(fileOf(await makeParquet(enterprises(10))), target(), { signal: AbortSignal.abort() }));
    expect(error.code).toBe('cancelled');
  });

  test('a worker that dies is an error, and the next load gets a new one', async () => {
    const file = fileOf(await makeParquet(enterprises(1000)));
    const createWorker = (kind: 'parquet' | 'arrow') => {
      const worker = createReaderWorker(kind);
      setTimeout(() => worker.dispatchEvent(new ErrorEvent('error', { message: 'killed by the test' })), 0);
      return worker;
    };
    expect((await atlasError(loadFile(file, target(), {}, { createWorker }))).code).toBe('worker-died');
    expect(await countRows()).toBe(EARLIER);
    expect((await loadFile(file, target())).rows).toBe(1000);
  });

  test('a worker that falls silent is given up', async () => {
    const file = fileOf(await makeParquet(enterprises(1000)));
    const createWorker = () => new Worker(URL.createObjectURL(new Blob(['onmessage = () => {}'])));
    const error = await atlasError(loadFile(file, target(), {}, { createWorker, timeoutMs: 300 }));
    expect(error.code).toBe('file-timeout');
    expect((await loadFile(file, target())).rows).toBe(1000);
  });

  test('data by address: loads, or says what is not there', async () => {
    const url = URL.createObjectURL(new Blob([await makeParquet(enterprises(500))]));
    expect((await loadUrl(url, target())).rows).toBe(500);
    expect((await atlasError(loadUrl('/no-such-folder/enterprise.parquet', target()))).code).toBe('file-not-found');
    const page = URL.createObjectURL(new Blob(['<!doctype html><title>single page app</title>'], { type: 'application/octet-stream' }));
    expect((await atlasError(loadUrl(page, target()))).code).toBe('file-not-found');
    expect((await atlasError(loadUrl('http://127.0.0.1:9/enterprise.parquet', target()))).code).toBe('file-not-found');
    expect(await countRows()).toBe(500);
  });
});
