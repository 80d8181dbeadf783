import { numberAt } from '../../model/column-table.ts';
import { GAP_CLASSES, type GapClass, gapClassOf } from '../../model/coverage.ts';
import { gapClassCounts } from '../../queries/ranked-gaps.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { useGapSettings } from './gap-settings.ts';

export interface GapCount {
  readonly enterprises: number;
  /** Those that may be shown by name. */
  readonly shown: number;
}
export type GapCounts = Readonly<Record<GapClass, GapCount>>;

/** Enterprises in each gap class under the filter; null while unknown. */
export function useGapCounts(): { readonly counts: GapCounts | null; readonly isCurrent: boolean; readonly error: unknown } {
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const filter = useAtlas((state) => state.view.filter);
  const thresholds = useGapSettings((state) => state.thresholds);
  const query = dataset === null ? null : gapClassCounts(dataset.schema, definition, filter, thresholds);
  const { table, isCurrent, error } = useQuery(query, dataset?.version ?? 0);
  if (table === null) return { counts: null, isCurrent, error };
  const counts = Object.fromEntries(GAP_CLASSES.map((gapClass) => [gapClass, { enterprises: 0, shown: 0 }])) as Record<GapClass, GapCount>;
  for (let row = 0; row < table.numRows; row++) {
    const gapClass = gapClassOf(numberAt(table, 'gap_class', row) ?? 0);
    counts[gapClass] = { enterprises: numberAt(table, 'enterprises', row) ?? 0, shown: numberAt(table, 'shown', row) ?? 0 };
  }
  return { counts, isCurrent, error };
}
