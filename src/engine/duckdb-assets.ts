import workerUrl from '@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js?url';
import wasmUrl from '@duckdb/duckdb-wasm/dist/duckdb-eh.wasm?url';

/**
 * Where the database's worker and its WebAssembly come from. The only place that knows, so that a
 * page opened from disk can put bytes in place of addresses.
 */
export interface EngineAssets {
  createWorker(): Worker;
  /** Absolute, because the worker resolves relative addresses against its own. A `data:` address is allowed. */
  readonly wasmUrl: string;
}

export const BUNDLED_ASSETS: EngineAssets = {
  createWorker: () => new Worker(new URL(workerUrl, location.href)),
  wasmUrl: new URL(wasmUrl, location.href).href,
};
