import { numberAt } from '../model/column-table.ts';
import { EMPTY_FILTER } from '../model/filter.ts';
import { headline } from '../queries/headline.ts';
import { useAtlas } from './store.ts';
import { useActiveDataset } from './use-active.ts';
import { useQuery } from './use-query.ts';

/**
 * The whole dataset's rate under the chosen definition set, about which the colour scale turns. It
 * ignores the filter and the view, so that a colour means the same wherever one looks.
 * Null while unknown or when nothing is eligible.
 */
export function useReferenceRate(): number | null {
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const query = dataset === null ? null : headline(dataset.schema, definition, EMPTY_FILTER);
  const { table } = useQuery(query, dataset?.version ?? 0);
  if (table === null) return null;
  const eligible = numberAt(table, 'eligible', 0);
  const covered = numberAt(table, 'covered', 0);
  return eligible === null || covered === null || eligible === 0 ? null : covered / eligible;
}
