import { useRef, useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { ErrorMessage } from '../../../components/error-message.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { AtlasError, isCancelled } from '../../../model/errors.ts';
import { localToday } from '../../../state/local-today.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveWorklist, worklistOf } from '../../../state/worklist-state.ts';
import { applyReturned, type ReturnOutcome } from './apply-returned.ts';
import { readReturned } from './read-returned.ts';
import { useSheetRows } from './use-sheet-rows.ts';
import { useSheetWords } from './use-sheet-words.ts';
import './sheets.css';

const MOST_SHOWN = 200;

/** Takes a corrected workbook back: what was applied, what stayed, what was refused and why. */
export function ReturnDialog({ onClose }: { readonly onClose: () => void }) {
  const messages = useMessages();
  const words = useSheetWords();
  const { covered } = useSheetRows();
  const worklist = useActiveWorklist();
  const input = useRef<HTMLInputElement>(null);
  const reading = useRef<AbortController | null>(null);
  const [isReading, setReading] = useState(false);
  const [error, setError] = useState<AtlasError | null>(null);
  const [outcome, setOutcome] = useState<ReturnOutcome | 'nothing' | null>(null);
  const [isUndone, setUndone] = useState(false);
  const [isOver, setOver] = useState(false);

  const close = () => {
    reading.current?.abort();
    onClose();
  };
  const read = async (file: File) => {
    const { services, activeId } = useAtlas.getState();
    if (services === null || isReading) return;
    const controller = new AbortController();
    reading.current = controller;
    setReading(true);
    setError(null);
    setOutcome(null);
    setUndone(false);
    try {
      const [sheets, screen] = await Promise.all([services.readSheets(file, { signal: controller.signal }), services.loadTextScreen()]);
      const rows = readReturned(sheets);
      const state = useAtlas.getState();
      if (rows === null || state.activeId !== activeId) return setOutcome('nothing');
      const result = applyReturned(worklistOf(state, activeId), rows, screen, localToday(), covered);
      state.transactWorklist('worklist-returned', () => result.worklist);
      setOutcome(result);
    } catch (cause) {
      if (!isCancelled(cause))
        setError(cause instanceof AtlasError ? cause : new AtlasError('file-corrupt', { file: file.name }, { cause }));
    } finally {
      setReading(false);
    }
  };

  const isDone = outcome !== null && outcome !== 'nothing';
  return (
    <Dialog title={words.returnTitle} isOpen onClose={close} actions={<Button onPress={close}>{messages.common.close}</Button>}>
      <div className="sheets-form">
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a place to drop a file; the button beside it does the same. */}
        <div
          className="sheets-drop"
          data-over={isOver || undefined}
          onDragOver={(event) => {
            event.preventDefault();
            event.stopPropagation();
            setOver(true);
          }}
          onDragLeave={() => setOver(false)}
          onDrop={(event) => {
            event.preventDefault();
            event.stopPropagation();
            setOver(false);
            const [file] = event.dataTransfer.files;
            if (file !== undefined) void read(file);
          }}
        >
          <p>{worklist.cases.length === 0 ? words.empty : words.returnLead}</p>
          <Button isDisabled={isReading || worklist.cases.length === 0} onPress={() => input.current?.click()}>
            {isReading ? words.returnReading : words.returnChoose}
          </Button>
          <input
            ref={input}
            className="visually-hidden"
            type="file"
            accept=".xlsx,.xlsm,.xls,.ods,.csv"
            tabIndex={-1}
            aria-label={words.returnChoose}
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file !== undefined) void read(file);
              // The same file may be chosen again after it was corrected.
              event.target.value = '';
            }}
          />
        </div>
        {error === null ? null : <ErrorMessage error={error} />}
        {outcome === 'nothing' ? <p role="status">{words.returnNothing}</p> : null}
        {isDone ? (
          <div role="status">
            <p className="sheets-counts">
              <strong>{words.returnApplied(outcome.applied)}</strong> · {words.returnUnchanged(outcome.unchanged)} ·{' '}
              {words.returnRefused(outcome.refused.length)}
              {outcome.masked > 0 ? ` · ${words.returnMasked(outcome.masked)}` : ''}{' '}
              {outcome.applied === 0 ? null : (
                // The button stays, so that the focus has a place.
                <Button
                  kind="link"
                  onPress={() => {
                    if (isUndone) return;
                    useAtlas.getState().undo();
                    setUndone(true);
                  }}
                >
                  {isUndone ? words.returnUndone : words.returnUndo}
                </Button>
              )}
            </p>
            {outcome.refused.length === 0 ? null : (
              <ul className="sheets-refused">
                {outcome.refused.slice(0, MOST_SHOWN).map(({ sheet, number, problem }) => (
                  <li key={`${sheet}:${number}`}>
                    {words.refusedAt(sheet, number)}
                    {messages.common.colon}
                    {words.reasons[problem]}
                  </li>
                ))}
              </ul>
            )}
          </div>
        ) : null}
      </div>
    </Dialog>
  );
}
