import type { Position } from 'geojson';
import { AtlasError } from '../../model/errors.ts';

/** A shape as GeoJSON of unknown soundness, null for a null shape, or the number of a type that cannot be read. */
export type Shape = { readonly type: string; readonly coordinates: unknown } | null | { readonly unsupported: number };

const HEADER_BYTES = 100;

/**
 * The shapes of a .shp main file in their order (ESRI, Shapefile Technical Description, 1998), two numbers
 * a position. Nothing is projected. Throws AtlasError 'file-corrupt', and 'file-truncated' where a record
 * runs past the end.
 */
export function* readShapes(bytes: Uint8Array, file: string): Generator<Shape> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER_BYTES) throw new AtlasError('file-truncated', { file });
  if (view.getInt32(0) !== 9994) throw new AtlasError('file-corrupt', { file }, { details: 'SHP header' });
  const end = Math.min(bytes.length, view.getInt32(24) * 2);
  let at = HEADER_BYTES;
  while (at + 8 <= end) {
    const length = view.getInt32(at + 4) * 2;
    const start = at + 8;
    if (length < 0) throw new AtlasError('file-corrupt', { file }, { details: 'SHP record' });
    if (start + length > bytes.length) throw new AtlasError('file-truncated', { file });
    yield readShape(new DataView(bytes.buffer, bytes.byteOffset + start, length), file);
    at = start + length;
  }
}

function readShape(record: DataView, file: string): Shape {
  if (record.byteLength < 4) return null;
  const code = record.getInt32(0, true);
  if (code === 0) return null;
  // 11–18 have elevations, 21–28 measures; both stand behind what is read here.
  const base = code < 30 ? code % 10 : code;
  try {
    switch (base) {
      case 1:
        return { type: 'Point', coordinates: positionAt(record, 4) };
      case 8: {
        const count = countAt(record, 36, 16);
        return { type: 'MultiPoint', coordinates: positions(record, 40, count) };
      }
      case 3: {
        const [first, ...others] = parts(record);
        return others.length === 0
          ? { type: 'LineString', coordinates: first ?? [] }
          : { type: 'MultiLineString', coordinates: [first, ...others] };
      }
      case 5: {
        const [first, ...others] = polygonsOf(parts(record));
        return others.length === 0
          ? { type: 'Polygon', coordinates: first ?? [] }
          : { type: 'MultiPolygon', coordinates: [first, ...others] };
      }
      default:
        return { unsupported: code };
    }
  } catch (cause) {
    if (cause instanceof RangeError) throw new AtlasError('file-corrupt', { file }, { details: 'SHP record' });
    throw cause;
  }
}

function parts(record: DataView): Position[][] {
  const partCount = countAt(record, 36, 4);
  const pointCount = countAt(record, 40, 16);
  const pointsStart = 44 + partCount * 4;
  const lines: Position[][] = [];
  for (let part = 0; part < partCount; part += 1) {
    const from = record.getInt32(44 + part * 4, true);
    const to = part + 1 < partCount ? record.getInt32(48 + part * 4, true) : pointCount;
    if (from < 0 || to > pointCount) throw new RangeError('part');
    if (to > from) lines.push(positions(record, pointsStart + from * 16, to - from));
  }
  return lines;
}

function countAt(record: DataView, at: number, bytesEach: number): number {
  const count = record.getInt32(at, true);
  if (count < 0 || count * bytesEach > record.byteLength) throw new RangeError('count');
  return count;
}

function positions(record: DataView, at: number, count: number): Position[] {
  return Array.from({ length: count }, (_, index) => positionAt(record, at + index * 16));
}

function positionAt(record: DataView, at: number): Position {
  return [record.getFloat64(at, true), record.getFloat64(at + 8, true)];
}

/**
 * Groups rings into polygons: outer rings run clockwise, holes against it. A hole belongs to the smallest
 * outer ring around it; where no ring runs clockwise, the file has them the wrong way round and all are outer.
 */
function polygonsOf(rings: readonly Position[][]): Position[][][] {
  const sized = rings.map((ring) => ({ ring, area: signedArea(ring) }));
  const outers = sized.filter(({ area }) => area < 0);
  if (outers.length === 0) return rings.map((ring) => [ring]);
  const polygons = outers.map(({ ring, area }) => ({ rings: [ring], area: -area }));
  for (const { ring, area } of sized) {
    if (area < 0) continue;
    const around = polygons.filter((polygon) => isInside(ring[0], polygon.rings[0]));
    const smallest = around.reduce<(typeof around)[number] | null>(
      (best, polygon) => (best === null || polygon.area < best.area ? polygon : best),
      null,
    );
    if (smallest !== null) smallest.rings.push(ring);
    else polygons.push({ rings: [ring], area });
  }
  return polygons.map((polygon) => polygon.rings);
}

/** Positive where the ring runs counter-clockwise (shoelace formula). Relative to its first point, lest large eastings drown small rings. */
function signedArea(ring: readonly Position[]): number {
  const [originX = 0, originY = 0] = ring[0] ?? [];
  let twice = 0;
  for (let index = 0; index < ring.length; index += 1) {
    const [x1 = 0, y1 = 0] = ring[index] ?? [];
    const [x2 = 0, y2 = 0] = ring[(index + 1) % ring.length] ?? [];
    twice += (x1 - originX) * (y2 - originY) - (x2 - originX) * (y1 - originY);
  }
  return twice / 2;
}

function isInside(point: Position | undefined, ring: readonly Position[] | undefined): boolean {
  const [x = 0, y = 0] = point ?? [];
  let inside = false;
  const points = ring ?? [];
  for (let index = 0; index < points.length; index += 1) {
    const [x1 = 0, y1 = 0] = points[index] ?? [];
    const [x2 = 0, y2 = 0] = points[(index + 1) % points.length] ?? [];
    if (y1 > y !== y2 > y && x < ((x2 - x1) * (y - y1)) / (y2 - y1) + x1) inside = !inside;
  }
  return inside;
}
