import { useMemo } from 'react';
import type { MapPoints } from '../../map/map-types.ts';
import { type ColumnTable, numericValues } from '../../model/column-table.ts';
import { points } from '../../queries/points.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';

function pointSet(table: ColumnTable): MapPoints {
  const int32 = (name: string): Int32Array => {
    const values = numericValues(table, name);
    return values instanceof Int32Array ? values : Int32Array.from(values);
  };
  return { mx: int32('mx'), my: int32('my'), row: int32('row'), rung: Uint8Array.from(numericValues(table, 'rung')) };
}

/** The filtered enterprises as columns; null while the layer is off, so that nothing is fetched for it. */
export function useStagePoints(): { readonly points: MapPoints | null; readonly isCurrent: boolean } {
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const filter = useAtlas((state) => state.view.filter);
  const shown = useAtlas((state) => state.view.layers.includes('enterprises'));
  const query = dataset === null || !shown ? null : points(dataset.schema, definition, filter);
  const answer = useQuery(query, dataset?.version ?? 0);
  const { table } = answer;
  const set = useMemo(() => (table === null ? null : pointSet(table)), [table]);
  return { points: set, isCurrent: answer.isCurrent };
}
