import { useMemo, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { formatCount, pickName, UNKNOWN_MARK } from '../../locales/format.ts';
import type { GapsWords } from '../../locales/gaps-words.ts';
import type { Language, Messages } from '../../locales/messages.ts';
import { type ColumnTable, numberAt } from '../../model/column-table.ts';
import { UNION_BASES, UNION_QUEUES, type UnionBasis, type UnionQueue } from '../../model/union-queue.ts';
import { unionQueueCounts, unionQueuePage } from '../../queries/union-queues.ts';
import { type EnterpriseRow, enterpriseRowAt } from '../../state/enterprise-row.ts';
import { useAtlas } from '../../state/store.ts';
import { goToMatching, setListAside, useComparedList } from '../../state/union-list.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { EnterpriseGrid } from './enterprise-grid.tsx';
import { useGapSettings } from './gap-settings.ts';
import { ListExport } from './list-export.tsx';
import { dataColumnsOf, type TextColumn } from './text-column.ts';
import { useGapsWords } from './use-gaps-words.ts';
import { usePagedRows } from './use-paged-rows.ts';

interface UnionRow extends EnterpriseRow {
  readonly unionMembers: number | null;
  readonly basis: UnionBasis;
  readonly mayHaveChair: boolean;
}

function unionRows(table: ColumnTable): readonly UnionRow[] {
  return Array.from({ length: table.numRows }, (_, index) => ({
    ...enterpriseRowAt(table, index),
    unionMembers: numberAt(table, 'union_members', index),
    basis: UNION_BASES[numberAt(table, 'basis', index) ?? -1] ?? 'unknown',
    mayHaveChair: numberAt(table, 'may_have_chair', index) === 1,
  }));
}

function totalsOf(table: ColumnTable): Readonly<Record<UnionQueue, number>> {
  const totals = Object.fromEntries(UNION_QUEUES.map((queue) => [queue, 0])) as Record<UnionQueue, number>;
  for (let index = 0; index < table.numRows; index += 1) {
    const queue = UNION_QUEUES[numberAt(table, 'queue', index) ?? -1];
    if (queue !== undefined) totals[queue] += numberAt(table, 'enterprises', index) ?? 0;
  }
  return totals;
}

/** «工会»: the three queues of enterprises without a union, with what the law and what practice asks. */
export function UnionsView() {
  const messages = useMessages();
  const language = useLanguage();
  const words = useGapsWords().lists;
  const dataset = useActiveDataset();
  const services = useAtlas((state) => state.services);
  const filter = useAtlas((state) => state.view.filter);
  const { thresholds } = useGapSettings();
  const list = useComparedList();
  const [queue, setQueue] = useState<UnionQueue>('listed-without');
  const { schema = '', version = 0 } = dataset ?? {};
  const { table: counts, isCurrent } = useQuery(dataset === null ? null : unionQueueCounts(schema, filter, list, thresholds), version);
  const totals = counts === null ? null : totalsOf(counts);
  const total = totals === null ? null : totals[queue];
  const read = async (offset: number, limit: number, signal: AbortSignal) => {
    if (services === null) return [];
    return unionRows(await services.engine.query(unionQueuePage(schema, filter, queue, list, { offset, limit }, thresholds), { signal }));
  };
  const key = dataset === null || services === null ? null : JSON.stringify([schema, version, filter, thresholds, queue, list?.id]);
  const rows = usePagedRows<UnionRow>(key, isCurrent ? total : null, read);
  const columns = useMemo(() => columnsOf(messages, language, words), [messages, language, words]);
  return (
    <div className="gap-list-main">
      <div className="gap-toolbar">
        <Segmented
          label={words.unionQueues[queue]}
          options={UNION_QUEUES.map((id) => ({ id, name: `${words.unionQueues[id]} ${totals === null ? '' : formatCount(totals[id])}` }))}
          value={queue}
          onChange={(id) => setQueue(UNION_QUEUES.find((entry) => entry === id) ?? 'listed-without')}
        />
        <span className="gap-toolbar-spacer" />
        <ListExport title={words.unionExport(words.unionQueues[queue])} total={total} columns={columns} read={read} />
      </div>
      <p className="gap-toolbar-note">{words.unionQueueNotes[queue]}</p>
      <EnterpriseGrid label={words.unionQueues[queue]} columns={dataColumnsOf(columns)} rows={rows} empty={words.unionEmpty} />
      <div className="gap-foot gap-foot-line">
        {list === null ? (
          <>
            <span>{words.unionNoList}</span>
            <Button kind="link" onPress={goToMatching}>
              {words.unionCompare}
            </Button>
          </>
        ) : (
          <>
            <span data-union-list="">{words.unionListed(list.source, list.ranOn, list.listed.length, list.unsure.length)}</span>
            {list.strangers === 0 ? null : <span>{words.unionStrangers(list.strangers)}</span>}
            {list.isSynthetic ? <span>{messages.marks.simulatedShort}</span> : null}
            <Button kind="link" onPress={goToMatching}>
              {words.unionMatches}
            </Button>
            <Button kind="link" onPress={setListAside}>
              {words.unionSetAside}
            </Button>
          </>
        )}
      </div>
    </div>
  );
}

function columnsOf(messages: Messages, language: Language, words: GapsWords['lists']): readonly TextColumn<UnionRow>[] {
  const { columns } = messages;
  const place = ({ building, park }: UnionRow) => {
    const { zh, en } = building.zh === null && building.en === null ? park : building;
    return pickName(language, zh, en);
  };
  return [
    { id: 'name', header: columns.enterprise, width: 216, text: ({ name }) => name },
    { id: 'basis', header: words.unionBasis, width: 280, text: ({ basis }) => words.unionBases[basis] },
    {
      id: 'union_members',
      header: words.unionMembersColumn,
      width: 92,
      count: ({ unionMembers }) => unionMembers,
      text: ({ unionMembers }) => formatCount(unionMembers),
    },
    { id: 'staff', header: columns.staff, width: 84, count: ({ staff }) => staff, text: ({ staff }) => formatCount(staff) },
    { id: 'place', header: words.place, width: 160, text: place },
    { id: 'chair', header: words.unionChair, width: 110, text: ({ mayHaveChair }) => (mayHaveChair ? words.yes : UNKNOWN_MARK) },
  ];
}
