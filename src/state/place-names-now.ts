import { type ColumnTable, textAt } from '../model/column-table.ts';
import type { Filter } from '../model/filter.ts';
import { placeNames } from '../queries/place-names.ts';
import { useAtlas } from './store.ts';

export interface PlaceName {
  readonly zh: string | null;
  readonly en: string | null;
}

/** The answer of `placeNames` by `place:id` ('park:p1'). */
export function namesIn(table: ColumnTable | null): ReadonlyMap<string, PlaceName> {
  const names = new Map<string, PlaceName>();
  for (let row = 0; table !== null && row < table.numRows; row += 1) {
    names.set(`${textAt(table, 'place', row)}:${textAt(table, 'id', row)}`, {
      zh: textAt(table, 'name_zh', row),
      en: textAt(table, 'name_en', row),
    });
  }
  return names;
}

/** Names of the places in a filter over the open dataset, asked for once, for what leaves the tool. */
export async function placeNamesNow(filter: Filter, signal?: AbortSignal): Promise<ReadonlyMap<string, PlaceName>> {
  const { services, activeId, datasets } = useAtlas.getState();
  const open = activeId === null ? undefined : datasets[activeId];
  if (services === null || open === undefined || filter.districts.length + filter.parks.length + filter.buildings.length === 0)
    return namesIn(null);
  return namesIn(await services.engine.query(placeNames(open.schema, filter), signal === undefined ? {} : { signal }));
}
