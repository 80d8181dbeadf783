import { AtlasError } from '../model/errors.ts';

/** Requests of the worker that ships with @duckdb/duckdb-wasm 1.32; only those the engine uses. */
type RequestType =
  | 'INSTANTIATE'
  | 'OPEN'
  | 'CONNECT'
  | 'START_PENDING_QUERY'
  | 'POLL_PENDING_QUERY'
  | 'CANCEL_PENDING_QUERY'
  | 'FETCH_QUERY_RESULTS'
  | 'INSERT_ARROW_FROM_IPC_STREAM';

interface WorkerResponse {
  readonly requestId: number;
  readonly type: string;
  readonly data: unknown;
}

interface Pending {
  resolve(value: unknown): void;
  reject(error: unknown): void;
}

/** The statement interface of one DuckDB connection; each call is one message to the worker and back. */
export interface DuckDbConnection {
  /** The header of the answer, or null while the statement still runs. */
  startPending(sql: string): Promise<Uint8Array | null>;
  poll(): Promise<Uint8Array | null>;
  cancel(): Promise<void>;
  /** The next Arrow message, empty at the end, null to ask again. */
  fetch(): Promise<Uint8Array | null>;
  insertArrow(ipcStream: Uint8Array, options: { readonly name: string; readonly schema: string; readonly create: boolean }): Promise<void>;
}

export interface DuckDbClient {
  /** Instantiates the WebAssembly, opens an in-memory database and connects. `onProgress` fires as bytes arrive. */
  connect(wasmUrl: string, onProgress: () => void): Promise<DuckDbConnection>;
  terminate(error: AtlasError): void;
}

/** True for a trap of the WebAssembly itself: memory and locks of the instance are then in an unknown state. */
function isTrap(name: string, message: string): boolean {
  return (
    name === 'RuntimeError' || /\b(unreachable|memory access out of bounds|table index is out of bounds|null function)\b/.test(message)
  );
}

function errorOf(data: unknown): Error {
  const { name, message } = (data ?? {}) as { name?: unknown; message?: unknown };
  const error = new Error(typeof message === 'string' ? message : String(message));
  if (typeof name === 'string') error.name = name;
  return error;
}

/**
 * Speaks to DuckDB's worker. The package's own AsyncDuckDB is not used, for two reasons: when its
 * worker dies it drops the pending requests without rejecting them, and it brings Arrow 17 into the
 * page, where answers are decoded by another reader.
 */
export function createDuckDbClient(worker: Worker, onDied: (error: AtlasError) => void): DuckDbClient {
  const pending = new Map<number, Pending>();
  let nextId = 1;
  let dead: AtlasError | null = null;
  let onInstantiating: () => void = () => {};

  function end(error: AtlasError): void {
    if (dead !== null) return;
    dead = error;
    worker.terminate();
    for (const request of pending.values()) request.reject(error);
    pending.clear();
  }

  function die(cause: unknown): void {
    if (dead !== null) return;
    const error = new AtlasError('engine-died', {}, { cause });
    end(error);
    onDied(error);
  }

  worker.addEventListener('error', (event) => {
    event.preventDefault();
    die(new Error(event.message ?? 'worker error'));
  });
  worker.addEventListener('messageerror', () => die(new Error('a message could not be read')));
  worker.addEventListener('message', (event: MessageEvent<WorkerResponse>) => {
    const { requestId, type, data } = event.data;
    if (type === 'INSTANTIATE_PROGRESS') {
      onInstantiating();
      return;
    }
    const request = pending.get(requestId);
    if (request === undefined) return;
    pending.delete(requestId);
    if (type !== 'ERROR') {
      request.resolve(data);
      return;
    }
    const error = errorOf(data);
    if (isTrap(error.name, error.message)) {
      request.reject(new AtlasError('engine-died', {}, { cause: error }));
      die(error);
    } else {
      request.reject(error);
    }
  });

  function send(type: RequestType, data: unknown, transfer: Transferable[] = []): Promise<unknown> {
    if (dead !== null) return Promise.reject(dead);
    const messageId = nextId++;
    return new Promise((resolve, reject) => {
      pending.set(messageId, { resolve, reject });
      worker.postMessage({ messageId, type, data }, transfer);
    });
  }

  const bytes = (value: unknown): Uint8Array | null => (value instanceof Uint8Array ? value : null);

  return {
    async connect(wasmUrl, onProgress) {
      onInstantiating = onProgress;
      await send('INSTANTIATE', [wasmUrl, null]);
      await send('OPEN', { query: {} });
      const connection = await send('CONNECT', null);
      return {
        startPending: async (sql) => bytes(await send('START_PENDING_QUERY', [connection, sql, false])),
        poll: async () => bytes(await send('POLL_PENDING_QUERY', connection)),
        cancel: async () => {
          await send('CANCEL_PENDING_QUERY', connection);
        },
        fetch: async () => bytes(await send('FETCH_QUERY_RESULTS', connection)),
        insertArrow: async (ipcStream, options) => {
          await send('INSERT_ARROW_FROM_IPC_STREAM', [connection, ipcStream, options], [ipcStream.buffer]);
        },
      };
    },
    terminate: end,
  };
}
