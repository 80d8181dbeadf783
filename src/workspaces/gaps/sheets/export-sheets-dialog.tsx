import { useState } from 'react';
import { Button } from '../../../components/button.tsx';
import { Checkbox } from '../../../components/checkbox.tsx';
import { Dialog } from '../../../components/dialog.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { Segmented } from '../../../components/segmented.tsx';
import { AtlasError } from '../../../model/errors.ts';
import { OUTPUT_LEVELS, type OutputLevel, SHEET_GROUPINGS, type SheetGrouping } from '../../../model/sheet-levels.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveWorklist } from '../../../state/worklist-state.ts';
import { exportSheets } from './export-sheets.ts';
import { groupsOf } from './sheet-data.ts';
import { useTaskTemplate } from './task-template.ts';
import { useSheetRows } from './use-sheet-rows.ts';
import { useSheetWords } from './use-sheet-words.ts';
import './sheets.css';

/** At which level, by what units, and with which marks the worklist leaves. */
export function ExportSheetsDialog({ onClose }: { readonly onClose: () => void }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = useSheetWords();
  const { rows } = useSheetRows();
  const total = useActiveWorklist().cases.length;
  const template = useTaskTemplate((state) => state.text) ?? words.templateDefault;
  const [level, setLevel] = useState<OutputLevel>('working');
  const [grouping, setGrouping] = useState<SheetGrouping>('street');
  const [withNames, setWithNames] = useState(false);
  const [withTasks, setWithTasks] = useState(true);
  const [isInternal, setInternal] = useState(true);
  const [isBusy, setBusy] = useState(false);
  const hasNames = level === 'working' || (level === 'report' && withNames);
  const groups = rows === null ? [] : groupsOf(rows, grouping, language);

  const save = async () => {
    setBusy(true);
    const { notify } = useAtlas.getState();
    try {
      const count = await exportSheets(
        groups,
        { level, grouping, withNames, withTasks, isInternal: isInternal && level !== 'public', template },
        language,
      );
      notify({ kind: 'done', error: null, messageKey: 'exported', subject: words.saved(count) });
      onClose();
    } catch (cause) {
      const error = cause instanceof AtlasError ? cause : new AtlasError('export-failed', {}, { cause, details: String(cause) });
      notify({ kind: 'error', error, messageKey: null, subject: '' });
      setBusy(false);
    }
  };

  return (
    <Dialog
      title={words.exportTitle}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{messages.common.cancel}</Button>
          <Button kind="primary" isDisabled={isBusy || groups.length === 0} onPress={() => void save()}>
            {isBusy ? words.saving : words.save}
          </Button>
        </>
      }
    >
      <div className="sheets-form">
        <p>{rows === null ? messages.common.loading : rows.length === 0 ? words.empty : words.scope(rows.length, total)}</p>
        <div className="sheets-field">
          <span className="sheets-label">{words.level}</span>
          <Segmented
            label={words.level}
            options={OUTPUT_LEVELS.map((id) => ({ id, name: words.levels[id] }))}
            value={level}
            onChange={(id) => setLevel(OUTPUT_LEVELS.find((each) => each === id) ?? 'working')}
          />
          <p className="caption">{words.levelNotes[level]}</p>
        </div>
        <div className="sheets-field">
          <span className="sheets-label">{words.grouping}</span>
          <Segmented
            label={words.grouping}
            options={SHEET_GROUPINGS.map((id) => ({ id, name: words.groupings[id] }))}
            value={grouping}
            onChange={(id) => setGrouping(SHEET_GROUPINGS.find((each) => each === id) ?? 'street')}
          />
          <p className="caption">
            {groups
              .map(({ name, rows: grouped }) => `${name} ${grouped.length}`)
              .slice(0, 8)
              .join(' · ')}
          </p>
        </div>
        <div className="sheets-field">
          {level === 'report' ? <Checkbox name={words.withNames} isChecked={withNames} onChange={setWithNames} /> : null}
          {hasNames ? <Checkbox name={words.withTasks} isChecked={withTasks} onChange={setWithTasks} /> : null}
          {level === 'public' ? null : <Checkbox name={words.internal} isChecked={isInternal} onChange={setInternal} />}
        </div>
      </div>
    </Dialog>
  );
}
