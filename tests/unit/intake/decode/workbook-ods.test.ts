import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { decodeWorkbook } from '../../../../src/intake/decode/decode-workbook.ts';
import { type DecodedFile, type RawSheet, rowTexts } from '../../../../src/intake/raw-sheet.ts';

const NAMES = ['office', 'table', 'text', 'style', 'calcext', 'dc', 'meta'].map((name) => `xmlns:${name}="urn:${name}"`).join(' ');

function odsOf(tables: string, extra: Readonly<Record<string, string>> = {}): Uint8Array {
  return zipSync({
    mimetype: [strToU8('application/vnd.oasis.opendocument.spreadsheet'), { level: 0 }],
    'META-INF/manifest.xml': strToU8('<manifest:manifest xmlns:manifest="m"/>'),
    'content.xml': strToU8(
      `<?xml version="1.0"?><office:document-content ${NAMES}><office:automatic-styles><style:style style:name="ta1" style:family="table"><style:table-properties table:display="true"/></style:style><style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style></office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    ),
    ...Object.fromEntries(Object.entries(extra).map(([name, text]) => [name, strToU8(text)])),
  });
}

const table = (rows: string, attributes = 'table:name="甲"'): string =>
  `<table:table ${attributes}><table:table-column/>${rows}</table:table>`;
const row = (cells: string, attributes = ''): string => `<table:table-row ${attributes}>${cells}</table:table-row>`;
const cell = (attributes: string, text = ''): string => `<table:table-cell ${attributes}>${text}</table:table-cell>`;
const string = (text: string): string => cell('office:value-type="string"', `<text:p>${text}</text:p>`);

const decode = (bytes: Uint8Array): Promise<DecodedFile> => decodeWorkbook(bytes, '名单.ods', {});

function only(file: DecodedFile): RawSheet {
  const [sheet] = file.sheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

async function cells(rows: string): Promise<string[][]> {
  const sheet = only(await decode(odsOf(table(rows))));
  return rowTexts(sheet, 0, sheet.rowCount);
}

describe('cells', () => {
  test('texts, with spaces, breaks, links and paragraphs', async () => {
    expect(
      await cells(
        row(
          string('0012') +
            string('甲<text:s text:c="2"/>乙<text:line-break/>丙<text:tab/>丁') +
            cell('office:value-type="string"', '<text:p>一<text:a>二</text:a></text:p><text:p>三 &amp; 四</text:p>'),
        ),
      ),
    ).toEqual([['0012', '甲  乙\n丙\t丁', '一二\n三 & 四']]);
  });

  test('numbers, dates, times and booleans by their values, not by what is shown', async () => {
    const values = [
      'office:value-type="float" office:value="12.0"',
      'office:value-type="percentage" office:value="0.853"',
      'office:value-type="currency" office:value="913205056082348768"',
      'office:value-type="date" office:date-value="2024-04-15"',
      'office:value-type="date" office:date-value="1988-07-01T08:30:00"',
      'office:value-type="time" office:time-value="PT08H30M00S"',
      'office:value-type="boolean" office:boolean-value="true"',
    ];
    expect(await cells(row(values.map((value) => cell(value, '<text:p>别的</text:p>')).join('')))).toEqual([
      ['12', '0.853', '9.13205056082349E+17', '2024-04-15', '1988-07-01 08:30:00', '08:30:00', '是'],
    ]);
  });

  test('repeated cells and rows; the blank rest of a sheet costs nothing', async () => {
    const rest = row(cell('table:number-columns-repeated="16384"'), 'table:number-rows-repeated="1048570"');
    const rows =
      row(
        string('甲') +
          cell('table:number-columns-repeated="2"') +
          cell('office:value-type="float" office:value="1" table:number-columns-repeated="2"'),
      ) +
      row(string('乙'), 'table:number-rows-repeated="3"') +
      rest;
    expect(await cells(rows)).toEqual([
      ['甲', '', '', '1', '1'],
      ['乙', '', '', '', ''],
      ['乙', '', '', '', ''],
      ['乙', '', '', '', ''],
    ]);
  });

  test('a few bytes that ask for a filled sheet are refused', async () => {
    const bytes = odsOf(
      table(
        row(
          cell('office:value-type="string" table:number-columns-repeated="1000"', '<text:p>甲</text:p>'),
          'table:number-rows-repeated="1048576"',
        ),
      ),
    );
    const before = performance.now();
    await expect(decode(bytes)).rejects.toMatchObject({ code: 'file-too-large' });
    await expect(decode(odsOf(table(row(string('<text:s text:c="999999999"/>')))))).rejects.toMatchObject({ code: 'file-too-large' });
    expect(performance.now() - before).toBeLessThan(3000);
  });

  test('errors and formulas without a value are counted; comments are not read', async () => {
    const file = await decode(
      odsOf(
        table(
          row(
            cell(
              'table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"',
              '<text:p>#DIV/0!</text:p>',
            ) +
              cell('table:formula="of:=[.A1]"') +
              cell('table:formula="of:=1" office:value-type="float" office:value="1"', '<text:p>1</text:p>') +
              cell(
                'office:value-type="string"',
                '<office:annotation><dc:creator>王五</dc:creator><text:p>机密</text:p></office:annotation><text:p>正文</text:p>',
              ),
          ),
        ),
        {
          'meta.xml':
            '<office:document-meta><office:meta><dc:creator>王五</dc:creator><meta:generator>WPS</meta:generator></office:meta></office:document-meta>',
        },
      ),
    );
    expect(rowTexts(only(file), 0, 1)).toEqual([['', '', '1', '正文']]);
    expect(file.notes).toEqual([
      { code: 'cells-with-errors', params: { sheet: '甲', count: 1 } },
      { code: 'formulas-without-value', params: { sheet: '甲', count: 1 } },
      { code: 'comments-left', params: { count: 1 } },
      { code: 'metadata-left', params: { count: 1 } },
    ]);
  });
});

describe('sheets', () => {
  test('names, hidden sheets and merged ranges', async () => {
    const merged = row(
      cell('office:value-type="string" table:number-columns-spanned="2" table:number-rows-spanned="1"', '<text:p>标题</text:p>') +
        '<table:covered-table-cell/>' +
        string('丙'),
    );
    const file = await decode(
      odsOf(
        table(row(string('x')), 'table:name="说明" table:style-name="ta1"') +
          table(row('') + merged, 'table:name="隐藏" table:style-name="ta2"'),
      ),
    );
    expect(file.format).toBe('ODS');
    expect(file.sheets.map(({ name, isHidden }) => [name, isHidden])).toEqual([
      ['说明', false],
      ['隐藏', true],
    ]);
    expect(file.sheets[1]?.merges).toEqual([{ firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 2 }]);
    expect(file.sheets[1] === undefined ? [] : rowTexts(file.sheets[1], 0, 2)).toEqual([
      ['', '', ''],
      ['标题', '', '丙'],
    ]);
  });
});

describe('refusals', () => {
  test('a password', async () => {
    const bytes = odsOf(table(row(string('x'))), {
      'META-INF/manifest.xml':
        '<manifest:manifest xmlns:manifest="m"><manifest:file-entry><manifest:encryption-data/></manifest:file-entry></manifest:manifest>',
    });
    await expect(decode(bytes)).rejects.toMatchObject({ code: 'file-encrypted', params: { file: '名单.ods' } });
  });

  test('content that is no XML', async () => {
    await expect(decode(odsOf('', { 'content.xml': '<office:document-content' }))).rejects.toMatchObject({ code: 'file-corrupt' });
  });
});
