import { useMemo } from 'react';
import { textAt } from '../model/column-table.ts';
import type { Filter } from '../model/filter.ts';
import { placeNames } from '../queries/place-names.ts';
import { useActiveDataset } from './use-active.ts';
import { useQuery } from './use-query.ts';

export interface PlaceName {
  readonly zh: string | null;
  readonly en: string | null;
}

/** Names of the places in a filter by `place:id` ('park:p1'); none until they are known. */
export function usePlaceNames(filter: Filter): ReadonlyMap<string, PlaceName> {
  const dataset = useActiveDataset();
  const asks = filter.districts.length + filter.parks.length + filter.buildings.length > 0;
  const { table } = useQuery(dataset === null || !asks ? null : placeNames(dataset.schema, filter), dataset?.version ?? 0);
  return useMemo(() => {
    const names = new Map<string, PlaceName>();
    for (let row = 0; row < (table?.numRows ?? 0); row += 1) {
      if (table === null) break;
      names.set(`${textAt(table, 'place', row)}:${textAt(table, 'id', row)}`, {
        zh: textAt(table, 'name_zh', row),
        en: textAt(table, 'name_en', row),
      });
    }
    return names;
  }, [table]);
}
