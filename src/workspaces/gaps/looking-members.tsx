import { useMemo, useState } from 'react';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { arraySource } from '../../components/row-source.ts';
import { Segmented } from '../../components/segmented.tsx';
import { formatCount, pickName } from '../../locales/format.ts';
import { termOf } from '../../locales/term.ts';
import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';
import { INDUSTRY_SECTIONS } from '../../model/fact.ts';
import { type LookingPlace, membersLooking } from '../../queries/two-way-search.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { useGapSettings } from './gap-settings.ts';
import { ListExport } from './list-export.tsx';
import { dataColumnsOf, type TextColumn } from './text-column.ts';
import { useGapsWords } from './use-gaps-words.ts';

const PLACES: readonly LookingPlace[] = ['building', 'community', 'park', 'sector'];
/** Places beyond these have next to nobody. */
const MOST = 500;

interface PlaceOfMembers {
  readonly ix: number | null;
  readonly zh: string | null;
  readonly en: string | null;
  readonly enterprises: number | null;
  readonly unattached: number | null;
  readonly unknown: number | null;
  readonly organizations: number | null;
}

function placesOf(table: ColumnTable): readonly PlaceOfMembers[] {
  return Array.from({ length: table.numRows }, (_, index) => ({
    ix: numberAt(table, 'ix', index),
    zh: textAt(table, 'name_zh', index),
    en: textAt(table, 'name_en', index),
    enterprises: numberAt(table, 'enterprises', index),
    unattached: numberAt(table, 'members_unattached', index),
    unknown: numberAt(table, 'unknown', index),
    organizations: numberAt(table, 'organizations', index),
  }));
}

/** The other half of «双找»: where members are whose relation sits elsewhere, and which organizations there could take them in. Counts only. */
export function LookingMembers() {
  const messages = useMessages();
  const language = useLanguage();
  const words = useGapsWords().lists;
  const dataset = useActiveDataset();
  const filter = useAtlas((state) => state.view.filter);
  const { thresholds } = useGapSettings();
  const [by, setBy] = useState<LookingPlace>('building');
  const query = dataset === null ? null : membersLooking(dataset.schema, filter, by, MOST, thresholds);
  const { table } = useQuery(query, dataset?.version ?? 0);
  const rows = useMemo(() => (table === null ? null : placesOf(table)), [table]);
  const columns = useMemo((): readonly TextColumn<PlaceOfMembers>[] => {
    const nameOf = ({ ix, zh, en }: PlaceOfMembers) => {
      if (ix === null) return messages.common.unknown;
      if (by === 'sector') return termOf(messages.terms.industries, INDUSTRY_SECTIONS[ix]?.[0] ?? null, messages.common.unknown);
      return pickName(language, zh, en);
    };
    const count = (id: string, header: string, width: number, of: (row: PlaceOfMembers) => number | null): TextColumn<PlaceOfMembers> => ({
      id,
      header,
      width,
      count: of,
      text: (row) => formatCount(of(row)),
    });
    return [
      { id: 'place', header: by === 'sector' ? words.sector : words.place, width: 132, text: nameOf },
      count('unattached', words.unattached, 84, ({ unattached }) => unattached),
      count('organizations', words.organizationsThere, 100, ({ organizations }) => organizations),
      count('enterprises', words.withUnattached, 76, ({ enterprises }) => enterprises),
      count('unknown', words.unknownEnterprises, 76, ({ unknown }) => unknown),
    ];
  }, [messages, language, words, by]);
  const source = useMemo(() => arraySource(rows ?? []), [rows]);
  const sum = (of: (row: PlaceOfMembers) => number | null) => (rows ?? []).reduce((total, row) => total + (of(row) ?? 0), 0);
  return (
    <section className="gap-half gap-half-small" aria-label={words.membersTitle}>
      <header className="gap-half-head">
        <h3>{words.membersTitle}</h3>
        <ListExport
          title={words.membersExport}
          subject={words.membersTitle}
          total={rows?.length ?? null}
          columns={columns}
          read={async (offset, limit) => (rows ?? []).slice(offset, offset + limit)}
        />
        <p className="caption">
          {rows === null
            ? ''
            : words.membersNote(
                sum((row) => row.unattached),
                sum((row) => row.unknown),
              )}
        </p>
        <Segmented
          label={words.membersBy}
          options={PLACES.map((id) => ({ id, name: words.lookingPlaces[id] }))}
          value={by}
          onChange={(id) => setBy(PLACES.find((place) => place === id) ?? 'building')}
        />
      </header>
      <DataTable
        label={words.membersTitle}
        columns={dataColumnsOf(columns)}
        source={source}
        rowId={({ ix }) => ix ?? -1}
        busy={rows === null}
        empty={rows === null ? undefined : <EmptyState sentence={words.membersEmpty} />}
      />
    </section>
  );
}
