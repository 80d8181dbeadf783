import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { sheetWords } from '../../src/locales/sheet-words.ts';
import { test } from '../support/app-test.ts';
import { savedFile, workbookSheets } from '../support/saved-file.ts';
import { WorklistDriver } from '../support/worklist-driver.ts';

const zh = messagesFor('zh-CN');
const words = sheetWords('zh-CN');

describe('the worklist on paper', () => {
  test('goes out as a workbook with task sheets, comes back corrected, and is undone in one step', async ({ openApp }) => {
    const app = await openApp({ hash: 'd=gy&w=gaps' });
    await app.waitUntilReady();
    const work = new WorklistDriver(app, 'zh-CN');
    await app.page.getByRole('button', { name: work.words.worklist.add, exact: true }).click();
    await app.page.getByRole('menuitem', { name: work.words.worklist.addAll(11) }).click();
    await app.openTab(work.words.worklist.title);

    const choose = async (entry: string) => {
      await app.page.getByRole('button', { name: words.menu, exact: true }).click();
      await app.page.getByRole('menuitem', { name: entry }).click();
      await app.page.getByRole('dialog').waitFor();
    };
    await choose(words.exportTitle);
    await app.page.getByRole('dialog').getByText(words.scope(11, 11)).waitFor();
    const comes = app.page.waitForEvent('download');
    await app.page.getByRole('dialog').getByRole('button', { name: words.save, exact: true }).click();
    const file = await savedFile(await comes);
    expect(file.name).toMatch(/^空白点工作清单-工作版-内部资料注意保管-2022-07-04-模拟数据\.xlsx$/);
    const sheets = workbookSheets(file);
    expect(sheets[0]?.name).toBe(words.summary);
    expect(sheets.at(-1)?.rows.flat()).toContain(zh.marks.proposal);
    const tasks = sheets.find(({ name }) => name === words.tasks)?.rows.flat() ?? [];
    expect(tasks.some((line) => line.includes('尚未实现党的组织覆盖'))).toBe(true);
    const rows = sheets.flatMap(({ rows: cells }) => cells).filter(([key = '']) => /^\d+-[0-9A-F]{4}$/.test(key));
    expect(rows).toHaveLength(11);
    for (const row of rows) expect(row.some((cell) => cell.startsWith('示例'))).toBe(true);

    // As an office hands it back: two corrected, one that names a person, one that stands in no worklist.
    const keys = rows.map(([key = '']) => key);
    const folder = mkdtempSync(join(tmpdir(), 'atlas-sheets-'));
    const path = join(folder, '改好.csv');
    const { columns } = words;
    writeFileSync(
      path,
      [
        [columns.key, columns.owner, columns.state, columns.due].join(','),
        `${keys[0]},示例街道党工委,请示,2026/9/1`,
        `${keys[1]},,拟建,`,
        `${keys[2]},张伟,拟建,`,
        '999-ABCD,,拟建,',
        `${keys[3]},,,`,
      ].join('\r\n'),
    );
    try {
      await choose(words.returnTitle);
      await app.page.getByRole('dialog').locator('input[type="file"]').setInputFiles(path);
      const dialog = app.page.getByRole('dialog');
      await dialog.getByText(words.returnApplied(2)).waitFor();
      const said = await dialog.innerText();
      expect(said).toContain(words.returnUnchanged(1));
      expect(said).toContain(words.returnRefused(2));
      expect(said).toContain(words.reasons['owner-name']);
      expect(said).toContain(words.reasons['key-unknown']);
      expect(said).not.toContain('张伟');
      await dialog.getByRole('button', { name: words.returnUndo, exact: true }).click();
      await dialog.getByText(words.returnUndone).waitFor();
      await app.press('Escape');
    } finally {
      rmSync(folder, { recursive: true });
    }

    await choose(words.ledgerTitle);
    const ledger = await app.page.getByRole('dialog').innerText();
    expect(ledger).toContain(words.ledgerWhat.workbook);
    expect(ledger).toContain(words.levels.working);
    expect(ledger).not.toContain('示例');
  });
});
