import { useMessages } from '../../components/locale-context.tsx';
import { Section } from '../../components/section.tsx';
import { formatCount } from '../../locales/format.ts';
import { numberAt, numericValues } from '../../model/column-table.ts';
import type { GapClass } from '../../model/coverage.ts';
import type { Tag } from '../../model/fact.ts';
import { selectionOf } from '../../model/selection.ts';
import { keyGaps } from '../../queries/key-gaps.ts';
import { GAP_ORDER, gapRows } from '../../queries/ranked-gaps.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { useGapSettings } from './gap-settings.ts';
import type { GapCounts } from './use-gap-counts.ts';
import { useGapsWords } from './use-gaps-words.ts';

const CLASSES: readonly GapClass[] = [...GAP_ORDER, 'unknown'];

/** Why not yet: how many of each class, and what is left of the key enterprises. A click on a class selects it on the map. */
export function ClassesSection({ counts }: { readonly counts: GapCounts | null }) {
  const messages = useMessages();
  const words = useGapsWords();
  const dataset = useActiveDataset();
  const transact = useAtlas((state) => state.transact);

  const selectClass = async (gapClass: GapClass) => {
    const { services, view } = useAtlas.getState();
    if (services === null || dataset === null) return;
    const table = await services.engine.query(
      gapRows(dataset.schema, view.definition, view.filter, gapClass, useGapSettings.getState().thresholds),
    );
    transact('selection', (draft) => {
      draft.selection = selectionOf('enterprise', Array.from(numericValues(table, 'row'))) as typeof draft.selection;
    });
  };

  return (
    <Section title={words.classesTitle}>
      <div className="gap-counts">
        {CLASSES.map((gapClass) => (
          <button
            key={gapClass}
            type="button"
            className="gap-count"
            disabled={counts === null || counts[gapClass].shown === 0}
            title={messages.gaps.selectClass(messages.terms.gapClasses[gapClass])}
            onClick={() => void selectClass(gapClass)}
          >
            <span className={`gap-count-name gap-class gap-class-${gapClass}`}>{messages.terms.gapClasses[gapClass]}</span>
            <span className="gap-count-note">{words.classHints[gapClass]}</span>
            <data className="gap-count-value" value={counts?.[gapClass].enterprises ?? ''} data-metric={`gap-${gapClass}`}>
              {formatCount(counts?.[gapClass].enterprises ?? null)}
            </data>
          </button>
        ))}
      </div>
      <KeyEnterprises />
    </Section>
  );
}

const KEYS = [
  { id: 'above_scale', word: 'aboveScale', tags: ['ABOVE_SCALE'] },
  { id: 'specialised', word: 'specialised', tags: ['SRDI', 'LITTLE_GIANT'] },
] as const satisfies readonly { id: string; word: string; tags: readonly Tag[] }[];

/** 规上, 专精特新 and 小巨人 that are still uncovered, of all of them; a click narrows everything to them. */
function KeyEnterprises() {
  const words = useGapsWords();
  const dataset = useActiveDataset();
  const { definition, filter } = useAtlas((state) => state.view);
  const transact = useAtlas((state) => state.transact);
  const { table } = useQuery(dataset === null ? null : keyGaps(dataset.schema, definition, { ...filter, tags: [] }), dataset?.version ?? 0);
  const shown = table === null ? [] : KEYS.filter(({ id }) => (numberAt(table, id, 0) ?? 0) > 0);
  if (table === null || shown.length === 0) return null;
  const isChosen = (tags: readonly string[]) => filter.tags.length === tags.length && tags.every((tag) => filter.tags.includes(tag));
  return (
    <div className="gap-keys">
      <h4 className="gap-keys-title">{words.key}</h4>
      {shown.map(({ id, word, tags }) => (
        <button
          key={id}
          type="button"
          className="gap-count"
          aria-pressed={isChosen(tags)}
          title={words.keyFilter(words[word])}
          onClick={() => {
            const next = isChosen(tags) ? [] : tags;
            transact('filter', (draft) => {
              draft.filter.tags = [...next];
            });
          }}
        >
          <span className="gap-count-name">{words[word]}</span>
          <span className="gap-count-note" />
          <data className="gap-count-value" value={numberAt(table, `${id}_gaps`, 0) ?? ''} data-metric={`gaps-key-${id}`}>
            {words.keyOf(numberAt(table, `${id}_gaps`, 0) ?? 0, numberAt(table, id, 0) ?? 0)}
          </data>
        </button>
      ))}
    </div>
  );
}
