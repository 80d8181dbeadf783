import { type ReactNode, useEffect, useRef, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { Select } from '../../components/select.tsx';
import { planPaperWords } from '../../locales/plan-paper-words.ts';
import { sheetWords } from '../../locales/sheet-words.ts';
import { AtlasError, isCancelled } from '../../model/errors.ts';
import type { PlanDocument } from '../../model/plan-document.ts';
import { OUTPUT_LEVELS, type OutputLevel } from '../../model/sheet-levels.ts';
import { useAtlas } from '../../state/store.ts';
import { type PlanExportChoice, savePlan } from './save-plan.ts';
import './plan-export.css';

const KINDS = ['paper', 'workbook', 'places'] as const;
const SHAPES = ['outlines', 'units'] as const;
const FORMATS = ['geoparquet', 'geojson'] as const;
const WHOLE = 'whole';

/** What of a plan leaves, at which level, and with which marks. */
export function PlanExportDialog(props: {
  readonly documents: readonly PlanDocument[];
  readonly group: number | null;
  readonly onClose: () => void;
}) {
  const { documents, group, onClose } = props;
  const messages = useMessages();
  const language = useLanguage();
  const { screen } = planPaperWords(language);
  const sheets = sheetWords(language);
  const [what, setWhat] = useState<(typeof KINDS)[number]>('paper');
  const [scope, setScope] = useState(group === null ? WHOLE : String(group));
  const [level, setLevel] = useState<OutputLevel>('working');
  const [withNames, setWithNames] = useState(false);
  const [isInternal, setInternal] = useState(true);
  const [withMap, setWithMap] = useState(true);
  const [shape, setShape] = useState<(typeof SHAPES)[number]>('outlines');
  const [format, setFormat] = useState<(typeof FORMATS)[number]>('geoparquet');
  const [isBusy, setBusy] = useState(false);
  const running = useRef(new AbortController());
  useEffect(() => {
    running.current = new AbortController();
    return () => running.current.abort();
  }, []);
  const [first] = documents;
  const isEmpty = first === undefined || first.scenario.groups.length === 0;
  const isRefused = what === 'places' && level === 'public';

  const save = async () => {
    setBusy(true);
    const { notify } = useAtlas.getState();
    const output = { level, withNames, isInternal };
    const choice: PlanExportChoice =
      what === 'paper'
        ? { ...output, what, group: scope === WHOLE ? null : Number(scope), withMap }
        : what === 'workbook'
          ? { ...output, what }
          : { ...output, what, shape, format };
    try {
      await savePlan(documents, choice, language, running.current.signal);
      notify({ kind: 'done', error: null, messageKey: 'exported', subject: `${first?.title ?? ''} · ${screen.kinds[what]}` });
      onClose();
    } catch (cause) {
      if (isCancelled(cause)) return;
      const error = cause instanceof AtlasError ? cause : new AtlasError('export-failed', {}, { cause, details: String(cause) });
      notify({ kind: 'error', error, messageKey: null, subject: '' });
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={screen.title}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{messages.common.cancel}</Button>
          <Button kind="primary" isDisabled={isBusy || isEmpty || isRefused} onPress={() => void save()}>
            {isBusy ? screen.saving : sheets.save}
          </Button>
        </>
      }
    >
      <div className="plan-export">
        {isEmpty ? <p>{screen.empty}</p> : null}
        <Choice label={screen.what} note={screen.kindNotes[what]}>
          <Segmented
            label={screen.what}
            options={KINDS.map((id) => ({ id, name: screen.kinds[id] }))}
            value={what}
            onChange={(id) => setWhat(KINDS.find((each) => each === id) ?? 'paper')}
          />
        </Choice>
        {what === 'paper' && first !== undefined ? (
          <Select
            label={screen.scope}
            value={scope}
            onChange={setScope}
            options={[
              { id: WHOLE, name: `${screen.wholePlan} · ${first.title}` },
              ...first.scenario.groups.map(({ id }, at) => ({ id: String(id), name: `${at + 1} · ${first.groupNames[at] ?? ''}` })),
            ]}
          />
        ) : null}
        {what === 'workbook' ? <p className="caption">{screen.compared(documents.length)}</p> : null}
        {what === 'places' ? (
          <div className="plan-export-row">
            <Segmented
              label={screen.shape}
              options={SHAPES.map((id) => ({ id, name: screen.shapes[id] }))}
              value={shape}
              onChange={(id) => setShape(SHAPES.find((each) => each === id) ?? 'outlines')}
            />
            <Segmented
              label={screen.format}
              options={FORMATS.map((id) => ({ id, name: messages.exportsText.formats[id] }))}
              value={format}
              onChange={(id) => setFormat(FORMATS.find((each) => each === id) ?? 'geoparquet')}
            />
          </div>
        ) : null}
        <Choice label={sheets.level} note={isRefused ? screen.noPlacesPublic : screen.levelNotes[level]}>
          <Segmented
            label={sheets.level}
            options={OUTPUT_LEVELS.map((id) => ({ id, name: sheets.levels[id] }))}
            value={level}
            onChange={(id) => setLevel(OUTPUT_LEVELS.find((each) => each === id) ?? 'working')}
          />
        </Choice>
        <div className="plan-export-field">
          {level === 'report' ? <Checkbox name={sheets.withNames} isChecked={withNames} onChange={setWithNames} /> : null}
          {what === 'paper' && level !== 'public' ? <Checkbox name={screen.withMap} isChecked={withMap} onChange={setWithMap} /> : null}
          {level === 'public' || what === 'places' ? null : (
            <Checkbox name={screen.internal} isChecked={isInternal} onChange={setInternal} />
          )}
        </div>
      </div>
    </Dialog>
  );
}

function Choice({ label, note, children }: { readonly label: string; readonly note: string; readonly children: ReactNode }) {
  return (
    <div className="plan-export-field">
      <span className="field-label">{label}</span>
      {children}
      <p className="caption">{note}</p>
    </div>
  );
}
