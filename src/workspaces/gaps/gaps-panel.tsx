import { Button } from '../../components/button.tsx';
import { ErrorMessage } from '../../components/error-message.tsx';
import { useLanguage, useMessages } from '../../components/locale-context.tsx';
import { Section } from '../../components/section.tsx';
import { filterWords, type PlaceNamer } from '../../locales/filter-words.ts';
import { formatCount, pickName } from '../../locales/format.ts';
import { numericValues } from '../../model/column-table.ts';
import type { GapClass } from '../../model/coverage.ts';
import { EMPTY_FILTER, isEmptyFilter } from '../../model/filter.ts';
import { selectionOf } from '../../model/selection.ts';
import { GAP_ORDER, gapRows } from '../../queries/ranked-gaps.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { usePlaceNames } from '../../state/use-place-names.ts';
import type { GapRule } from './gap-advice.ts';
import { useGapCounts } from './use-gap-counts.ts';
import './gaps.css';

const CLASSES: readonly GapClass[] = [...GAP_ORDER, 'unknown'];
const SHOWN_RULES: readonly GapRule[] = ['T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7', 'T8', 'T17', 'T19'];

/** How many gaps of each class, and the articles by which they are judged. A click on a class selects it on the map. */
export function GapsPanel() {
  const messages = useMessages();
  const language = useLanguage();
  const dataset = useActiveDataset();
  const filter = useAtlas((state) => state.view.filter);
  const transact = useAtlas((state) => state.transact);
  const { counts, error } = useGapCounts();
  const names = usePlaceNames(filter);
  const nameOf: PlaceNamer = (place, id) => {
    const name = names.get(`${place}:${id}`);
    return name === undefined ? null : pickName(language, name.zh, name.en, id);
  };
  const { gaps, terms } = messages;
  const total = counts === null ? null : GAP_ORDER.reduce((sum, gapClass) => sum + counts[gapClass].enterprises, 0);

  const selectClass = async (gapClass: GapClass) => {
    const { services, view } = useAtlas.getState();
    if (services === null || dataset === null) return;
    const table = await services.engine.query(gapRows(dataset.schema, view.definition, view.filter, gapClass));
    transact('selection', (draft) => {
      draft.selection = selectionOf('enterprise', Array.from(numericValues(table, 'row'))) as typeof draft.selection;
    });
  };

  return (
    <>
      <Section>
        {error === null ? null : <ErrorMessage error={error} />}
        <p className="gap-lead">{total === null ? messages.common.loading : gaps.lead(total, counts?.unknown.enterprises ?? 0)}</p>
        <p className="caption">{gaps.ranking}</p>
        {isEmptyFilter(filter) ? null : (
          <p className="caption">
            {filterWords(messages, filter, nameOf)}{' '}
            <Button
              kind="link"
              onPress={() =>
                transact('filter', (draft) => {
                  draft.filter = structuredClone(EMPTY_FILTER) as typeof draft.filter;
                })
              }
            >
              {gaps.emptyAction}
            </Button>
          </p>
        )}
      </Section>
      <Section title={gaps.classes}>
        <div className="gap-counts">
          {CLASSES.map((gapClass) => (
            <button
              key={gapClass}
              type="button"
              className="gap-count"
              disabled={counts === null || counts[gapClass].shown === 0}
              title={gaps.selectClass(terms.gapClasses[gapClass])}
              onClick={() => void selectClass(gapClass)}
            >
              <span className={`gap-count-name gap-class gap-class-${gapClass}`}>{terms.gapClasses[gapClass]}</span>
              <data className="gap-count-value" value={counts?.[gapClass].enterprises ?? ''} data-metric={`gap-${gapClass}`}>
                {formatCount(counts?.[gapClass].enterprises ?? null)}
              </data>
              <span className="gap-count-note">{terms.gapClassNotes[gapClass]}</span>
            </button>
          ))}
        </div>
      </Section>
      <Section title={gaps.rulesTitle}>
        <ul className="gap-rules">
          {SHOWN_RULES.map((rule) => (
            <li key={rule}>{gaps.rules[rule]}</li>
          ))}
        </ul>
      </Section>
    </>
  );
}
