import type { ExportValue } from '../model/export-file.ts';

export type Position = readonly [number, number];
type Ring = readonly Position[];

/** Longitude and latitude in degrees on WGS 84; rings are closed, outer ones counter-clockwise, holes clockwise (RFC 7946, 3.1.6). */
export type Geometry =
  | { readonly type: 'Point'; readonly coordinates: Position }
  | { readonly type: 'Polygon'; readonly coordinates: readonly Ring[] }
  | { readonly type: 'MultiPolygon'; readonly coordinates: readonly (readonly Ring[])[] };

/** An outline where there is one, else the point; null for what has no place or none on earth. */
export function geometryOf(geom: ExportValue, lon: ExportValue, lat: ExportValue): Geometry | null {
  return outlineOf(geom) ?? pointOf(lon, lat);
}

function pointOf(lon: ExportValue, lat: ExportValue): Geometry | null {
  const position = positionOf([lon, lat]);
  return position === null ? null : { type: 'Point', coordinates: position };
}

function outlineOf(geom: ExportValue): Geometry | null {
  if (typeof geom !== 'string' || geom === '') return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(geom);
  } catch {
    return null;
  }
  const { type, coordinates } = (parsed ?? {}) as { type?: unknown; coordinates?: unknown };
  if (type === 'Point') {
    const position = positionOf(coordinates);
    return position === null ? null : { type, coordinates: position };
  }
  if (type === 'Polygon') {
    const rings = ringsOf(coordinates);
    return rings === null ? null : { type, coordinates: rings };
  }
  if (type !== 'MultiPolygon' || !Array.isArray(coordinates)) return null;
  const polygons = coordinates.map(ringsOf).filter((rings) => rings !== null);
  return polygons.length === coordinates.length && polygons.length > 0 ? { type, coordinates: polygons } : null;
}

function positionOf(value: unknown): Position | null {
  if (!Array.isArray(value)) return null;
  const [lon, lat] = value as unknown[];
  if (typeof lon !== 'number' || typeof lat !== 'number') return null;
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90 ? [lon, lat] : null;
}

function ringsOf(value: unknown): readonly Ring[] | null {
  if (!Array.isArray(value) || value.length === 0) return null;
  const rings = value.map((ring, index) => ringOf(ring, index === 0)).filter((ring) => ring !== null);
  return rings.length === value.length ? rings : null;
}

function ringOf(value: unknown, isOuter: boolean): Ring | null {
  if (!Array.isArray(value)) return null;
  const positions = value.map(positionOf).filter((position) => position !== null);
  const [first] = positions;
  const last = positions.at(-1);
  if (positions.length !== value.length || first === undefined || last === undefined) return null;
  if (first[0] !== last[0] || first[1] !== last[1]) positions.push(first);
  if (positions.length < 4) return null;
  return signedArea(positions) > 0 === isOuter ? positions : positions.reverse();
}

/** Twice the area by the shoelace formula; positive when counter-clockwise. */
function signedArea(ring: Ring): number {
  let sum = 0;
  ring.forEach(([x, y], index) => {
    const [nextX, nextY] = ring[(index + 1) % ring.length] ?? [x, y];
    sum += x * nextY - nextX * y;
  });
  return sum;
}

/** All positions of a geometry. */
export function positionsOf(geometry: Geometry): readonly Position[] {
  if (geometry.type === 'Point') return [geometry.coordinates];
  return geometry.type === 'Polygon' ? geometry.coordinates.flat() : geometry.coordinates.flat(2);
}

/** West, south, east, north of all of them; null where there is none. */
export function boundsOf(geometries: Iterable<Geometry | null>): readonly [number, number, number, number] | null {
  let [west, south, east, north] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const geometry of geometries) {
    if (geometry === null) continue;
    for (const [lon, lat] of positionsOf(geometry)) {
      west = Math.min(west, lon);
      south = Math.min(south, lat);
      east = Math.max(east, lon);
      north = Math.max(north, lat);
    }
  }
  return west <= east ? [west, south, east, north] : null;
}
