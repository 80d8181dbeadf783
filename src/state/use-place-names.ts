import { useMemo } from 'react';
import type { Filter } from '../model/filter.ts';
import { placeNames } from '../queries/place-names.ts';
import { namesIn, type PlaceName } from './place-names-now.ts';
import { useActiveDataset } from './use-active.ts';
import { useQuery } from './use-query.ts';

/** Names of the places in a filter by `place:id` ('park:p1'); none until they are known. */
export function usePlaceNames(filter: Filter): ReadonlyMap<string, PlaceName> {
  const dataset = useActiveDataset();
  const asks = filter.districts.length + filter.parks.length + filter.buildings.length > 0;
  const { table } = useQuery(dataset === null || !asks ? null : placeNames(dataset.schema, filter), dataset?.version ?? 0);
  return useMemo(() => namesIn(table), [table]);
}
