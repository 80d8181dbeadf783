import { useMemo, useState } from 'react';
import { Bar } from '../../components/bar-list.tsx';
import { Checkbox } from '../../components/checkbox.tsx';
import type { DataColumn, SortOrder } from '../../components/data-column.ts';
import { DataTable } from '../../components/data-table.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { arraySource } from '../../components/row-source.ts';
import { formatCount, formatRate, pickName } from '../../locales/format.ts';
import type { Language, Messages } from '../../locales/messages.ts';
import type { DefinitionSet } from '../../model/definition-set.ts';
import { SMALL_DENOMINATOR } from '../../scales/small-denominator.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { wilsonInterval } from '../../statistics/wilson.ts';
import { CompareExport } from './compare-export.tsx';
import { useCompare } from './compare-state.ts';
import { placeName } from './place-name.ts';
import { orderPlaces, type PlaceOrder, type RankedPlace } from './ranking.ts';
import { rateParts } from './rate-parts.ts';
import { SideBySide } from './side-by-side.tsx';
import { usePlaces } from './use-places.ts';

const NONE = arraySource<RankedPlace>([]);

/** The rate in words: a number, or why there is none. */
function rateText(messages: Messages, language: Language, place: Pick<RankedPlace, 'reading' | 'rate'>): string {
  if (place.reading === 'none') return messages.compare.noEligible;
  return formatRate(place.rate, language);
}

function placeColumns(
  messages: Messages,
  language: Language,
  definition: DefinitionSet,
  picks: readonly number[],
  toggle: (ix: number) => void,
  analysis: boolean,
): readonly DataColumn<RankedPlace>[] {
  const words = messages.compare;
  const hint = (place: RankedPlace) =>
    place.reading === 'small' ? words.smallDenominator : place.reading === 'counts' ? words.countsOnly : undefined;
  const count = (id: PlaceOrder & keyof RankedPlace, header: string, width = 84): DataColumn<RankedPlace> => ({
    id,
    header,
    width,
    align: 'end',
    sortable: true,
    firstSort: 'descending',
    cell: (place) => {
      const value = place[id];
      return formatCount(typeof value === 'number' ? value : null);
    },
  });
  return [
    {
      id: 'pick',
      header: '',
      width: 40,
      cell: (place) => {
        const { ix } = place;
        return ix === null ? null : (
          <Checkbox name={placeName(messages, language, place)} hideName isChecked={picks.includes(ix)} onChange={() => toggle(ix)} />
        );
      },
    },
    { id: 'rank', header: words.columnRank, width: 60, align: 'end', sortable: true, cell: (place) => formatCount(place.rank), hint },
    {
      id: 'name',
      header: words.columnName,
      width: 230,
      sortable: true,
      cell: (place) => placeName(messages, language, place),
      hint: (place) => placeName(messages, language, place),
    },
    count('covered', words.columnNumerator),
    count('eligible', words.columnDenominator),
    {
      id: 'rate',
      header: words.columnRate,
      width: 116,
      align: 'end',
      sortable: true,
      firstSort: 'descending',
      cell: (place) => (
        <span className={place.reading === 'full' ? undefined : 'compare-small'}>{rateText(messages, language, place)}</span>
      ),
      hint,
    },
    {
      id: 'bar',
      header: '0 – 100%',
      width: 190,
      cell: (place) =>
        place.rate === null ? null : (
          <span className="compare-bar">
            <Bar parts={rateParts(messages, definition, place)} max={place.eligible} isHatched={place.reading === 'small'} />
          </span>
        ),
      hint,
    },
    ...(analysis
      ? [
          {
            id: 'interval',
            header: words.wilson,
            width: 150,
            align: 'end',
            cell: (place) => {
              if (place.rate === null) return messages.common.emDash;
              const interval = wilsonInterval(place.covered, place.eligible);
              return interval === null
                ? messages.common.emDash
                : `${formatRate(interval.low, language)} – ${formatRate(interval.high, language)}`;
            },
            hint: () => words.intervalNote,
          } satisfies DataColumn<RankedPlace>,
        ]
      : []),
    count('uncovered', words.columnUncovered),
    count('unknown', words.columnUnknown, 72),
    count('organizations', words.columnOrganizations, 96),
    count('listed', words.columnListed),
  ];
}

export function PlacesTable() {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const { definition, analysis } = useAtlas((state) => state.view);
  const { picks, toggle } = useCompare();
  const { places, loading, error } = usePlaces();
  const [sort, setSort] = useState<SortOrder>({ columnId: 'rank', direction: 'ascending' });
  const ordered = useMemo(
    () =>
      places === null
        ? null
        : sort.columnId === 'rank' && sort.direction === 'ascending'
          ? places
          : orderPlaces(places, sort.columnId as PlaceOrder, sort.direction),
    [places, sort],
  );
  const source = useMemo(() => (ordered === null ? NONE : arraySource(ordered)), [ordered]);
  const columns = useMemo(
    () => placeColumns(messages, language, definition, picks, toggle, analysis),
    [messages, language, definition, picks, toggle, analysis],
  );
  const chosen = useMemo(() => new Set(picks), [picks]);
  const definitionName = pickName(language, definition.name.zh, definition.name.en);
  const keys = rateParts(messages, definition, { single: 0, joint: 0, area: 0 });
  if (error !== null) return <ErrorMessage error={error} />;
  return (
    <div className="compare-body">
      <div className="compare-note">
        <strong>{messages.compare.definitionUsed(definitionName)}</strong>
        <span>{dataset === null ? null : messages.common.asOf(dataset.asOf)}</span>
        {keys.map((key) => (
          <span key={key.name} className="compare-key" style={{ ['--key' as string]: key.color }}>
            {key.name}
          </span>
        ))}
        <span>{messages.compare.rankNote(SMALL_DENOMINATOR)}</span>
        <CompareExport places={ordered ?? []} />
      </div>
      <div className="compare-table">
        <DataTable
          label={messages.compare.title}
          columns={columns}
          source={source}
          rowId={(place) => place.ix ?? -1}
          selected={chosen}
          onSelect={({ ids }) => {
            for (const id of ids) if (id >= 0) toggle(id);
          }}
          sort={sort}
          onSort={setSort}
          busy={loading}
          empty={places === null ? undefined : <EmptyState sentence={messages.compare.empty} />}
        />
      </div>
      {picks.length < 2 || places === null ? null : (
        <SideBySide
          items={picks
            .flatMap((ix) => places.filter((place) => place.ix === ix))
            .map((place) => ({ id: String(place.ix), name: placeName(messages, language, place), figures: place }))}
          definition={definition}
          analysis={analysis}
        />
      )}
    </div>
  );
}
