import { expect, test } from 'vitest';
import { decodeWorkbook } from '../../../../src/intake/decode/decode-workbook.ts';
import { type DecodedFile, rowTexts } from '../../../../src/intake/raw-sheet.ts';

const decode = (html: string | Uint8Array): Promise<DecodedFile> =>
  decodeWorkbook(typeof html === 'string' ? new TextEncoder().encode(html) : html, '导出.xls', {});

async function cells(html: string, sheet = 0): Promise<string[][]> {
  const found = (await decode(html)).sheets[sheet];
  return found === undefined ? [] : rowTexts(found, 0, found.rowCount);
}

test('cells as a browser shows them, codes untouched', async () => {
  const html = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"><style>td{a>b}</style><!--[if gte mso 9]><xml><table><tr><td>不是</td></tr></table></xml><![endif]--><script>if (a<b) "<td>"</script></head>
  <BODY><TABLE border=1><TR><TH>企业&nbsp;名称<TH title="a>b">代码</TR><tr><td>
     测试甲   <b>有限</b>公司<br/>第二行 </td><td style='mso-number-format:"\\@"'>0012</td></tr>
  <tr><td>&lt;乙&gt;&#x4E01;&#19969;&amp;</td><td>9.13E+17</td><td>&nbsp;</td></tr></TABLE></BODY></html>`;
  expect(await cells(html)).toEqual([
    ['企业\u00a0名称', '代码'],
    ['测试甲 有限公司\n第二行', '0012'],
    ['<乙>丁丁&', '9.13E+17'],
  ]);
});

test('spans: covered places stay empty and are told as merged', async () => {
  const html =
    '<table><tr><td rowspan="2">序号</td><td colspan=2>党员</td></tr><tr><td>正式</td><td>预备</td></tr><tr><td>1</td><td>2</td><td>3</td></tr></table>';
  expect(await cells(html)).toEqual([
    ['序号', '党员', ''],
    ['', '正式', '预备'],
    ['1', '2', '3'],
  ]);
  expect((await decode(html)).sheets[0]?.merges).toEqual([
    { firstRow: 0, lastRow: 2, firstColumn: 0, lastColumn: 1 },
    { firstRow: 0, lastRow: 1, firstColumn: 1, lastColumn: 3 },
  ]);
});

test('several tables are several sheets; a table inside a cell is its text', async () => {
  const html =
    '<table><tr><td>甲<table><tr><td>内</td><td>层</td></tr></table></td><td>乙</td></tr></table><p>之间</p><table><tr><td>丙</td></tr></table>';
  expect(await cells(html)).toEqual([['甲 内 层', '乙']]);
  expect(await cells(html, 1)).toEqual([['丙']]);
});

test('GBK, stated or not, and UTF-16', async () => {
  const gbk = [0xb5, 0xb3, 0xd6, 0xa7, 0xb2, 0xbf];
  const ascii = (text: string): number[] => [...text].map((letter) => letter.charCodeAt(0));
  for (const head of ['<meta http-equiv="Content-Type" content="text/html; charset=gb2312">', '<meta charset="utf-8">', '']) {
    const file = await decode(Uint8Array.from([...ascii(`${head}<table><tr><td>`), ...gbk, ...ascii('</td></tr></table>')]));
    expect(file.sheets[0] === undefined ? [] : rowTexts(file.sheets[0], 0, 1)).toEqual([['党支部']]);
  }
  const wide = new Uint8Array(
    Uint16Array.from(ascii('\u00ff<table><tr><td>x</td></tr></table>').map((code, index) => (index === 0 ? 0xfeff : code))).buffer,
  );
  expect((await decode(wide)).sheets[0]?.rowCount).toBe(1);
});

test('a page without a table is refused; one without text too', async () => {
  await expect(decode('<html><body>请登录</body></html>')).rejects.toMatchObject({ code: 'file-unknown-format' });
  await expect(decode('<table><tr><td> </td></tr></table>')).rejects.toMatchObject({ code: 'file-no-rows' });
});

test('a long page with many spans takes no time', async () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => `<tr><td rowspan="2">${index}</td><td>甲</td></tr><tr><td>乙</td></tr>`).join(
    '',
  );
  const before = performance.now();
  expect(await cells(`<table>${rows}</table>`)).toHaveLength(40_000);
  expect(performance.now() - before).toBeLessThan(4000);
});

test('an open quote, an endless tag', async () => {
  const before = performance.now();
  await decode(`<table><tr><td>x${'<a "'.repeat(5000)}`);
  await decode(`<table><tr><td>x<a ${'b'.repeat(1_000_000)}`);
  expect(performance.now() - before).toBeLessThan(4000);
});
