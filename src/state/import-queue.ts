import { AtlasError, isCancelled } from '../model/errors.ts';
import type { FilePreview, SheetPreview } from '../model/import-preview.ts';
import type { ImportRun, SheetDraft } from './import-state.ts';
import { readTemplates } from './plan-templates.ts';
import { useAtlas } from './store.ts';

/** Foreign files wait here; one at a time is open. Cancelling leaves nothing of a file behind. */

let nextId = 1;

/** The run of that id, null when it is over. */
export function runOf(id: number): ImportRun | null {
  const { run } = useAtlas.getState().imports;
  return run?.id === id ? run : null;
}

/** Changes the run of that id; does nothing when it is over, so that late answers go nowhere. */
export function patchRun(id: number, change: Partial<ImportRun>): void {
  const { imports, patch } = useAtlas.getState();
  if (imports.run?.id === id) patch({ imports: { ...imports, run: { ...imports.run, ...change } } });
}

/** Puts foreign files in the queue and brings the screen of the first one up. */
export function enqueueImport(files: readonly File[]): void {
  if (files.length === 0) return;
  const { imports, patch, view, transact } = useAtlas.getState();
  patch({ imports: { ...imports, queue: [...imports.queue, ...files] } });
  if (view.workspace !== 'data') {
    transact('workspace', (draft) => {
      draft.workspace = 'data';
    });
  }
  // Who drops the corrected file has read the report.
  if (imports.run === null) openNext();
  else if (imports.run.phase === 'report') endRun(imports.run.id);
}

function openNext(): void {
  const { imports, patch } = useAtlas.getState();
  const [file, ...queue] = imports.queue;
  if (file === undefined || imports.run !== null) return;
  const controller = new AbortController();
  const run: ImportRun = {
    id: nextId++,
    fileName: file.name,
    phase: 'opening',
    progress: null,
    session: null,
    file: null,
    sheets: [],
    shown: 0,
    error: null,
    converted: null,
    report: null,
    abort: () => controller.abort(),
  };
  patch({ imports: { ...imports, queue, run } });
  void open(run.id, file, controller.signal);
}

async function open(id: number, file: File, signal: AbortSignal): Promise<void> {
  const { services } = useAtlas.getState();
  try {
    if (services === null) throw new AtlasError('engine-boot');
    const session = await services.openImport(file, {
      signal,
      templates: readTemplates(),
      onProgress: (progress) => patchRun(id, { progress }),
    });
    if (runOf(id) === null) session.close();
    else patchRun(id, { session, phase: 'mapping', progress: null, ...drafts(session.preview) });
  } catch (error) {
    if (runOf(id) === null) return;
    if (!isCancelled(error)) notifyFailure(error, file.name);
    endRun(id);
  }
}

export function notifyFailure(error: unknown, subject: string): void {
  useAtlas.getState().notify({ kind: 'error', error: asAtlasError(error, subject), messageKey: null, subject });
}

export function asAtlasError(error: unknown, file: string): AtlasError {
  return error instanceof AtlasError ? error : new AtlasError('file-corrupt', { file }, { cause: error, details: String(error) });
}

function draftOf(preview: SheetPreview): SheetDraft {
  return { preview, plan: preview.plan, allowed: preview.allowed, isChosen: false, answered: [], isPending: false };
}

/** The sheets of a file that was just read. Ticked are those that can be read in; where none can, the first one in sight. */
export function drafts(file: FilePreview): Pick<ImportRun, 'file' | 'sheets' | 'shown'> {
  const canRead = (sheet: SheetPreview) =>
    !sheet.isHidden && sheet.problems.every(({ code }) => code === 'datum-open' || code === 'field-twice');
  const chosen = file.sheets.filter(canRead);
  const first = file.sheets.find((sheet) => !sheet.isHidden && sheet.problems.every(({ code }) => code !== 'roster'));
  const ticked = chosen.length > 0 ? chosen : first === undefined ? [] : [first];
  const sheets = file.sheets.map((sheet) => ({ ...draftOf(sheet), isChosen: ticked.includes(sheet) }));
  return {
    file,
    sheets,
    shown: Math.max(
      0,
      sheets.findIndex(({ isChosen }) => isChosen),
    ),
  };
}

/** Ends the run of that id, whatever it is doing, and opens the next file. */
export function endRun(id: number): void {
  const run = runOf(id);
  if (run === null) return;
  const { imports, patch } = useAtlas.getState();
  patch({ imports: { ...imports, run: null } });
  run.abort();
  run.session?.close();
  openNext();
}

/** Leaves the open file, and with `all` those that wait; nothing of them remains. */
export function cancelImport(all = false): void {
  const { imports, patch } = useAtlas.getState();
  // What is on its way into the database arrives whole.
  if (imports.run?.phase === 'loading') return;
  if (all) patch({ imports: { ...imports, queue: [] } });
  if (imports.run !== null) endRun(imports.run.id);
}
