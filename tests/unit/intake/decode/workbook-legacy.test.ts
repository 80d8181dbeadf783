import { CFB, utils, type WorkBook, write } from '@e965/xlsx';
import { afterEach, describe, expect, test } from 'vitest';
import { decodeWorkbook } from '../../../../src/intake/decode/decode-workbook.ts';
import { type DecodedFile, rowTexts } from '../../../../src/intake/raw-sheet.ts';

const zone = process.env.TZ;
afterEach(() => {
  if (zone === undefined) delete process.env.TZ;
  else process.env.TZ = zone;
});

type BookType = 'xls' | 'xlsb' | 'xlml' | 'biff5' | 'biff2';

function bytesOf(workbook: WorkBook, bookType: BookType): Uint8Array {
  return new Uint8Array(write(workbook, { bookType, type: 'array', compression: true }));
}

function sample(): WorkBook {
  const first = utils.aoa_to_sheet([
    ['企业名称', '统一社会信用代码', '人数', '成立', '已建'],
    ['测试甲有限公司', '0012', 12, 45397, true],
    ['测试乙有限公司', '91990000TC0000013F', 9.13205056082349e17, 45397.5, false],
    ['合并的备注'],
  ]);
  for (const reference of ['D2', 'D3'])
    first[reference] = { ...first[reference], z: reference === 'D2' ? 'yyyy"年"m"月"d"日"' : 'yyyy-mm-dd hh:mm' };
  first.F2 = { t: 'e', v: 0x2a };
  first['!ref'] = 'A1:F4';
  first['!merges'] = [{ s: { r: 3, c: 0 }, e: { r: 3, c: 1 } }];
  const workbook = utils.book_new();
  utils.book_append_sheet(workbook, first, '企业');
  utils.book_append_sheet(workbook, utils.aoa_to_sheet([['藏']]), '隐藏');
  workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 2 }] };
  return workbook;
}

const ROWS = [
  ['企业名称', '统一社会信用代码', '人数', '成立', '已建'],
  ['测试甲有限公司', '0012', '12', '2024-04-15', '是'],
  ['测试乙有限公司', '91990000TC0000013F', '9.13205056082349E+17', '2024-04-15 12:00:00', '否'],
  ['合并的备注', '', '', '', ''],
];

function rows(file: DecodedFile, index = 0): string[][] {
  const sheet = file.sheets[index];
  return sheet === undefined ? [] : rowTexts(sheet, 0, sheet.rowCount).map((row) => row.slice(0, 5));
}

describe.each(['Asia/Shanghai', 'America/New_York'])('with the machine in %s', (machine) => {
  test.each<BookType>(['xls', 'xlsb', 'xlml'])('%s', async (bookType) => {
    process.env.TZ = machine;
    const file = await decodeWorkbook(bytesOf(sample(), bookType), '名单.xls', {});
    expect(rows(file)).toEqual(ROWS);
    expect(file.sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['企业', false],
      ['隐藏', true],
    ]);
    expect(file.sheets[0]?.merges).toEqual([{ firstRow: 3, lastRow: 4, firstColumn: 0, lastColumn: 2 }]);
    expect(file.notes).toContainEqual({ code: 'cells-with-errors', params: { sheet: '企业', count: 1 } });
    expect(file).toMatchObject({ format: 'Excel', fileName: '名单.xls' });
  });

  test('dates of an XML of Excel 2003', async () => {
    process.env.TZ = machine;
    const cells = ['1918-04-28', '1986-05-04', '1991-04-14', '2024-03-10'].map(
      (day) => `<Cell ss:StyleID="d"><Data ss:Type="DateTime">${day}T00:00:00.000</Data></Cell>`,
    );
    const xml = `<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Styles><Style ss:ID="d"><NumberFormat ss:Format="Short Date"/></Style></Styles><Worksheet ss:Name="甲"><Table><Row>${cells.join('')}</Row></Table></Worksheet></Workbook>`;
    expect(rows(await decodeWorkbook(new TextEncoder().encode(xml), 'x.xml', {}))).toEqual([
      ['1918-04-28', '1986-05-04', '1991-04-14', '2024-03-10'],
    ]);
  });
});

test('the XML of Excel 2003 in GBK, as it states', async () => {
  const xml =
    '<?xml version="1.0" encoding="gb2312"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="S"><Table><Row><Cell><Data ss:Type="String">@@</Data></Cell></Row></Table></Worksheet></Workbook>';
  const [before = '', after = ''] = xml.split('@@');
  const bytes = Uint8Array.from([...ascii(before), ...GBK, ...ascii(after)]);
  expect(rows(await decodeWorkbook(bytes, 'x.xls', {}))).toEqual([['党支部']]);
});

test('the calendar from 1904 in .xls', async () => {
  const workbook = utils.book_new();
  const sheet = utils.aoa_to_sheet([[43935]]);
  sheet.A1 = { t: 'n', v: 43935, z: 'yyyy-mm-dd' };
  utils.book_append_sheet(workbook, sheet, 'S');
  workbook.Workbook = { WBProps: { date1904: true } };
  for (const bookType of ['xls', 'xlsb'] as const)
    expect(rows(await decodeWorkbook(bytesOf(workbook, bookType), 'x.xls', {}))).toEqual([['2024-04-15']]);
});

test('properties of .xls are counted, not read', async () => {
  const workbook = sample();
  workbook.Props = { Author: '王五', Company: '某局' };
  const file = await decodeWorkbook(bytesOf(workbook, 'xls'), 'x.xls', {});
  expect(file.notes).toContainEqual({ code: 'metadata-left', params: { count: 2 } });
  expect(JSON.stringify(file.notes)).not.toMatch(/王五|某局/);
});

test('comments of .xlsb are counted, not read', async () => {
  const workbook = sample();
  const sheet = workbook.Sheets.企业;
  if (sheet === undefined) throw new Error('no sheet');
  utils.cell_add_comment(sheet.A2, '机密', '王五');
  const file = await decodeWorkbook(bytesOf(workbook, 'xlsb'), 'x.xlsb', {});
  expect(file.notes).toContainEqual({ code: 'comments-left', params: { count: 1 } });
  expect(JSON.stringify(file.notes)).not.toMatch(/王五|机密/);
});

/** 党支部 in GBK. */
const GBK = [0xb5, 0xb3, 0xd6, 0xa7, 0xb2, 0xbf];

function ascii(text: string): number[] {
  return [...text].map((letter) => letter.charCodeAt(0));
}

function record(id: number, data: readonly number[]): number[] {
  return [id & 255, id >> 8, data.length & 255, data.length >> 8, ...data];
}

/** A workbook of Excel 5 by hand: its texts are bytes of the code page it names. */
function biff5(codepage: number, text: readonly number[], isProtected = false): Uint8Array {
  const bof = (kind: number): number[] => record(0x0809, [0, 5, kind, 0, 0, 0, 0, 0]);
  const head = [
    ...bof(5),
    ...(isProtected ? record(0x2f, [0x12, 0x34, 0x56, 0x78]) : []),
    ...record(0x42, [codepage & 255, codepage >> 8]),
  ];
  const boundsheet = (offset: number): number[] => record(0x85, [offset & 255, offset >> 8, 0, 0, 0, 0, text.length, ...text]);
  const offset = head.length + boundsheet(0).length + 4;
  const label = record(0x0204, [0, 0, 0, 0, 0, 0, text.length, 0, ...text]);
  const stream = [...head, ...boundsheet(offset), ...record(0x0a, []), ...bof(0x10), ...label, ...record(0x0a, [])];
  const container = CFB.utils.cfb_new();
  CFB.utils.cfb_add(container, '/Book', Uint8Array.from(stream));
  return new Uint8Array(CFB.write(container, { type: 'array' }));
}

test('Excel 5 in GBK: cells and names of sheets', async () => {
  const file = await decodeWorkbook(biff5(936, GBK), '旧.xls', {});
  expect(rows(file)).toEqual([['党支部']]);
  expect(file.sheets[0]?.name).toBe('党支部');
});

describe('refusals', () => {
  const refusal = (bytes: Uint8Array): Promise<unknown> => decodeWorkbook(bytes, '甲.xls', {}).catch((error: unknown) => error);

  test('a password on .xls', async () => {
    expect(await refusal(biff5(936, GBK, true))).toMatchObject({ code: 'file-encrypted', params: { file: '甲.xls' } });
  });

  test('a password on .xlsx, which then lies in a container of .xls', async () => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/EncryptionInfo', Uint8Array.from([4, 0, 4, 0, 0x40, 0, 0, 0, ...ascii('<encryption/>')]));
    CFB.utils.cfb_add(container, '/EncryptedPackage', new Uint8Array(64));
    expect(await refusal(new Uint8Array(CFB.write(container, { type: 'array' })))).toMatchObject({ code: 'file-encrypted' });
  });

  test('a document of another program in the same container', async () => {
    const container = CFB.utils.cfb_new();
    CFB.utils.cfb_add(container, '/WordDocument', new Uint8Array(64));
    expect(await refusal(new Uint8Array(CFB.write(container, { type: 'array' })))).toMatchObject({ code: 'file-unknown-format' });
  });

  test('a cut .xls', async () => {
    const bytes = bytesOf(sample(), 'xls');
    expect(await refusal(bytes.subarray(0, 600))).toMatchObject({ code: expect.stringMatching(/^file-(corrupt|truncated)$/) });
  });

  test.each<BookType>(['xls', 'xlsb', 'xlml'])(
    'damaged %s is told or does no harm, soon, and no message holds a cell',
    async (bookType) => {
      const whole = bytesOf(sample(), bookType);
      let seed = 7;
      const next = (limit: number): number => {
        seed = (seed * 48_271) % 0x7fffffff;
        return seed % limit;
      };
      for (let turn = 0; turn < 150; turn += 1) {
        const bytes = whole.slice(0, turn % 5 === 0 ? next(whole.length) + 8 : whole.length);
        for (let change = 0; change <= turn % 4; change += 1) bytes[8 + next(bytes.length - 8)] = next(256);
        const before = performance.now();
        const result = await refusal(bytes);
        expect(performance.now() - before).toBeLessThan(5000);
        if (!(result instanceof Error)) continue;
        expect(result).toMatchObject({ name: 'AtlasError', code: expect.stringMatching(/^file-/) });
        expect(`${result.message}${String(result.cause ?? '')}`).not.toMatch(/测试|91990000/);
      }
    },
  );
});
