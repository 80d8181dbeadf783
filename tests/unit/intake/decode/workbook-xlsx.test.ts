import { afterEach, describe, expect, test } from 'vitest';
import { decodeWorkbook } from '../../../../src/intake/decode/decode-workbook.ts';
import { type DecodedFile, type RawSheet, rowTexts } from '../../../../src/intake/raw-sheet.ts';
import { type XlsxParts, xlsxOf } from '../../../support/xlsx-parts.ts';

const decode = (parts: XlsxParts): Promise<DecodedFile> => decodeWorkbook(xlsxOf(parts), '名单.xlsx', {});

function sheetAt(file: DecodedFile, index = 0): RawSheet {
  const sheet = file.sheets[index];
  if (sheet === undefined) throw new Error(`no sheet ${index}`);
  return sheet;
}

async function cells(data: string, parts: Partial<XlsxParts> = {}): Promise<string[][]> {
  const sheet = sheetAt(await decode({ sheets: [{ name: '表', data }], ...parts }));
  return rowTexts(sheet, 0, sheet.rowCount);
}

describe('cells', () => {
  test('texts come exactly as they are', async () => {
    const strings = [
      '<t>000123</t>',
      '<t xml:space="preserve">  前后空格  </t>',
      '<t>甲&amp;乙&lt;丙&#x4E01;</t>',
      '<t>一\r\n二_x000D_三_x005F_x0041_</t>',
      '<t/>',
    ];
    expect(
      await cells(
        '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="s"><v>2</v></c><c r="D1" t="s"><v>3</v></c><c r="E1" t="s"><v>4</v></c></row>',
        { strings },
      ),
    ).toEqual([['000123', '  前后空格  ', '甲&乙<丙丁', '一\n二\r三_x0041_']]);
  });

  test('rich text is plain, without its phonetic guide; inline text and CDATA are read', async () => {
    const strings = ['<r><rPr><b/></rPr><t>党</t></r><r><t xml:space="preserve"> 支部</t></r><rPh sb="0" eb="1"><t>ダン</t></rPh>'];
    const data =
      '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><r><t>园</t></r><r><t>区</t></r></is></c><c r="C1" t="str"><f>A1</f><v><![CDATA[<甲&乙>]]></v></c></row>';
    expect(await cells(data, { strings })).toEqual([['党 支部', '园区', '<甲&乙>']]);
  });

  test('numbers are the shortest decimal text', async () => {
    const values = ['12', '12.0', '1.2E1', '0.1', '30.399999999999999', '1E-7', '-1.5E-9', '104.11312857142858', '999999999999999', '-0'];
    const data = `<row r="1">${values.map((value) => `<c><v>${value}</v></c>`).join('')}</row>`;
    expect(await cells(data)).toEqual([
      ['12', '12', '12', '0.1', '30.4', '0.0000001', '-0.0000000015', '104.11312857142858', '999999999999999', '0'],
    ]);
  });

  test('a code typed as a number shows what it lost', async () => {
    expect(
      await cells('<row r="1"><c><v>913205056082348768</v></c><c><v>9.13205056082348E+17</v></c><c><v>1000000000000000</v></c></row>'),
    ).toEqual([['9.13205056082349E+17', '9.13205056082348E+17', '1E+15']]);
  });

  test('a code padded by its format keeps its zeros', async () => {
    const formats = ['000000', '0.00', '00'];
    expect(await cells('<row r="1"><c s="1"><v>111</v></c><c s="2"><v>7</v></c><c s="3"><v>1.5</v></c></row>', { formats })).toEqual([
      ['000111', '7', '1.5'],
    ]);
  });

  test('booleans are 是 and 否', async () => {
    expect(await cells('<row r="1"><c t="b"><v>1</v></c><c t="b"><v>0</v></c></row>')).toEqual([['是', '否']]);
  });

  test('rows and cells without references follow on; gaps stay', async () => {
    expect(
      await cells('<row><c><v>1</v></c></row><row r="3"><c r="B3"><v>2</v></c><c><v>3</v></c></row><row><c><v>4</v></c></row>'),
    ).toEqual([
      ['1', '', ''],
      ['', '', ''],
      ['', '2', '3'],
      ['4', '', ''],
    ]);
  });

  test('a namespace prefix and single quotes make no difference', async () => {
    const bytes = xlsxOf({
      sheets: [{ name: '甲', data: '' }],
      extra: {
        'xl/worksheets/sheet1.xml': `<?xml version='1.0'?><x:worksheet xmlns:x='m'><!-- > <c> --><x:sheetData><x:row r='1'><x:c r = 'B1' t='str'><x:v>a&gt;b</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      },
    });
    expect(rowTexts(sheetAt(await decodeWorkbook(bytes, 'x.xlsx', {})), 0, 1)).toEqual([['', 'a>b']]);
  });
});

describe('what cannot be given is counted', () => {
  test('errors are empty, with a note', async () => {
    const file = await decode({
      sheets: [{ name: '甲', data: '<row r="1"><c t="e"><v>#N/A</v></c><c t="e"><f>1/0</f><v>#DIV/0!</v></c><c><v>1</v></c></row>' }],
    });
    expect(rowTexts(sheetAt(file), 0, 1)).toEqual([['', '', '1']]);
    expect(file.notes).toEqual([{ code: 'cells-with-errors', params: { sheet: '甲', count: 2 } }]);
  });

  test('a formula gives its stored value; one without is counted, an empty result is not', async () => {
    const data =
      '<row r="1"><c><f>SUM(B1)</f><v>42</v></c><c><f>A1</f></c><c><f>A1</f><v></v></c><c><f t="shared" si="0"/><v/></c><c t="str"><f>""</f><v></v></c><c t="str"><f>"甲"</f><v>甲</v></c></row>';
    const file = await decode({ sheets: [{ name: '甲', data }] });
    expect(rowTexts(sheetAt(file), 0, 1)).toEqual([['42', '', '', '', '', '甲']]);
    expect(file.notes).toEqual([{ code: 'formulas-without-value', params: { sheet: '甲', count: 3 } }]);
  });

  test('comments and properties are counted and never read', async () => {
    const file = await decode({
      sheets: [{ name: '甲', data: '<row r="1"><c><v>1</v></c></row>' }],
      extra: {
        'xl/comments1.xml':
          '<comments><authors><author>王五</author></authors><commentList><comment ref="A1"><text><t>机密甲</t></text></comment><comment ref="B1"><text><t>机密乙</t></text></comment></commentList></comments>',
        'xl/threadedComments/threadedComment1.xml':
          '<ThreadedComments><threadedComment id="1"><text>x</text></threadedComment><threadedComment id="2" parentId="1"><text>y</text></threadedComment></ThreadedComments>',
        'docProps/core.xml':
          '<cp:coreProperties><dc:creator>王五</dc:creator><cp:lastModifiedBy>赵六</cp:lastModifiedBy><dc:title></dc:title><dcterms:created>2024-01-01</dcterms:created></cp:coreProperties>',
        'docProps/app.xml': '<Properties><Application>WPS</Application><Company>某局</Company></Properties>',
      },
    });
    expect(file.notes).toEqual([
      { code: 'comments-left', params: { count: 3 } },
      { code: 'metadata-left', params: { count: 3 } },
    ]);
    expect(JSON.stringify(file.notes)).not.toMatch(/王五|赵六|机密|某局/);
  });

  test('no note where there is nothing to note', async () => {
    const file = await decode({
      sheets: [{ name: '甲', data: '<row r="1"><c><v>1</v></c></row>' }],
      extra: { 'docProps/core.xml': '<cp:coreProperties><dc:creator/><dcterms:created>2024-01-01</dcterms:created></cp:coreProperties>' },
    });
    expect(file.notes).toEqual([]);
  });
});

describe('dates', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  const FORMATS = [
    14,
    22,
    31,
    57,
    'yyyy"年"m"月"d"日"',
    '[$-804]yyyy"年"m"月"d"日";@',
    'yyyy\\-mm\\-dd',
    '[DBNum1][$-804]yyyy"年"m"月"',
    'yyyy/m/d h:mm:ss.000',
    '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
    'yyyy年m月d日',
    'e"年"m"月"d"日"',
    '[红色]yyyy.mm.dd',
  ];
  const OTHERS = [0, 2, 10, 11, 49, '#,##0.00_ ', '0.0"m"', 'G/通用格式', '"日期"0', '0.00E+00', '@', '¥#,##0', '[<=9999]0;0'];

  for (const machine of ['Asia/Shanghai', 'America/New_York', 'UTC']) {
    test(`by number format, whatever the zone of the machine: ${machine}`, async () => {
      process.env.TZ = machine;
      expect(Intl.DateTimeFormat().resolvedOptions().timeZone).toBe(machine);
      const row = (value: string, count: number): string =>
        `<row>${Array.from({ length: count }, (_, index) => `<c s="${index + 1}"><v>${value}</v></c>`).join('')}</row>`;
      expect(await cells(row('45397', FORMATS.length), { formats: FORMATS })).toEqual([FORMATS.map(() => '2024-04-15')]);
      expect(await cells(row('45397', OTHERS.length), { formats: OTHERS })).toEqual([OTHERS.map(() => '45397')]);
      // Days on which Shanghai and New York changed their clocks.
      const days = ['1', '59', '60', '61', '6693', '31516', '33344', '45361', '45362.5', '2958465'];
      expect(await cells(`<row>${days.map((day) => `<c s="1"><v>${day}</v></c>`).join('')}</row>`, { formats: [14] })).toEqual([
        [
          '1900-01-01',
          '1900-02-28',
          '1900-02-29',
          '1900-03-01',
          '1918-04-28',
          '1986-04-14',
          '1991-04-16',
          '2024-03-10',
          '2024-03-11 12:00:00',
          '9999-12-31',
        ],
      ]);
    });
  }

  test('a time of day stays, and is rounded to seconds', async () => {
    const data =
      '<row><c s="1"><v>45397.5</v></c><c s="1"><v>45397.999999</v></c><c s="1"><v>0.35416666666666669</v></c><c s="2"><v>1.5</v></c><c s="1"><v>45397.0000001</v></c></row>';
    expect(await cells(data, { formats: [22, '[h]:mm'] })).toEqual([
      ['2024-04-15 12:00:00', '2024-04-16', '08:30:00', '36:00:00', '2024-04-15'],
    ]);
  });

  test('the calendar from 1904', async () => {
    const parts = { workbookPr: '<workbookPr date1904="1"/>', formats: [14] };
    expect(await cells('<row><c s="1"><v>43935</v></c><c s="1"><v>0</v></c><c><v>43935</v></c></row>', parts)).toEqual([
      ['2024-04-15', '1904-01-01', '43935'],
    ]);
  });

  test('dates written as ISO', async () => {
    expect(
      await cells(
        '<row><c t="d"><v>2024-04-15T00:00:00</v></c><c t="d"><v>2024-04-15T08:30:00.000Z</v></c><c t="d"><v>2024-04-15</v></c></row>',
      ),
    ).toEqual([['2024-04-15', '2024-04-15 08:30:00', '2024-04-15']]);
  });

  test('what no calendar holds stays a number', async () => {
    expect(await cells('<row><c s="1"><v>-5</v></c><c s="1"><v>2958466</v></c></row>', { formats: [14] })).toEqual([['-5', '2958466']]);
  });
});

describe('sheets', () => {
  test('several, with the hidden told', async () => {
    const row = (value: number): string => `<row><c><v>${value}</v></c></row>`;
    const file = await decode({
      sheets: [
        { name: '名单 &amp; 说明', data: row(1) },
        { name: '隐藏', state: 'hidden', data: row(2) },
        { name: '深藏', state: 'veryHidden', data: row(3) },
        { name: '空', data: '' },
      ],
    });
    expect(file).toMatchObject({ fileName: '名单.xlsx', format: 'Excel', encoding: null, delimiter: null });
    expect(
      file.sheets.map(({ name, isHidden, rowCount, firstRow, headerRows }) => ({ name, isHidden, rowCount, firstRow, headerRows })),
    ).toEqual([
      { name: '名单 & 说明', isHidden: false, rowCount: 1, firstRow: 1, headerRows: null },
      { name: '隐藏', isHidden: true, rowCount: 1, firstRow: 1, headerRows: null },
      { name: '深藏', isHidden: true, rowCount: 1, firstRow: 1, headerRows: null },
      { name: '空', isHidden: false, rowCount: 0, firstRow: 1, headerRows: null },
    ]);
  });

  test('merged ranges, cut to what the sheet holds', async () => {
    const file = await decode({
      sheets: [
        {
          name: '甲',
          data: '<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="C3"><v>2</v></c></row>',
          after:
            '<mergeCells count="4"><mergeCell ref="A1:C1"/><mergeCell ref="B2:B1048576"/><mergeCell ref="F1:G9"/><mergeCell ref="A2"/></mergeCells>',
        },
      ],
    });
    expect(sheetAt(file).merges).toEqual([
      { firstRow: 0, lastRow: 1, firstColumn: 0, lastColumn: 3 },
      { firstRow: 1, lastRow: 3, firstColumn: 1, lastColumn: 2 },
    ]);
  });

  test('rows of form controls are no rows of the sheet', async () => {
    const file = await decode({
      sheets: [
        {
          name: '甲',
          data: '<row r="9"><c><v>1</v></c></row>',
          after: '<controls><control><from><row>0</row></from></control></controls>',
        },
      ],
    });
    expect(sheetAt(file).rowCount).toBe(9);
  });

  test('the stated extent means nothing, and a stray cell at the far corner is cheap', async () => {
    const blank = '<row r="1048576" s="1" customFormat="1"><c r="XFD1048576" s="1"/></row>';
    const before = performance.now();
    const small = sheetAt(
      await decode({
        sheets: [{ name: '甲', dimension: 'A1:XFD1048576', data: `<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="1"/></row>${blank}` }],
      }),
    );
    expect([small.rowCount, small.columns.length]).toEqual([1, 1]);
    const stray = await decode({
      sheets: [
        {
          name: '甲',
          data: '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="ALL1048576"><v>2</v></c><c r="XFD1048576"><v>3</v></c></row>',
        },
      ],
    });
    expect(performance.now() - before).toBeLessThan(5000);
    expect(sheetAt(stray).rowCount).toBe(1_048_576);
    expect(rowTexts(sheetAt(stray), 1_048_575, 1_048_576)[0]?.[999]).toBe('2');
    expect(stray.notes).toEqual([{ code: 'columns-beyond-limit', params: { sheet: '甲', count: 16_384 - 1024 } }]);
    const held = new Set(sheetAt(stray).columns.flatMap((column) => column.chunks.map((chunk) => chunk.offsets.buffer)));
    expect([...held].reduce((sum, buffer) => sum + buffer.byteLength, 0)).toBeLessThan(300 * 1024 ** 2);
  });
});

describe('refusals', () => {
  const refusal = (bytes: Uint8Array, options = {}): Promise<unknown> =>
    decodeWorkbook(bytes, '甲.xlsx', options).catch((error: unknown) => error);
  const good = xlsxOf({ sheets: [{ name: '甲', data: '<row><c t="s"><v>0</v></c></row>' }], strings: [`<t>${'数据'.repeat(400)}</t>`] });

  test('an empty file, and a workbook without a filled cell', async () => {
    expect(await refusal(new Uint8Array(0))).toMatchObject({ code: 'file-empty', params: { file: '甲.xlsx' } });
    expect(await refusal(xlsxOf({ sheets: [{ name: '甲', data: '<row r="5"><c s="0"/></row>' }] }))).toMatchObject({
      code: 'file-no-rows',
    });
  });

  test('a cut file', async () => {
    expect(await refusal(good.subarray(0, good.length - 40))).toMatchObject({ code: 'file-truncated' });
  });

  test('damage to any byte is told or does no harm, and nothing else is thrown', async () => {
    for (let at = 0; at < good.length; at += 1) {
      const bytes = good.slice();
      bytes[at] = (bytes[at] ?? 0) ^ 0x55;
      const result = await refusal(bytes);
      if (result instanceof Error) expect(result).toMatchObject({ name: 'AtlasError', code: expect.stringMatching(/^file-/) });
    }
  });

  test('a missing sheet, a missing string, rows out of order, an open tag', async () => {
    const one = (data: string): Uint8Array => xlsxOf({ sheets: [{ name: '甲', data }] });
    for (const bytes of [
      one('<row><c t="s"><v>7</v></c></row>'),
      one('<row r="2"><c><v>1</v></c></row><row r="1"><c><v>1</v></c></row>'),
      one('<row r="99999999"><c><v>1</v></c></row>'),
      one('<row><c r="ZZZZ1"><v>1</v></c></row>'),
      xlsxOf({ sheets: [{ name: '甲', data: '' }], extra: { 'xl/worksheets/sheet1.xml': '<worksheet><sheetData><row' } }),
      xlsxOf({ sheets: [{ name: '甲', data: '' }], extra: { 'xl/_rels/workbook.xml.rels': '<Relationships/>' } }),
    ]) {
      expect(await refusal(bytes)).toMatchObject({ code: 'file-corrupt' });
    }
  });

  test('entries that would unpack to more than 2 GiB, before any is unpacked', async () => {
    const bytes = good.slice();
    const view = new DataView(bytes.buffer);
    const directory = view.getUint32(bytes.length - 6, true);
    view.setUint32(directory + 24, 0x90000000, true);
    expect(await refusal(bytes)).toMatchObject({ code: 'file-too-large', params: { file: '甲.xlsx', limit: 2 * 1024 ** 3 } });
  });

  test('an entry that gives more than it declares', async () => {
    const bytes = good.slice();
    const view = new DataView(bytes.buffer);
    // The name stands twice: before its data, and in the directory, 46 bytes after the record's beginning.
    const name = new TextDecoder('latin1').decode(bytes).lastIndexOf('xl/sharedStrings.xml');
    view.setUint32(name - 46 + 24, 10, true);
    expect(await refusal(bytes)).toMatchObject({ code: 'file-corrupt' });
  });

  test('no entity is expanded', async () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "${'甲'.repeat(100)}"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="str"><v>&b;</v></c></row></sheetData></worksheet>`;
    const file = await decodeWorkbook(
      xlsxOf({ sheets: [{ name: '甲', data: '' }], extra: { 'xl/worksheets/sheet1.xml': bomb } }),
      '甲.xlsx',
      {},
    );
    expect(rowTexts(sheetAt(file), 0, 1)).toEqual([['&b;']]);
  });

  test('cancelled while it reads; progress ends at the whole', async () => {
    const rows = Array.from(
      { length: 150_000 },
      (_, index) => `<row><c><v>${index}</v></c><c t="str"><v>企业企业企业企业</v></c></row>`,
    ).join('');
    const bytes = xlsxOf({ sheets: [{ name: '甲', data: rows }] });
    const controller = new AbortController();
    setTimeout(() => controller.abort(), 0);
    expect(await refusal(bytes, { signal: controller.signal })).toMatchObject({ code: 'cancelled' });
    const shares: number[] = [];
    await decodeWorkbook(bytes, '甲.xlsx', { onProgress: (done, total) => shares.push(done / total) });
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.length).toBeGreaterThan(5);
    expect(shares.at(-1)).toBeGreaterThan(0.9);
    expect(shares.at(-1)).toBeLessThanOrEqual(1);
  });
});
