import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { BUNDLED_ASSETS } from '../../src/engine/duckdb-assets.ts';
import { createDuckDbEngine } from '../../src/engine/duckdb-engine.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { numberAt, numericValues } from '../../src/model/column-table.ts';
import { type AtlasError, isCancelled } from '../../src/model/errors.ts';
import { atlasError } from '../support/errors.ts';

const count = (table: string) => ({
  name: 'count',
  sql: `SELECT count(*)::INTEGER AS n FROM ${table}`,
  columns: { n: 'integer' as const },
});
const LONG = {
  name: 'long',
  sql: 'SELECT sum(a.range::DOUBLE * b.range) AS s FROM range(1000000) a, range(1000000) b',
  columns: { s: 'double' as const },
};

describe('the engine in its worker', () => {
  let engine: Engine;
  beforeAll(async () => {
    engine = await createDuckDbEngine();
    await engine.execute([
      'CREATE SCHEMA ds_t',
      'CREATE TABLE ds_t.big AS SELECT i::INTEGER AS n, (i * 7919 % 1000)::INTEGER AS k FROM range(1000000) r(i)',
    ]);
  });
  afterAll(() => engine.close());

  test('is one, whoever asks', async () => {
    const [first, second] = await Promise.all([createDuckDbEngine(), createDuckDbEngine()]);
    expect(first).toBe(engine);
    expect(second).toBe(engine);
  });

  test('answers a million rows in one array, in order', async () => {
    const before = performance.now();
    const answer = await engine.query({ name: 'all', sql: 'SELECT n, k FROM ds_t.big', columns: { n: 'integer', k: 'integer' } });
    console.info(`1,000,000 rows × 2 columns out: ${Math.round(performance.now() - before)} ms`);
    const n = numericValues(answer, 'n');
    expect(n.length).toBe(1_000_000);
    for (let i = 0; i < n.length; i += 999) expect(n[i]).toBe(i);
    expect(numericValues(answer, 'k')[123]).toBe((123 * 7919) % 1000);
  });

  test('takes Arrow back in', async () => {
    const bytes = await engine.exportArrow('SELECT * FROM ds_t.big LIMIT 1000');
    await engine.insertArrow(bytes, { schema: 'ds_t', table: 'small', create: true });
    expect(numberAt(await engine.query(count('ds_t.small')), 'n', 0)).toBe(1000);
  });

  test('an abort rejects at once and the database is free again within 200 ms', async () => {
    const controller = new AbortController();
    const running = engine.query(LONG, { signal: controller.signal });
    await new Promise((resolve) => setTimeout(resolve, 300));
    const aborted = performance.now();
    controller.abort();
    expect((await atlasError(running)).code).toBe('cancelled');
    expect(performance.now() - aborted).toBeLessThan(50);
    expect(numberAt(await engine.query(count('ds_t.small')), 'n', 0)).toBe(1000);
    const free = performance.now() - aborted;
    console.info(`database free ${Math.round(free)} ms after the abort`);
    expect(free).toBeLessThan(200);
  });

  test('a newer request in a lane drops the older ones', async () => {
    const old = engine.query(LONG, { lane: 'map' });
    const older = engine.query(count('ds_t.big'), { lane: 'map' });
    const other = engine.query(count('ds_t.small'), { lane: 'table' });
    const latest = engine.query(count('ds_t.big'), { lane: 'map' });
    const settled = await Promise.allSettled([old, older, other, latest]);
    expect(settled.map((outcome) => outcome.status)).toEqual(['rejected', 'rejected', 'fulfilled', 'fulfilled']);
    expect(settled.slice(0, 2).every((outcome) => outcome.status === 'rejected' && isCancelled(outcome.reason))).toBe(true);
  });

  test('an error carries its SQL and the next request works', async () => {
    const error = await atlasError(engine.query({ name: 'broken', sql: 'SELEC 1', columns: {} }));
    expect(error).toMatchObject({ code: 'engine-query', sql: 'SELEC 1', params: { name: 'broken' } });
    expect(numberAt(await engine.query(count('ds_t.big')), 'n', 0)).toBe(1_000_000);
  });

  test('functions of extensions that are not there fail instead of reaching for the network', async () => {
    const error = await atlasError(engine.query({ name: 'parquet', sql: `SELECT * FROM read_parquet('x.parquet')`, columns: {} }));
    expect(error.code).toBe('engine-query');
  });

  test('corrupt Arrow bytes are an error, and the engine goes on', async () => {
    const bytes = await engine.exportArrow('SELECT * FROM ds_t.big LIMIT 5000');
    bytes.fill(0x7f, 200, 900);
    const outcome = await engine
      .insertArrow(bytes, { schema: 'ds_t', table: 'corrupt', create: true })
      .catch((error: AtlasError) => error.code);
    expect(outcome).not.toBe(undefined);
    expect(numberAt(await engine.query(count('ds_t.small')), 'n', 0)).toBe(1000);
  });
});

describe('when things die', () => {
  test('a dead worker rejects everything pending, tells its owner, and a new engine works', async () => {
    const workers: Worker[] = [];
    const assets = {
      ...BUNDLED_ASSETS,
      createWorker: () => {
        const worker = BUNDLED_ASSETS.createWorker();
        workers.push(worker);
        return worker;
      },
    };
    const died: AtlasError[] = [];
    const engine = await createDuckDbEngine({ assets, onDied: (error) => died.push(error) });
    const running = engine.query(LONG);
    const waiting = engine.query(count('range(1)'));
    workers[0]?.dispatchEvent(new ErrorEvent('error', { message: 'killed by the test' }));
    expect((await atlasError(running)).code).toBe('engine-died');
    expect((await atlasError(waiting)).code).toBe('engine-died');
    expect((await atlasError(engine.query(count('range(1)')))).code).toBe('engine-died');
    expect(died.map((error) => error.code)).toEqual(['engine-died']);
    const next = await createDuckDbEngine();
    expect(next).not.toBe(engine);
    expect(numberAt(await next.query(count('range(3)')), 'n', 0)).toBe(3);
    await next.close();
  });

  test('a database that cannot be downloaded is an error, not a wait', async () => {
    const assets = { ...BUNDLED_ASSETS, wasmUrl: new URL('/no-such-file.wasm', location.href).href };
    expect((await atlasError(createDuckDbEngine({ assets }))).code).toBe('engine-boot');
    const engine = await createDuckDbEngine();
    expect(numberAt(await engine.query(count('range(3)')), 'n', 0)).toBe(3);
    await engine.close();
  });
});
