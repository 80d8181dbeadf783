import type { Geometry, Position } from 'geojson';

export interface WkbGeometry {
  /** null for an empty geometry. */
  readonly geometry: Geometry | null;
  /** Of EWKB; null where none stands. */
  readonly srid: number | null;
}

const TYPES = ['Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon', 'GeometryCollection'] as const;
const EWKB_Z = 0x80000000;
const EWKB_M = 0x40000000;
const EWKB_SRID = 0x20000000;
const DEPTH_LIMIT = 8;
/** A part is at least its byte order and its type. */
const LEAST_PART_BYTES = 5;

/**
 * Reads well-known binary: OGC 06-103r4 with ISO's codes for Z and M (1000, 2000, 3000), and PostGIS's EWKB
 * with its flags. Elevation and measure are left off. Throws RangeError where the bytes end too early or make
 * no sense, and TypeError for curves and surfaces.
 */
export function readWkb(bytes: Uint8Array): WkbGeometry {
  const cursor = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), at: 0, srid: null };
  const geometry = readGeometry(cursor, 0);
  return { geometry, srid: cursor.srid };
}

interface Cursor {
  readonly view: DataView;
  at: number;
  srid: number | null;
}

function readGeometry(cursor: Cursor, depth: number): Geometry | null {
  if (depth > DEPTH_LIMIT) throw new RangeError('WKB nested too deep');
  const order = cursor.view.getUint8(cursor.at);
  if (order > 1) throw new RangeError('WKB byte order');
  const isLittle = order === 1;
  const code = cursor.view.getUint32(cursor.at + 1, isLittle);
  cursor.at += 5;
  if ((code & EWKB_SRID) !== 0) cursor.srid = uint32(cursor, isLittle);
  const base = code & 0x0fffffff;
  const iso = Math.floor(base / 1000);
  const type = TYPES[(base % 1000) - 1];
  if (type === undefined || iso > 3) throw new TypeError(`WKB type ${base}`);
  const hasZ = (code & EWKB_Z) !== 0 || iso === 1 || iso === 3;
  const hasM = (code & EWKB_M) !== 0 || iso === 2 || iso === 3;
  const reader = { cursor, isLittle, stride: 16 + (hasZ ? 8 : 0) + (hasM ? 8 : 0) };
  switch (type) {
    case 'Point': {
      const coordinates = readPosition(reader);
      // An empty point has no other way to be written.
      return coordinates.some(Number.isNaN) ? null : { type, coordinates };
    }
    case 'LineString': {
      const coordinates = readLine(reader);
      return coordinates.length === 0 ? null : { type, coordinates };
    }
    case 'Polygon': {
      const coordinates = readMany(reader, 4, () => readLine(reader));
      return coordinates.length === 0 ? null : { type, coordinates };
    }
    default:
      return collect(
        type,
        readMany(reader, LEAST_PART_BYTES, () => readGeometry(cursor, depth + 1)),
      );
  }
}

function collect(
  type: 'MultiPoint' | 'MultiLineString' | 'MultiPolygon' | 'GeometryCollection',
  parts: readonly (Geometry | null)[],
): Geometry | null {
  const geometries = parts.filter((part) => part !== null);
  if (geometries.length === 0) return null;
  if (type === 'GeometryCollection') return { type, geometries };
  const single = type.slice('Multi'.length);
  if (geometries.some((part) => part.type !== single)) throw new RangeError('WKB part of another type');
  const coordinates = geometries.map((part) => (part.type === 'GeometryCollection' ? [] : part.coordinates));
  return { type, coordinates } as Geometry;
}

interface Reader {
  readonly cursor: Cursor;
  readonly isLittle: boolean;
  /** Bytes of a position. */
  readonly stride: number;
}

function readLine(reader: Reader): Position[] {
  return readMany(reader, reader.stride, () => readPosition(reader));
}

function readPosition({ cursor, isLittle, stride }: Reader): Position {
  if (cursor.at + stride > cursor.view.byteLength) throw new RangeError('WKB position');
  const position = [cursor.view.getFloat64(cursor.at, isLittle), cursor.view.getFloat64(cursor.at + 8, isLittle)];
  cursor.at += stride;
  return position;
}

/** A count that the bytes left cannot hold is refused before anything is allocated. */
function readMany<T>({ cursor, isLittle }: Reader, leastBytes: number, read: () => T): T[] {
  const count = uint32(cursor, isLittle);
  if (count * leastBytes > cursor.view.byteLength - cursor.at) throw new RangeError('WKB count');
  return Array.from({ length: count }, read);
}

function uint32(cursor: Cursor, isLittle: boolean): number {
  const value = cursor.view.getUint32(cursor.at, isLittle);
  cursor.at += 4;
  return value;
}
