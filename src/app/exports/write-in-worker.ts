import { parquetWasmAddress } from '../../intake/reader-assets.ts';
import { AtlasError } from '../../model/errors.ts';
import type { ExportFormat, ExportOptions, ExportSheet, ExportSource } from '../../model/export-file.ts';
import type { ExportAnswer, ExportRequest } from './export-protocol.ts';

/**
 * Writes a file in a worker of its own, so that the page stays responsive and a cancel is immediate. Rejects with AtlasError
 * 'export-failed', 'export-personal' (texts that look like personal data), 'worker-died', 'cancelled'.
 */
export async function writeInWorker(
  format: ExportFormat,
  sheet: ExportSheet,
  source: ExportSource,
  { signal, onProgress }: ExportOptions,
): Promise<Blob> {
  if (signal.aborted) throw new AtlasError('cancelled');
  const worker = new Worker(new URL('./export-worker.ts', import.meta.url), { type: 'module' });
  let onAbort = (): void => undefined;
  const written = new Promise<Blob>((resolve, reject) => {
    onAbort = () => reject(new AtlasError('cancelled'));
    signal.addEventListener('abort', onAbort, { once: true });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      reject(new AtlasError('worker-died', { worker: 'export' }, { details: event.message ?? '' }));
    });
    worker.addEventListener('messageerror', () => reject(new AtlasError('worker-died', { worker: 'export' })));
    worker.addEventListener('message', ({ data }: MessageEvent<ExportAnswer>) => {
      if (data.type === 'written') resolve(data.blob);
      else reject(new AtlasError(data.code, { file: sheet.title, ...data.params }, { details: data.details }));
    });
  });
  // A failure while rows are still on their way is met below, not here.
  written.catch(() => undefined);
  const post = (request: ExportRequest, transfer: Transferable[] = []): void => worker.postMessage(request, transfer);
  try {
    post({ type: 'start', format, sheet, wasmUrl: parquetWasmAddress() });
    if (source.kind === 'arrow') {
      post({ type: 'arrow', bytes: source.bytes }, [source.bytes.buffer]);
    } else {
      let done = 0;
      for await (const rows of source.pieces) {
        if (signal.aborted) throw new AtlasError('cancelled');
        post({ type: 'rows', rows });
        done += rows.length;
        onProgress(done, source.total);
      }
    }
    post({ type: 'end' });
    return await written;
  } finally {
    signal.removeEventListener('abort', onAbort);
    worker.terminate();
  }
}
