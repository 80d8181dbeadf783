import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { test } from '../support/app-test.ts';
import { makeOwnFiles, type OwnFiles } from '../support/own-files.ts';
import { savedFile } from '../support/saved-file.ts';

const zh = messagesFor('zh-CN');
const ROWS = 240;
const SECRET = '13912345678';

let files: OwnFiles;

/** A tenants' list as an office keeps it: a title, a header of two rows, loose numbers, a total, a telephone column. */
function workbook(): Uint8Array {
  const rows: (string | number)[][] = [
    ['示例园区入驻企业台账'],
    ['序号', '企业名称', '所在楼宇', '企业类型', '从业人员', '党员情况', '', '是否建立党组织', '联系电话'],
    ['', '', '', '', '', '正式党员', '预备党员', '', ''],
  ];
  for (let row = 1; row <= ROWS; row += 1) {
    const staff = row === 7 ? '若干' : row % 3 === 0 ? `${row}人` : String(row);
    rows.push([
      row,
      `示例第${row}有限公司`,
      `${row % 4}号楼`,
      '私营',
      staff,
      row % 5,
      0,
      row % 2 === 0 ? '是' : '否',
      `${SECRET.slice(0, 8)}${100 + row}`,
    ]);
  }
  rows.push(['合计', '', '', '', '', 481, 0, '', '']);
  const sheet = XLSX.utils.aoa_to_sheet(rows);
  sheet['!merges'] = [
    { s: { r: 0, c: 0 }, e: { r: 0, c: 8 } },
    { s: { r: 1, c: 5 }, e: { r: 1, c: 6 } },
  ];
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, sheet, '台账');
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

beforeAll(() => {
  files = makeOwnFiles();
  files.bytes('台账.xlsx', workbook());
});

afterAll(() => files.remove());

describe('a list made by others', () => {
  test('is seen, agreed to, reported, on the map, and there again after a reload; nothing personal stays', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await app.dropFiles(files.path('台账.xlsx'));
    await app.waitForWorkspace('data');
    const screen = app.page.locator('.import-screen');
    await screen.waitFor();
    expect(await screen.innerText()).toContain(zh.imports.columnsPersonal(1));
    expect(await app.page.content()).not.toContain(SECRET.slice(0, 8));
    expect((await app.stored()).filter((entry) => !entry.startsWith('localStorage'))).toEqual([]);
    const questions = app.button(zh.imports.confirmAll);
    if ((await questions.count()) > 0) await questions.click();
    for (const right of await app.page.locator('.import-ask .button:not(.button-link)').all()) await right.click();
    await app.press('Control+Enter');
    const figure = (name: string) => app.page.locator(`data[data-metric="import-rows-${name}"]`).first().getAttribute('value');
    await app.page.locator('.import-report').waitFor();
    expect(await figure('in')).toBe(String(ROWS));
    expect(await figure('kept')).toBe(String(ROWS));
    expect(await figure('skipped')).toBe('1');
    const report = await app.page.locator('.import-report').innerText();
    expect(report).toContain(zh.importCodes.reasons['number-vague']);
    // 480 were counted where the list says 481.
    expect(report).toContain(zh.imports.totalDiffers('−1'));
    expect(report).toContain(zh.importCodes.personalClasses.phone);
    expect(report).not.toContain(SECRET.slice(0, 8));

    const download = app.page.waitForEvent('download');
    await app.button(zh.imports.download).click();
    const annotated = XLSX.read((await savedFile(await download)).bytes);
    const lines = XLSX.utils.sheet_to_json<string[]>(annotated.Sheets[annotated.SheetNames[0] ?? ''] ?? {}, { header: 1 });
    expect(lines.find((line) => String(line[0]) === '10')?.join(' ')).toContain(zh.importCodes.reasons['number-vague']);
    expect(JSON.stringify(lines)).not.toContain(SECRET.slice(0, 8));

    await app.button(zh.imports.openMap).click();
    await app.waitForWorkspace('explore');
    await app.waitForHeadlines({ eligible: ROWS, covered: ROWS / 2, members: 480 });
    const stored = await app.stored();
    expect(stored.some((entry) => entry.startsWith('opfs'))).toBe(true);
    expect(stored.join('\n')).not.toContain('台账');
    await app.reload();
    await app.waitUntilReady();
    await app.waitForOwn();
    await app.waitForHeadlines({ eligible: ROWS, covered: ROWS / 2 });
  });

  test('cancelled, it leaves the open data and no trace', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await app.waitForHeadlines({ covered: 147 });
    await app.dropFiles(files.path('台账.xlsx'));
    await app.page.locator('.import-screen').waitFor();
    await app.page.locator('.import-foot').getByRole('button', { name: zh.common.cancel, exact: true }).click();
    await app.page.locator('.import-screen').waitFor({ state: 'detached' });
    await app.waitForHeadlines({ covered: 147 });
    expect(await app.datasetId()).toBe('gy');
    expect(await app.notices()).toEqual([]);
    expect((await app.stored()).filter((entry) => entry !== 'localStorage atlas:language')).toEqual([]);
  });
});
