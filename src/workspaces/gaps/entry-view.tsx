import { useMemo, useState } from 'react';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { formatCount, pickName, UNKNOWN_MARK } from '../../locales/format.ts';
import type { GapsWords } from '../../locales/gaps-words.ts';
import type { Language, Messages } from '../../locales/messages.ts';
import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';
import { ENTRY_FACTS, type EntryFact, enteredSince, entryGateCounts } from '../../queries/entry-gate.ts';
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

interface EntryRow extends EnterpriseRow {
  readonly enteredOn: string;
  readonly byEntry: boolean;
  readonly survey: string;
  readonly surveyedOn: string | null;
  readonly missing: readonly EntryFact[];
}

function entryRows(table: ColumnTable): readonly EntryRow[] {
  return Array.from({ length: table.numRows }, (_, index) => ({
    ...enterpriseRowAt(table, index),
    enteredOn: textAt(table, 'entered_on', index) ?? '',
    byEntry: numberAt(table, 'by_entry', index) === 1,
    survey: textAt(table, 'survey', index) ?? 'missing',
    surveyedOn: textAt(table, 'surveyed_on', index),
    missing: ENTRY_FACTS.filter((fact) => numberAt(table, `known_${fact}`, index) !== 1),
  }));
}

const COUNTS = ['entered', 'surveyed', 'members_known', 'complete', 'covered', 'gaps', 'unknown'] as const;

function yearBefore(date: string): string {
  return `${Number(date.slice(0, 4)) - 1}${date.slice(4) === '-02-29' ? '-02-28' : date.slice(4)}`;
}

/** «入口端»: who entered since a date, what is known of them at the gate, and whether anybody asked. */
export function EntryView() {
  const messages = useMessages();
  const language = useLanguage();
  const words = useGapsWords().lists;
  const dataset = useActiveDataset();
  const services = useAtlas((state) => state.services);
  const { definition, filter } = useAtlas((state) => state.view);
  const { thresholds } = useGapSettings();
  const [chosen, setChosen] = useState<string | null>(null);
  const { schema = '', version = 0, asOf = '' } = dataset ?? {};
  const period = dataset?.manifest.snapshots.filter((date) => date < asOf).at(-1) ?? null;
  const since = chosen ?? period ?? (asOf === '' ? '' : yearBefore(asOf));
  const isAsked = dataset !== null && /^\d{4}-\d{2}-\d{2}$/.test(since);
  const { table: counts, isCurrent } = useQuery(isAsked ? entryGateCounts(schema, definition, filter, since, thresholds) : null, version);
  const total = counts === null ? null : (numberAt(counts, 'shown', 0) ?? 0);
  const read = async (offset: number, limit: number, signal: AbortSignal) => {
    if (services === null) return [];
    return entryRows(
      await services.engine.query(enteredSince(schema, definition, filter, since, { offset, limit }, thresholds), { signal }),
    );
  };
  const key = !isAsked || services === null ? null : JSON.stringify([schema, version, definition, filter, thresholds, since]);
  const rows = usePagedRows<EntryRow>(key, isCurrent ? total : null, read);
  const columns = useMemo(() => columnsOf(messages, language, words), [messages, language, words]);
  const undated = counts === null ? 0 : (numberAt(counts, 'undated', 0) ?? 0);
  return (
    <div className="gap-list-main">
      <div className="gap-toolbar">
        <label className="gap-toolbar-field">
          <span>{words.entrySince}</span>
          <input className="field-input" type="date" value={since} max={asOf} onChange={({ target }) => setChosen(target.value)} />
        </label>
        {period === null || since === period ? null : (
          <button type="button" className="card-link" onClick={() => setChosen(period)}>
            {words.entrySincePeriod(period)}
          </button>
        )}
        {asOf === '' || since === yearBefore(asOf) ? null : (
          <button type="button" className="card-link" onClick={() => setChosen(yearBefore(asOf))}>
            {words.entrySinceYear(yearBefore(asOf))}
          </button>
        )}
        <span className="gap-toolbar-spacer" />
        <ListExport title={words.entryExport} total={total} columns={columns} read={read} />
      </div>
      <dl className="gap-figures">
        {COUNTS.map((name) => (
          <div key={name}>
            <dt>{words.entryCounts[name]}</dt>
            <dd>
              <data value={counts === null ? '' : (numberAt(counts, name, 0) ?? '')} data-metric={`entry-${name}`}>
                {formatCount(counts === null ? null : numberAt(counts, name, 0))}
              </data>
            </dd>
          </div>
        ))}
      </dl>
      <EnterpriseGrid label={words.entryTitle} columns={dataColumnsOf(columns)} rows={rows} empty={words.entryEmpty} />
      {undated === 0 ? null : <p className="gap-foot">{words.entryUndated(undated)}</p>}
    </div>
  );
}

function columnsOf(messages: Messages, language: Language, words: GapsWords['lists']): readonly TextColumn<EntryRow>[] {
  const { columns, terms, common } = messages;
  const place = ({ building, park }: EntryRow) => {
    const { zh, en } = building.zh === null && building.en === null ? park : building;
    return pickName(language, zh, en);
  };
  return [
    {
      id: 'entered',
      header: words.enteredOn,
      width: 104,
      text: (row) => (row.byEntry ? row.enteredOn : words.enteredByList(row.enteredOn)),
    },
    { id: 'name', header: columns.enterprise, width: 206, text: ({ name }) => name },
    { id: 'class', header: columns.gapClass, width: 104, text: ({ gapClass }) => terms.gapClasses[gapClass] },
    {
      id: 'survey',
      header: words.survey,
      width: 150,
      text: ({ survey, surveyedOn }) => [words.surveys[survey] ?? survey, surveyedOn].filter(Boolean).join(' '),
    },
    {
      id: 'missing',
      header: words.missing,
      width: 190,
      text: ({ missing }) =>
        missing.length === 0 ? words.missingNone : missing.map((fact) => words.facts[fact]).join(common.listSeparator),
    },
    {
      id: 'members',
      header: columns.membersFull,
      width: 104,
      count: ({ membersFull }) => membersFull,
      text: ({ membersFull }) => formatCount(membersFull),
    },
    { id: 'staff', header: columns.staff, width: 84, count: ({ staff }) => staff, text: ({ staff }) => formatCount(staff) },
    { id: 'place', header: words.place, width: 160, text: (row) => place(row) || UNKNOWN_MARK },
  ];
}
