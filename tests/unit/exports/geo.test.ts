import fc from 'fast-check';
import initParquet, { ParquetFile } from 'parquet-wasm/esm';
import { beforeAll, describe, expect, it } from 'vitest';
import { boundsOf, type Geometry, geometryOf, positionsOf } from '../../../src/exports/geometry.ts';
import { geoMetadata } from '../../../src/exports/geoparquet.ts';
import { toWkb } from '../../../src/exports/wkb.ts';
import { decodeGeo } from '../../../src/intake/decode/decode-geo.ts';
import { readWkb } from '../../../src/intake/decode/wkb.ts';
import { rowTexts } from '../../../src/intake/raw-sheet.ts';
import { bundledTable, exported, NOTES, objectsOf, PARQUET_WASM } from './support.ts';

beforeAll(() => initParquet({ module_or_path: PARQUET_WASM }));

const POSITION = fc.tuple(fc.double({ min: -180, max: 180, noNaN: true }), fc.double({ min: -90, max: 90, noNaN: true }));
const RING = fc.array(POSITION, { minLength: 3, maxLength: 8 }).map((ring) => [...ring, ring[0]]);
const RINGS = fc.array(RING, { minLength: 1, maxLength: 3 });
const GEOM = fc.oneof(
  POSITION.map((coordinates) => ({ type: 'Point', coordinates })),
  RINGS.map((coordinates) => ({ type: 'Polygon', coordinates })),
  fc.array(RINGS, { minLength: 1, maxLength: 3 }).map((coordinates) => ({ type: 'MultiPolygon', coordinates })),
);

function area(ring: readonly (readonly number[])[]): number {
  return ring.slice(1).reduce((sum, [x = 0, y = 0], index) => {
    const [px = 0, py = 0] = ring[index] ?? [];
    return sum + (px * y - x * py);
  }, 0);
}

function expectRightHand(geometry: Geometry): void {
  const polygons = geometry.type === 'Point' ? [] : geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
  for (const rings of polygons) {
    rings.forEach((ring, index) => {
      expect(ring.at(0)).toEqual(ring.at(-1));
      expect(ring.length).toBeGreaterThanOrEqual(4);
      if (index === 0) expect(area(ring)).toBeGreaterThanOrEqual(-1e-9);
      else expect(area(ring)).toBeLessThanOrEqual(1e-9);
    });
  }
}

/** The published rules of the `geo` entry (OGC GeoParquet 1.1.0, schema.json), written out. */
function expectValidGeo(text: string, columnNames: readonly string[]): Record<string, unknown> {
  const geo = JSON.parse(text) as Record<string, unknown>;
  expect(geo.version).toBe('1.1.0');
  expect(typeof geo.primary_column).toBe('string');
  expect((geo.primary_column as string).length).toBeGreaterThan(0);
  const columns = geo.columns as Record<string, Record<string, unknown>>;
  expect(Object.keys(columns).length).toBeGreaterThan(0);
  expect(Object.keys(columns)).toContain(geo.primary_column);
  for (const [name, column] of Object.entries(columns)) {
    expect(columnNames).toContain(name);
    expect(['WKB', 'point', 'linestring', 'polygon', 'multipoint', 'multilinestring', 'multipolygon']).toContain(column.encoding);
    const types = column.geometry_types as string[];
    expect(Array.isArray(types)).toBe(true);
    expect(new Set(types).size).toBe(types.length);
    for (const type of types) expect(type).toMatch(/^(GeometryCollection|(Multi)?(Point|LineString|Polygon))( Z)?$/);
    // Left out it is OGC:CRS84; else an object of PROJJSON, or null for unknown.
    if ('crs' in column) expect(column.crs === null || typeof column.crs === 'object').toBe(true);
    if ('edges' in column) expect(['planar', 'spherical']).toContain(column.edges);
    if ('orientation' in column) expect(column.orientation).toBe('counterclockwise');
    if ('epoch' in column) expect(typeof column.epoch).toBe('number');
    if ('bbox' in column) {
      const bbox = column.bbox as number[];
      expect([4, 6]).toContain(bbox.length);
      for (const edge of bbox) expect(Number.isFinite(edge)).toBe(true);
    }
    const known = ['encoding', 'geometry_types', 'crs', 'edges', 'orientation', 'bbox', 'epoch', 'covering'];
    for (const key of Object.keys(column)) expect(known).toContain(key);
  }
  return geo;
}

describe('geometries', () => {
  it('are closed, right-handed, inside their bounds, and the same in WKB', () => {
    fc.assert(
      fc.property(GEOM, (geom) => {
        const geometry = geometryOf(JSON.stringify(geom), null, null);
        if (geometry === null) throw new Error('lost');
        expectRightHand(geometry);
        const [west, south, east, north] = boundsOf([geometry, null]) ?? [0, 0, 0, 0];
        for (const [lon, lat] of positionsOf(geometry)) {
          expect(lon >= west && lon <= east && lat >= south && lat <= north).toBe(true);
        }
        expect(readWkb(toWkb(geometry)).geometry).toEqual(geometry);
      }),
      { numRuns: 300 },
    );
  });

  it('an outline comes before the point; what is damaged or off the earth has no place', () => {
    expect(geometryOf(null, 106.6, 26.6)).toEqual({ type: 'Point', coordinates: [106.6, 26.6] });
    expect(geometryOf('{"type":"Point","coordinates":[1,2]}', 106.6, 26.6)).toEqual({ type: 'Point', coordinates: [1, 2] });
    for (const damaged of [
      '',
      '{',
      'null',
      '5',
      '{"type":"Polygon","coordinates":[[[0,0],[1,1]]]}',
      '{"type":"LineString","coordinates":[[0,0],[1,1]]}',
    ])
      expect(geometryOf(damaged, 106.6, null)).toBeNull();
    expect(geometryOf(null, 206.6, 26.6)).toBeNull();
    expect(geometryOf(null, null, 26.6)).toBeNull();
  });
});

describe('GeoParquet', () => {
  it('has an entry that is valid whatever the rows are', () => {
    fc.assert(
      fc.property(fc.array(fc.option(GEOM, { nil: null }), { maxLength: 6 }), (geoms) => {
        const geometries = geoms.map((geom) => (geom === null ? null : geometryOf(JSON.stringify(geom), null, null)));
        expectValidGeo(geoMetadata(geometries), ['geometry']);
      }),
    );
  });

  it.each(['building', 'park', 'enterprise'] as const)(
    '%s: the metadata is valid and the import reads the same positions',
    async (table) => {
      const bytes = bundledTable('gy', table);
      const file = await exported('geoparquet', table, bytes, `${table}.parquet`);
      const parquet = await ParquetFile.fromFile(file);
      const entries = parquet.metadata().fileMetadata().keyValueMetadata() as Map<string, string>;
      const before = objectsOf(bytes);
      const geo = expectValidGeo(entries.get('geo') ?? '', [...Object.keys(before[0] ?? {}), 'geometry']);
      expect((geo.columns as { geometry: { geometry_types: string[] } }).geometry.geometry_types.length).toBeGreaterThan(0);
      expect(JSON.parse(entries.get('dangjian-atlas') ?? '')).toEqual(Object.fromEntries(NOTES.items));

      const decoded = await decodeGeo(new Uint8Array(await file.arrayBuffer()), 'geoparquet', file.name, { parquetWasm: PARQUET_WASM });
      const sheet = decoded.sheets[0];
      if (sheet?.geometryColumn == null) throw new Error('no geometry');
      expect(sheet.statedCrs).toBe('OGC:CRS84');
      const rows = rowTexts(sheet, 1, sheet.rowCount);
      expect(rows.length).toBe(before.length);
      rows.forEach((cells, index) => {
        const row = before[index] ?? {};
        const wanted = geometryOf(
          (row.geom ?? null) as string | null,
          (row.lon ?? null) as number | null,
          (row.lat ?? null) as number | null,
        );
        const found = cells[sheet.geometryColumn ?? -1] ?? '';
        expect(found === '' ? null : JSON.parse(found)).toEqual(wanted);
      });
      const [header = []] = rowTexts(sheet, 0, 1);
      for (const name of ['name_zh', `${table}_id`]) {
        const at = header.indexOf(name);
        expect(rows.map((cells) => cells[at])).toEqual(before.map((row) => row[name]));
      }
    },
  );
});

describe('GeoJSON', () => {
  it('is a FeatureCollection by RFC 7946 with its notes as foreign members, and the import reads it', async () => {
    const bytes = bundledTable('gy', 'park');
    const file = await exported('geojson', 'park', bytes, '园区.geojson');
    const read = JSON.parse(await file.text()) as {
      type: string;
      features: { type: string; geometry: Geometry | null; properties: Record<string, unknown> }[];
    } & Record<string, unknown>;
    expect(read.type).toBe('FeatureCollection');
    expect('crs' in read).toBe(false);
    expect(read.标记).toBe('模拟数据,仅供演示;位置为示意');
    expect(read.数据截至).toBe('2022-07-04');
    expect(read.features.map(({ properties }) => properties)).toEqual(objectsOf(bytes));
    for (const { type, geometry } of read.features) {
      expect(type).toBe('Feature');
      if (geometry !== null) expectRightHand(geometry);
    }
    const decoded = await decodeGeo(new Uint8Array(await file.arrayBuffer()), 'geojson', file.name, {});
    expect(decoded.sheets[0]?.rowCount).toBe(read.features.length + 1);
  });
});
