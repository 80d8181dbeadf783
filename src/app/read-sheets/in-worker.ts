import { AtlasError } from '../../model/errors.ts';
import type { TextSheet } from '../../model/text-sheet.ts';
import type { ReadSheetsAnswer, ReadSheetsRequest } from './read-sheets-protocol.ts';

/** More rows of a sheet than anybody corrects by hand are left. */
const MAX_ROWS = 100_000;

/** The sheets of a workbook or text table as texts, read in a worker; nothing is kept. Rejects with AtlasError as decodeFile does, 'worker-died', 'cancelled'. */
export async function readSheetsInWorker(file: File, { signal }: { readonly signal: AbortSignal }): Promise<readonly TextSheet[]> {
  if (signal.aborted) throw new AtlasError('cancelled');
  const worker = new Worker(new URL('./read-sheets-worker.ts', import.meta.url), { type: 'module' });
  let onAbort = (): void => undefined;
  try {
    return await new Promise<readonly TextSheet[]>((resolve, reject) => {
      const died = (details: string): void => reject(new AtlasError('worker-died', { worker: 'sheets', file: file.name }, { details }));
      onAbort = () => reject(new AtlasError('cancelled'));
      signal.addEventListener('abort', onAbort, { once: true });
      worker.addEventListener('error', (event) => {
        event.preventDefault();
        died(event.message ?? '');
      });
      worker.addEventListener('messageerror', () => died(''));
      worker.addEventListener('message', ({ data }: MessageEvent<ReadSheetsAnswer>) => {
        if (data.type === 'read') resolve(data.sheets);
        else reject(new AtlasError(data.code, { file: file.name, ...data.params }, { details: data.details }));
      });
      worker.postMessage({ file, maxRows: MAX_ROWS } satisfies ReadSheetsRequest);
    });
  } finally {
    signal.removeEventListener('abort', onAbort);
    worker.terminate();
  }
}
