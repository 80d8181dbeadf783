import { CFB, utils, write } from '@e965/xlsx';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { decodeFile } from '../../../../src/intake/decode/decode-file.ts';
import { sniffFormat } from '../../../../src/intake/decode/sniff-format.ts';
import { rowTexts } from '../../../../src/intake/raw-sheet.ts';
import { xlsxOf } from '../../../support/xlsx-parts.ts';

const GBK = [0xb5, 0xb3, 0xd6, 0xa7, 0xb2, 0xbf];
const sniff = (content: string | Uint8Array<ArrayBuffer>, name = 'x'): Promise<string> => sniffFormat(new Blob([content]), name);
const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);
const letters = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));

function workbook(bookType: 'xls' | 'xlsb' | 'ods' | 'xlml'): Uint8Array<ArrayBuffer> {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet([['甲']]), 'S');
  return new Uint8Array(write(book, { bookType, type: 'array' }));
}

function shp(): Uint8Array<ArrayBuffer> {
  const head = new Uint8Array(100);
  const view = new DataView(head.buffer);
  view.setInt32(0, 9994, false);
  view.setInt32(28, 1000, true);
  return head;
}

describe('by what is in it, under any name', () => {
  test('workbooks', async () => {
    expect(await sniff(xlsxOf({ sheets: [] }), 'x.csv')).toBe('xlsx');
    expect(await sniff(workbook('xlsb'), 'x.xlsx')).toBe('xlsb');
    expect(await sniff(workbook('ods'), 'x.xlsx')).toBe('ods');
    expect(await sniff(workbook('xls'), 'x.xlsx')).toBe('xls');
    expect(await sniff(workbook('xlml'), 'x.xls')).toBe('xml-spreadsheet');
  });

  test('archives', async () => {
    expect(await sniff(zipSync({ 'a.csv': strToU8('a') }), 'x.xlsx')).toBe('zip');
    expect(await sniff(zipSync({ 'doc.kml': strToU8('<kml/>') }))).toBe('kmz');
  });

  test('drawings and maps', async () => {
    expect(await sniff(bytes(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0))).toBe('png');
    expect(await sniff(bytes(0xff, 0xd8, 0xff, 0xe0, 0, 0))).toBe('jpeg');
    expect(await sniff('\n%PDF-1.7\n%\u00ff')).toBe('pdf');
    expect(await sniff(shp())).toBe('shp');
    expect(await sniff('AutoCAD Binary DXF\r\n\u001a\u0000')).toBe('dxf-binary');
    expect(await sniff('  0\r\nSECTION\r\n  2\r\nHEADER\r\n')).toBe('dxf');
    expect(await sniff('999\r\nmade by\r\n0\r\nSECTION\r\n')).toBe('dxf');
    expect(await sniff('<?xml version="1.0"?><kml xmlns="http://www.opengis.net/kml/2.2"/>', 'x.xml')).toBe('kml');
    expect(await sniff('\uFEFF {"type" : "FeatureCollection","features":[]}', 'x.json')).toBe('geojson');
    expect(await sniff('{"type":"Topology","objects":{"a":{"type":"Polygon"}}}', 'x.json')).toBe('topojson');
    expect(await sniff(`{"features":[${'0,'.repeat(60_000)}0],"type":"FeatureCollection"}`, 'x.json')).toBe('geojson');
  });

  test('Parquet and Arrow', async () => {
    expect(await sniff(bytes(...letters('PAR1'), 0, 0, 0, 0, ...letters('PAR1')))).toBe('parquet');
    expect(await sniff(bytes(0xff, 0xff, 0xff, 0xff, 32, 0, 0, 0, 16, 0, 0, 0, 0, 0, 0, 0))).toBe('arrow-stream');
    expect(await sniff(bytes(...letters('ARROW1'), 0, 0, ...letters('ARROW1')))).toBe('arrow-file');
    await expect(sniff(bytes(...letters('PAR1'), 0, 0, 0, 0, 0))).rejects.toMatchObject({ code: 'file-truncated' });
    await expect(sniff(bytes(...letters('PARE'), 0, 0, 0, 0, 0))).rejects.toMatchObject({ code: 'file-format-later' });
  });

  test('.xls that is a web page, or text', async () => {
    expect(await sniff('<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head></head><table></table></html>', 'x.xls')).toBe(
      'html-table',
    );
    expect(await sniff('<table border=1><tr><td>1', 'x.xls')).toBe('html-table');
    expect(await sniff(bytes(...GBK, 9, ...GBK, 13, 10), 'x.xls')).toBe('text');
    expect(await sniff(bytes(9, 0x31, 9, 0x32, 10), 'x.xls')).toBe('text');
  });

  test('a document that lost its beginning is no list', async () => {
    const torn = [
      '":"FeatureCollection","features":[{"type":"Feature","properties":{"name":"甲"}}]}',
      '甲</td><td>乙</td><td>丙</td></tr></table>',
    ];
    for (const text of torn) await expect(sniff(text, 'x.csv')).rejects.toMatchObject({ code: 'file-unknown-format' });
    expect(await sniff('名称,形状\r\n甲,"{""type"":""Point"",""coordinates"":[1,2],""name"":""甲""}"\r\n', 'x.csv')).toBe('text');
  });

  test('text in any encoding', async () => {
    expect(await sniff('名称,人数\n甲,1\n')).toBe('text');
    expect(await sniff(bytes(0xff, 0xfe, 0x31, 0, 0x2c, 0))).toBe('text');
    expect(await sniff(new Uint8Array(Uint16Array.from(letters('name,staff\r\nabc,12\r\n')).buffer))).toBe('text');
    expect(await sniff('[单位],[人数]\n甲,1\n', 'x.csv')).toBe('text');
    expect(await sniff('只有一列\n甲\n')).toBe('text');
  });
});

describe('refusals', () => {
  test.each([
    ['nothing', '', 'file-empty'],
    [
      'bytes of no format',
      bytes(...Array.from({ length: 2000 }, (_, index) => (index * 7919 + (index >> 3)) % 256)),
      'file-unknown-format',
    ],
    ['JSON without places', '{"a":1}', 'file-unknown-format'],
    ['another XML', '<?xml version="1.0"?><rss/>', 'file-unknown-format'],
    ['a RAR archive', bytes(...letters('Rar!'), 0x1a, 7, 0), 'file-format-later'],
    ['a DWG drawing', 'AC1032\u0000\u0000', 'file-format-later'],
    ['a page saved as one file', 'MIME-Version: 1.0\r\nContent-Type: multipart/related', 'file-format-later'],
    ['a zip that was cut', zipSync({ 'a.csv': strToU8('a,b') }).slice(0, 40), 'file-truncated'],
  ])('%s', async (_, content, code) => {
    await expect(sniff(content, '甲.xls')).rejects.toMatchObject({ code, params: { file: '甲.xls' } });
  });
});

describe('decodeFile', () => {
  const decoded = async (content: string | Uint8Array<ArrayBuffer>, name: string): Promise<[string, string[][]]> => {
    const file = await decodeFile(new Blob([content]), name, {});
    const [sheet] = file.sheets;
    return [file.format, sheet === undefined ? [] : rowTexts(sheet, 0, sheet.rowCount)];
  };

  test('each format goes to its reader', async () => {
    const rows = [['甲', '1']];
    expect(await decoded(xlsxOf({ sheets: [{ name: 'S', data: '<row><c t="str"><v>甲</v></c><c><v>1</v></c></row>' }] }), 'x.csv')).toEqual(
      ['Excel', rows],
    );
    expect(await decoded('<table><tr><td>甲</td><td>1</td></tr></table>', 'x.xls')).toEqual(['HTML', rows]);
    expect(await decoded(workbook('xls'), 'x.xls')).toEqual(['Excel', [['甲']]]);
    expect((await decoded(bytes(...GBK, 9, 0x31, 13, 10, ...GBK, 9, 0x32, 13, 10), 'x.xls'))[1]).toEqual([
      ['党支部', '1'],
      ['党支部', '2'],
    ]);
  });

  test('files with geometries go to theirs', async () => {
    const file = await decodeFile(
      new Blob([
        '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"名称":"甲"},"geometry":{"type":"Point","coordinates":[106.6,26.6]}}]}',
      ]),
      'x.json',
      {},
    );
    expect(file.sheets[0]).toMatchObject({ rowCount: 2, headerRows: 1 });
    expect(file.sheets[0]?.geometryColumn).not.toBeNull();
  });

  test('what a person chose for a text is kept', async () => {
    const file = await decodeFile(new Blob(['a;b,c\n1;2,3\n']), 'x.csv', { delimiter: ';', encoding: 'gb18030' });
    expect(file).toMatchObject({ encoding: 'gb18030', delimiter: ';' });
  });

  test('formats of other readers are named', async () => {
    await expect(decodeFile(new Blob(['%PDF-1.7']), '图.pdf', {})).rejects.toMatchObject({
      code: 'file-format-later',
      params: { file: '图.pdf', format: 'PDF' },
    });
  });

  test('a container of another program is refused by the reader', async () => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/WordDocument', new Uint8Array(64));
    const blob = new Blob([new Uint8Array(CFB.write(container, { type: 'array' }))]);
    await expect(decodeFile(blob, '请示.doc', {})).rejects.toMatchObject({ code: 'file-unknown-format' });
  });
});
