import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import {
  Table as ArrowTable,
  Binary,
  DateDay,
  Field,
  Float64,
  Int32,
  Int64,
  List,
  Struct,
  TimestampMillisecond,
  tableToIPC,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import initParquet, { Table, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm/esm';
import { beforeAll, describe, expect, it } from 'vitest';
import { decodeGeo } from '../../../../src/intake/decode/decode-geo.ts';
import { rowTexts } from '../../../../src/intake/raw-sheet.ts';

const wasm = readFileSync(createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm'));

beforeAll(() => initParquet({ module_or_path: wasm }));

function write(columns: Record<string, Vector>, geo: unknown): Uint8Array {
  const properties = new WriterPropertiesBuilder();
  const described =
    geo === undefined
      ? properties
      : properties.setKeyValueMetadata(new Map([['geo', typeof geo === 'string' ? geo : JSON.stringify(geo)]]));
  return writeParquet(Table.fromIPCStream(tableToIPC(new ArrowTable(columns), 'stream')), described.build());
}

async function decode(columns: Record<string, Vector>, geo: unknown) {
  const decoded = await decodeGeo(write(columns, geo), 'geoparquet', '楼宇.parquet', { parquetWasm: wasm });
  return { ...decoded, tables: decoded.sheets.map((sheet) => rowTexts(sheet, 0, sheet.rowCount)) };
}

const geo = (column: object, name = 'geometry') => ({
  version: '1.1.0',
  primary_column: name,
  columns: { [name]: { encoding: 'WKB', geometry_types: [], ...column } },
});

function wkbPoint(x: number, y: number): Uint8Array {
  const view = new DataView(new ArrayBuffer(21));
  view.setUint8(0, 1);
  view.setUint32(1, 1, true);
  view.setFloat64(5, x, true);
  view.setFloat64(13, y, true);
  return new Uint8Array(view.buffer);
}

const points = () => vectorFromArray([wkbPoint(106.7, 26.6), null, new Uint8Array([1, 2, 3])], new Binary());
const XY = new Struct([new Field('x', new Float64()), new Field('y', new Float64())]);

describe('GeoParquet', () => {
  it('reads WKB beside columns of every common type', async () => {
    const { tables, sheets, format, notes } = await decode(
      {
        geometry: points(),
        名称: vectorFromArray(['国际中心', null, '科创园'], new Utf8()),
        层数: vectorFromArray([32, null, 5], new Int32()),
        编号: vectorFromArray([913205056082348768n, 1n, null], new Int64()),
        日期: vectorFromArray([new Date('2024-04-15'), null, new Date('1969-12-31')], new DateDay()),
        时间: vectorFromArray([new Date('2024-04-15T08:30:00Z'), null, null], new TimestampMillisecond()),
      },
      geo({}),
    );
    expect(tables[0]).toEqual([
      ['名称', '层数', '编号', '日期', '时间', 'lon', 'lat', 'geometry'],
      [
        '国际中心',
        '32',
        '913205056082348768',
        '2024-04-15',
        '2024-04-15 08:30:00',
        '106.7',
        '26.6',
        '{"type":"Point","coordinates":[106.7,26.6]}',
      ],
      ['', '', '1', '', '', '', '', ''],
      ['科创园', '5', '', '1969-12-31', '', '', '', ''],
    ]);
    expect(sheets[0]).toMatchObject({ statedCrs: 'OGC:CRS84', headerRows: 1, geometryColumn: 7 });
    expect({ format, notes }).toEqual({
      format: 'GeoParquet',
      notes: [{ code: 'geometry-invalid', params: { sheet: '', count: 1, row: 3 } }],
    });
  });

  it.each([
    ['point', vectorFromArray([{ x: 1, y: 2 }, null, { x: Number.NaN, y: Number.NaN }], XY), { type: 'Point', coordinates: [1, 2] }],
    [
      'linestring',
      vectorFromArray(
        [
          [
            { x: 1, y: 2 },
            { x: 3, y: 4 },
          ],
          null,
        ],
        new List(new Field('v', XY)),
      ),
      {
        type: 'LineString',
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
    ],
    [
      'polygon',
      vectorFromArray(
        [
          [
            [
              { x: 0, y: 0 },
              { x: 1, y: 0 },
              { x: 1, y: 1 },
              { x: 0, y: 0 },
            ],
          ],
          null,
        ],
        new List(new Field('r', new List(new Field('v', XY)))),
      ),
      {
        type: 'Polygon',
        coordinates: [
          [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 0],
          ],
        ],
      },
    ],
    [
      'multipolygon',
      vectorFromArray(
        [
          [
            [
              [
                { x: 0, y: 0 },
                { x: 1, y: 0 },
                { x: 1, y: 1 },
                { x: 0, y: 0 },
              ],
            ],
          ],
          null,
        ],
        new List(new Field('p', new List(new Field('r', new List(new Field('v', XY)))))),
      ),
      {
        type: 'MultiPolygon',
        coordinates: [
          [
            [
              [0, 0],
              [1, 0],
              [1, 1],
              [0, 0],
            ],
          ],
        ],
      },
    ],
  ] as const)('reads the native encoding %s', async (encoding, geometry, expected) => {
    const { tables, notes } = await decode({ geometry }, geo({ encoding }));
    const texts = tables[0]?.map((row) => row[row.length - 1]);
    expect(texts?.[1]).toBe(JSON.stringify(expected));
    expect(texts?.slice(2).every((text) => text === '')).toBe(true);
    expect(notes).toEqual([]);
  });

  it.each([
    [null, null],
    [{ id: { authority: 'EPSG', code: 4490 } }, 'EPSG:4490'],
    [{ name: 'x' }, '{"name":"x"}'],
  ])('states the system %j', async (crs, stated) => {
    expect((await decode({ geometry: points() }, geo({ crs }))).sheets[0]?.statedCrs).toBe(stated);
  });

  it('counts further geometries and binary columns, and kinds that cannot be read', async () => {
    const curve = new Uint8Array([1, 8, 0, 0, 0]);
    const { tables, notes } = await decode(
      {
        a: vectorFromArray([curve], new Binary()),
        b: vectorFromArray([wkbPoint(1, 2)], new Binary()),
        c: vectorFromArray([curve], new Binary()),
      },
      { primary_column: 'a', columns: { a: { encoding: 'WKB', geometry_types: [] }, b: { encoding: 'WKB', geometry_types: [] } } },
    );
    expect(tables[0]).toEqual([
      ['c', 'geometry'],
      ['', ''],
    ]);
    expect(notes).toEqual([
      { code: 'geometry-unsupported', params: { sheet: '', type: 'WKB type 8', count: 1 } },
      { code: 'layers-left', params: { count: 2 } },
    ]);
  });

  it('reads more rows than one batch', async () => {
    const count = 20_000;
    const { sheets, tables } = await decode(
      {
        n: vectorFromArray(
          Array.from({ length: count }, (_, index) => index),
          new Int32(),
        ),
        geometry: vectorFromArray(
          Array.from({ length: count }, () => wkbPoint(1, 2)),
          new Binary(),
        ),
      },
      geo({}),
    );
    expect(sheets[0]?.rowCount).toBe(count + 1);
    expect(tables[0]?.[count]?.[0]).toBe(String(count - 1));
  });

  it.each([
    ['without geo', undefined, 'file-unknown-format'],
    ['with broken geo', '{', 'file-unknown-format'],
    ['without its primary column', { primary_column: 'x', columns: {} }, 'file-unknown-format'],
  ] as const)('refuses a file %s', async (_, metadata, code) => {
    await expect(decode({ geometry: points() }, metadata)).rejects.toMatchObject({ code });
  });

  it('refuses what is cut', async () => {
    const bytes = write({ geometry: points() }, geo({}));
    await expect(decodeGeo(bytes.slice(0, bytes.length - 20), 'geoparquet', 'a.parquet', { parquetWasm: wasm })).rejects.toMatchObject({
      code: 'file-corrupt',
    });
  });
});
