import { describe, expect, it } from 'vitest';
import { decodeGeo } from '../../../../src/intake/decode/decode-geo.ts';
import { rowTexts } from '../../../../src/intake/raw-sheet.ts';
import { AtlasError } from '../../../../src/model/errors.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);

async function decode(source: unknown, options: Parameters<typeof decodeGeo>[3] = {}) {
  const bytes = source instanceof Uint8Array ? source : utf8(typeof source === 'string' ? source : JSON.stringify(source));
  const decoded = await decodeGeo(bytes, 'geojson', '楼宇.geojson', options);
  return { ...decoded, tables: decoded.sheets.map((sheet) => rowTexts(sheet, 0, sheet.rowCount)) };
}

const point = (x: number, y: number) => ({ type: 'Point', coordinates: [x, y] });
const feature = (geometry: unknown, properties: unknown, id?: unknown) => ({
  type: 'Feature',
  geometry,
  properties,
  ...(id === undefined ? {} : { id }),
});
const collection = (features: unknown[], members: object = {}) => ({ type: 'FeatureCollection', features, ...members });

describe('GeoJSON', () => {
  it('gives properties in the order they are first seen, then the point and its text', async () => {
    const { tables, sheets, format, encoding, notes } = await decode(
      collection([
        feature(point(106.7, 26.6), { 名称: '国际中心', 层数: 32 }),
        feature(point(106.8, 26.5), { 名称: '科创园', 园区: '高新区', 层数: null }),
      ]),
    );
    expect(tables).toEqual([
      [
        ['名称', '层数', '园区', 'lon', 'lat', 'geometry'],
        ['国际中心', '32', '', '106.7', '26.6', '{"type":"Point","coordinates":[106.7,26.6]}'],
        ['科创园', '', '高新区', '106.8', '26.5', '{"type":"Point","coordinates":[106.8,26.5]}'],
      ],
    ]);
    expect(sheets[0]).toMatchObject({ headerRows: 1, geometryColumn: 5, statedCrs: null, firstRow: 0, rowCount: 3, name: '' });
    expect({ format, encoding, notes }).toEqual({ format: 'GeoJSON', encoding: 'utf-8', notes: [] });
  });

  it('writes nested values as JSON, booleans as 是 and 否, and drops elevations', async () => {
    const { tables } = await decode(
      collection([feature({ type: 'Point', coordinates: [106.7, 26.6, 1100] }, { a: { b: [1, '二'] }, c: true, d: false, e: 0.5 })]),
    );
    expect(tables[0]?.[1]).toEqual(['{"b":[1,"二"]}', '是', '否', '0.5', '106.7', '26.6', '{"type":"Point","coordinates":[106.7,26.6]}']);
  });

  it('keeps codes of 18 digits that were written as numbers, wherever they stand', async () => {
    const text =
      '{"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{"code":913205056082348768,"note":"x, 913205056082348768, \\"y\\"","list":[913205056082348768],"ratio":0.1234567890123456789}}]}';
    const { tables } = await decode(text);
    expect(tables[0]?.[1]).toEqual([
      '913205056082348768',
      'x, 913205056082348768, "y"',
      '["913205056082348768"]',
      '0.12345678901234568',
      '',
    ]);
  });

  it('names the coordinates x and y where they cannot be degrees', async () => {
    const { tables } = await decode(
      collection([feature(point(35562000, 2949000), {})], { crs: { type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4523' } } }),
    );
    expect(tables[0]?.[0]).toEqual(['x', 'y', 'geometry']);
  });

  it('does not overwrite columns of the same name', async () => {
    const { tables } = await decode(collection([feature(point(106.7, 26.6), { lon: '1', geometry: 'g' })]));
    expect(tables[0]).toEqual([
      ['lon', 'geometry', 'geometry_lon', 'lat', 'geometry_geometry'],
      ['1', 'g', '106.7', '26.6', '{"type":"Point","coordinates":[106.7,26.6]}'],
    ]);
  });

  it('has no columns of coordinates without points, and keeps the identifier of features', async () => {
    const line = {
      type: 'LineString',
      coordinates: [
        [1, 2],
        [3, 4],
      ],
    };
    const { tables } = await decode(collection([feature(line, { id: 'b' }, 7), feature(line, null, 'k')]));
    expect(tables[0]).toEqual([
      ['feature_id', 'id', 'geometry'],
      ['7', 'b', JSON.stringify(line)],
      ['', 'k', JSON.stringify(line)],
    ]);
  });

  it.each([
    [{ type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } }, 'urn:ogc:def:crs:EPSG::4490'],
    [{ type: 'EPSG', properties: { code: 4490 } }, 'EPSG:4490'],
    [{ type: 'link', properties: { href: 'x' } }, null],
    [null, null],
  ])('takes the stated system %j', async (crs, stated) => {
    expect((await decode(collection([feature(point(1, 2), {})], { crs }))).sheets[0]?.statedCrs).toBe(stated);
  });

  it.each([
    { type: 'Point', coordinates: ['106.7', 26.6] },
    { type: 'Point', coordinates: [106.7] },
    { type: 'Point' },
    { type: 'LineString', coordinates: [[1, 2]] },
    {
      type: 'Polygon',
      coordinates: [
        [
          [0, 0],
          [1, 1],
        ],
      ],
    },
    {
      type: 'Polygon',
      coordinates: [
        [0, 0],
        [1, 1],
        [2, 2],
      ],
    },
    { type: 'Circle', coordinates: [1, 2] },
    { type: 'GeometryCollection', geometries: [{ type: 'Point', coordinates: [null, 1] }] },
    'somewhere',
  ])('keeps the row of a broken geometry and says so: %j', async (geometry) => {
    const { tables, notes } = await decode(collection([feature(point(1, 2), { n: 'a' }), feature(geometry, { n: 'b' })]));
    expect(tables[0]?.[2]).toEqual(['b', '', '', '']);
    expect(notes).toEqual([{ code: 'geometry-invalid', params: { sheet: '', count: 1, row: 2 } }]);
  });

  it('takes an empty geometry for none, and closes open rings', async () => {
    const { tables, notes } = await decode(
      collection([
        feature({ type: 'Polygon', coordinates: [] }, {}),
        feature(
          {
            type: 'Polygon',
            coordinates: [
              [
                [0, 0],
                [1, 0],
                [1, 1],
              ],
            ],
          },
          {},
        ),
        feature(
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
          {},
        ),
      ]),
    );
    expect(tables[0]?.map((row) => row[0])).toEqual([
      'geometry',
      '',
      '{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}',
      '{"type":"MultiPolygon","coordinates":[[[[0,0],[1,0],[1,1],[0,0]]]]}',
    ]);
    expect(notes).toEqual([]);
  });

  it.each([
    ['a feature', feature(point(1, 2), { n: 'a' })],
    ['an array of features', [feature(point(1, 2), { n: 'a' })]],
    ['one to a line', `${JSON.stringify(feature(point(1, 2), { n: 'a' }))}\n\n`],
  ])('reads %s', async (_, source) => {
    expect((await decode(source)).tables[0]?.[1]).toEqual(['a', '1', '2', '{"type":"Point","coordinates":[1,2]}']);
  });

  it('reads a bare geometry, lines of features and a sequence of them', async () => {
    expect((await decode(point(1, 2))).tables[0]?.[1]).toEqual(['1', '2', '{"type":"Point","coordinates":[1,2]}']);
    for (const separator of ['', '\u001e']) {
      const lines = ['a', 'b'].map((n) => `${separator}${JSON.stringify(feature(null, { n }))}`).join('\r\n');
      expect((await decode(lines)).tables[0]?.map(([n]) => n)).toEqual(['n', 'a', 'b']);
    }
  });

  it('reads UTF-8 with its mark and GBK', async () => {
    expect((await decode(new Uint8Array([0xef, 0xbb, 0xbf, ...utf8(JSON.stringify(feature(null, { n: '楼' })))]))).tables[0]?.[1]).toEqual([
      '楼',
      '',
    ]);
    // 贵阳 in GBK
    const gbk = new Uint8Array([...utf8('{"type":"Feature","geometry":null,"properties":{"n":"'), 0xb9, 0xf3, 0xd1, 0xf4, ...utf8('"}}')]);
    expect(await decode(gbk)).toMatchObject({
      encoding: 'gb18030',
      tables: [
        [
          ['n', 'geometry'],
          ['贵阳', ''],
        ],
      ],
    });
  });

  it.each([
    ['', 'file-empty'],
    ['{"type":"FeatureCollection","features":[', 'file-corrupt'],
    ['{"type":"FeatureCollection"}', 'file-corrupt'],
    ['{"a":1}', 'file-unknown-format'],
    ['[1,2]', 'file-unknown-format'],
    ['"x"', 'file-unknown-format'],
    ['{"type":"FeatureCollection","features":[]}', 'file-no-rows'],
  ] as const)('refuses %j with %s', async (text, code) => {
    await expect(decode(text)).rejects.toMatchObject({ code });
  });

  it('does not repeat the text of a broken file', async () => {
    const error = await decode('{"type":"Feature","properties":{"n":张三丰}').catch((failure: unknown) => failure);
    expect(error).toBeInstanceOf(AtlasError);
    expect(JSON.stringify(error) + String(error) + String((error as Error).cause)).not.toContain('张');
  });

  it('refuses more than 200 MiB before parsing', async () => {
    const bytes = new Uint8Array(200 * 1024 ** 2 + 1);
    await expect(decode(bytes)).rejects.toMatchObject({ code: 'file-too-large', params: { limit: 200 * 1024 ** 2 } });
  });

  it('counts columns beyond the limit and keeps the geometry', async () => {
    const properties = Object.fromEntries(Array.from({ length: 1_030 }, (_, index) => [`c${index}`, 'v']));
    const { tables, sheets, notes } = await decode(collection([feature(point(1, 2), properties)]));
    expect(sheets[0]?.geometryColumn).toBe(1_023);
    expect(tables[0]?.[1]?.slice(-3)).toEqual(['1', '2', '{"type":"Point","coordinates":[1,2]}']);
    expect(notes).toEqual([{ code: 'columns-beyond-limit', params: { sheet: '', count: 9 } }]);
  });

  it('stops when cancelled', async () => {
    const controller = new AbortController();
    controller.abort();
    await expect(decode(point(1, 2), { signal: controller.signal })).rejects.toMatchObject({ code: 'cancelled' });
    const late = new AbortController();
    const many = collection(Array.from({ length: 20_000 }, () => feature(null, { n: 'a' })));
    const decoding = decode(many, { signal: late.signal });
    setTimeout(() => late.abort(), 0);
    await expect(decoding).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('TopoJSON', () => {
  const topology = {
    type: 'Topology',
    transform: { scale: [0.1, 0.1], translate: [100, 20] },
    arcs: [
      [
        [0, 0],
        [10, 0],
        [0, 10],
        [-10, 0],
        [0, -10],
      ],
    ],
    objects: {
      parks: {
        type: 'GeometryCollection',
        geometries: [
          { type: 'Polygon', arcs: [[0]], properties: { name: '高新区' }, id: 'p1' },
          { type: 'Polygon', arcs: [[5]], properties: { name: '坏' } },
          { type: null, properties: { name: '无' } },
        ],
      },
      sites: { type: 'Point', coordinates: [5, 5], properties: { name: '服务中心' } },
    },
  };

  it('gives a sheet for each object, with its arcs joined', async () => {
    const { tables, format, sheets, notes } = await decode(topology);
    expect(format).toBe('TopoJSON');
    expect(sheets.map(({ name }) => name)).toEqual(['parks', 'sites']);
    expect(tables[0]).toEqual([
      ['id', 'name', 'geometry'],
      ['p1', '高新区', '{"type":"Polygon","coordinates":[[[100,20],[101,20],[101,21],[100,21],[100,20]]]}'],
      ['', '坏', ''],
      ['', '无', ''],
    ]);
    expect(tables[1]).toEqual([
      ['name', 'lon', 'lat', 'geometry'],
      ['服务中心', '100.5', '20.5', '{"type":"Point","coordinates":[100.5,20.5]}'],
    ]);
    expect(notes).toEqual([{ code: 'geometry-invalid', params: { sheet: 'parks', count: 1, row: 2 } }]);
  });

  it('refuses one without arcs or objects', async () => {
    await expect(decode({ type: 'Topology', objects: {} })).rejects.toMatchObject({ code: 'file-corrupt' });
    await expect(decode({ type: 'Topology', objects: {}, arcs: [] })).rejects.toMatchObject({ code: 'file-no-rows' });
  });
});
