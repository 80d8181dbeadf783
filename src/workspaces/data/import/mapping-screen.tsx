import { useCallback, useEffect, useMemo, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { formatCount } from '../../../locales/format.ts';
import { OWN_DATASET_ID } from '../../../state/dataset-state.ts';
import { agreeImport } from '../../../state/import-actions.ts';
import { cancelImport } from '../../../state/import-queue.ts';
import { type ImportRun, isReady, type SheetDraft } from '../../../state/import-state.ts';
import { useAtlas } from '../../../state/store.ts';
import { ColumnDetails } from './column-details.tsx';
import { sheetColumns } from './column-state.ts';
import { ImportFoot } from './import-foot.tsx';
import { type ColumnFocus, PreviewGrid } from './preview-grid.tsx';
import { Problems } from './problems.tsx';
import { Questions } from './questions.tsx';
import { SheetSettings } from './sheet-settings.tsx';
import { SheetTabs } from './sheet-tabs.tsx';

const SIDE_ID = 'import-open';

/** «映射确认»: the first rows as they will be read, and everything that can be corrected before anything is kept. */
export function MappingScreen({ run }: { readonly run: ImportRun }) {
  const messages = useMessages();
  const words = messages.imports;
  const waiting = useAtlas((state) => state.imports.queue.length);
  const isBig = useAtlas((state) => state.theme === 'big');
  const sheet = run.sheets[run.shown];
  useImportKey(run);
  return (
    <section className="import-screen" aria-label={words.confirmTitle}>
      <header className="import-head">
        <h2 className="import-title">{words.confirmTitle}</h2>
        <p className="import-head-file" title={run.fileName}>
          {run.fileName}
        </p>
        <p className="caption import-head-note">{words.nothingKept}</p>
        {waiting === 0 ? null : (
          <p className="caption">
            {words.waiting(waiting)}{' '}
            <Button kind="link" onPress={() => cancelImport(true)}>
              {words.cancelAll}
            </Button>
          </p>
        )}
      </header>
      {/* In the meeting room there is no panel beside the stage. */}
      {isBig ? (
        <details className="import-big-settings">
          <summary>{words.settings}</summary>
          <SheetSettings run={run} />
        </details>
      ) : null}
      <Correction run={run} />
      <SheetTabs run={run} />
      {run.error === null ? null : <ErrorMessage error={run.error} />}
      {sheet === undefined ? null : <SheetWork key={`${run.id}:${sheet.preview.index}`} draft={sheet} />}
      <ImportFoot run={run} />
    </section>
  );
}

/** That the file came back, and what it will correct. */
function Correction({ run }: { readonly run: ImportRun }) {
  const words = useMessages().imports;
  const own = useAtlas((state) => state.datasets[OWN_DATASET_ID]);
  const corrections = run.sheets.filter(({ preview }) => preview.correction !== undefined);
  if (corrections.length === 0) return null;
  const rows = corrections.reduce((sum, { preview }) => sum + (preview.correction?.rows ?? 0), 0);
  const isLoaded = corrections.some(({ plan }) => own?.catalog[plan.table] !== undefined);
  return (
    <p className="import-correction" role="status">
      <strong>{words.correctionLead(formatCount(rows))}</strong> {isLoaded ? null : words.correctionNoTable}
    </p>
  );
}

/** Ctrl+Enter imports; while something is open it goes there instead. */
function useImportKey(run: ImportRun): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      if (isReady(run)) void agreeImport();
      else document.getElementById(SIDE_ID)?.querySelector<HTMLElement>('button')?.focus();
    };
    window.addEventListener('keydown', onKey, true);
    return () => window.removeEventListener('keydown', onKey, true);
  }, [run]);
}

function SheetWork({ draft }: { readonly draft: SheetDraft }) {
  const messages = useMessages();
  const columns = useMemo(() => sheetColumns(draft), [draft]);
  const firstOpen = columns.find(({ state }) => state === 'ask') ?? columns[0];
  const [focus, setFocus] = useState<ColumnFocus>(() => ({ source: firstOpen?.plan.source ?? 0, nonce: 0 }));
  const select = useCallback(
    (source: number) => setFocus((before) => (before.source === source ? before : { source, nonce: before.nonce })),
    [],
  );
  const goTo = useCallback((source: number) => setFocus((before) => ({ source, nonce: before.nonce + 1 })), []);
  const column = columns.find(({ plan }) => plan.source === focus.source) ?? null;
  const rows = draft.preview.rows.filter(({ role }) => role === 'data' || role === 'skipped').length;
  return (
    <div className="import-work">
      <div className="import-grid-part">
        <PreviewGrid draft={draft} columns={columns} focus={focus} onColumn={select} />
        <p className="import-grid-note">{messages.imports.previewHint(rows)}</p>
      </div>
      <aside id={SIDE_ID} className="import-side">
        <Problems draft={draft} onColumn={goTo} />
        <Questions draft={draft} onColumn={goTo} />
        <ColumnDetails draft={draft} column={column} />
      </aside>
    </div>
  );
}
