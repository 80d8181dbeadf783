import { AtlasError } from '../../model/errors.ts';
import { matchListsInSteps } from './match-lists.ts';
import type { MatchAnswer, MatchRequest } from './match-protocol.ts';

/** The part of a worker's global scope that is used here; the project's types are those of a page. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<MatchRequest>) => void): void;
  postMessage(message: MatchAnswer, transfer: Transferable[]): void;
}

const scope = self as unknown as WorkerScope;
const PROGRESS_EVERY_MS = 60;

scope.addEventListener('message', ({ data }) => void answer(data));

async function answer({ left, right, decisions }: MatchRequest): Promise<void> {
  let told = 0;
  try {
    const result = await matchListsInSteps(
      left,
      right,
      { decisions },
      {
        onProgress: (progress) => {
          const now = performance.now();
          if (now - told < PROGRESS_EVERY_MS) return;
          told = now;
          scope.postMessage({ type: 'progress', progress }, []);
        },
      },
    );
    const { rows, alternatives, leftAt, rightAt } = result;
    const arrays = [rows.left, rows.right, rows.class, rows.key, rows.score, rows.reasons, rows.reference, leftAt, rightAt];
    const others = [alternatives.start, alternatives.right, alternatives.score];
    scope.postMessage(
      { type: 'done', result },
      [...arrays, ...others].map(({ buffer }) => buffer as ArrayBuffer),
    );
  } catch (error) {
    // Nothing of an error but its code leaves: its text may quote a name.
    scope.postMessage({ type: 'failed', code: error instanceof AtlasError ? error.code : 'worker-died' }, []);
  }
}
