import { useLanguage, useMessages } from '../../../components/locale-context.tsx';
import { contextOf } from '../../../exports/export-notes.ts';
import type { ExportColumn, ExportValue } from '../../../model/export-file.ts';
import { closedOn } from '../../../model/worklist.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { ExportTable, givenRows } from '../../export-table.tsx';
import type { WorkRow } from './use-worklist.ts';
import { useWorklistWords } from './use-worklist-words.ts';
import { checkText, nameOf, placeText } from './work-columns.tsx';

/** The cases in sight as a table. */
export function WorklistExport({ rows }: { readonly rows: readonly WorkRow[] }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = useWorklistWords();
  const { worklist: text } = words;
  const dataset = useActiveDataset();
  if (dataset === null || rows.length === 0) return null;
  const column = (name: string, header: string, width: number, type: ExportColumn['type'] = 'text'): ExportColumn => ({
    name,
    header,
    width,
    type,
  });
  const columns = [
    column('name_zh', messages.columns.enterprise, 34),
    column('uscc', messages.columns.uscc, 22),
    column('gap_class', messages.columns.gapClass, 14),
    column('state', text.state, 14),
    column('reason', text.reason, 26),
    column('document_no', text.documentNo, 24),
    column('approved_on', text.approvedOn, 14, 'date'),
    column('owner', text.owner, 22),
    column('due_on', text.dueOn, 14, 'date'),
    column('due_mark', text.dueMarks.overdue, 10),
    column('check', text.check, 24),
    column('district', messages.columns.district, 16),
    column('park', messages.columns.park, 20),
    column('street', text.street, 20),
    column('building', messages.columns.building, 22),
    column('added_on', text.addedOn, 14, 'date'),
    column('closed_on', text.states.closed, 14, 'date'),
    column('note', text.note, 40),
  ];
  const values = (row: WorkRow): readonly ExportValue[] => {
    const { work, unit, due } = row;
    return [
      nameOf(words, row),
      unit?.isHidden === true ? null : work.uscc,
      work.gapClass === null ? null : messages.terms.gapClasses[work.gapClass],
      text.states[work.state],
      work.reason === null ? null : text.reasons[work.reason],
      work.approval?.documentNo ?? null,
      work.approval?.approvedOn ?? null,
      work.owner,
      work.dueOn,
      text.dueMarks[due] || null,
      checkText(words, row) || null,
      placeText(language, unit?.district) || null,
      placeText(language, unit?.park) || null,
      unit?.street ?? null,
      placeText(language, unit?.building) || null,
      work.addedOn,
      closedOn(work),
      work.note || null,
    ];
  };
  return (
    <ExportTable
      done={text.exported(rows.length)}
      subject={text.exportName}
      hasPlaces={false}
      prepare={() => ({
        context: { title: text.exportName, isProposal: true, ...contextOf(messages, language, dataset, { ...useAtlas.getState().view }) },
        table: { columns, place: null, ...givenRows(rows.map(values)) },
      })}
    />
  );
}
