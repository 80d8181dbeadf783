import * as XLSX from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { organizationCheckCharacter, usccCheckCharacter } from '../../src/model/uscc.ts';
import type { AppDriver } from '../support/app-driver.ts';
import { test } from '../support/app-test.ts';
import { makeOwnFiles, type OwnFiles } from '../support/own-files.ts';

const zh = messagesFor('zh-CN');
const words = zh.periods;
const ROWS = 240;

let files: OwnFiles;

interface Firm {
  readonly row: number;
  readonly name: string;
  readonly uscc: string;
  readonly building: string;
  readonly members: number;
  readonly built: boolean;
}

/** A code of which every check holds. */
function codeOf(row: number): string {
  const organization = String(10_000_000 + row * 37);
  const body = `91520100${organization}${organizationCheckCharacter(organization)}`;
  return `${body}${usccCheckCharacter(body)}`;
}

function april(): Firm[] {
  return Array.from({ length: ROWS }, (_, at) => {
    const row = at + 1;
    return {
      row,
      name: `示例第${row}有限公司`,
      uscc: row === 40 ? '' : codeOf(row),
      building: `${row % 4}号楼`,
      members: row % 5,
      built: row % 2 === 0,
    };
  });
}

/** Ten left, twenty came, five moved, one has an organization now and one no more, one has a new name, one got its code, one has three members more. */
function may(): Firm[] {
  const kept = april().filter(({ row }) => row > 10);
  const changed = kept.map((firm): Firm => {
    if (firm.row <= 15) return { ...firm, building: '9号楼' };
    if (firm.row === 21) return { ...firm, built: true };
    if (firm.row === 22) return { ...firm, built: false };
    if (firm.row === 30) return { ...firm, name: '改名之后贸易有限公司' };
    if (firm.row === 40) return { ...firm, uscc: codeOf(40) };
    if (firm.row === 50) return { ...firm, members: firm.members + 3 };
    return firm;
  });
  const fresh = Array.from({ length: 20 }, (_, at): Firm => {
    const row = ROWS + 1 + at;
    return { row, name: `后来第${row}商贸有限公司`, uscc: codeOf(row), building: '1号楼', members: 1, built: false };
  });
  return [...changed, ...fresh];
}

function workbook(firms: readonly Firm[]): Uint8Array {
  const rows: (string | number)[][] = [['企业名称', '统一社会信用代码', '所在楼宇', '企业类型', '正式党员', '是否建立党组织']];
  for (const { name, uscc, building, members, built } of firms) rows.push([name, uscc, building, '私营', members, built ? '是' : '否']);
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet(rows), '名单');
  return new Uint8Array(XLSX.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

beforeAll(async () => {
  files = makeOwnFiles();
  await files.parquet('enterprise.parquet', "SELECT 'e1' AS enterprise_id, '另一家有限公司' AS name_zh");
  files.bytes('2024年4月入驻企业.xlsx', workbook(april()));
  files.bytes('2024年5月入驻企业.xlsx', workbook(may()));
  files.bytes('2024年6月入驻企业.xlsx', workbook(april()));
});

afterAll(() => files.remove());

/** Drops a list and agrees to how it is read. */
async function agree(app: AppDriver, name: string): Promise<void> {
  await app.dropFiles(files.path(name));
  await app.page.locator('.import-screen').waitFor();
  const questions = app.button(zh.imports.confirmAll);
  if ((await questions.count()) > 0) await questions.click();
  await app.press('Control+Enter');
}

async function changes(app: AppDriver): Promise<Record<string, number | null>> {
  const pairs = await app.page
    .locator('data[data-change]')
    .evaluateAll((elements) =>
      elements.map((element) => [element.getAttribute('data-change') ?? '', Number(element.getAttribute('value'))] as const),
    );
  return Object.fromEntries(pairs);
}

const APRIL = { eligible: 240, covered: 120, members: 480 };
const EXPECTED = { added: 20, left: 10, moved: 5, 'newly-covered': 1, 'coverage-lost': 1, renamed: 1, 'members-changed': 1 };

async function importApril(app: AppDriver): Promise<void> {
  await app.waitUntilReady();
  await agree(app, '2024年4月入驻企业.xlsx');
  await app.page.locator('.import-report').waitFor();
  await app.waitForHeadlines(APRIL);
}

describe('next month’s list', () => {
  test('shows what it changes, enters as a period, and every period can be asked, also after a reload', async ({ openApp }) => {
    const app = await openApp();
    await importApril(app);
    await app.button(zh.imports.openMap).click();
    await agree(app, '2024年5月入驻企业.xlsx');

    const step = app.page.locator('.period-step');
    await step.waitFor();
    expect(await step.getByLabel(words.date, { exact: true }).inputValue()).toBe('2024-05-31');
    expect(await step.getByLabel(words.firstDate, { exact: true }).inputValue()).toBe('2024-04-30');
    await app.button(words.seeChanges).click();
    await app.page.locator('.period-report').waitFor();
    expect(await changes(app)).toEqual(EXPECTED);
    expect(await app.page.locator('[data-sum="enterprises"]').innerText()).toContain(
      words.equation('240', words.equationChange('20', '10'), '250'),
    );
    // Nothing is loaded before the person agrees.
    expect(await app.page.locator('.data-own-name').innerText()).toContain('4月');

    await app.button(words.confirm).click();
    await app.page.locator('.import-report').waitFor();
    const now = { eligible: 250, covered: 115 };
    await app.waitForHeadlines(now);
    await app.chooseDate('2024-04-30');
    await app.waitForHeadlines(APRIL);
    await app.chooseDate('2024-05-31');
    await app.waitForHeadlines(now);

    await app.reload();
    await app.waitUntilReady();
    await app.waitForOwn();
    // The date on the screen is that of the view that was left; both can be asked.
    await app.chooseDate('2024-04-30');
    await app.waitForHeadlines(APRIL);
    await app.chooseDate('2024-05-31');
    await app.waitForHeadlines(now);

    await app.openWorkspace('data');
    await app.button(words.compare).click();
    await app.page.locator('.period-report').waitFor();
    expect(await changes(app)).toEqual(EXPECTED);
    await app.page.locator('data[data-change="moved"]').click();
    await expect.poll(() => app.page.locator('.period-list [role="grid"]').getAttribute('aria-rowcount')).toBe('6');
    await app.button(words.showOnMap).click();
    await app.waitForWorkspace('explore');
    await app.waitForHeadlines(now);
    await expect.poll(() => app.inspected()).toContain('5');
  });

  test('a locked baseline is refused to later lists until it is unlocked, and says how far the data went', async ({ openApp }) => {
    const app = await openApp();
    await importApril(app);
    await app.button(zh.imports.close).click();
    await app.button(words.lock).click();
    await app.page.locator('[data-baseline="2024-04-30"]').waitFor();
    expect(await app.page.locator('[data-baseline="2024-04-30"]').innerText()).toContain('120');
    await app.page.locator('[data-drift="none"]').waitFor();

    // A table of the model would replace it without a question.
    await app.dropFiles(files.path('enterprise.parquet'));
    await app.waitForNotice('2024-04-30');
    await app.closeNotices();
    await app.waitForHeadlines(APRIL);

    await agree(app, '2024年5月入驻企业.xlsx');
    const step = app.page.locator('.period-step');
    await step.waitFor();
    await step.getByText(words.ways.replace, { exact: true }).click();
    await step.getByRole('alert').waitFor();
    expect(await step.getByRole('alert').innerText()).toContain('2024-04-30');
    expect(await app.button(words.replaceNow).isDisabled()).toBe(true);
    await step.getByText(words.ways.period, { exact: true }).click();
    await app.button(words.seeChanges).click();
    await app.page.locator('.period-report').waitFor();
    await app.button(words.confirm).click();
    await app.page.locator('.import-report').waitFor();
    await app.waitForHeadlines({ eligible: 250, covered: 115 });
    await app.openWorkspace('compare');
    await expect.poll(() => app.text()).toContain(words.sinceBaseline('−5', '2024-04-30'));

    await app.reload();
    await app.waitUntilReady();
    await app.waitForOwn();
    await app.openWorkspace('data');
    await app.page.locator('[data-drift="none"]').waitFor();
    await app.button(words.unlock).click();
    await app.page
      .getByRole('dialog')
      .getByRole('button', { name: new RegExp(words.unlockReason) })
      .click();
    await app.page.getByRole('listbox').getByRole('option', { name: words.reasons['late-list'] }).click();
    await app.page.getByRole('dialog').getByRole('button', { name: words.unlock, exact: true }).click();
    await app.page.locator('.period-history').waitFor();
    expect(await app.page.locator('.period-history').innerHTML()).toContain(words.reasons['late-list']);
  });
});
