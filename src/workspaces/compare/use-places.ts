import { useMemo } from 'react';
import { byDimension } from '../../queries/by-dimension.ts';
import { useAtlas } from '../../state/store.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';
import { useCompare } from './compare-state.ts';
import { placeFigures } from './place-figures.ts';
import { type RankedPlace, rankPlaces } from './ranking.ts';

/** Places of the chosen kind under the filter and the definition in force, ranked. */
export function usePlaces(): { readonly places: readonly RankedPlace[] | null; readonly loading: boolean; readonly error: unknown } {
  const dataset = useActiveDataset();
  const dimension = useCompare((state) => state.dimension);
  const definition = useAtlas((state) => state.view.definition);
  const filter = useAtlas((state) => state.view.filter);
  const { table, answered, loading, error } = useQuery(
    dataset === null ? null : byDimension(dataset.schema, definition, filter, dimension),
    dataset?.version ?? 0,
  );
  const current = answered?.name === `by-${dimension}`;
  const places = useMemo(() => (table === null || !current ? null : rankPlaces(placeFigures(table))), [table, current]);
  return { places, loading, error };
}
