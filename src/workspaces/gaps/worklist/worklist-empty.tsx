import { EmptyState } from '../../../components/empty-state.tsx';
import { useMessages } from '../../../components/locale-context.tsx';
import { numberAt } from '../../../model/column-table.ts';
import { gapClassOf } from '../../../model/coverage.ts';
import { GAP_ORDER, gapClassCounts } from '../../../queries/ranked-gaps.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { useQuery } from '../../../state/use-query.ts';
import { addToWorklist } from '../../../state/worklist-actions.ts';
import { useWorklistWords } from './use-worklist-words.ts';

/** Nothing yet: what to do, and the first class with gaps to begin with. */
export function WorklistEmpty() {
  const messages = useMessages();
  const { worklist: text } = useWorklistWords();
  const dataset = useActiveDataset();
  const { definition, filter } = useAtlas((state) => state.view);
  const { table } = useQuery(dataset === null ? null : gapClassCounts(dataset.schema, definition, filter), dataset?.version ?? 0);
  const counts = new Map<string, number>();
  for (let row = 0; row < (table?.numRows ?? 0); row += 1) {
    if (table !== null) counts.set(gapClassOf(numberAt(table, 'gap_class', row) ?? 0), numberAt(table, 'shown', row) ?? 0);
  }
  const first = GAP_ORDER.find((gapClass) => (counts.get(gapClass) ?? 0) > 0);
  const note = dataset?.isKept === true ? '' : text.sessionOnly;
  return (
    <section className="worklist" aria-label={text.title}>
      {first === undefined ? (
        <EmptyState sentence={text.empty} />
      ) : (
        <EmptyState
          sentence={text.empty}
          action={text.emptyAction(messages.terms.gapClasses[first], counts.get(first) ?? 0)}
          onAction={() => void addToWorklist({ filter, classes: [first] })}
        />
      )}
      {note === '' ? null : <p className="caption work-keys">{note}</p>}
    </section>
  );
}
