import { strToU8, type Zippable, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { listArchive, unpackItem } from '../../../../src/intake/decode/decode-archive.ts';
import { decodeFile } from '../../../../src/intake/decode/decode-file.ts';
import { rowTexts } from '../../../../src/intake/raw-sheet.ts';
import { xlsxOf } from '../../../support/xlsx-parts.ts';

function blobOf(files: Zippable): Blob {
  return new Blob([zipSync(files)]);
}

/** fflate marks every name that is not ASCII as UTF-8; old Windows programs write the bytes of GBK and no mark. */
function gbkNamed(files: Zippable, utf8: string, raw: readonly number[]): Blob {
  const bytes = zipSync(files);
  const wanted = strToU8(utf8);
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + wanted.length < bytes.length; at += 1) {
    if (!wanted.every((byte, index) => bytes[at + index] === byte)) continue;
    bytes.set(raw, at);
    const isLocal = view.getUint32(at - 30, true) === 0x04034b50;
    const flags = isLocal ? at - 30 + 6 : at - 46 + 8;
    view.setUint16(flags, view.getUint16(flags, true) & ~0x800, true);
  }
  return new Blob([bytes]);
}

describe('names', () => {
  test('UTF-8, in folders; system files left off', async () => {
    const blob = blobOf({
      '名单/企业.csv': strToU8('a'),
      '名单/': new Uint8Array(0),
      '__MACOSX/名单/._企业.csv': strToU8('x'),
      '名单/.DS_Store': strToU8('x'),
      'a/Thumbs.db': strToU8('x'),
    });
    expect((await listArchive(blob, 'x.zip')).map(({ name, size }) => [name, size])).toEqual([['名单/企业.csv', 1]]);
  });

  test('GBK without a mark, and UTF-8 without a mark', async () => {
    const gbk = gbkNamed({ 'ABCD.csv': strToU8('x') }, 'ABCD', [0xc3, 0xfb, 0xb5, 0xa5]);
    expect((await listArchive(gbk, 'x.zip')).map(({ name }) => name)).toEqual(['名单.csv']);
    const utf8 = gbkNamed({ '名单.csv': strToU8('x') }, '名单', [...strToU8('名单')]);
    expect((await listArchive(utf8, 'x.zip')).map(({ name }) => name)).toEqual(['名单.csv']);
  });

  test('a shapefile is one item with its parts, whatever their case', async () => {
    const files = {
      'g/楼宇.SHP': strToU8('1'),
      'g/楼宇.dbf': strToU8('22'),
      'g/楼宇.shx': strToU8('3'),
      'g/楼宇.prj': strToU8('4'),
      'g/楼宇.cpg': strToU8('5'),
      'g/楼宇.txt': strToU8('6'),
      '别的.dbf': strToU8('7'),
    };
    const blob = blobOf(files);
    const items = await listArchive(blob, 'x.zip');
    expect(items.map(({ name, size, entries }) => [name, size, entries.length])).toEqual([
      ['g/楼宇.SHP', 6, 5],
      ['g/楼宇.txt', 1, 1],
      ['别的.dbf', 1, 1],
    ]);
    const [shape] = items;
    if (shape === undefined) throw new Error('no item');
    const parts = await unpackItem(blob, 'x.zip', shape, {});
    expect(Object.fromEntries(parts.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)]))).toEqual({
      'g/楼宇.SHP': '1',
      'g/楼宇.dbf': '22',
      'g/楼宇.shx': '3',
      'g/楼宇.prj': '4',
      'g/楼宇.cpg': '5',
    });
  });
});

describe('entries', () => {
  test('stored and deflated, and what stands before the archive', async () => {
    const text = '企业名称,人数\n'.repeat(50_000);
    const zip = zipSync({ 'a.csv': [strToU8(text), { level: 0 }], 'b.csv': [strToU8(text), { level: 9 }] });
    for (const blob of [new Blob([zip]), new Blob([strToU8('MZ stub of a self-extracting archive'), zip])]) {
      for (const item of await listArchive(blob, 'x.zip')) {
        const [file] = await unpackItem(blob, 'x.zip', item, {});
        expect(new TextDecoder().decode(file?.bytes)).toBe(text);
      }
    }
  });

  test('a password, another method, a wrong check sum', async () => {
    const code = async (at: number, value: number): Promise<unknown> => {
      const bytes = zipSync({ 'a.csv': strToU8('企业名称,人数') });
      const view = new DataView(bytes.buffer);
      view.setUint16(view.getUint32(bytes.length - 6, true) + at, value, true);
      const blob = new Blob([bytes]);
      const [item] = await listArchive(blob, 'x.zip');
      if (item === undefined) throw new Error('no item');
      return unpackItem(blob, 'x.zip', item, {}).catch((error: unknown) => error);
    };
    expect(await code(8, 1)).toMatchObject({ code: 'file-encrypted', params: { file: 'x.zip' } });
    expect(await code(10, 9)).toMatchObject({ code: 'file-format-later' });
    expect(await code(16, 7)).toMatchObject({ code: 'file-corrupt' });
  });
});

describe('a zip of several files', () => {
  const book = xlsxOf({
    sheets: [
      { name: 'S1', data: '<row><c><v>1</v></c><c t="e"><v>#N/A</v></c></row>' },
      { name: 'S2', data: '<row><c><v>2</v></c></row>' },
    ],
  });

  test('all sheets under the names of their files; what holds no rows is counted', async () => {
    const blob = blobOf({
      '表/企业.xlsx': book,
      '组织.csv': strToU8('名称,人数\n甲,1\n'),
      '说明.pdf': strToU8('%PDF-1.7'),
      '空.csv': new Uint8Array(0),
      '内.zip': zipSync({ 'a.csv': strToU8('a,b') }),
    });
    const shares: number[] = [];
    const file = await decodeFile(blob, '汇总.zip', { onProgress: (done, total) => shares.push(done / total) });
    expect(file).toMatchObject({ fileName: '汇总.zip', format: 'ZIP', encoding: 'utf-8', delimiter: ',' });
    expect(file.sheets.map((sheet) => [sheet.name, rowTexts(sheet, 0, 1)])).toEqual([
      ['表/企业.xlsx/S1', [['1']]],
      ['表/企业.xlsx/S2', [['2']]],
      ['组织.csv', [['名称', '人数']]],
    ]);
    expect(file.notes).toEqual([
      { code: 'cells-with-errors', params: { sheet: 'S1', count: 1, entry: '表/企业.xlsx' } },
      { code: 'entries-left', params: { count: 3 } },
    ]);
    expect(shares.at(-1)).toBe(1);
  });

  test('a shapefile among lists is one sheet, with its table', async () => {
    const shp = new Uint8Array(100 + 28);
    const view = new DataView(shp.buffer);
    view.setInt32(0, 9994, false);
    view.setInt32(24, shp.length / 2, false);
    view.setInt32(28, 1000, true);
    view.setInt32(32, 1, true);
    view.setInt32(100, 1, false);
    view.setInt32(104, 10, false);
    view.setInt32(108, 1, true);
    view.setFloat64(112, 106.6, true);
    view.setFloat64(120, 26.6, true);
    const dbf = new Uint8Array(32 + 32 + 1 + 5);
    const table = new DataView(dbf.buffer);
    dbf.set([3, 124, 1, 1]);
    table.setUint32(4, 1, true);
    table.setUint16(8, 65, true);
    table.setUint16(10, 5, true);
    dbf.set([...strToU8('NAME')], 32);
    dbf[32 + 11] = 'C'.charCodeAt(0);
    dbf[32 + 16] = 4;
    dbf[64] = 0x0d;
    dbf.set([...strToU8(' Hall')], 65);
    const file = await decodeFile(blobOf({ 'g/A1.dbf': dbf, 'g/A1.shp': shp, '组织.csv': strToU8('名称,人数\n甲,1\n') }), 'x.zip', {});
    expect(file.sheets.map(({ name, rowCount }) => [name, rowCount])).toEqual([
      ['g/A1.shp', 2],
      ['组织.csv', 2],
    ]);
    const [layer] = file.sheets;
    const [header = [], row = []] = layer === undefined ? [] : rowTexts(layer, 0, 2);
    expect(row[header.indexOf('NAME')]).toBe('Hall');
    expect(JSON.parse(row[layer?.geometryColumn ?? -1] ?? 'null')).toEqual({ type: 'Point', coordinates: [106.6, 26.6] });
  });

  test('nothing to read, a broken file among them, a cancel', async () => {
    const pdf = strToU8('%PDF-1.7');
    await expect(decodeFile(blobOf({ 'a.pdf': pdf, 'b.pdf': pdf }), 'x.zip', {})).rejects.toMatchObject({ code: 'file-no-rows' });
    await expect(decodeFile(blobOf({ 'a.pdf': pdf }), 'x.zip', {})).rejects.toMatchObject({
      code: 'file-format-later',
      params: { file: 'a.pdf', format: 'PDF' },
    });
    await expect(decodeFile(blobOf({ 'a.xlsx': book.slice(0, 900) }), 'x.zip', {})).rejects.toMatchObject({
      code: 'file-truncated',
      params: { file: 'a.xlsx' },
    });
    await expect(decodeFile(blobOf({ 'a.xlsx': book }), 'x.zip', { signal: AbortSignal.abort() })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
