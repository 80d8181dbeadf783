import { writeWorkspace } from '../../exports/write-workspace.ts';
import { readWorkspace } from '../../intake/workspace/read-workspace.ts';
import { AtlasError } from '../../model/errors.ts';
import type { WorkspaceAnswer, WorkspaceRequest } from './workspace-protocol.ts';

/** The part of a worker's global scope that is used here; the project's types are those of a page. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<WorkspaceRequest>) => void): void;
  postMessage(message: WorkspaceAnswer): void;
}

const scope = self as unknown as WorkerScope;

async function answer(request: WorkspaceRequest): Promise<WorkspaceAnswer> {
  if (request.type === 'write') return { type: 'written', blob: await writeWorkspace(request.source, request.wasmUrl) };
  const onProgress = (rowsDone: number, rowsTotal: number): void => scope.postMessage({ type: 'progress', rowsDone, rowsTotal });
  return { type: 'read', contents: await readWorkspace(request.file, { parquetWasm: request.wasmUrl, onProgress }) };
}

function failure(error: unknown): WorkspaceAnswer {
  // The text of a foreign error may quote a cell: only its kind is told.
  const details = error instanceof Error ? error.name : typeof error;
  if (error instanceof AtlasError) return { type: 'failed', code: error.code, params: error.params, details };
  const gone = error instanceof DOMException && (error.name === 'NotReadableError' || error.name === 'NotFoundError');
  return { type: 'failed', code: gone ? 'file-not-found' : 'file-corrupt', params: {}, details };
}

scope.addEventListener('message', ({ data }) => {
  answer(data).then(
    (done) => scope.postMessage(done),
    (error: unknown) => scope.postMessage(failure(error)),
  );
});
