import { useEffect, useMemo, useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { MultiSelectList, type MultiSelectOption } from '../../components/multi-select-list.tsx';
import { Section } from '../../components/section.tsx';
import { TextField } from '../../components/text-field.tsx';
import { pickName } from '../../locales/format.ts';
import type { Messages } from '../../locales/messages.ts';
import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';
import { RUNGS } from '../../model/coverage.ts';
import { EMPTY_FILTER, type Filter, isEmptyFilter } from '../../model/filter.ts';
import { FACETS, type Facet, facets } from '../../queries/facets.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useMapDrawn } from '../../state/use-map-drawn.ts';
import { useQuery } from '../../state/use-query.ts';

const TYPING_MS = 250;
const BROAD_FACETS = FACETS.filter((facet) => facet !== 'buildings');

function unknownName(messages: Messages, facet: Facet): string {
  const { explore, common } = messages;
  const names: Readonly<Record<Facet, string>> = {
    districts: explore.unknownDistrict,
    parks: explore.outsideParks,
    buildings: explore.noBuilding,
    industries: explore.unknownIndustry,
    sizes: explore.unknownSize,
    tags: common.unknown,
    rungs: common.unknown,
  };
  return names[facet];
}

/** The name of a choice: from the code lists where the facet is one, else as the data names it. */
function choiceName(messages: Messages, facet: Facet, key: string, stored: string): string {
  const lists: Readonly<Partial<Record<Facet, Readonly<Record<string, string>>>>> = {
    industries: messages.terms.industries,
    sizes: messages.terms.sizes,
    tags: messages.terms.tags,
    rungs: messages.terms.rungs,
  };
  return lists[facet]?.[key] ?? stored;
}

function optionsByFacet(
  table: ColumnTable,
  messages: Messages,
  language: 'zh-CN' | 'en',
): ReadonlyMap<string, readonly MultiSelectOption[]> {
  const options = new Map<string, MultiSelectOption[]>();
  for (let row = 0; row < table.numRows; row++) {
    const facet = FACETS.find((name) => name === textAt(table, 'facet', row));
    if (facet === undefined) continue;
    const key = textAt(table, 'key', row);
    const stored = pickName(language, textAt(table, 'name_zh', row), textAt(table, 'name_en', row), key ?? '');
    const option = {
      id: key,
      name: key === null ? unknownName(messages, facet) : choiceName(messages, facet, key, stored),
      count: numberAt(table, 'listed', row),
    };
    const others = options.get(facet);
    if (others === undefined) options.set(facet, [option]);
    else others.push(option);
  }
  return options;
}

/** Of the long code lists only what occurs is offered; what is chosen stays, so that it can be taken back. */
function isWorthOffering(facet: Facet, option: MultiSelectOption, chosen: readonly (string | null)[]): boolean {
  return option.count !== 0 || (facet !== 'industries' && facet !== 'tags') || chosen.includes(option.id);
}

/** The chosen keys of a facet as the list control knows them. */
function chosenKeys(filter: Filter, facet: Facet): readonly (string | null)[] {
  return filter[facet].map((entry) => (entry === null ? null : String(entry)));
}

function withChosen(filter: Filter, facet: Facet, keys: readonly (string | null)[]): Filter {
  const texts = keys.filter((key) => key !== null);
  if (facet === 'sizes') return { ...filter, sizes: keys.map((key) => (key === null ? null : Number(key))) };
  if (facet === 'rungs') return { ...filter, rungs: RUNGS.filter((rung) => texts.includes(rung)) };
  if (facet === 'tags') return { ...filter, tags: texts };
  return { ...filter, [facet]: keys };
}

/** Every part of the filter with how many enterprises each choice would leave under the other parts. */
export function FilterPanel() {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const filter = useAtlas((state) => state.view.filter);
  const transact = useAtlas((state) => state.transact);
  const isDrawn = useMapDrawn();
  const [showsBuildings, setShowsBuildings] = useState(false);
  const ask = (wanted: readonly Facet[], under: Filter) => (dataset === null || !isDrawn ? null : facets(dataset.schema, under, wanted));
  const { table } = useQuery(ask(BROAD_FACETS, filter), dataset?.version ?? 0);
  // Thousands of buildings can only be counted enterprise by enterprise: again for each filter only while someone looks at them.
  const buildings = useQuery(ask(['buildings'], showsBuildings ? filter : EMPTY_FILTER), dataset?.version ?? 0).table;
  const options = useMemo(
    () => new Map([table, buildings].flatMap((part) => (part === null ? [] : [...optionsByFacet(part, messages, language)]))),
    [table, buildings, messages, language],
  );
  const words = messages.explore;
  const names: Readonly<Record<Facet, string>> = {
    rungs: words.filterRung,
    parks: words.filterPark,
    buildings: words.filterBuilding,
    districts: words.filterDistrict,
    industries: words.filterIndustry,
    sizes: words.filterSize,
    tags: words.filterTag,
  };
  const setFilter = (next: Filter) =>
    transact('filter', (draft) => {
      draft.filter = structuredClone(next) as typeof draft.filter;
    });
  const active = FACETS.filter((facet) => filter[facet].length > 0).length + (filter.text === '' ? 0 : 1);
  return (
    <Section title={words.filter}>
      <TextFilter value={filter.text} onChange={(text) => setFilter({ ...filter, text })} />
      {(Object.keys(names) as Facet[]).map((facet) => {
        const chosen = chosenKeys(filter, facet);
        const choices = (options.get(facet) ?? []).filter((option) => isWorthOffering(facet, option, chosen));
        // A facet with nothing to choose between is no help.
        if (choices.length < 2 && filter[facet].length === 0) return null;
        return (
          <MultiSelectList
            key={facet}
            name={names[facet]}
            options={choices}
            selected={chosen}
            onChange={(keys) => setFilter(withChosen(filter, facet, keys))}
            startsOpen={facet === 'rungs'}
            {...(facet === 'buildings' ? { onOpenChange: setShowsBuildings } : {})}
          />
        );
      })}
      <div className="filter-foot">
        <span>{active === 0 ? '' : words.filterActive(active)}</span>
        {isEmptyFilter(filter) ? null : (
          <Button kind="link" onPress={() => setFilter(EMPTY_FILTER)}>
            {words.clearFilter}
          </Button>
        )}
      </div>
    </Section>
  );
}

/** Typing is one edit when it pauses, not one a letter. */
function TextFilter({ value, onChange }: { readonly value: string; readonly onChange: (text: string) => void }) {
  const messages = useMessages();
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed starts the wait.
  useEffect(() => {
    if (text === value) return;
    const timer = setTimeout(() => onChange(text), TYPING_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <TextField
      kind="search"
      label={messages.explore.filterText}
      hideLabel
      placeholder={messages.explore.filterText}
      value={text}
      onChange={setText}
    />
  );
}
