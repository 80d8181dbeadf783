import { BarList } from '../../components/bar-list.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { Section } from '../../components/section.tsx';
import { formatRate, pickName, ratio } from '../../locales/format.ts';
import { type ColumnTable, numberAt, textAt } from '../../model/column-table.ts';
import type { Filter } from '../../model/filter.ts';
import { byDimension, type Dimension } from '../../queries/by-dimension.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { RatesSection } from './rates-section.tsx';
import { StructureSection } from './structure-section.tsx';

/** Below this denominator a rate is hatched and not to be ranked. */
const SMALL = 10;
const SHOWN = 12;

type Facet = 'parks' | 'industries' | 'sizes' | 'districts';

interface Breakdown {
  readonly dimension: Extract<Dimension, 'park' | 'industry' | 'size' | 'district'>;
  readonly facet: Facet;
  readonly title: string;
  readonly unknown: string;
  readonly names: Readonly<Record<string, string>> | null;
}

/** With nothing selected: how the filtered enterprises split, largest first; a name filters by it, or takes the filter back. */
export function OverviewCard() {
  const messages = useMessages();
  const { explore, terms } = messages;
  const breakdowns: readonly Breakdown[] = [
    { dimension: 'park', facet: 'parks', title: explore.byPark, unknown: explore.outsideParks, names: null },
    { dimension: 'district', facet: 'districts', title: explore.byDistrict, unknown: explore.unknownDistrict, names: null },
    { dimension: 'industry', facet: 'industries', title: explore.byIndustry, unknown: explore.unknownIndustry, names: terms.industries },
    { dimension: 'size', facet: 'sizes', title: explore.bySize, unknown: explore.unknownSize, names: terms.sizes },
  ];
  return (
    <>
      <p className="overview-hint">{explore.nothingSelected}</p>
      <RatesSection />
      <StructureSection />
      {breakdowns.map((breakdown) => (
        <BreakdownBars key={breakdown.dimension} {...breakdown} />
      ))}
    </>
  );
}

function BreakdownBars({ dimension, facet, title, unknown, names }: Breakdown) {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const { definition, filter } = useAtlas((state) => state.view);
  const transact = useAtlas((state) => state.transact);
  const { table } = useQuery(dataset === null ? null : byDimension(dataset.schema, definition, filter, dimension), dataset?.version ?? 0);
  if (table === null) return null;
  const rows = rowsByEligible(table);
  if (rows.length < 2) return null;
  const words = messages.explore.headline;
  return (
    <Section title={title}>
      <BarList
        label={title}
        entries={rows.slice(0, SHOWN).map((row) => {
          const [eligible, covered] = [numberAt(table, 'eligible', row) ?? 0, numberAt(table, 'covered', row) ?? 0];
          const id = textAt(table, 'id', row);
          const name =
            id === null ? unknown : (names?.[id] ?? pickName(language, textAt(table, 'name_zh', row), textAt(table, 'name_en', row), id));
          return {
            id: id ?? '',
            name,
            hint: `${name} ${covered} / ${eligible}`,
            parts: [
              { name: words.covered, value: covered, color: 'var(--rung-single)' },
              { name: words.uncovered, value: eligible - covered, color: 'var(--bar-rest)' },
            ],
            // A rate of a handful says too little: the counts stand alone.
            label: eligible < SMALL ? `${covered} / ${eligible}` : formatRate(ratio(covered, eligible), language),
            isHatched: eligible < SMALL,
          };
        })}
        onSelect={(id) =>
          transact('filter', (draft) => {
            draft.filter = toggled(filter, facet, id === '' ? null : id) as typeof draft.filter;
          })
        }
      />
    </Section>
  );
}

function rowsByEligible(table: ColumnTable): readonly number[] {
  return Array.from({ length: table.numRows }, (_, row) => row)
    .filter((row) => (numberAt(table, 'eligible', row) ?? 0) > 0)
    .sort((a, b) => (numberAt(table, 'eligible', b) ?? 0) - (numberAt(table, 'eligible', a) ?? 0));
}

function toggled(filter: Filter, facet: Facet, key: string | null): Filter {
  const value = facet === 'sizes' && key !== null ? Number(key) : key;
  const before: readonly (string | number | null)[] = filter[facet];
  const next = before.includes(value) ? before.filter((entry) => entry !== value) : [...before, value];
  return { ...filter, [facet]: next };
}
