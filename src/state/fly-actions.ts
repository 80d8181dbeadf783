import { EMPTY_FILTER, type Filter } from '../model/filter.ts';
import { overviewOf } from './prepare-dataset.ts';
import { useAtlas } from './store.ts';

/** Takes the map to the enterprises of a part of the open dataset; stays where nothing of it is placed. */
export async function flyToPart(part: Partial<Filter>): Promise<void> {
  const { services, activeId, datasets, flyTo } = useAtlas.getState();
  const dataset = activeId === null ? undefined : datasets[activeId];
  if (services === null || dataset === undefined) return;
  const { extent: bounds } = await overviewOf(services.engine, dataset.schema, { ...EMPTY_FILTER, ...part });
  if (bounds !== null) flyTo(bounds);
}
