import { describe, expect, test } from 'vitest';
import { decodeText } from '../../../../src/intake/decode/decode-text.ts';
import { encodeText, rowsOf, writeCsv } from './text-writing.ts';

const NAMES = ['企业名称', '所在楼宇', '地址', '职工人数', '备注'];
const rows = Array.from({ length: 40 }, (_, row) => [
  `贵阳${row}号精密仪器有限公司`,
  `国际大厦${row % 5}座`,
  row % 3 === 0 ? '长岭南路,31号;二楼' : '观山湖区｜中天路，8号',
  row % 4 === 0 ? '1,234' : `${row}`,
  row % 9 === 0 ? '说“好”,\n再"看"' : '',
]);

const delimiterOf = async (text: string, name: string) => (await decodeText(new Blob([text]), name)).delimiter;

describe('delimiters', () => {
  test.each([',', '\t', ';', '|', '，'])('%j is found among cells that hold the others', async (delimiter) => {
    for (const name of ['a.csv', 'a.txt', 'a.tsv', 'a']) {
      for (const encoding of ['utf-8', 'gb18030', 'utf-16le'] as const) {
        const text = writeCsv([NAMES, ...rows], delimiter, '\r\n');
        const decoded = await decodeText(new Blob([encodeText(text, encoding)]), name);
        expect(decoded.delimiter).toBe(delimiter);
        expect(decoded.format).toBe(delimiter === '\t' ? 'TSV' : 'CSV');
        expect(rowsOf(decoded)).toEqual([NAMES, ...rows]);
      }
    }
  });

  test('title and remark lines do not hide it', async () => {
    expect(
      await delimiterOf('某区企业台账\n填报单位：某局，填报日期：2024-04-15\n名称;数;区\n甲;1,5;a\n乙;2,5;b\n丙;3,5;c\n注：略\n', 'a.csv'),
    ).toBe(';');
  });

  test('a list of one column is cut by what its name promises', async () => {
    const list = '名称\n甲公司\n乙公司\n丙；丁公司\n戊 己公司\n';
    expect(await delimiterOf(list, 'a.csv')).toBe(',');
    expect(await delimiterOf(list, 'a.tsv')).toBe('\t');
    expect(await delimiterOf(list, 'a.txt')).toBe('\t');
    const prose = `说明\n${'甲公司在此，不可移动\n乙\n丙\n'.repeat(5)}`;
    expect(rowsOf(await decodeText(new Blob([prose]), 'a.txt'))[1]).toEqual(['甲公司在此，不可移动']);
  });

  test('of two that cut alike, the one the name promises', async () => {
    const text = 'a,b\tc\n'.repeat(5);
    expect(await delimiterOf(text, 'a.csv')).toBe(',');
    expect(await delimiterOf(text, 'a.tsv')).toBe('\t');
  });

  test('a quote that opens nothing does not hide it', async () => {
    expect(await delimiterOf(`名称;数;注\n"小巨人;1;a,b\n${'甲;2;c,d\n'.repeat(30)}`, 'a.csv')).toBe(';');
  });

  test.each([
    ['sep=;\r\na;b,c\r\n1;2\r\n', ';'],
    ['SEP=|\na|b,c\n1|2\n', '|'],
    ['"sep=;"\na;b,c\n1;2\n', ';'],
    ['sep=，\na，b,c\n1，2\n', '，'],
  ])('the first line of Excel %j is obeyed and is no row', async (text, delimiter) => {
    for (const sliceBytes of [4, 7, 1_000]) {
      const decoded = await decodeText(new Blob([encodeText(text, 'utf-8', true)]), 'a.csv', { sliceBytes });
      expect(decoded.delimiter).toBe(delimiter);
      expect(rowsOf(decoded)).toEqual([
        ['a', 'b,c'],
        ['1', '2'],
      ]);
    }
    expect((await decodeText(new Blob([text]), 'a.csv', { delimiter: ',' })).delimiter).toBe(',');
  });
});
