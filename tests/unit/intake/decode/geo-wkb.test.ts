import fc from 'fast-check';
import type { Geometry, Position } from 'geojson';
import { describe, expect, it } from 'vitest';
import { readWkb } from '../../../../src/intake/decode/wkb.ts';

const TYPES = ['Point', 'LineString', 'Polygon', 'MultiPoint', 'MultiLineString', 'MultiPolygon', 'GeometryCollection'];

interface Dialect {
  readonly little: boolean;
  readonly z: boolean;
  readonly m: boolean;
  readonly ewkb: boolean;
  readonly srid: number | null;
}

function writeWkb(geometry: Geometry, dialect: Dialect, isInner = false): number[] {
  const { little, z, m, ewkb, srid } = dialect;
  const bytes: number[] = [little ? 1 : 0];
  const put = (size: 4 | 8, value: number) => {
    const view = new DataView(new ArrayBuffer(size));
    if (size === 4) view.setUint32(0, value, little);
    else view.setFloat64(0, value, little);
    bytes.push(...new Uint8Array(view.buffer));
  };
  const position = ([x = 0, y = 0]: Position) => {
    put(8, x);
    put(8, y);
    if (z) put(8, 77);
    if (m) put(8, 88);
  };
  const line = (positions: Position[]) => {
    put(4, positions.length);
    for (const each of positions) position(each);
  };
  const hasSrid = ewkb && srid !== null && !isInner;
  const base = TYPES.indexOf(geometry.type) + 1;
  put(
    4,
    ewkb ? (base | (z ? 0x80000000 : 0) | (m ? 0x40000000 : 0) | (hasSrid ? 0x20000000 : 0)) >>> 0 : base + (z ? 1000 : 0) + (m ? 2000 : 0),
  );
  if (hasSrid) put(4, srid);
  const inner = (parts: readonly Geometry[]) => {
    put(4, parts.length);
    for (const part of parts) bytes.push(...writeWkb(part, dialect, true));
  };
  if (geometry.type === 'Point') position(geometry.coordinates);
  else if (geometry.type === 'LineString') line(geometry.coordinates);
  else if (geometry.type === 'Polygon') {
    put(4, geometry.coordinates.length);
    for (const ring of geometry.coordinates) line(ring);
  } else if (geometry.type === 'GeometryCollection') inner(geometry.geometries);
  else inner(geometry.coordinates.map((coordinates) => ({ type: geometry.type.slice(5), coordinates }) as Geometry));
  return bytes;
}

const position = fc.tuple(fc.double({ noNaN: true }), fc.double({ noNaN: true }));
const line = fc.array(position, { minLength: 2, maxLength: 5 });
const rings = fc.array(fc.array(position, { minLength: 4, maxLength: 5 }), { minLength: 1, maxLength: 3 });
const simple = fc.oneof(
  fc.record({ type: fc.constant('Point'), coordinates: position }),
  fc.record({ type: fc.constant('LineString'), coordinates: line }),
  fc.record({ type: fc.constant('Polygon'), coordinates: rings }),
  fc.record({ type: fc.constant('MultiPoint'), coordinates: fc.array(position, { minLength: 1, maxLength: 3 }) }),
  fc.record({ type: fc.constant('MultiLineString'), coordinates: fc.array(line, { minLength: 1, maxLength: 3 }) }),
  fc.record({ type: fc.constant('MultiPolygon'), coordinates: fc.array(rings, { minLength: 1, maxLength: 3 }) }),
);
const anyGeometry = fc.oneof(
  simple,
  fc.record({ type: fc.constant('GeometryCollection'), geometries: fc.array(simple, { minLength: 1, maxLength: 3 }) }),
) as fc.Arbitrary<Geometry>;
const anyDialect = fc.record({
  little: fc.boolean(),
  z: fc.boolean(),
  m: fc.boolean(),
  ewkb: fc.boolean(),
  srid: fc.option(fc.constantFrom(4326, 4490)),
});

describe('readWkb', () => {
  it('reads what is written in any dialect, without elevation and measure', () => {
    fc.assert(
      fc.property(anyGeometry, anyDialect, (geometry, dialect) => {
        const read = readWkb(new Uint8Array(writeWkb(geometry, dialect)));
        expect(read).toEqual({ geometry, srid: dialect.ewkb ? dialect.srid : null });
      }),
    );
  });

  it('reads the example of the standard', () => {
    // POINT (2.0 4.0), big-endian, as in OGC 06-103r4 and Wikipedia's «Well-known text representation of geometry».
    const hex = '000000000140000000000000004010000000000000';
    const bytes = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
    expect(readWkb(bytes)).toEqual({ geometry: { type: 'Point', coordinates: [2, 4] }, srid: null });
  });

  it('takes empty geometries for none', () => {
    const dialect = { little: true, z: false, m: false, ewkb: false, srid: null };
    for (const geometry of [
      { type: 'Point', coordinates: [Number.NaN, Number.NaN] },
      { type: 'LineString', coordinates: [] },
      { type: 'MultiPolygon', coordinates: [] },
      { type: 'GeometryCollection', geometries: [{ type: 'Polygon', coordinates: [] }] },
    ] as Geometry[]) {
      expect(readWkb(new Uint8Array(writeWkb(geometry, dialect))).geometry).toBeNull();
    }
  });

  it('never reads past the end, and never allocates by a count that cannot be', () => {
    fc.assert(
      fc.property(anyGeometry, anyDialect, fc.double({ min: 0, max: 0.999, noNaN: true }), (geometry, dialect, share) => {
        const bytes = writeWkb(geometry, dialect);
        expect(() => readWkb(new Uint8Array(bytes.slice(0, Math.floor(bytes.length * share))))).toThrow(RangeError);
      }),
    );
    expect(() => readWkb(new Uint8Array([1, 2, 0, 0, 0, 255, 255, 255, 255]))).toThrow(RangeError);
    expect(() => readWkb(new Uint8Array([1, 8, 0, 0, 0]))).toThrow(TypeError);
  });
});
