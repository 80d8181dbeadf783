import type { ArrowBatch } from '../engine/arrow-batches.ts';
import type { ArrowField } from '../engine/arrow-fields.ts';
import { AtlasError } from '../model/errors.ts';
import { parquetWasmAddress } from './reader-assets.ts';
import type { ReaderRequest, ReaderResponse } from './reader-protocol.ts';
import { takeReaderWorker } from './reader-workers.ts';

/** A file that is open for reading. */
export interface OpenFile {
  readonly fields: readonly ArrowField[];
  /** null where the format does not say. */
  readonly rows: number | null;
  /** The rows in pieces with the named columns only. Can be read once. */
  batches(columns: readonly string[]): AsyncIterable<ArrowBatch>;
  /** Ends the worker. Safe to call at any time, more than once. */
  close(): void;
}

export interface ReaderOptions {
  readonly signal?: AbortSignal | undefined;
  /** Silence of the worker after which the file is given up. */
  readonly timeoutMs?: number;
  /** Replaced in tests. */
  readonly createWorker?: (kind: 'parquet' | 'arrow') => Worker;
}

const TIMEOUT_MS = 20_000;
/** Batches that are decoded but not yet asked for: one is inserted while the next is decoded. */
const BATCHES_AHEAD = 2;

/**
 * Opens a file in a worker of its own. Rejects with AtlasError: 'file-corrupt', 'file-truncated',
 * 'file-format-later', 'file-timeout' (no sign of life), 'worker-died', 'cancelled'.
 */
export async function openInWorker(kind: 'parquet' | 'arrow', file: File, options: ReaderOptions = {}): Promise<OpenFile> {
  const { signal, timeoutMs = TIMEOUT_MS } = options;
  if (signal?.aborted) throw new AtlasError('cancelled');
  const worker = (options.createWorker ?? takeReaderWorker)(kind);
  const inbox: ReaderResponse[] = [];
  let failure: AtlasError | null = null;
  let wake: () => void = () => {};

  const close = () => {
    worker.terminate();
    signal?.removeEventListener('abort', onAbort);
  };
  const fail = (error: AtlasError) => {
    failure ??= error;
    close();
    wake();
  };
  const onAbort = () => fail(new AtlasError('cancelled'));
  signal?.addEventListener('abort', onAbort, { once: true });
  worker.addEventListener('error', (event) => {
    event.preventDefault();
    const details = event.message ?? 'worker error';
    // The decoder panics on some broken pages: that is the file's fault, and a new worker is fine.
    const code = /RuntimeError|unreachable|panicked/.test(details) ? 'file-corrupt' : 'worker-died';
    fail(new AtlasError(code, { worker: kind, file: file.name }, { details }));
  });
  worker.addEventListener('messageerror', () => fail(new AtlasError('worker-died', { worker: kind, file: file.name })));
  worker.addEventListener('message', (event: MessageEvent<ReaderResponse>) => {
    inbox.push(event.data);
    wake();
  });
  const post = (request: ReaderRequest) => worker.postMessage(request);

  async function receive(): Promise<Exclude<ReaderResponse, { type: 'failed' }>> {
    const timer = setTimeout(
      () => fail(new AtlasError('file-timeout', { file: file.name, seconds: Math.round(timeoutMs / 1000) })),
      timeoutMs,
    );
    try {
      for (;;) {
        if (failure !== null) throw failure;
        const message = inbox.shift();
        if (message?.type === 'failed') {
          throw new AtlasError(message.code, { file: file.name, ...message.params }, { details: message.details });
        }
        if (message !== undefined) return message;
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      clearTimeout(timer);
    }
  }

  try {
    post({ type: 'open', file, wasmUrl: kind === 'parquet' ? parquetWasmAddress() : '' });
    const opened = await receive();
    if (opened.type !== 'opened') throw new AtlasError('worker-died', { worker: kind, file: file.name });
    return {
      fields: opened.fields,
      rows: opened.rows,
      async *batches(columns) {
        post({ type: 'start', columns, credits: BATCHES_AHEAD });
        for (;;) {
          const message = await receive();
          if (message.type !== 'batch') return;
          yield message;
          post({ type: 'more' });
        }
      },
      close,
    };
  } catch (error) {
    close();
    throw error;
  }
}
