import { Int32, Table, tableToIPC, vectorFromArray } from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { createRecordedEngine } from '../../src/engine/recorded-engine.ts';
import { numberAt } from '../../src/model/column-table.ts';
import type { TypedQuery } from '../../src/model/typed-query.ts';

const query = (sql: string): TypedQuery => ({ name: 'n', sql, columns: { n: 'integer' } });
const answered = (n: number) => ({
  numRows: 1,
  columns: { n: { kind: 'number' as const, values: Int32Array.of(n), nulls: null } },
});
const recorded = (n: number): string =>
  Buffer.from(tableToIPC(new Table({ n: vectorFromArray([n], new Int32()) }), 'stream')).toString('base64');

/** Answers 1 to everything and notes what it was asked. */
function database(): { engine: Engine; asked: string[] } {
  const asked: string[] = [];
  const engine: Engine = {
    query: (asking) => {
      asked.push(asking.sql);
      return Promise.resolve(answered(1));
    },
    execute: (statements) => {
      asked.push(...statements);
      return Promise.resolve();
    },
    insertArrow: () => Promise.resolve(),
    exportArrow: () => Promise.resolve(new Uint8Array()),
    close: () => Promise.resolve(),
  };
  return { engine, asked };
}

function deferred<T>(): { promise: Promise<T>; resolve: (value: T) => void; reject: (error: unknown) => void } {
  let resolve: (value: T) => void = () => {};
  let reject: (error: unknown) => void = () => {};
  const promise = new Promise<T>((done, failed) => {
    resolve = done;
    reject = failed;
  });
  return { promise, resolve, reject };
}

const settled = async (promise: Promise<unknown>): Promise<boolean> => {
  let isSettled = false;
  promise.then(
    () => {
      isSettled = true;
    },
    () => {
      isSettled = true;
    },
  );
  await new Promise((done) => setTimeout(done, 0));
  return isSettled;
};

describe('an engine before its database', () => {
  test('answers what is recorded without the database, and holds the rest until the tables are made', async () => {
    const boot = deferred<Engine>();
    const tables = deferred<void>();
    const { engine, loader, replay } = createRecordedEngine(boot.promise);
    replay({ known: recorded(7) }, tables.promise);
    expect(numberAt(await engine.query(query('known')), 'n', 0)).toBe(7);
    const other = engine.query(query('other'));
    const statement = loader.execute(['make']);
    expect(await settled(other)).toBe(false);
    const { engine: inner, asked } = database();
    boot.resolve(inner);
    await statement;
    expect(asked).toEqual(['make']);
    expect(await settled(other)).toBe(false);
    tables.resolve();
    expect(numberAt(await other, 'n', 0)).toBe(1);
    // From now on only the database knows.
    expect(numberAt(await engine.query(query('known')), 'n', 0)).toBe(1);
    expect(asked).toEqual(['make', 'other', 'known']);
  });

  test('where the tables cannot be made the database answers, with its error', async () => {
    const { engine: inner, asked } = database();
    const tables = deferred<void>();
    const { engine, replay } = createRecordedEngine(Promise.resolve(inner));
    replay({ known: recorded(7) }, tables.promise);
    const other = engine.query(query('other'));
    tables.reject(new Error('no file'));
    await other;
    await engine.query(query('known'));
    expect(asked).toEqual(['other', 'known']);
  });

  test('a recording that cannot be read, or of other columns, is asked of the database', async () => {
    const { engine: inner } = database();
    const { engine, replay } = createRecordedEngine(Promise.resolve(inner));
    const tables = deferred<void>();
    replay({ broken: 'AAAA', other: recorded(7) }, tables.promise);
    const asking = [engine.query(query('broken')), engine.query({ ...query('other'), columns: { m: 'integer' } })];
    expect(await settled(Promise.race(asking))).toBe(false);
    tables.resolve();
    expect((await Promise.all(asking)).length).toBe(2);
  });

  test('a database that does not start rejects what waits for it', async () => {
    const boot = deferred<Engine>();
    const { engine, loader } = createRecordedEngine(boot.promise);
    const asking = [engine.query(query('x')), loader.execute(['y'])];
    boot.reject(new Error('no WebAssembly'));
    for (const asked of asking) await expect(asked).rejects.toThrow('no WebAssembly');
  });

  test('statements about tables that are being read wait for them, whatever comes of it; others go by', async () => {
    const { engine: inner, asked } = database();
    const { engine, loader, hold } = createRecordedEngine(Promise.resolve(inner));
    const whole = deferred<void>();
    hold(['"own"."list"'], whole.promise);
    const waiting = [engine.query(query('SELECT name FROM "own"."list"')), engine.execute(['DROP TABLE "own"."list"'])];
    await engine.query(query('SELECT 1'));
    await loader.execute(['INSERT INTO "own"."list"']);
    expect(asked).toEqual(['SELECT 1', 'INSERT INTO "own"."list"']);
    expect(await settled(Promise.race(waiting))).toBe(false);
    whole.reject(new Error('unplugged'));
    await Promise.all(waiting);
    expect(asked.length).toBe(4);
    await engine.query(query('SELECT 2 FROM "own"."list"'));
    expect(asked.at(-1)).toBe('SELECT 2 FROM "own"."list"');
  });
});
