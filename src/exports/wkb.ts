import type { Geometry, Position } from './geometry.ts';

const LITTLE_ENDIAN = 1;
const CODES = { Point: 1, Polygon: 3, MultiPolygon: 6 } as const;

/** Well-known binary, little-endian, two dimensions (OGC 06-103r4, 8.2). */
export function toWkb(geometry: Geometry): Uint8Array {
  const view = new DataView(new ArrayBuffer(sizeOf(geometry)));
  write(view, 0, geometry);
  return new Uint8Array(view.buffer);
}

function sizeOf(geometry: Geometry): number {
  if (geometry.type === 'Point') return 21;
  if (geometry.type === 'Polygon') return 9 + geometry.coordinates.reduce((sum, ring) => sum + 4 + 16 * ring.length, 0);
  return 9 + geometry.coordinates.reduce((sum, coordinates) => sum + sizeOf({ type: 'Polygon', coordinates }), 0);
}

function write(view: DataView, start: number, geometry: Geometry): number {
  view.setUint8(start, LITTLE_ENDIAN);
  view.setUint32(start + 1, CODES[geometry.type], true);
  if (geometry.type === 'Point') return writePosition(view, start + 5, geometry.coordinates);
  view.setUint32(start + 5, geometry.coordinates.length, true);
  let at = start + 9;
  if (geometry.type === 'MultiPolygon') {
    for (const coordinates of geometry.coordinates) at = write(view, at, { type: 'Polygon', coordinates });
    return at;
  }
  for (const ring of geometry.coordinates) {
    view.setUint32(at, ring.length, true);
    at += 4;
    for (const position of ring) at = writePosition(view, at, position);
  }
  return at;
}

function writePosition(view: DataView, at: number, [lon, lat]: Position): number {
  view.setFloat64(at, lon, true);
  view.setFloat64(at + 8, lat, true);
  return at + 16;
}
