import { useMemo } from 'react';
import { Button } from '../../components/button.tsx';
import type { DataColumn } from '../../components/data-column.ts';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { contextOf } from '../../exports/export-notes.ts';
import { formatCount, pickName } from '../../locales/format.ts';
import type { Language, Messages } from '../../locales/messages.ts';
import { termOf } from '../../locales/term.ts';
import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';
import type { ExportColumn } from '../../model/export-file.ts';
import type { WaterfallStepId } from '../../queries/waterfall.ts';
import { waterfallRowCount, waterfallRows } from '../../queries/waterfall-rows.ts';
import { type EnterpriseRow, enterpriseRowAt } from '../../state/enterprise-row.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { enterpriseColumns, enterpriseValues, PLACE, placeAt } from '../enterprise-sheet.ts';
import { ExportTable, pagedRows } from '../export-table.tsx';
import { EnterpriseGrid } from './enterprise-grid.tsx';
import { ClassSign } from './gap-columns.tsx';
import { useGaps } from './gaps-state.ts';
import { useGapsWords } from './use-gaps-words.ts';
import { usePagedRows } from './use-paged-rows.ts';

interface StepRow extends EnterpriseRow {
  readonly status: string | null;
  readonly ownership: string | null;
}

function stepRows(table: ColumnTable): readonly StepRow[] {
  return Array.from({ length: table.numRows }, (_, index) => ({
    ...enterpriseRowAt(table, index),
    status: textAt(table, 'status', index),
    ownership: textAt(table, 'ownership', index),
  }));
}

/** How many of a bar may be listed; null while unknown or where no bar is chosen. */
export function useStepCount(step: WaterfallStepId | null): number | null {
  const dataset = useActiveDataset();
  const { definition, filter } = useAtlas((state) => state.view);
  const query = dataset === null || step === null ? null : waterfallRowCount(dataset.schema, definition, filter, step);
  const { table, isCurrent } = useQuery(query, dataset?.version ?? 0);
  return table === null || step === null || !isCurrent ? null : numberAt(table, 'shown', 0);
}

/** The enterprises that a bar of the denominator counts, with what put them there. */
export function StepView({ step, total }: { readonly step: WaterfallStepId; readonly total: number | null }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = useGapsWords();
  const dataset = useActiveDataset();
  const services = useAtlas((state) => state.services);
  const { definition, filter } = useAtlas((state) => state.view);
  const schema = dataset?.schema ?? '';
  const key = dataset === null || services === null ? null : JSON.stringify([schema, dataset.version, definition, filter, step]);
  const rows = usePagedRows<StepRow>(key, total, async (offset, limit, signal) =>
    services === null
      ? []
      : stepRows(await services.engine.query(waterfallRows(schema, definition, filter, step, { offset, limit }), { signal })),
  );
  const columns = useMemo(() => columnsOf(messages, language), [messages, language]);
  return (
    <div className="gap-list-main">
      <EnterpriseGrid label={words.steps[step] ?? step} columns={columns} rows={rows} empty={words.stepEmpty} />
    </div>
  );
}

function columnsOf(messages: Messages, language: Language): readonly DataColumn<StepRow>[] {
  const { columns, terms, common } = messages;
  const place = (value: { readonly zh: string | null; readonly en: string | null }) => pickName(language, value.zh, value.en);
  return [
    { id: 'name', header: columns.enterprise, width: 230, cell: ({ name }) => name, hint: ({ name }) => name },
    { id: 'status', header: columns.status, width: 96, cell: ({ status }) => status ?? common.unknown },
    {
      id: 'ownership',
      header: columns.ownership,
      width: 110,
      cell: ({ ownership }) => termOf(terms.ownerships, ownership, common.unknown),
    },
    { id: 'class', header: columns.gapClass, width: 128, cell: ({ gapClass }) => <ClassSign gapClass={gapClass} messages={messages} /> },
    { id: 'members', header: columns.membersFull, width: 100, align: 'end', cell: ({ membersFull }) => formatCount(membersFull) },
    { id: 'staff', header: columns.staff, width: 84, align: 'end', cell: ({ staff }) => formatCount(staff) },
    {
      id: 'building',
      header: columns.building,
      width: 160,
      cell: ({ building }) => place(building),
      hint: ({ building }) => place(building),
    },
    { id: 'park', header: columns.park, width: 160, cell: ({ park }) => place(park), hint: ({ park }) => place(park) },
  ];
}

/** The list of a bar as a file, and the way back to the ranking. */
export function StepActions({ step, total }: { readonly step: WaterfallStepId; readonly total: number | null }) {
  const messages = useMessages();
  const language = useLanguage();
  const words = useGapsWords();
  const dataset = useActiveDataset();
  const services = useAtlas((state) => state.services);
  const setStep = useGaps((state) => state.setStep);
  const title = words.steps[step] ?? step;
  return (
    <>
      {dataset === null || services === null || total === null || total === 0 ? null : (
        <ExportTable
          done={messages.gaps.exported(total)}
          hasPlaces
          prepare={(signal) => {
            const { view } = useAtlas.getState();
            const read = async (offset: number, limit: number) => {
              const page = { offset, limit, withPlaces: true };
              const table = await services.engine.query(waterfallRows(dataset.schema, view.definition, view.filter, step, page), {
                signal,
              });
              return stepRows(table).map((row, index) => [
                ...enterpriseValues(messages, language, row, []),
                row.status,
                termOf(messages.terms.ownerships, row.ownership, ''),
                ...placeAt(table, index),
              ]);
            };
            return {
              context: { title, isProposal: false, ...contextOf(messages, language, dataset, view) },
              table: { columns: exportColumns(messages), place: PLACE, ...pagedRows(total, read) },
            };
          }}
        />
      )}
      <Button kind="quiet" onPress={() => setStep(null)}>
        {words.stepBack}
      </Button>
    </>
  );
}

function exportColumns(messages: Messages): readonly ExportColumn[] {
  const all = enterpriseColumns(messages);
  const { columns } = messages;
  return [
    ...all.filter((column) => column.isHidden !== true),
    { name: 'status', header: columns.status, width: 12, type: 'text' },
    { name: 'ownership', header: columns.ownership, width: 12, type: 'text' },
    ...all.filter((column) => column.isHidden === true),
  ];
}
