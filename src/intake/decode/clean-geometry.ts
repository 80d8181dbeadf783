import type { Geometry, Position } from 'geojson';

/**
 * What a decoder makes of a geometry: 'none' where there is none or an empty one, 'invalid' where its
 * coordinates are broken.
 */
export type CleanGeometry = Geometry | 'none' | 'invalid';

/** Collections within collections beyond this depth are taken for an attack on the stack. */
const DEPTH_LIMIT = 8;

/**
 * A GeoJSON geometry of unknown make, copied with two numbers a position: elevation and measure are left
 * off. Rings that are not closed are closed, for that leaves no doubt what is meant (RFC 7946 §3.1.6).
 */
export function cleanGeometry(raw: unknown, depth = 0): CleanGeometry {
  if (raw === null || raw === undefined) return 'none';
  if (typeof raw !== 'object' || depth > DEPTH_LIMIT) return 'invalid';
  const { type, coordinates, geometries } = raw as { type?: unknown; coordinates?: unknown; geometries?: unknown };
  if (type === 'GeometryCollection') return cleanCollection(geometries, depth);
  if (!Array.isArray(coordinates)) return 'invalid';
  if (coordinates.length === 0) return 'none';
  switch (type) {
    case 'Point': {
      const position = toPosition(coordinates);
      return position === null ? 'invalid' : { type, coordinates: position };
    }
    case 'MultiPoint': {
      const line = toPositions(coordinates, 1);
      return line === null ? 'invalid' : { type, coordinates: line };
    }
    case 'LineString': {
      const line = toPositions(coordinates, 2);
      return line === null ? 'invalid' : { type, coordinates: line };
    }
    case 'MultiLineString': {
      const lines = each(coordinates, (line) => toPositions(line, 2));
      return lines === null ? 'invalid' : { type, coordinates: lines };
    }
    case 'Polygon': {
      const rings = each(coordinates, toRing);
      return rings === null ? 'invalid' : { type, coordinates: rings };
    }
    case 'MultiPolygon': {
      const polygons = each(coordinates, (polygon) => (Array.isArray(polygon) && polygon.length > 0 ? each(polygon, toRing) : null));
      return polygons === null ? 'invalid' : { type, coordinates: polygons };
    }
    default:
      return 'invalid';
  }
}

function cleanCollection(parts: unknown, depth: number): CleanGeometry {
  if (!Array.isArray(parts)) return 'invalid';
  const geometries: Geometry[] = [];
  for (const part of parts) {
    const geometry = cleanGeometry(part, depth + 1);
    if (geometry === 'invalid') return 'invalid';
    if (geometry !== 'none') geometries.push(geometry);
  }
  return geometries.length === 0 ? 'none' : { type: 'GeometryCollection', geometries };
}

function toPosition(raw: unknown): Position | null {
  if (!Array.isArray(raw)) return null;
  const x: unknown = raw[0];
  const y: unknown = raw[1];
  return typeof x === 'number' && typeof y === 'number' && Number.isFinite(x) && Number.isFinite(y) ? [x, y] : null;
}

function toPositions(raw: unknown, least: number): Position[] | null {
  return Array.isArray(raw) && raw.length >= least ? each(raw, toPosition) : null;
}

function toRing(raw: unknown): Position[] | null {
  const ring = toPositions(raw, 3);
  const first = ring?.[0];
  const last = ring?.[ring.length - 1];
  if (ring === null || first === undefined || last === undefined) return null;
  if (first[0] !== last[0] || first[1] !== last[1]) ring.push([...first]);
  return ring.length >= 4 ? ring : null;
}

function each<T>(raw: readonly unknown[], convert: (part: unknown) => T | null): T[] | null {
  const result: T[] = [];
  for (const part of raw) {
    const converted = convert(part);
    if (converted === null) return null;
    result.push(converted);
  }
  return result;
}
