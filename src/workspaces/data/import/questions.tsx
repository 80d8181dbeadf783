import { CircleHelp } from 'lucide-react';
import { Button } from '../../../components/button.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { fieldTitle, tableTitle } from '../../../locales/import-words.ts';
import type { PlanAsk } from '../../../model/import-plan.ts';
import { answerAll, answerAsk, setField, setTable } from '../../../state/import-edit.ts';
import { askKey, openAsks, type SheetDraft } from '../../../state/import-state.ts';
import { rowOffset } from './column-state.ts';
import { SETTING_IDS } from './setting-ids.ts';

export interface QuestionsProps {
  readonly draft: SheetDraft;
  readonly onColumn: (source: number) => void;
}

/** What the screen has to ask about a sheet, one card a question, each with the way to what it is about. */
export function Questions({ draft, onColumn }: QuestionsProps) {
  const messages = useMessages();
  const words = messages.imports;
  const asks = openAsks(draft);
  return (
    <section className="import-side-part" aria-labelledby="import-questions">
      <h3 id="import-questions" className="import-side-title" aria-live="polite">
        {asks.length === 0 ? words.noQuestions : words.questionsLeft(asks.length)}
      </h3>
      <ul className="import-asks">
        {asks.map((ask) => (
          <li key={askKey(ask)} className="import-ask">
            <CircleHelp size={16} aria-hidden="true" />
            <div>
              <Question draft={draft} ask={ask} onColumn={onColumn} />
            </div>
          </li>
        ))}
      </ul>
      {asks.filter((ask) => ask.code !== 'datum').length < 2 ? null : <Button onPress={answerAll}>{words.confirmAll}</Button>}
    </section>
  );
}

function Question({ draft, ask, onColumn }: QuestionsProps & { readonly ask: PlanAsk }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = messages.imports;
  const { plan } = draft;
  switch (ask.code) {
    case 'column': {
      const column = plan.columns.find(({ source }) => source === ask.source);
      const header = column === undefined || column.header === '' ? words.noHeader : column.header;
      const field = column?.field ?? null;
      const others = ask.candidates.filter((candidate) => candidate.field !== field).slice(0, 2);
      return (
        <>
          <p>{field === null ? words.askColumnNone(header) : words.askColumn(header, fieldTitle(language, plan.table, field))}</p>
          <p className="caption">{messages.importCodes.doubts[ask.doubt]}</p>
          <div className="import-ask-actions">
            <Button onPress={() => answerAsk(askKey(ask))} label={`${header}: ${field === null ? words.unread : words.rightAsShown}`}>
              {field === null ? words.unread : words.rightAsShown}
            </Button>
            {others.map((candidate) => (
              <Button key={candidate.field} onPress={() => setField(ask.source, candidate.field)}>
                {words.orIs(fieldTitle(language, plan.table, candidate.field))}
              </Button>
            ))}
            <Button kind="link" onPress={() => onColumn(ask.source)} label={`${words.showColumn} ${header}`}>
              {words.showColumn}
            </Button>
          </div>
        </>
      );
    }
    case 'table':
      return (
        <>
          <p>{words.askTable(tableTitle(language, plan.table))}</p>
          <div className="import-ask-actions">
            <Button onPress={() => answerAsk('table')} label={`${words.table}: ${words.rightAsShown}`}>
              {words.rightAsShown}
            </Button>
            {ask.candidates
              .filter((table) => table !== plan.table)
              .slice(0, 2)
              .map((table) => (
                <Button key={table} onPress={() => setTable(table)}>
                  {words.orIs(tableTitle(language, table))}
                </Button>
              ))}
            <ToSetting id={SETTING_IDS.table} />
          </div>
        </>
      );
    case 'header-rows': {
      const offset = rowOffset(draft);
      const hasHeader = plan.headerLast > plan.headerFirst;
      return (
        <>
          <p>{hasHeader ? words.askHeaderRows(plan.headerFirst + offset, plan.headerLast - 1 + offset) : words.askHeaderNone}</p>
          <div className="import-ask-actions">
            <Button onPress={() => answerAsk('header-rows')} label={`${words.headerRows}: ${words.rightAsShown}`}>
              {words.rightAsShown}
            </Button>
            <ToSetting id={SETTING_IDS.headerRows} />
          </div>
        </>
      );
    }
    case 'datum':
      return (
        <>
          <p>{words.askDatum}</p>
          <div className="import-ask-actions">
            <ToSetting id={SETTING_IDS.datum} />
          </div>
        </>
      );
  }
}

function focusSetting(id: string): void {
  const setting = document.getElementById(id);
  const folded = setting?.closest('details');
  if (folded != null) folded.open = true;
  setting?.querySelector<HTMLElement>('button, input')?.focus();
}

/** Moves the focus to a setting, in the panel or folded above the rows. */
export function ToSetting({ id }: { readonly id: string }) {
  const messages = useMessages();
  return (
    <Button kind="link" onPress={() => focusSetting(id)}>
      {messages.imports.showSetting}
    </Button>
  );
}
