import { AtlasError } from '../model/errors.ts';

export interface QueueOptions {
  readonly signal?: AbortSignal | undefined;
  readonly lane?: string | undefined;
  readonly isFirst?: boolean | undefined;
}

/** Runs one task at a time in the order of arrival, but those that are first before the others. Knows nothing of databases. */
export interface QueryQueue {
  /**
   * Rejects with AtlasError 'cancelled' as soon as the signal aborts or a newer task of the same lane
   * arrives. A running task is told through the signal it is given; the next one starts only when it
   * has really ended, so that two never touch the connection at once.
   */
  run<T>(task: (signal: AbortSignal) => Promise<T>, options?: QueueOptions): Promise<T>;
  /** Rejects everything waiting, running and still to come with this error. */
  fail(error: AtlasError): void;
  /** Tasks that wait or run. */
  size(): number;
}

interface Entry {
  readonly lane: string | undefined;
  readonly isFirst: boolean;
  start(): Promise<void>;
  drop(error: AtlasError): void;
}

export function createQueryQueue(): QueryQueue {
  const waiting: Entry[] = [];
  let running: Entry | null = null;
  let failure: AtlasError | null = null;

  function next(): void {
    if (running !== null) return;
    const entry = waiting.shift();
    if (entry === undefined) return;
    running = entry;
    void entry.start().finally(() => {
      running = null;
      next();
    });
  }

  function forget(entry: Entry): void {
    const at = waiting.indexOf(entry);
    if (at >= 0) waiting.splice(at, 1);
  }

  return {
    run<T>(task: (signal: AbortSignal) => Promise<T>, options: QueueOptions = {}): Promise<T> {
      const { signal, lane, isFirst = false } = options;
      if (failure !== null) return Promise.reject(failure);
      if (signal?.aborted) return Promise.reject(new AtlasError('cancelled'));
      return new Promise<T>((resolve, reject) => {
        const controller = new AbortController();
        const onAbort = () => entry.drop(new AtlasError('cancelled'));
        const settle = () => signal?.removeEventListener('abort', onAbort);
        const entry: Entry = {
          lane,
          isFirst,
          async start() {
            try {
              const value = await task(controller.signal);
              settle();
              resolve(value);
            } catch (error) {
              settle();
              reject(error);
            }
          },
          drop(error) {
            settle();
            reject(error);
            forget(entry);
            controller.abort(error);
          },
        };
        signal?.addEventListener('abort', onAbort, { once: true });
        if (lane !== undefined) {
          for (const older of [...waiting, ...(running === null ? [] : [running])]) {
            if (older.lane === lane) older.drop(new AtlasError('cancelled'));
          }
        }
        const others = isFirst ? waiting.findIndex((other) => !other.isFirst) : -1;
        if (others < 0) waiting.push(entry);
        else waiting.splice(others, 0, entry);
        // What is asked in one breath, as by a screen that has just changed, is put in order before the first is begun.
        queueMicrotask(next);
      });
    },
    fail(error) {
      failure = error;
      for (const entry of [...waiting, ...(running === null ? [] : [running])]) entry.drop(error);
    },
    size: () => waiting.length + (running === null ? 0 : 1),
  };
}
