import type { Filter } from '../model/filter.ts';
import type { TypedQuery } from '../model/typed-query.ts';
import { tableName, textList } from './sql.ts';

/** Names of the places that a filter keeps by their ids: `place` 'district', 'park' or 'building', `id`, `name_zh`, `name_en`. */
export function placeNames(schema: string, filter: Filter): TypedQuery {
  const part = (place: string, key: string, ids: readonly (string | null)[]): string =>
    `SELECT '${place}' AS place, ${key} AS id, name_zh, name_en FROM ${tableName(schema, `dim_${place}`)} WHERE ${key} IN ${textList(ids.filter((id) => id !== null))}`;
  return {
    name: 'place-names',
    sql: [part('district', 'code', filter.districts), part('park', 'id', filter.parks), part('building', 'id', filter.buildings)].join(
      ' UNION ALL ',
    ),
    columns: { place: 'text', id: 'text', name_zh: 'text', name_en: 'text' },
  };
}
