import { boundsOf, type Geometry } from './geometry.ts';

export const GEOMETRY_COLUMN = 'geometry';

/**
 * The `geo` entry of a Parquet file (OGC GeoParquet 1.1.0): one geometry column in WKB. No `crs`: left out, the standard says
 * longitude and latitude on WGS 84 (OGC:CRS84), which is what the tables hold.
 */
export function geoMetadata(geometries: readonly (Geometry | null)[]): string {
  const types = [...new Set(geometries.flatMap((geometry) => (geometry === null ? [] : [geometry.type])))].sort();
  const bbox = boundsOf(geometries);
  return JSON.stringify({
    version: '1.1.0',
    primary_column: GEOMETRY_COLUMN,
    columns: {
      [GEOMETRY_COLUMN]: {
        encoding: 'WKB',
        geometry_types: types,
        orientation: 'counterclockwise',
        edges: 'planar',
        ...(bbox === null ? {} : { bbox }),
      },
    },
  });
}
