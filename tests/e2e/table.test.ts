import { strFromU8, unzipSync } from 'fflate';
import { describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { test } from '../support/app-test.ts';
import { csvLines, workbookSheets } from '../support/saved-file.ts';

const zh = messagesFor('zh-CN');
const en = messagesFor('en');

describe('the table of enterprises', () => {
  test('is walked and selected by keyboard, and shares its selection with the inspector', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    const names = await app.table.column(zh.columns.enterprise);
    await app.table.clickRow(0);
    await app.waitForInspected(names[0] ?? '');
    await app.table.keys('ArrowDown', 'Enter');
    await app.waitForInspected(names[1] ?? '');
    expect(await app.table.selected()).toEqual([names[1]]);
    await app.table.keys('ArrowDown', ' ');
    await expect.poll(() => app.table.selected()).toEqual([names[1], names[2]]);
    await app.waitForInspected(zh.explore.selectedEnterprises(2));
    await app.table.keys('Shift+ArrowDown');
    await expect.poll(async () => (await app.table.selected()).length).toBeGreaterThanOrEqual(2);
    await app.table.keys('End');
    await expect.poll(async () => (await app.table.column(zh.columns.enterprise)).length).toBeGreaterThan(0);
    await app.table.keys('Enter');
    await expect.poll(() => app.table.selected()).toHaveLength(1);
    const [last = ''] = await app.table.selected();
    await app.waitForInspected(last);
    // Another workspace, and back: the same thing is selected.
    await app.openWorkspace('gaps');
    await app.openWorkspace('explore');
    await app.waitForInspected(last);
  });

  test('sorts both ways by the whole list, not by what is in sight', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await app.table.sortBy(zh.columns.membersFull);
    await expect.poll(() => app.table.sortOf(zh.columns.membersFull)).toBe('descending');
    await app.settle();
    const down = (await app.table.column(zh.columns.membersFull)).map(Number);
    expect(down).toEqual([...down].sort((a, b) => b - a));
    expect(down[0]).toBeGreaterThan(down.at(-1) ?? Number.POSITIVE_INFINITY);
    await app.table.sortBy(zh.columns.membersFull);
    await expect.poll(() => app.table.sortOf(zh.columns.membersFull)).toBe('ascending');
    await expect.poll(async () => (await app.table.column(zh.columns.membersFull))[0]).toBe('0');
  });

  test('goes out as Excel and CSV, every row, with date, definition, filter and the mark', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await app.filterBy(zh.explore.filterRung, zh.terms.rungs.single);
    await app.table.waitForRowCount(147);
    const workbook = await app.export('xlsx');
    expect(workbook.name).toMatch(/^企业明细.*2022-07-04-已筛选-模拟数据\.xlsx$/);
    const [sheet, notes] = workbookSheets(workbook);
    expect([sheet?.name, notes?.name]).toEqual([zh.exportsText.sheetData, zh.exportsText.sheetNotes]);
    expect(sheet?.rows).toHaveLength(148);
    expect(sheet?.rows[0]?.[0]).toBe(zh.columns.enterprise);
    const said = new Map(notes?.rows.map(([item = '', content = '']) => [item, content]));
    expect(said.get(zh.exportsText.date)).toBe('2022-07-04');
    expect(said.get(zh.exportsText.definition)).toContain('实体运营非公企业');
    expect(said.get(zh.exportsText.filter)).toContain(zh.terms.rungs.single);
    expect(said.get(zh.exportsText.mark)).toBe('模拟数据,仅供演示;位置为示意');
    expect(said.get(zh.exportsText.rows)).toBe('147');

    const plain = await app.export('csv');
    expect(plain.name).toMatch(/^企业明细.*2022-07-04-已筛选-模拟数据\.csv$/);
    const lines = csvLines(plain);
    expect(lines[0]?.[0]).toBe(zh.columns.enterprise);
    // The table alone: the last line end, and nothing after it.
    expect(lines.slice(148)).toEqual([['']]);
    const packed = unzipSync((await app.export('csv-notes')).bytes);
    expect(strFromU8(packed[`${zh.exportsText.sheetNotes}.txt`] ?? new Uint8Array())).toContain('模拟数据,仅供演示;位置为示意');
    expect(packed[`${zh.exportsText.sheetData}.csv`]).toEqual(new Uint8Array(plain.bytes));
    expect(lines.slice(1, 148).map(([name]) => name)).toEqual(sheet?.rows.slice(1).map(([name]) => name));

    await app.switchLanguage();
    const [english] = workbookSheets(await app.export('xlsx'));
    expect(english?.rows[0]?.[0]).toBe(en.columns.enterprise);
  });
});
