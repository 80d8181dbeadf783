import { contextOf, noteItems } from '../../../exports/export-notes.ts';
import type { RowGroup } from '../../../exports/worklist-workbook-rows.ts';
import { type Language, messagesFor } from '../../../locales/messages.ts';
import { sheetWords } from '../../../locales/sheet-words.ts';
import { worklistWordsFor } from '../../../locales/worklist-words.ts';
import { AtlasError } from '../../../model/errors.ts';
import type { OutputLevel, SheetGrouping } from '../../../model/sheet-levels.ts';
import { CASE_STATES } from '../../../model/worklist.ts';
import { useLedger } from '../../../state/export-ledger.ts';
import { localToday } from '../../../state/local-today.ts';
import { useAtlas } from '../../../state/store.ts';
import { placeNamerFor } from '../../place-namer.ts';
import { taskSheets } from './sheet-data.ts';

export interface SheetChoice {
  readonly level: OutputLevel;
  readonly grouping: SheetGrouping;
  readonly withNames: boolean;
  readonly withTasks: boolean;
  readonly isInternal: boolean;
  readonly template: string;
}

/** Writes the workbook, hands it to the browser, enters it in the ledger. Answers how many cases. Throws AtlasError. */
export async function exportSheets(groups: readonly RowGroup[], choice: SheetChoice, language: Language): Promise<number> {
  const { services, datasets, activeId, view } = useAtlas.getState();
  const dataset = activeId === null ? undefined : datasets[activeId];
  if (services === null || dataset === undefined) throw new AtlasError('export-failed');
  const [{ worklistWorkbook }, { fileName, saveBlob }, screen] = await Promise.all([
    import('../../../exports/worklist-workbook.ts'),
    import('../../../exports/save-blob.ts'),
    services.loadTextScreen(),
  ]);
  const messages = messagesFor(language);
  const words = sheetWords(language);
  const { level, grouping, withNames, withTasks, isInternal, template } = choice;
  const hasNames = level === 'working' || (level === 'report' && withNames);
  const rows = groups.reduce((sum, group) => sum + group.rows.length, 0);
  const tasks = withTasks && hasNames ? taskSheets(groups, template, language) : [];
  // Enterprises, owners and notes were screened when they came; what a person writes into a template was not.
  if (tasks.some(({ lines }) => lines.some((line) => screen.findPersonal(line).length > 0)))
    throw new AtlasError('export-personal', { file: words.tasks });
  const given = contextOf(messages, language, dataset, view);
  const filter = given.filterBy?.(await placeNamerFor(view.filter, language)) ?? given.filter;
  const context = { title: words.fileName, isProposal: true, ...given, filter };
  const states = CASE_STATES.map((state) => worklistWordsFor(language).worklist.states[state]).join(messages.common.listSeparator);
  const blob = await worklistWorkbook(
    {
      level,
      grouping,
      withNames,
      isInternal,
      groups,
      tasks,
      notes: [
        ...noteItems(messages, context, rows).filter(([item]) => level !== 'public' || item !== messages.exportsText.rows),
        ...(level === 'working' ? [['', words.howStates(states)] as const] : []),
      ],
      today: localToday(),
    },
    messages,
    words,
  );
  const marks = [words.levels[level], ...(isInternal ? [messages.marks.internal.replace(/\s/g, '')] : [])];
  saveBlob(
    blob,
    fileName([words.fileName, ...marks, dataset.asOf, ...(context.isSynthetic ? [messages.marks.simulatedShort] : [])], 'xlsx'),
  );
  useLedger.getState().add({ at: new Date().toISOString(), what: 'workbook', level, rows, isInternal, hasNames });
  return rows;
}
