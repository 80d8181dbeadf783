import { Button } from '../../../components/button.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { formatCount } from '../../../locales/format.ts';
import { tableTitle } from '../../../locales/import-words.ts';
import type { TableName } from '../../../model/tables.ts';
import { OWN_DATASET_ID } from '../../../state/dataset-state.ts';
import { agreeImport } from '../../../state/import-actions.ts';
import { cancelImport } from '../../../state/import-queue.ts';
import { chosenSheets, correctedPeriod, type ImportRun, isReady, openAsks } from '../../../state/import-state.ts';
import { useAtlas } from '../../../state/store.ts';
import { sheetColumns } from './column-state.ts';

/** What will happen, in one line, and the two ways out. */
export function ImportFoot({ run }: { readonly run: ImportRun }) {
  const messages = useMessages();
  const words = messages.imports;
  return (
    <footer className="import-foot">
      <p className="import-foot-what" role="status">
        <Outlook run={run} />
      </p>
      <span className="import-foot-keys">
        <kbd>{words.importKeys}</kbd>
      </span>
      <Button onPress={() => cancelImport()}>{messages.common.cancel}</Button>
      <Button kind="primary" isDisabled={!isReady(run)} onPress={() => void agreeImport()}>
        {words.import}
      </Button>
    </footer>
  );
}

function Outlook({ run }: { readonly run: ImportRun }) {
  const messages = useMessages();
  const language = useLanguage();
  const own = useAtlas((state) => state.datasets[OWN_DATASET_ID]);
  const words = messages.imports;
  const chosen = chosenSheets(run);
  if (chosen.length === 0) return <strong>{words.noSheetChosen}</strong>;
  const rows = new Map<TableName, number>();
  for (const { plan, preview } of chosen) rows.set(plan.table, (rows.get(plan.table) ?? 0) + preview.dataRows);
  const columns = chosen.flatMap(sheetColumns);
  const personal = columns.filter(({ state }) => state === 'personal').length;
  const left = columns.filter(({ state, plan }) => state === 'tax' || (state === 'unread' && plan.header !== '')).length + personal;
  const problems = chosen.reduce((sum, { preview }) => sum + preview.problems.length, 0);
  const asks = chosen.reduce((sum, sheet) => sum + openAsks(sheet).length, 0);
  const replaced = [...rows.keys()].filter((table) => own?.catalog[table] !== undefined).map((table) => tableTitle(language, table));
  const corrects = correctedPeriod(run) !== null && replaced.length > 0;
  const parts = [
    (corrects ? words.willCorrect : words.willImport)(
      [...rows].map(([table, count]) => words.rowsOf(formatCount(count), tableTitle(language, table))).join(messages.common.listSeparator),
    ),
    ...(left > 0 ? [words.columnsUnread(left)] : []),
    ...(personal > 0 ? [words.columnsPersonal(personal)] : []),
    ...(replaced.length > 0 && !corrects ? [words.replaces(replaced.join(messages.common.listSeparator))] : []),
  ];
  return (
    <>
      <span className="tabular">{parts.join(' · ')}</span>
      {problems > 0 ? (
        <strong> · {words.problemsLeft(problems)}</strong>
      ) : asks > 0 ? (
        <strong> · {words.questionsLeft(asks)}</strong>
      ) : null}
      {chosen.some((sheet) => sheet.isPending) ? <span> · {words.replanning}</span> : null}
    </>
  );
}
