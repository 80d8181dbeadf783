/** How a column of GeoParquet 1.1 holds geometries. */
export type GeometryEncoding = 'WKB' | 'point' | 'linestring' | 'polygon' | 'multipoint' | 'multilinestring' | 'multipolygon';

const NATIVE = {
  point: 'Point',
  linestring: 'LineString',
  polygon: 'Polygon',
  multipoint: 'MultiPoint',
  multilinestring: 'MultiLineString',
  multipolygon: 'MultiPolygon',
} as const;

/**
 * GeoJSON of a value in one of GeoArrow's native encodings: structs {x, y} or lists [x, y], nested in
 * lists. null for null and for the empty point, whose numbers are NaN. What is no position stays for the
 * cleaning to find.
 */
export function nativeGeometry(value: unknown, encoding: Exclude<GeometryEncoding, 'WKB'>): unknown {
  if (value === null || value === undefined) return null;
  const coordinates = coordinatesOf(value);
  const isEmptyPoint = encoding === 'point' && Array.isArray(coordinates) && coordinates.every((part) => Number.isNaN(part));
  return isEmptyPoint ? null : { type: NATIVE[encoding], coordinates };
}

function coordinatesOf(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if ('x' in value && 'y' in value) return [value.x, value.y];
  return isIterable(value) ? Array.from(value, coordinatesOf) : value;
}

function isIterable(value: object): value is Iterable<unknown> {
  return Symbol.iterator in value;
}
