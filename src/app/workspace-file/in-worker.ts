import { parquetWasmAddress } from '../../intake/reader-assets.ts';
import { AtlasError } from '../../model/errors.ts';
import type { WorkspaceContents, WorkspaceSource } from '../../model/workspace-file.ts';
import type { WorkspaceAnswer, WorkspaceRequest } from './workspace-protocol.ts';

interface Options {
  readonly signal: AbortSignal;
  readonly onProgress: (rowsDone: number, rowsTotal: number) => void;
}

/** Writes a workspace file in a worker. Rejects with AtlasError 'export-failed', 'worker-died', 'cancelled'. */
export async function writeWorkspaceInWorker(source: WorkspaceSource, options: Options): Promise<Blob> {
  const transfer = source.tables.map(({ bytes }) => bytes.buffer);
  const answer = await ask({ type: 'write', source, wasmUrl: parquetWasmAddress() }, options, '', transfer);
  if (answer.type !== 'written') throw new AtlasError('export-failed');
  return answer.blob;
}

/** Reads and checks a workspace file in a worker. Rejects as readWorkspace does. */
export async function readWorkspaceInWorker(file: File, options: Options): Promise<WorkspaceContents> {
  const answer = await ask({ type: 'read', file, wasmUrl: parquetWasmAddress() }, options, file.name);
  if (answer.type !== 'read') throw new AtlasError('file-corrupt', { file: file.name });
  return answer.contents;
}

async function ask(request: WorkspaceRequest, options: Options, file: string, transfer: Transferable[] = []): Promise<WorkspaceAnswer> {
  const { signal, onProgress } = options;
  if (signal.aborted) throw new AtlasError('cancelled');
  const worker = new Worker(new URL('./workspace-worker.ts', import.meta.url), { type: 'module' });
  let onAbort = (): void => undefined;
  try {
    return await new Promise<WorkspaceAnswer>((resolve, reject) => {
      onAbort = () => reject(new AtlasError('cancelled'));
      signal.addEventListener('abort', onAbort, { once: true });
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        const details = event.message ?? '';
        // The reader of Parquet panics on some broken pages: that is the file's fault.
        const isPanic = request.type === 'read' && /RuntimeError|unreachable|panicked/.test(details);
        reject(
          isPanic
            ? new AtlasError('workspace-damaged', { file, part: 'Parquet' }, { details })
            : new AtlasError('worker-died', { worker: 'workspace', file }, { details }),
        );
      });
      worker.addEventListener('messageerror', () => reject(new AtlasError('worker-died', { worker: 'workspace', file })));
      worker.addEventListener('message', ({ data }: MessageEvent<WorkspaceAnswer>) => {
        if (data.type === 'progress') onProgress(data.rowsDone, data.rowsTotal);
        else if (data.type === 'failed') reject(new AtlasError(data.code, { file, ...data.params }, { details: data.details }));
        else resolve(data);
      });
      worker.postMessage(request, transfer);
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
    worker.terminate();
  }
}
