import { AtlasError } from '../../model/errors.ts';
import type { FilePreview } from '../../model/import-preview.ts';
import type { ImportProgress, ImportSession } from '../../model/import-session.ts';
import type { PlanTemplate } from '../../model/plan-template.ts';
import type { TableName } from '../../model/tables.ts';
import { EarlyRows, rememberEarly } from '../early-rows.ts';
import { companionsOf } from '../gather-files.ts';
import type { LoadTarget } from '../load-target.ts';
import type { TextEncoding } from '../raw-sheet.ts';
import { createImportWorker, parquetWasmAddress } from '../reader-assets.ts';
import type { ImportAnswer, ImportRequest } from './import-protocol.ts';

export interface OpenImportOptions {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: ImportProgress) => void;
  readonly templates: readonly PlanTemplate[];
  /** Where converted rows may wait while the rest of their list is converted; see EarlyRows. */
  readonly early?: LoadTarget;
  /** Replaced in tests. */
  readonly createWorker?: () => Worker;
}

/** A worker that says nothing for so long is given up; a large workbook tells its progress. */
const SILENCE_MS = 120_000;

/**
 * Opens a foreign file in a worker of its own. Rejects with AtlasError as the decoders do; 'worker-died', 'file-timeout',
 * 'cancelled' when the signal aborts. Ending the session ends the worker, and with it everything that was read.
 */
export async function openImport(file: File, options: OpenImportOptions): Promise<ImportSession> {
  const { signal, templates } = options;
  if (signal.aborted) throw new AtlasError('cancelled');
  const worker = (options.createWorker ?? createImportWorker)();
  let onProgress = options.onProgress;
  let ended: AtlasError | null = null;
  let waiting: { resolve: (answer: ImportAnswer) => void; reject: (error: AtlasError) => void } | null = null;
  let silence: ReturnType<typeof setTimeout> | undefined;
  const waitingRows = new Map<TableName, EarlyRows>();
  const dropWaiting = (): void => {
    for (const rows of waitingRows.values()) rows.drop();
    waitingRows.clear();
  };

  const end = (error: AtlasError): void => {
    if (ended !== null) return;
    ended = error;
    clearTimeout(silence);
    worker.terminate();
    dropWaiting();
    signal.removeEventListener('abort', onAbort);
    waiting?.reject(error);
    waiting = null;
  };
  const onAbort = (): void => end(new AtlasError('cancelled'));
  const expectSign = (): void => {
    clearTimeout(silence);
    silence = setTimeout(() => end(new AtlasError('file-timeout', { file: file.name, seconds: SILENCE_MS / 1000 })), SILENCE_MS);
  };
  const takePart = ({ table, bytes, rows }: Extract<ImportAnswer, { type: 'part' }>): void => {
    const before = waitingRows.get(table);
    if (before !== undefined) before.append({ bytes, rows });
    else if (options.early !== undefined) waitingRows.set(table, new EarlyRows(table, { bytes, rows }, options.early));
  };
  signal.addEventListener('abort', onAbort, { once: true });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    end(new AtlasError('worker-died', { worker: 'import', file: file.name }));
  });
  worker.addEventListener('messageerror', () => end(new AtlasError('worker-died', { worker: 'import', file: file.name })));
  worker.addEventListener('message', ({ data }: MessageEvent<ImportAnswer>) => {
    if (data.type === 'progress') {
      expectSign();
      onProgress(data.progress);
      return;
    }
    if (data.type === 'part') {
      expectSign();
      takePart(data);
      return;
    }
    clearTimeout(silence);
    const { resolve, reject } = waiting ?? {};
    waiting = null;
    if (data.type === 'failed') reject?.(new AtlasError(data.code, { file: file.name, ...data.params }));
    else resolve?.(data);
  });

  // One question at a time: the worker answers in order, and each answer belongs to the oldest question.
  let turn: Promise<unknown> = Promise.resolve();
  const ask = (request: ImportRequest): Promise<ImportAnswer> => {
    const asked = turn.then(
      () =>
        new Promise<ImportAnswer>((resolve, reject) => {
          if (ended !== null) {
            reject(ended);
            return;
          }
          waiting = { resolve, reject };
          expectSign();
          worker.postMessage(request);
        }),
    );
    turn = asked.catch(() => undefined);
    return asked;
  };
  const expected = <T extends ImportAnswer['type']>(answer: ImportAnswer, type: T): Extract<ImportAnswer, { type: T }> => {
    if (answer.type !== type) throw new AtlasError('worker-died', { worker: 'import', file: file.name });
    return answer as Extract<ImportAnswer, { type: T }>;
  };

  let preview: FilePreview;
  try {
    const companions = companionsOf(file).map((part) => ({ name: part.name, file: part }));
    const request = { type: 'open', file, fileName: file.name, templates, companions, parquetWasm: parquetWasmAddress() } as const;
    preview = expected(await ask(request), 'file').preview;
  } catch (error) {
    end(new AtlasError('cancelled'));
    throw error;
  }
  return {
    fileName: file.name,
    preview,
    async replan(decision, anew) {
      return expected(await ask({ type: 'replan', decision, anew: anew ?? null }), 'sheet').preview;
    },
    async decodeAs({ encoding, delimiter }) {
      const choice = {
        ...(encoding === undefined ? {} : { encoding: encoding as TextEncoding }),
        ...(delimiter === undefined ? {} : { delimiter }),
      };
      return expected(await ask({ type: 'decode', ...choice }), 'file').preview;
    },
    async convert(decisions, known, progress) {
      onProgress = progress;
      dropWaiting();
      const wantsParts = options.early !== undefined;
      const { files, outcome } = expected(await ask({ type: 'convert', decisions, known, wantsParts }), 'converted');
      for (const file of files) {
        const rows = [...waitingRows].find(([table]) => file.name === `${table}.arrow`)?.[1];
        if (rows !== undefined) rememberEarly(file, rows);
      }
      return { files, outcome };
    },
    async annotate() {
      return expected(await ask({ type: 'annotate' }), 'annotated').sheets;
    },
    close() {
      end(new AtlasError('cancelled'));
    },
  };
}
