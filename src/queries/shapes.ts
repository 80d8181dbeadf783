import type { DefinitionSet } from '../model/definition-set.ts';
import type { Filter } from '../model/filter.ts';
import type { QueryColumnType, TypedQuery } from '../model/typed-query.ts';
import { DIMENSION_COLUMNS, groupOrganizationsSql, groupSumColumns, groupSumsSql, organizationsOfGroup } from './by-dimension.ts';
import { filteredQuery } from './filter-sql.ts';
import { tableName } from './sql.ts';

const SHAPE_COLUMNS = {
  ...DIMENSION_COLUMNS,
  lon: 'double',
  lat: 'double',
  geom: 'text',
  floors: 'integer',
} as const satisfies Record<string, QueryColumnType>;

/** Districts with their figures under the filter; every district, 0 listed where none passes, so that outlines stay. `geom` is GeoJSON text. */
export function districtShapes(schema: string, definition: DefinitionSet, filter: Filter): TypedQuery {
  return shapes(schema, definition, filter, 'district');
}

/** Parks, as {@link districtShapes}. */
export function parkShapes(schema: string, definition: DefinitionSet, filter: Filter): TypedQuery {
  return shapes(schema, definition, filter, 'park');
}

/** Buildings, as {@link districtShapes}, with `floors`. */
export function buildingShapes(schema: string, definition: DefinitionSet, filter: Filter): TypedQuery {
  return shapes(schema, definition, filter, 'building');
}

function shapes(schema: string, definition: DefinitionSet, filter: Filter, dimension: 'district' | 'park' | 'building'): TypedQuery {
  const id = dimension === 'district' ? 'd.code' : 'd.id';
  const floors = dimension === 'building' ? 'd.floors' : 'CAST(NULL AS INTEGER)';
  return filteredQuery(schema, filter, {
    name: `${dimension}-shapes`,
    sql: `SELECT d.ix, ${id} AS id, d.name_zh, d.name_en, ${groupSumColumns('s')}, ${organizationsOfGroup(schema)} AS organizations,
        d.lon, d.lat, d.geom, ${floors} AS floors
      FROM ${tableName(schema, `dim_${dimension}`)} d
      LEFT JOIN (${groupSumsSql(schema, definition, filter, dimension)}) s ON s.ix = d.ix
      LEFT JOIN (${groupOrganizationsSql(schema, filter, dimension)}) o ON o.ix = d.ix
      ORDER BY d.ix`,
    columns: SHAPE_COLUMNS,
  });
}
