import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodeGeo } from '../../../../src/intake/decode/decode-geo.ts';
import { rowTexts } from '../../../../src/intake/raw-sheet.ts';
import { type Ring, type Shape, writeDbf, writeShp } from '../../../support/make-shapefile.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** 名称, 贵阳 and 楼 in GBK. */
const GBK = {
  名称: new Uint8Array([0xc3, 0xfb, 0xb3, 0xc6]),
  贵阳: new Uint8Array([0xb9, 0xf3, 0xd1, 0xf4]),
  楼: new Uint8Array([0xc2, 0xa5]),
};
const PRJ = 'PROJCS["CGCS2000_3_Degree_GK_CM_105E",GEOGCS["GCS_China_Geodetic_Coordinate_System_2000"]]';
const POINTS: Shape[] = [
  { code: 1, rings: [[[562000.5, 2949000]]] },
  { code: 1, rings: [[[562001, 2949001]]] },
];

async function decode(files: Record<string, Uint8Array>) {
  const decoded = await decodeGeo(zipSync(files), 'shapefile', '楼宇.zip', {});
  return { ...decoded, tables: decoded.sheets.map((sheet) => rowTexts(sheet, 0, sheet.rowCount)) };
}

async function shapesOf(shapes: readonly Shape[]) {
  const { tables, notes } = await decode({ 'a.shp': writeShp(shapes) });
  return { geometries: tables[0]?.slice(1).map((row) => row[row.length - 1]), notes };
}

describe('shapefile', () => {
  it('joins shapes with their rows and leaves coordinates as they are', async () => {
    const dbf = writeDbf([{ name: utf8('NAME'), type: 'C', length: 10 }], [[utf8('A')], [utf8('B')]]);
    const { tables, sheets, format, encoding } = await decode({
      'dir/bld.shp': writeShp(POINTS),
      'dir/bld.dbf': dbf,
      'dir/bld.prj': utf8(PRJ),
      'dir/bld.shx': new Uint8Array(8),
    });
    expect(tables[0]).toEqual([
      ['NAME', 'x', 'y', 'geometry'],
      ['A', '562000.5', '2949000', '{"type":"Point","coordinates":[562000.5,2949000]}'],
      ['B', '562001', '2949001', '{"type":"Point","coordinates":[562001,2949001]}'],
    ]);
    expect(sheets[0]).toMatchObject({ name: 'bld', statedCrs: PRJ, headerRows: 1, geometryColumn: 3 });
    expect({ format, encoding }).toEqual({ format: 'Shapefile', encoding: 'utf-8' });
  });

  it.each([
    ['without a .cpg', {}],
    ['with one that says UTF-8', { 'a.cpg': utf8('UTF-8') }],
    ['with one that says GBK', { 'a.cpg': utf8('GBK') }],
    ['with one that says 936', { 'a.cpg': utf8('936\r\n') }],
  ])('reads GBK %s', async (_, cpg) => {
    const dbf = writeDbf([{ name: GBK.名称, type: 'C', length: 10 }], [[GBK.贵阳], [GBK.楼]]);
    const { tables, encoding } = await decode({ 'a.shp': writeShp(POINTS), 'a.dbf': dbf, ...cpg });
    expect(tables[0]?.map(([name]) => name)).toEqual(['名称', '贵阳', '楼']);
    expect(encoding).toBe('gb18030');
  });

  it('reads UTF-8 and leaves off characters cut in the middle', async () => {
    const fields = [{ name: utf8('名称'), type: 'C', length: 5 }];
    const { tables, encoding } = await decode({ 'a.shp': writeShp(POINTS), 'a.dbf': writeDbf(fields, [[utf8('贵阳')], [utf8('楼')]]) });
    expect(tables[0]?.map(([name]) => name)).toEqual(['名称', '贵', '楼']);
    expect(encoding).toBe('utf-8');
    const gbk = writeDbf([{ name: GBK.名称, type: 'C', length: 3 }], [[GBK.贵阳], [GBK.楼]]);
    expect((await decode({ 'a.shp': writeShp(POINTS), 'a.dbf': gbk })).tables[0]?.map(([name]) => name)).toEqual(['名称', '贵', '楼']);
  });

  it('keeps numbers as they are written, and reads dates, flags and binary integers', async () => {
    const integer = new Uint8Array(new Int32Array([-7]).buffer);
    const fields = ['C', 'N', 'N', 'D', 'L', 'I', 'M'].map((type, index) => ({
      name: utf8(`F${index}`),
      type,
      length: [18, 20, 8, 8, 1, 4, 10][index] ?? 1,
    }));
    const rows = [
      [utf8('0123'), utf8('  913205056082348768'), utf8('********'), utf8('20240415'), utf8('T'), integer, utf8('12')],
      [utf8(''), utf8(''), utf8('    3.50'), utf8('00000000'), utf8('?'), integer, utf8('')],
    ];
    const { tables } = await decode({ 'a.shp': writeShp(POINTS), 'a.dbf': writeDbf(fields, rows) });
    expect(tables[0]?.slice(1).map((row) => row.slice(0, 7))).toEqual([
      ['0123', '913205056082348768', '', '20240415', '是', '-7', ''],
      ['', '', '3.50', '', '', '-7', ''],
    ]);
  });

  it('skips deleted rows with their shapes, and makes equal names differ', async () => {
    const fields = [
      { name: utf8('N'), type: 'C', length: 2 },
      { name: utf8('N'), type: 'C', length: 2 },
    ];
    const dbf = writeDbf(
      fields,
      [
        [utf8('a'), utf8('b')],
        [utf8('c'), utf8('d')],
      ],
      [0],
    );
    const { tables } = await decode({ 'a.shp': writeShp(POINTS), 'a.dbf': dbf });
    expect(tables[0]).toEqual([
      ['N', 'N_2', 'x', 'y', 'geometry'],
      ['c', 'd', '562001', '2949001', '{"type":"Point","coordinates":[562001,2949001]}'],
    ]);
  });

  it('tells holes from further parts', async () => {
    const outer: Ring = [
      [0, 0],
      [0, 9],
      [9, 9],
      [9, 0],
      [0, 0],
    ];
    const hole: Ring = [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 2],
      [1, 1],
    ];
    const other: Ring = [
      [20, 0],
      [20, 5],
      [25, 5],
      [25, 0],
      [20, 0],
    ];
    const island: Ring = [
      [4, 4],
      [4, 6],
      [6, 6],
      [6, 4],
      [4, 4],
    ];
    const lake: Ring = [
      [4.5, 4.5],
      [5, 4.5],
      [5, 5],
      [4.5, 5],
      [4.5, 4.5],
    ];
    const { geometries } = await shapesOf([
      { code: 5, rings: [outer, hole] },
      { code: 5, rings: [hole, other, outer] },
      { code: 5, rings: [[...outer].reverse()] },
      { code: 15, rings: [outer] },
      { code: 5, rings: [outer, island, lake] },
    ]);
    const json = (type: string, coordinates: unknown) => JSON.stringify({ type, coordinates });
    expect(geometries).toEqual([
      json('Polygon', [outer, hole]),
      json('MultiPolygon', [[other], [outer, hole]]),
      json('Polygon', [[...outer].reverse()]),
      json('Polygon', [outer]),
      json('MultiPolygon', [[outer], [island, lake]]),
    ]);
  });

  it('reads lines, many points, null shapes, and shapes with elevation and measure', async () => {
    const line: Ring = [
      [0, 0],
      [1, 1],
    ];
    const { geometries, notes } = await shapesOf([
      { code: 3, rings: [line] },
      { code: 13, rings: [line, line] },
      { code: 8, rings: [line] },
      null,
      { code: 21, rings: [[[3, 4]]] },
      { code: 31, rings: [line] },
    ]);
    expect(geometries).toEqual([
      '{"type":"LineString","coordinates":[[0,0],[1,1]]}',
      '{"type":"MultiLineString","coordinates":[[[0,0],[1,1]],[[0,0],[1,1]]]}',
      '{"type":"MultiPoint","coordinates":[[0,0],[1,1]]}',
      '',
      '{"type":"Point","coordinates":[3,4]}',
      '',
    ]);
    expect(notes).toEqual([{ code: 'geometry-unsupported', params: { sheet: 'a', type: 'SHP 31', count: 1 } }]);
  });

  it('gives a sheet for each shapefile of an archive and counts other files', async () => {
    const { sheets, notes } = await decode({
      '一.shp': writeShp(POINTS),
      '二.SHP': writeShp(POINTS),
      '说明.txt': utf8('x'),
      '一.sbn': utf8('x'),
    });
    expect(sheets.map(({ name }) => name)).toEqual(['一', '二']);
    expect(notes).toEqual([{ code: 'entries-left', params: { count: 1 } }]);
  });

  it('takes the parts that were chosen beside a bare .shp', async () => {
    const dbf = writeDbf([{ name: GBK.名称, type: 'C', length: 10 }], [[GBK.贵阳], [GBK.楼]]);
    const companions = [
      { name: 'BLD.DBF', bytes: dbf },
      { name: 'bld.prj', bytes: utf8('EPSG:4490') },
      { name: 'other.dbf', bytes: utf8('x') },
    ];
    const decoded = await decodeGeo(writeShp(POINTS), 'shapefile', 'bld.shp', { companions });
    const [sheet] = decoded.sheets;
    expect(sheet).toMatchObject({ name: 'bld', statedCrs: 'EPSG:4490' });
    expect(sheet === undefined ? [] : rowTexts(sheet, 0, 2).map(([name]) => name)).toEqual(['名称', '贵阳']);
  });

  it('refuses what is cut or broken', async () => {
    const whole = writeShp(POINTS);
    await expect(decode({ 'a.shp': whole.slice(0, whole.length - 4) })).rejects.toMatchObject({ code: 'file-truncated' });
    await expect(decode({ 'a.shp': new Uint8Array(200) })).rejects.toMatchObject({ code: 'file-corrupt' });
    await expect(decode({ 'a.shp': writeShp([]) })).rejects.toMatchObject({ code: 'file-no-rows' });
    await expect(decode({ 'a.txt': utf8('x') })).rejects.toMatchObject({ code: 'file-no-rows' });
    const wild = writeShp([
      {
        code: 5,
        rings: [
          [
            [0, 0],
            [1, 1],
          ],
        ],
      },
    ]);
    new DataView(wild.buffer).setInt32(100 + 8 + 40, 1e9, true);
    await expect(decode({ 'a.shp': wild })).rejects.toMatchObject({ code: 'file-corrupt' });
    await expect(decode({ 'a.shp': whole, 'a.dbf': new Uint8Array(40) })).rejects.toMatchObject({ code: 'file-corrupt' });
  });
});
