import type { ColumnTable } from '../model/column-table.ts';
import { numberAt, textAt } from '../model/column-table.ts';

/** One ring set of a place; a multipolygon gives several of one row. */
export interface PlacePart {
  /** Row of the table. */
  readonly row: number;
  /** lon0, lat0, lon1, lat1 …, rings one after another, each closed. */
  readonly positions: Float64Array;
  /** Where holes start, in positions' index (not in points), as earcut and deck.gl want it. */
  readonly holeIndices: number[];
  /** Least lon, least lat, greatest lon, greatest lat of the outer ring. */
  readonly bounds: readonly [number, number, number, number];
}

/** A row with no outline but a position. */
export interface PlacePoint {
  readonly row: number;
  readonly lon: number;
  readonly lat: number;
}

export interface PlaceGeometry {
  readonly parts: readonly PlacePart[];
  readonly points: readonly PlacePoint[];
}

const parsed = new WeakMap<ColumnTable, PlaceGeometry>();

/** Outlines of a table with `geom` (GeoJSON Polygon or MultiPolygon text), `lon` and `lat`; parsed once a table. Bad GeoJSON counts as none. */
export function placeGeometry(table: ColumnTable): PlaceGeometry {
  const known = parsed.get(table);
  if (known !== undefined) return known;
  const parts: PlacePart[] = [];
  const points: PlacePoint[] = [];
  for (let row = 0; row < table.numRows; row++) {
    const polygons = table.columns.geom === undefined ? [] : polygonsOf(textAt(table, 'geom', row));
    for (const rings of polygons) parts.push(flatten(row, rings));
    if (polygons.length > 0) continue;
    const position = positionAt(table, row);
    if (position !== null) points.push({ row, lon: position[0], lat: position[1] });
  }
  const geometry = { parts, points };
  parsed.set(table, geometry);
  return geometry;
}

/** lon and lat of a row, null when either is unknown. */
export function positionAt(table: ColumnTable, row: number): readonly [number, number] | null {
  if (table.columns.lon === undefined || table.columns.lat === undefined) return null;
  const lon = numberAt(table, 'lon', row);
  const lat = numberAt(table, 'lat', row);
  return lon === null || lat === null ? null : [lon, lat];
}

/** Where a place's label and selection point is: its position, else the middle of its first outline. */
export function anchors(table: ColumnTable): readonly (readonly [number, number] | null)[] {
  const known = anchorsOf.get(table);
  if (known !== undefined) return known;
  const found: (readonly [number, number] | null)[] = Array.from({ length: table.numRows }, (_, row) => positionAt(table, row));
  for (const part of placeGeometry(table).parts) {
    found[part.row] ??= [(part.bounds[0] + part.bounds[2]) / 2, (part.bounds[1] + part.bounds[3]) / 2];
  }
  anchorsOf.set(table, found);
  return found;
}
const anchorsOf = new WeakMap<ColumnTable, readonly (readonly [number, number] | null)[]>();

type Ring = readonly (readonly number[])[];

function polygonsOf(text: string | null): readonly (readonly Ring[])[] {
  if (text === null || text === '') return [];
  try {
    const geometry: unknown = JSON.parse(text);
    if (typeof geometry !== 'object' || geometry === null || !('type' in geometry) || !('coordinates' in geometry)) return [];
    if (geometry.type === 'Polygon') return isPolygon(geometry.coordinates) ? [geometry.coordinates] : [];
    if (geometry.type === 'MultiPolygon' && Array.isArray(geometry.coordinates)) return geometry.coordinates.filter(isPolygon);
  } catch {
    // Not JSON: the row keeps its place in the table and its point on the map.
  }
  return [];
}

function isPolygon(value: unknown): value is readonly Ring[] {
  const isPair = (pair: unknown) => Array.isArray(pair) && Number.isFinite(pair[0]) && Number.isFinite(pair[1]);
  return Array.isArray(value) && value.length > 0 && value.every((ring) => Array.isArray(ring) && ring.length >= 3 && ring.every(isPair));
}

function flatten(row: number, rings: readonly Ring[]): PlacePart {
  const positions: number[] = [];
  const holeIndices: number[] = [];
  let bounds: [number, number, number, number] = [Infinity, Infinity, -Infinity, -Infinity];
  rings.forEach((ring, index) => {
    if (index > 0) holeIndices.push(positions.length);
    for (const [lon = 0, lat = 0] of ring) {
      positions.push(lon, lat);
      if (index === 0) bounds = [Math.min(bounds[0], lon), Math.min(bounds[1], lat), Math.max(bounds[2], lon), Math.max(bounds[3], lat)];
    }
    const [firstLon = 0, firstLat = 0] = ring[0] ?? [];
    const last = ring[ring.length - 1] ?? [];
    if (last[0] !== firstLon || last[1] !== firstLat) positions.push(firstLon, firstLat);
  });
  return { row, positions: Float64Array.from(positions), holeIndices, bounds };
}
