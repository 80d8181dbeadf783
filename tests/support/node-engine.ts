import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { DuckDBBindings } from '@duckdb/duckdb-wasm/blocking';
import { decodeColumns } from '../../src/engine/decode-arrow.ts';
import type { DuckDbConnection } from '../../src/engine/duckdb-client.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { toEngineError } from '../../src/engine/engine-errors.ts';
import { createQueryQueue } from '../../src/engine/query-queue.ts';
import { executeStatement, joinMessages, runStatement } from '../../src/engine/run-statement.ts';

const require = createRequire(import.meta.url);

interface BlockingModule {
  createDuckDB(bundles: unknown, logger: unknown, runtime: unknown): Promise<DuckDBBindings>;
  readonly VoidLogger: new () => unknown;
  readonly NODE_RUNTIME: unknown;
}

/** The engine over DuckDB-WASM's blocking Node build: the same database, statements and decoding as in the browser, without a worker. */
export async function createNodeEngine(): Promise<Engine> {
  const path = require.resolve('@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs');
  const module = require(path) as BlockingModule;
  const bundle = { mainModule: join(dirname(path), 'duckdb-eh.wasm'), mainWorker: '' };
  const bindings = await module.createDuckDB({ mvp: bundle, eh: bundle }, new module.VoidLogger(), module.NODE_RUNTIME);
  await bindings.instantiate(() => {});
  bindings.open({ query: {} });
  const conn = bindings.connect().useUnsafe((_, id) => id);
  const connection: DuckDbConnection = {
    startPending: async (sql) => bindings.startPendingQuery(conn, sql, false),
    poll: async () => bindings.pollPendingQuery(conn),
    cancel: async () => {
      bindings.cancelPendingQuery(conn);
    },
    fetch: async () => bindings.fetchQueryResults(conn),
    insertArrow: async (ipcStream, options) => bindings.insertArrowFromIPCStream(conn, ipcStream, options),
  };
  const never = new AbortController().signal;
  for (const setting of ['SET autoload_known_extensions = false', 'SET autoinstall_known_extensions = false']) {
    await executeStatement(connection, setting, never);
  }
  const queue = createQueryQueue();
  const run = <T>(name: string, sql: string, options: Parameters<typeof queue.run>[1], use: (messages: Uint8Array[]) => T): Promise<T> =>
    queue.run(async (signal) => {
      try {
        return use(await runStatement(connection, sql, signal));
      } catch (error) {
        throw toEngineError(error, name, sql);
      }
    }, options);
  return {
    query: (query, options) => run(query.name, query.sql, options, (messages) => decodeColumns(messages, query.columns)),
    execute: (statements, options) =>
      queue.run(async (signal) => {
        for (const sql of statements) {
          try {
            await executeStatement(connection, sql, signal);
          } catch (error) {
            throw toEngineError(error, 'execute', sql);
          }
        }
      }, options),
    insertArrow: (ipcStream, target, options) =>
      queue.run(async () => {
        try {
          await connection.insertArrow(ipcStream, { name: target.table, schema: target.schema, create: target.create });
        } catch (error) {
          throw toEngineError(error, 'insert', target.table);
        }
      }, options),
    exportArrow: (sql, options) => run('export', sql, options, joinMessages),
    async close() {
      bindings.disconnect(conn);
    },
  };
}
