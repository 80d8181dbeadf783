import { useMemo } from 'react';
import { numberAt, textAt } from '../../../model/column-table.ts';
import { EMPTY_FILTER } from '../../../model/filter.ts';
import { buildingShapes } from '../../../queries/shapes.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { useQuery } from '../../../state/use-query.ts';

/** `ix` on the map of each building by its id, and back. */
export function useBuildingIndex(): { readonly idOf: ReadonlyMap<number, string>; readonly ixOf: ReadonlyMap<string, number> } {
  const dataset = useActiveDataset();
  const definition = useAtlas((state) => state.view.definition);
  const { table } = useQuery(dataset === null ? null : buildingShapes(dataset.schema, definition, EMPTY_FILTER), dataset?.version ?? 0);
  return useMemo(() => {
    const idOf = new Map<number, string>();
    for (let row = 0; row < (table?.numRows ?? 0); row++) {
      if (table === null) break;
      const [ix, id] = [numberAt(table, 'ix', row), textAt(table, 'id', row)];
      if (ix !== null && id !== null) idOf.set(ix, id);
    }
    return { idOf, ixOf: new Map([...idOf].map(([ix, id]) => [id, ix])) };
  }, [table]);
}
