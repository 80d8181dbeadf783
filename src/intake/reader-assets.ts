import parquetWasmUrl from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';

/** Where the reading workers come from. The only place that knows, so that a page opened from disk can replace it. */
export function createReaderWorker(kind: 'parquet' | 'arrow'): Worker {
  return kind === 'parquet'
    ? new Worker(new URL('./parquet-worker.ts', import.meta.url), { type: 'module' })
    : new Worker(new URL('./arrow-worker.ts', import.meta.url), { type: 'module' });
}

/** A worker that holds one foreign file. */
export function createImportWorker(): Worker {
  return new Worker(new URL('./session/import-worker.ts', import.meta.url), { type: 'module' });
}

/** A worker that matches two lists. */
export function createMatchWorker(): Worker {
  return new Worker(new URL('./matching/match-worker.ts', import.meta.url), { type: 'module' });
}

/** Absolute, because the worker resolves relative addresses against its own. */
export function parquetWasmAddress(): string {
  return new URL(parquetWasmUrl, location.href).href;
}
