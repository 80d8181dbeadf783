import { AtlasError } from '../../model/errors.ts';
import type { MatchOptions } from '../../model/match-session.ts';
import type { ListSide, MatchResult } from '../../model/match-types.ts';
import { createMatchWorker } from '../reader-assets.ts';
import type { MatchAnswer, MatchRequest } from './match-protocol.ts';

/**
 * Matches two lists in a worker of its own. Rejects with AtlasError 'worker-died', and with 'cancelled' as soon as the signal
 * aborts: the worker ends in the middle of whatever it does. `createWorker` is replaced in tests.
 */
export function runMatch(
  left: ListSide,
  right: ListSide,
  { decisions, signal, onProgress }: MatchOptions,
  createWorker: () => Worker = createMatchWorker,
): Promise<MatchResult> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new AtlasError('cancelled'));
      return;
    }
    const worker = createWorker();
    const end = (settle: () => void): void => {
      worker.terminate();
      signal.removeEventListener('abort', onAbort);
      settle();
    };
    const onAbort = (): void => end(() => reject(new AtlasError('cancelled')));
    const die = (): void => end(() => reject(new AtlasError('worker-died', { worker: 'match', file: '' })));
    signal.addEventListener('abort', onAbort, { once: true });
    worker.addEventListener('error', (event) => {
      event.preventDefault();
      die();
    });
    worker.addEventListener('messageerror', die);
    worker.addEventListener('message', ({ data }: MessageEvent<MatchAnswer>) => {
      if (data.type === 'progress') onProgress(data.progress);
      else if (data.type === 'done') end(() => resolve(data.result));
      else end(() => reject(new AtlasError(data.code, { worker: 'match', file: '' })));
    });
    worker.postMessage({ left, right, decisions } satisfies MatchRequest);
  });
}
