import type { ColumnTable } from '../model/column-table.ts';
import { AtlasError } from '../model/errors.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { decodeColumns } from './decode-arrow.ts';
import { BUNDLED_ASSETS, type EngineAssets } from './duckdb-assets.ts';
import { createDuckDbClient, type DuckDbClient, type DuckDbConnection } from './duckdb-client.ts';
import type { ArrowTarget, Engine, QueryOptions } from './engine.ts';
import { toEngineError } from './engine-errors.ts';
import { createQueryQueue, type QueryQueue } from './query-queue.ts';
import { executeStatement, joinMessages, runStatement } from './run-statement.ts';

export interface DuckDbEngineOptions {
  /** Called once when the worker dies. Everything loaded is gone; the next createDuckDbEngine starts anew. */
  readonly onDied?: (error: AtlasError) => void;
  /** Only the first caller of a shared boot decides. */
  readonly assets?: EngineAssets;
}

/** Extensions stay off: with autoload on, a call to json, parquet or icu reaches for the internet and hangs. */
const SETTINGS = [
  'SET autoload_known_extensions = false',
  'SET autoinstall_known_extensions = false',
  // A page of a table is fetched by row numbers: up to this many are looked up one by one instead of by scanning everything between.
  'SET dynamic_or_filter_threshold = 1000',
];

/** Without any byte or answer for this long the boot is given up; the worker itself never reports a failed download. */
const BOOT_SILENCE_MS = 30_000;

let shared: Promise<Engine> | null = null;
const diedListeners = new Set<(error: AtlasError) => void>();

/**
 * The database in a worker of this origin. Concurrent and later callers share one, until it is closed
 * or dies; then the next call starts a new, empty one. Rejects with AtlasError 'engine-boot'.
 */
export function createDuckDbEngine(options: DuckDbEngineOptions = {}): Promise<Engine> {
  if (options.onDied !== undefined) diedListeners.add(options.onDied);
  if (shared === null) {
    const booting = boot(options.assets ?? BUNDLED_ASSETS, () => {
      if (shared === booting) shared = null;
    });
    booting.catch(() => {
      if (shared === booting) shared = null;
    });
    shared = booting;
  }
  return shared;
}

async function boot(assets: EngineAssets, onGone: () => void): Promise<Engine> {
  const queue = createQueryQueue();
  let client: DuckDbClient;
  try {
    client = createDuckDbClient(assets.createWorker(), (error) => {
      onGone();
      queue.fail(error);
      const listeners = [...diedListeners];
      diedListeners.clear();
      for (const listener of listeners) listener(error);
    });
  } catch (cause) {
    throw new AtlasError('engine-boot', {}, { cause });
  }
  try {
    const connection = await Promise.race([connectInTime(client, assets.wasmUrl), failingDownload(assets.wasmUrl)]);
    const never = new AbortController().signal;
    for (const setting of SETTINGS) await executeStatement(connection, setting, never);
    return createEngine(client, connection, queue, onGone);
  } catch (cause) {
    const error = new AtlasError('engine-boot', {}, { cause, details: cause instanceof Error ? cause.message : String(cause) });
    client.terminate(error);
    throw error;
  }
}

function connectInTime(client: DuckDbClient, wasmUrl: string): Promise<DuckDbConnection> {
  return new Promise((resolve, reject) => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const restart = () => {
      clearTimeout(timer);
      timer = setTimeout(() => reject(new Error(`no answer for ${BOOT_SILENCE_MS} ms`)), BOOT_SILENCE_MS);
    };
    restart();
    client
      .connect(wasmUrl, restart)
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

/** Rejects when the WebAssembly cannot be had; never resolves. The worker would wait for ever instead. */
function failingDownload(wasmUrl: string): Promise<never> {
  return new Promise((_, reject) => {
    if (!/^https?:/.test(wasmUrl)) return;
    fetch(wasmUrl, { method: 'HEAD' }).then((response) => {
      if (response.status === 404 || response.headers.get('content-type')?.includes('text/html'))
        reject(new Error(`${wasmUrl}: ${response.status}`));
    }, reject);
  });
}

function createEngine(client: DuckDbClient, connection: DuckDbConnection, queue: QueryQueue, onGone: () => void): Engine {
  async function run<T>(name: string, sql: string, options: QueryOptions | undefined, use: (messages: Uint8Array[]) => T): Promise<T> {
    return queue.run(async (signal) => {
      try {
        return use(await runStatement(connection, sql, signal));
      } catch (error) {
        throw toEngineError(error, name, sql);
      }
    }, options);
  }

  return {
    query: (query: TypedQuery, options?: QueryOptions): Promise<ColumnTable> =>
      run(query.name, query.sql, options, (messages) => decodeColumns(messages, query.columns)),
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
    insertArrow: (ipcStream: Uint8Array, target: ArrowTarget, options?: QueryOptions) =>
      queue.run(async () => {
        try {
          await connection.insertArrow(ipcStream, { name: target.table, schema: target.schema, create: target.create });
        } catch (error) {
          throw toEngineError(error, 'insert', `INSERT INTO "${target.schema}"."${target.table}" (Arrow)`);
        }
      }, options),
    exportArrow: (sql, options) => run('export', sql, options, joinMessages),
    async close() {
      onGone();
      const error = new AtlasError('cancelled');
      queue.fail(error);
      client.terminate(error);
    },
  };
}
