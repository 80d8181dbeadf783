import { useMemo } from 'react';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { formatCount, pickName, UNKNOWN_MARK } from '../../locales/format.ts';
import type { GapsWords } from '../../locales/gaps-words.ts';
import type { Language, Messages } from '../../locales/messages.ts';
import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';
import { lookingCount, lookingEnterprises, MATCH_LEVELS, type MatchLevel } from '../../queries/two-way-search.ts';
import { type EnterpriseRow, enterpriseRowAt } from '../../state/enterprise-row.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { EnterpriseGrid } from './enterprise-grid.tsx';
import { useGapSettings } from './gap-settings.ts';
import { ListExport } from './list-export.tsx';
import { dataColumnsOf, type TextColumn } from './text-column.ts';
import { useGapsWords } from './use-gaps-words.ts';
import { usePagedRows } from './use-paged-rows.ts';

interface LookingRow extends EnterpriseRow {
  readonly unattached: number | null;
  readonly level: MatchLevel | null;
  readonly organization: string | null;
  readonly takes: boolean | null;
}

function lookingRows(table: ColumnTable): readonly LookingRow[] {
  return Array.from({ length: table.numRows }, (_, index) => {
    const takes = numberAt(table, 'match_takes', index);
    return {
      ...enterpriseRowAt(table, index),
      unattached: numberAt(table, 'members_unattached', index),
      level: MATCH_LEVELS.find((level) => level === textAt(table, 'match_level', index)) ?? null,
      organization: textAt(table, 'match_org', index),
      takes: takes === null ? null : takes === 1,
    };
  });
}

/** One half of «双找»: uncovered enterprises with one or two full members, or with members whose relation sits elsewhere. */
export function LookingEnterprises() {
  const messages = useMessages();
  const language = useLanguage();
  const words = useGapsWords().lists;
  const dataset = useActiveDataset();
  const services = useAtlas((state) => state.services);
  const { definition, filter } = useAtlas((state) => state.view);
  const { thresholds } = useGapSettings();
  const schema = dataset?.schema ?? '';
  const version = dataset?.version ?? 0;
  const { table: counts, isCurrent } = useQuery(dataset === null ? null : lookingCount(schema, definition, filter, thresholds), version);
  const total = counts === null ? null : (numberAt(counts, 'enterprises', 0) ?? 0);
  const read = async (offset: number, limit: number, signal: AbortSignal) => {
    if (services === null) return [];
    return lookingRows(
      await services.engine.query(lookingEnterprises(schema, definition, filter, { offset, limit }, thresholds), { signal }),
    );
  };
  const key = dataset === null || services === null ? null : JSON.stringify([schema, version, definition, filter, thresholds]);
  const rows = usePagedRows<LookingRow>(key, isCurrent ? total : null, read);
  const columns = useMemo(() => columnsOf(messages, language, words), [messages, language, words]);
  return (
    <section className="gap-half" aria-label={words.lookingTitle}>
      <header className="gap-half-head">
        <h3>{words.lookingTitle}</h3>
        <ListExport title={words.lookingExport} subject={words.lookingTitle} total={total} columns={columns} read={read} />
        <p className="caption">
          {total === null || counts === null ? '' : words.lookingNote(total, numberAt(counts, 'members_full', 0) ?? 0)}
        </p>
      </header>
      <EnterpriseGrid label={words.lookingTitle} columns={dataColumnsOf(columns)} rows={rows} empty={words.lookingEmpty} />
    </section>
  );
}

function columnsOf(messages: Messages, language: Language, words: GapsWords['lists']): readonly TextColumn<LookingRow>[] {
  const { columns } = messages;
  const place = ({ building, park }: LookingRow) => {
    const { zh, en } = building.zh === null && building.en === null ? park : building;
    return pickName(language, zh, en);
  };
  return [
    { id: 'name', header: columns.enterprise, width: 150, text: ({ name }) => name },
    {
      id: 'members',
      header: columns.membersFull,
      width: 104,
      count: ({ membersFull }) => membersFull,
      text: ({ membersFull }) => formatCount(membersFull),
    },
    {
      id: 'unattached',
      header: words.unattached,
      width: 88,
      count: ({ unattached }) => unattached,
      text: ({ unattached }) => formatCount(unattached),
    },
    { id: 'match', header: words.match, width: 168, text: ({ organization }) => organization ?? words.matchNone },
    { id: 'level', header: words.matchLevel, width: 84, text: ({ level }) => (level === null ? UNKNOWN_MARK : words.matchLevels[level]) },
    {
      id: 'room',
      header: words.matchRoom,
      width: 110,
      text: ({ takes }) => (takes === null ? UNKNOWN_MARK : takes ? words.takes : words.takesNot),
    },
    { id: 'place', header: words.place, width: 150, text: place },
  ];
}
