import { createReaderWorker, parquetWasmAddress } from './reader-assets.ts';
import type { ReaderRequest } from './reader-protocol.ts';

let spare: Worker | null = null;

/**
 * Starts a Parquet worker ahead of the first file, so that its start and the compilation of its
 * WebAssembly (some 0.3 s) do not count when a file comes. For idle moments, or when a file is dragged
 * over the page. Calling it again does nothing while the spare worker waits.
 */
export function warmUpParquet(): void {
  if (spare !== null) return;
  const worker = createReaderWorker('parquet');
  worker.addEventListener('error', () => {
    if (spare === worker) spare = null;
  });
  worker.postMessage({ type: 'warm', wasmUrl: parquetWasmAddress() } satisfies ReaderRequest);
  spare = worker;
}

/** A worker for one file; the spare one where it serves. */
export function takeReaderWorker(kind: 'parquet' | 'arrow'): Worker {
  if (kind !== 'parquet' || spare === null) return createReaderWorker(kind);
  const worker = spare;
  spare = null;
  return worker;
}
