import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useLanguage } from '../../components/locale-context.tsx';
import { Segmented } from '../../components/segmented.tsx';
import { pickName } from '../../locales/format.ts';
import { hasTable } from '../../model/catalog.ts';
import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';
import type { Filter } from '../../model/filter.ts';
import { type GapPlace, uncoveredPlaces } from '../../queries/uncovered-places.ts';
import { flyToPart } from '../../state/fly-actions.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { BuildingOpener } from './building-opener.tsx';
import { useGaps } from './gaps-state.ts';
import { useGapsWords } from './use-gaps-words.ts';

const FACET = { park: 'parks', building: 'buildings', district: 'districts' } as const satisfies Record<GapPlace, keyof Filter>;
const KINDS: readonly GapPlace[] = ['park', 'building', 'district'];
const SHOWN = 4;
/** More are found by the filter of the map's own workspace. */
const MOST = 200;

interface PlaceRow {
  readonly id: string | null;
  readonly zh: string | null;
  readonly en: string | null;
  readonly eligible: number;
  readonly covered: number;
  readonly uncovered: number;
  readonly leadZh: string | null;
  readonly leadEn: string | null;
}

function placeRows(table: ColumnTable): readonly PlaceRow[] {
  return Array.from({ length: Math.min(table.numRows, MOST) }, (_, row) => ({
    id: textAt(table, 'id', row),
    zh: textAt(table, 'name_zh', row),
    en: textAt(table, 'name_en', row),
    eligible: numberAt(table, 'eligible', row) ?? 0,
    covered: numberAt(table, 'covered', row) ?? 0,
    uncovered: numberAt(table, 'uncovered', row) ?? 0,
    leadZh: textAt(table, 'lead_zh', row),
    leadEn: textAt(table, 'lead_en', row),
  }));
}

/** «差哪几家,谁包»: places by number of gaps; one click narrows the list to a place and takes the map there. */
export function PlacesSection() {
  const words = useGapsWords();
  const dataset = useActiveDataset();
  const { definition, filter } = useAtlas((state) => state.view);
  const transact = useAtlas((state) => state.transact);
  const chosenKind = useGaps((state) => state.place);
  const { setPlace, showRanked } = useGaps.getState();
  const [showsAll, setShowsAll] = useState(false);
  // A dataset that opens on one park asks about its buildings.
  const hasParks = dataset !== null && hasTable(dataset.catalog, 'park') && dataset.manifest.startParks === undefined;
  const kind = chosenKind ?? (hasParks ? 'park' : 'building');
  const facet = FACET[kind];
  // Under the other parts of the filter, so that a second place is one click away too.
  const others = { ...filter, [facet]: [] };
  const { table, isCurrent } = useQuery(
    dataset === null ? null : uncoveredPlaces(dataset.schema, definition, others, kind),
    dataset?.version ?? 0,
  );
  const rows = table === null ? [] : placeRows(table);
  const chosen: readonly (string | null)[] = filter[facet];
  const most = Math.max(1, ...rows.map(({ uncovered }) => uncovered));
  const hidden = rows.length > SHOWN + 1 && !showsAll ? rows.length - SHOWN : 0;
  const shown = hidden === 0 ? rows : rows.filter(({ id }, index) => index < SHOWN || chosen.includes(id));

  const onlyBuilding = kind === 'building' && chosen.length === 1 ? chosen[0] : null;

  const choose = (id: string | null) => {
    const next = chosen.length === 1 && chosen[0] === id ? [] : [id];
    transact('filter', (draft) => {
      draft.filter[facet] = next;
    });
    showRanked();
    void flyToPart({ ...others, [facet]: next });
  };

  return (
    <section className="section" aria-label={words.places}>
      <div className="gap-section-head">
        <h3 className="section-title">{words.places}</h3>
        <Segmented
          label={words.placesLabel}
          options={KINDS.map((id) => ({ id, name: words.placeKinds[id] }))}
          value={kind}
          onChange={(id) => setPlace(KINDS.find((entry) => entry === id) ?? 'park')}
        />
      </div>
      {table !== null && rows.length === 0 && isCurrent ? <p className="caption">{words.noPlaces}</p> : null}
      <ul className="gap-places">
        {shown.map((row) => (
          <Place
            key={row.id ?? ''}
            row={row}
            share={row.uncovered / most}
            isChosen={chosen.includes(row.id)}
            outside={words.outside[kind]}
            onChoose={() => choose(row.id)}
          />
        ))}
      </ul>
      <div className="gap-places-foot">
        {rows.length <= SHOWN + 1 ? null : (
          <Button kind="link" onPress={() => setShowsAll(!showsAll)}>
            {showsAll ? words.fewerPlaces : words.morePlaces(hidden)}
          </Button>
        )}
        {typeof onlyBuilding === 'string' ? <BuildingOpener buildingId={onlyBuilding} /> : null}
      </div>
    </section>
  );
}

interface PlaceProps {
  readonly row: PlaceRow;
  readonly share: number;
  readonly isChosen: boolean;
  readonly outside: string;
  readonly onChoose: () => void;
}

function Place({ row, share, isChosen, outside, onChoose }: PlaceProps) {
  const words = useGapsWords();
  const language = useLanguage();
  const name = row.id === null ? outside : pickName(language, row.zh, row.en, row.id);
  const lead = pickName(language, row.leadZh, row.leadEn, words.responsibleUnknown);
  return (
    <li>
      <button type="button" className="gap-place" aria-pressed={isChosen} onClick={onChoose}>
        <span className="gap-place-name" title={name}>
          {name}
        </span>
        <data className="gap-place-count" value={row.uncovered} data-metric="gaps-of-place">
          {words.gapsOf(row.uncovered)}
        </data>
        <span className="gap-place-bar" aria-hidden="true">
          <span style={{ width: `${share * 100}%` }} />
        </span>
        <span className="gap-place-note" title={words.responsibleShort(lead)}>
          {words.responsibleShort(lead)}
        </span>
        <span className="gap-place-rate">{words.coveredOf(row.covered, row.eligible)}</span>
      </button>
    </li>
  );
}
