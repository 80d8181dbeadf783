import { CircleAlert } from 'lucide-react';
import { Button } from '../../../components/button.tsx';
import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { problemSentence } from '../../../locales/import-words.ts';
import type { SheetProblem } from '../../../model/import-preview.ts';
import { leaveCoordinates } from '../../../state/import-edit.ts';
import type { SheetDraft } from '../../../state/import-state.ts';
import { ToSetting } from './questions.tsx';
import { SETTING_IDS } from './setting-ids.ts';

/** Why a sheet cannot be imported as it stands, each reason with what to do about it. */
export function Problems({ draft, onColumn }: { readonly draft: SheetDraft; readonly onColumn: (source: number) => void }) {
  const messages = useMessages();
  const language = useLanguage();
  const all = draft.preview.problems;
  // Of a list of persons nothing else needs to be said.
  const roster = all.filter(({ code }) => code === 'roster');
  const problems = roster.length > 0 ? roster : all;
  if (problems.length === 0) return null;
  return (
    <section className="import-side-part" aria-labelledby="import-problems">
      <h3 id="import-problems" className="import-side-title" aria-live="polite">
        {messages.imports.problemsLeft(problems.length)}
      </h3>
      <ul className="import-asks">
        {problems.map((problem) => (
          <li key={JSON.stringify(problem)} className="import-ask" data-kind="problem">
            <CircleAlert size={16} aria-hidden="true" />
            <div>
              <p className="import-problem-what">{problemSentence(language, draft.plan.table, problem)}</p>
              <p>{messages.imports.remedy[problem.code]}</p>
              <div className="import-ask-actions">
                <Remedy draft={draft} problem={problem} onColumn={onColumn} />
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface RemedyProps {
  readonly draft: SheetDraft;
  readonly problem: SheetProblem;
  readonly onColumn: (source: number) => void;
}

function Remedy({ draft, problem, onColumn }: RemedyProps) {
  const messages = useMessages();
  const words = messages.imports;
  switch (problem.code) {
    case 'required-missing':
      return <ToSetting id={SETTING_IDS.table} />;
    case 'no-rows':
      return <ToSetting id={SETTING_IDS.headerRows} />;
    case 'datum-open':
      return (
        <>
          <ToSetting id={SETTING_IDS.datum} />
          <Button kind="link" onPress={leaveCoordinates}>
            {words.datumNone}
          </Button>
        </>
      );
    case 'field-twice': {
      const columns = draft.plan.columns.filter(({ field }) => field === problem.field);
      return columns.map(({ source, header }) => (
        <Button key={source} kind="link" onPress={() => onColumn(source)}>
          {header === '' ? words.noHeader : header}
        </Button>
      ));
    }
    case 'roster':
      return null;
  }
}
