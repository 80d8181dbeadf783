import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { numberAt, numericValues, textAt, valueAt } from '../../src/model/column-table.ts';
import { atlasError } from '../support/errors.ts';
import { createNodeEngine } from '../support/node-engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
  await engine.execute([
    'CREATE SCHEMA ds_t',
    'CREATE TABLE ds_t.numbers AS SELECT i::INTEGER AS n, i % 3 = 0 AS third FROM range(5000) r(i)',
  ]);
});
afterAll(() => engine.close());

describe('answers', () => {
  test('keep the width of narrow numbers, in one array over all batches', async () => {
    const answer = await engine.query({
      name: 'n',
      sql: 'SELECT n, n::UTINYINT AS small FROM ds_t.numbers WHERE n < 250 ORDER BY n',
      columns: { n: 'integer', small: 'integer' },
    });
    expect(answer.columns.n?.values).toBeInstanceOf(Int32Array);
    expect(answer.columns.small?.values).toBeInstanceOf(Uint8Array);
    const long = await engine.query({ name: 'n', sql: 'SELECT n FROM ds_t.numbers ORDER BY n', columns: { n: 'integer' } });
    expect(long.numRows).toBe(5000);
    expect(Array.from(numericValues(long, 'n'))).toEqual(Array.from({ length: 5000 }, (_, i) => i));
  });

  test('tell unknown from zero and from false', async () => {
    const answer = await engine.query({
      name: 'nulls',
      sql: `SELECT * FROM (VALUES (1, true, 'a', 0.5::DOUBLE), (NULL, NULL, NULL, NULL), (0, false, '', 0::DOUBLE)) t(i, b, s, d)`,
      columns: { i: 'integer', b: 'boolean', s: 'text', d: 'double' },
    });
    expect([0, 1, 2].map((row) => numberAt(answer, 'i', row))).toEqual([1, null, 0]);
    expect([0, 1, 2].map((row) => valueAt(answer, 'b', row))).toEqual([true, null, false]);
    expect([0, 1, 2].map((row) => textAt(answer, 's', row))).toEqual(['a', null, '']);
    expect([0, 1, 2].map((row) => numberAt(answer, 'd', row))).toEqual([0.5, null, 0]);
    expect(answer.columns.i?.values[1]).toBe(0);
  });

  test('turn 64-bit, decimal and date values into plain ones, and refuse what a double cannot hold', async () => {
    const answer = await engine.query({
      name: 'wide',
      sql: `SELECT 9007199254740991::BIGINT AS b, 12.34::DECIMAL(10, 2) AS c, DATE '2025-06-30' AS d, sum(n) AS s FROM ds_t.numbers`,
      columns: { b: 'integer', c: 'double', d: 'text', s: 'double' },
    });
    expect(['b', 'c', 's'].map((name) => numberAt(answer, name, 0))).toEqual([9007199254740991, 12.34, (4999 * 5000) / 2]);
    expect(textAt(answer, 'd', 0)).toBe('2025-06-30');
    const error = await atlasError(
      engine.query({ name: 'unsafe', sql: 'SELECT 9007199254740993::BIGINT AS b', columns: { b: 'integer' } }),
    );
    expect(error.code).toBe('engine-query');
  });

  test('of an enumeration are refused with the remedy', async () => {
    const error = await atlasError(engine.query({ name: 'enum', sql: `SELECT 'x'::ENUM('x', 'y') AS e`, columns: { e: 'text' } }));
    expect(error.message).toContain('VARCHAR');
  });

  test('keep their columns when there is no row', async () => {
    const answer = await engine.query({
      name: 'none',
      sql: `SELECT n, 'x' AS t, third FROM ds_t.numbers WHERE n < 0`,
      columns: { n: 'integer', t: 'text', third: 'boolean' },
    });
    expect(answer.numRows).toBe(0);
    expect(Object.keys(answer.columns)).toEqual(['n', 't', 'third']);
  });

  test('leave as an Arrow stream that can be inserted again', async () => {
    const bytes = await engine.exportArrow('SELECT * FROM ds_t.numbers');
    await engine.insertArrow(bytes, { schema: 'ds_t', table: 'again', create: true });
    await engine.insertArrow(await engine.exportArrow('SELECT * FROM ds_t.numbers LIMIT 10'), {
      schema: 'ds_t',
      table: 'again',
      create: false,
    });
    const answer = await engine.query({
      name: 'again',
      sql: 'SELECT count(*)::INTEGER AS n, sum(n)::DOUBLE AS s FROM ds_t.again',
      columns: { n: 'integer', s: 'double' },
    });
    expect(numberAt(answer, 'n', 0)).toBe(5010);
    expect(numberAt(answer, 's', 0)).toBe((4999 * 5000) / 2 + 45);
  });
});

describe('errors', () => {
  test('carry the name and the SQL', async () => {
    const sql = 'SELECT * FROM ds_t.nowhere';
    const error = await atlasError(engine.query({ name: 'lost', sql, columns: {} }));
    expect(error).toMatchObject({ code: 'engine-query', params: { name: 'lost' }, sql });
    expect(error.message).toContain('nowhere');
  });

  test('name a column that the answer lacks', async () => {
    const error = await atlasError(engine.query({ name: 'lack', sql: 'SELECT 1 AS a', columns: { b: 'integer' } }));
    expect(error.code).toBe('engine-query');
    expect(error.message).toContain('column b');
  });

  test('out of memory is told apart and the data survive', async () => {
    await engine.execute([`SET memory_limit = '40MB'`]);
    const sql = 'CREATE TABLE ds_t.huge AS SELECT hash(i)::VARCHAR || hash(i + 1)::VARCHAR AS s FROM range(20000000) r(i)';
    expect((await atlasError(engine.execute([sql]))).code).toBe('engine-out-of-memory');
    await engine.execute([`SET memory_limit = '2GB'`]);
    const answer = await engine.query({ name: 'n', sql: 'SELECT count(*)::INTEGER AS n FROM ds_t.numbers', columns: { n: 'integer' } });
    expect(numberAt(answer, 'n', 0)).toBe(5000);
  });

  test('a failing statement of a list stops the rest', async () => {
    await atlasError(
      engine.execute(['CREATE TABLE ds_t.first (a INTEGER)', 'CREATE TABLE ds_t.first (a INTEGER)', 'CREATE TABLE ds_t.third (a INTEGER)']),
    );
    const answer = await engine.query({
      name: 'tables',
      sql: `SELECT table_name AS t FROM duckdb_tables() WHERE schema_name = 'ds_t' AND table_name IN ('first', 'third')`,
      columns: { t: 'text' },
    });
    expect(answer.columns.t?.values).toEqual(['first']);
  });
});

test('cancel stops a statement in the database and the connection answers after', async () => {
  const controller = new AbortController();
  const running = engine.query(
    {
      name: 'long',
      sql: 'SELECT sum(a.n::DOUBLE * b.n) AS s FROM ds_t.numbers a, ds_t.numbers b, range(1000) r',
      columns: { s: 'double' },
    },
    { signal: controller.signal },
  );
  controller.abort();
  expect((await atlasError(running)).code).toBe('cancelled');
  const answer = await engine.query({ name: 'one', sql: 'SELECT 1::INTEGER AS n', columns: { n: 'integer' } });
  expect(numberAt(answer, 'n', 0)).toBe(1);
});
