import type { ArrowBatch } from '../engine/arrow-batches.ts';
import type { ArrowField } from '../engine/arrow-fields.ts';
import { AtlasError } from '../model/errors.ts';
import type { ReaderRequest, ReaderResponse } from './reader-protocol.ts';

/** A file format behind the reading protocol. */
export interface FormatReader {
  /** Does ahead what opening needs anyway. A failure is met again, and reported, by `open`. */
  warm?(wasmUrl: string): Promise<unknown>;
  open(file: Blob, wasmUrl: string): Promise<{ readonly fields: readonly ArrowField[]; readonly rows: number | null }>;
  batches(columns: readonly string[]): AsyncIterable<ArrowBatch>;
}

/** The part of a worker's global scope that is used here; the project's types are those of a page. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<ReaderRequest>) => void): void;
  addEventListener(type: 'unhandledrejection', listener: (event: PromiseRejectionEvent) => void): void;
  postMessage(message: ReaderResponse, transfer: Transferable[]): void;
}

/** Answers the page's requests inside a worker. A batch is decoded only while the page has room for it. */
export function serveReader(reader: FormatReader): void {
  const scope = self as unknown as WorkerScope;
  let credits = 0;
  let wake: () => void = () => {};

  const post = (message: ReaderResponse, transfer: Transferable[] = []) => scope.postMessage(message, transfer);
  const fail = (error: unknown) => {
    const known = error instanceof AtlasError ? error : null;
    const params = Object.fromEntries(Object.entries(known?.params ?? {}).map(([name, value]) => [name, String(value)]));
    // The browser refuses a file that was moved, changed or unplugged after it was chosen.
    const gone = error instanceof DOMException && (error.name === 'NotReadableError' || error.name === 'NotFoundError');
    post({
      type: 'failed',
      code: known?.code ?? (gone ? 'file-not-found' : 'file-corrupt'),
      params,
      details: error instanceof Error ? error.message : String(error),
    });
  };

  async function stream(columns: readonly string[]): Promise<void> {
    for await (const { bytes, rows } of reader.batches(columns)) {
      while (credits <= 0) {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
      credits--;
      post({ type: 'batch', bytes, rows }, [bytes.buffer]);
    }
    post({ type: 'done' });
  }

  // A panic inside the decoder surfaces here and settles nothing else.
  scope.addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    fail(event.reason);
  });
  scope.addEventListener('message', ({ data }) => {
    if (data.type === 'warm') {
      reader.warm?.(data.wasmUrl).catch(() => undefined);
    } else if (data.type === 'open') {
      reader.open(data.file, data.wasmUrl).then((opened) => post({ type: 'opened', ...opened }), fail);
    } else if (data.type === 'start') {
      credits = data.credits;
      stream(data.columns).catch(fail);
    } else {
      credits++;
      wake();
    }
  });
}
