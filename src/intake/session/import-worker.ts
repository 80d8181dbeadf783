import { ArrowStreamFile } from '../../engine/arrow-stream-file.ts';
import { AtlasError } from '../../model/errors.ts';
import type { ImportProgress } from '../../model/import-session.ts';
import type { TableName } from '../../model/tables.ts';
import { ImportCore } from './import-core.ts';
import type { ImportAnswer, ImportRequest } from './import-protocol.ts';

/** The part of a worker's global scope that is used here; the project's types are those of a page. */
interface WorkerScope {
  addEventListener(type: 'message', listener: (event: MessageEvent<ImportRequest>) => void): void;
  postMessage(message: ImportAnswer, transfer?: Transferable[]): void;
}

const scope = self as unknown as WorkerScope;
const PROGRESS_EVERY_MS = 60;

let core: ImportCore | null = null;
let told = 0;

function post(answer: ImportAnswer): void {
  scope.postMessage(answer);
}

function onProgress(progress: ImportProgress): void {
  const now = performance.now();
  if (now - told < PROGRESS_EVERY_MS) return;
  told = now;
  post({ type: 'progress', progress });
}

function opened(): ImportCore {
  if (core === null) throw new AtlasError('file-not-found');
  return core;
}

async function answer(request: ImportRequest): Promise<void> {
  switch (request.type) {
    case 'open':
      core = new ImportCore(request.file, request.fileName, request.templates, request);
      post({ type: 'file', preview: await core.open({}, onProgress) });
      return;
    case 'decode': {
      const { encoding, delimiter } = request;
      const choice = { ...(encoding === undefined ? {} : { encoding }), ...(delimiter === undefined ? {} : { delimiter }) };
      post({ type: 'file', preview: await opened().open(choice, onProgress) });
      return;
    }
    case 'replan':
      post({ type: 'sheet', preview: opened().replan(request.decision, request.anew) });
      return;
    case 'convert': {
      // Made into files here: on the page the copy of a hundred megabytes would stop it for half a second.
      const made = new Map<TableName, ArrowStreamFile>();
      const { outcome } = opened().convert(request.decisions, request.known, onProgress, (table, bytes, rows) => {
        const file = made.get(table) ?? new ArrowStreamFile();
        made.set(table, file);
        file.append(bytes);
        if (request.wantsParts) scope.postMessage({ type: 'part', table, bytes, rows }, [bytes.buffer]);
      });
      const files = [...made].map(([table, file]) => file.toFile(`${table}.arrow`));
      post({ type: 'converted', files, outcome });
      return;
    }
    case 'annotate':
      post({ type: 'annotated', sheets: opened().annotate() });
  }
}

/** Nothing of an error but its code and parameters leaves: its text may quote a cell. */
function fail(error: unknown): void {
  if (error instanceof AtlasError) {
    post({ type: 'failed', code: error.code, params: error.params });
    return;
  }
  const gone = error instanceof DOMException && (error.name === 'NotReadableError' || error.name === 'NotFoundError');
  const memory = error instanceof RangeError && /allocation|Invalid (typed )?array/i.test(error.message);
  post({ type: 'failed', code: gone ? 'file-not-found' : memory ? 'file-too-large' : 'file-corrupt', params: {} });
}

let queue = Promise.resolve();
scope.addEventListener('message', ({ data }) => {
  queue = queue.then(() => answer(data)).catch(fail);
});
