import solverWasmUrl from 'highs/runtime?url';

/** A worker for one question. Here and nowhere else, so that a page opened from disk can replace it. */
export function createPlanWorker(): Worker {
  return new Worker(new URL('./plan-worker.ts', import.meta.url), { type: 'module' });
}

/** Absolute, because the worker resolves relative addresses against its own. */
export function solverWasmAddress(): string {
  return new URL(solverWasmUrl, location.href).href;
}
