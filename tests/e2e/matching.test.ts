import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { gapsWordsFor } from '../../src/locales/gaps-words.ts';
import { messagesFor } from '../../src/locales/messages.ts';
import type { AppDriver } from '../support/app-driver.ts';
import { test } from '../support/app-test.ts';
import { GapsDriver } from '../support/gaps-driver.ts';
import { workbookSheets } from '../support/saved-file.ts';

const zh = messagesFor('zh-CN');
const words = zh.matching;
const CLASSES = ['MATCHED', 'UNSURE', 'LEFT_ONLY', 'RIGHT_ONLY'] as const;

/** Rows of each list, and ids that two lists have in common, by the answers beside them. */
function answers() {
  const lines = readFileSync(join(import.meta.dirname, '..', '..', 'data', 'bd', 'lists', 'answers.csv'), 'utf8')
    .trim()
    .split('\r\n')
    .slice(1);
  const rows = lines.map((line) => line.split(','));
  const of = (list: string) => rows.filter(([name]) => name === list);
  const common = (left: string, right: string) => {
    const ids = new Set(of(right).map(([, , id]) => id));
    return of(left).filter(([, , id = '', slips = '']) => ids.has(id) && !slips.includes('duplicate')).length;
  };
  return { rows: (list: string) => of(list).length, common };
}

async function openMatching(app: AppDriver): Promise<void> {
  await app.waitUntilReady();
  await app.openWorkspace('data');
  await app.page.getByRole('tab', { name: words.title }).click();
}

async function counts(app: AppDriver): Promise<Record<(typeof CLASSES)[number], number>> {
  const found = await app.figures('data[data-metric^="match-"]', 'match-');
  return Object.fromEntries(CLASSES.map((kind) => [kind, found[kind] ?? -1])) as Record<(typeof CLASSES)[number], number>;
}

const sums = (app: AppDriver, side: 'left' | 'right') => app.page.locator(`[data-metric="match-sum-${side}"]`).innerText();
const pair = (app: AppDriver) => app.page.locator('.matching-card .matching-row-name').allInnerTexts();
const decided = (app: AppDriver) => app.page.locator('.matching-card .matching-settled').innerText();

describe('matching of lists', () => {
  test('the walkthrough adds up to its answers; pairs are reviewed by keyboard, undone, and kept over a reload', async ({ openApp }) => {
    const app = await openApp({ query: 'lang=zh-CN' });
    await openMatching(app);
    await app.page.getByRole('button', { name: words.example }).click();
    await app.page.locator('data[data-metric="match-MATCHED"]').waitFor({ timeout: 60_000 });
    const { rows, common } = answers();
    const first = await counts(app);
    const [leftRows, rightRows] = [rows('tax-2022'), rows('tax-2023')];
    expect(await sums(app, 'left')).toMatch(new RegExp(`^${first.MATCHED} \\+ \\d+ \\+ ${first.LEFT_ONLY} = ${leftRows}$`));
    expect(await sums(app, 'right')).toMatch(new RegExp(`^${first.MATCHED} \\+ \\d+ \\+ ${first.RIGHT_ONLY} = ${rightRows}$`));
    const both = common('tax-2022', 'tax-2023');
    expect(first.MATCHED).toBeLessThanOrEqual(both);
    expect(first.MATCHED + first.UNSURE).toBeGreaterThanOrEqual(both * 0.99);

    // Three pairs by keyboard.
    const grid = app.page.getByRole('grid', { name: words.classes.UNSURE });
    await grid.focus();
    const confirmed = await pair(app);
    await app.page.keyboard.press('y');
    expect(await decided(app)).toContain(words.verdicts.confirmed);
    await app.page.keyboard.press('Enter');
    const rejected = await pair(app);
    expect(rejected).not.toEqual(confirmed);
    await app.page.keyboard.press('n');
    expect(await decided(app)).toContain(words.verdicts.rejected);
    await app.page.keyboard.press('j');
    await app.page.keyboard.press('Shift+B');
    expect(await decided(app)).toContain(words.verdicts['right-is-branch']);
    expect(await app.page.locator('.matching-decided').innerText()).toBe(words.decided(3, first.UNSURE));
    await app.page.keyboard.press('u');
    expect(await app.page.locator('.matching-decided').innerText()).toBe(words.decided(2, first.UNSURE));
    await app.page.keyboard.press('k');
    expect(await pair(app)).toEqual(rejected);

    // Another class: the match follows the decisions.
    await app.page.locator('[data-class="MATCHED"]').click();
    await app.page.locator(`data[data-metric="match-MATCHED"][value="${first.MATCHED + 1}"]`).waitFor();
    expect((await counts(app)).LEFT_ONLY).toBe(first.LEFT_ONLY + 1);

    await app.reload();
    await openMatching(app);
    await app.page.getByText(words.kept).waitFor();
    await app.page.getByText(words.listsTitle(3)).waitFor();
    await app.page.getByRole('button', { name: words.example }).click();
    await app.page.locator(`data[data-metric="match-MATCHED"][value="${first.MATCHED + 1}"]`).waitFor();

    // The second step, and everything alike at once, with undo.
    await app.page.getByRole('button', { name: words.exampleNext }).click();
    await app.page.locator('[data-metric="match-sum-right"]', { hasText: `= ${rows('unions')}` }).waitFor();
    await app.page.locator('[data-class="UNSURE"]').click();
    const second = await counts(app);
    const confirmAll = app.page.getByRole('button', { name: /≥0\.9/ });
    const offered = Number(/\d+(?= 对)/.exec(await confirmAll.innerText())?.[0]);
    expect(offered).toBeGreaterThan(30);
    await confirmAll.click();
    await app.page
      .getByRole('status')
      .filter({ hasText: words.confirmedAll(offered) })
      .waitFor();
    await app.page.getByRole('button', { name: words.rerun, exact: true }).click();
    await app.page.locator(`data[data-metric="match-MATCHED"][value="${second.MATCHED + offered}"]`).waitFor();
    await app.page.getByRole('grid').focus();
    await app.page.keyboard.press('u');
    await app.page
      .getByRole('status')
      .filter({ hasText: words.undone(offered) })
      .waitFor();
  });

  test('the open dataset against a list of one’s own: columns are agreed to, enterprises left over are selected on the map', async ({
    openApp,
  }) => {
    const app = await openApp({ query: 'lang=zh-CN' });
    await openMatching(app);
    await app.page.locator('.data-item', { hasText: '示例高新区壬' }).click();
    await app.page.locator('.data-item[aria-current]', { hasText: '示例高新区壬' }).waitFor();
    const list = join(import.meta.dirname, '..', '..', 'data', 'bd', 'lists', 'unions.csv');
    await app.page.locator('input[data-matching-file]').setInputFiles(list);
    await app.page.getByRole('button', { name: words.agree }).click();
    await app.page.getByText(words.listsTitle(1)).waitFor();
    const choose = async (side: string, name: RegExp | string) => {
      await app.page.getByRole('button', { name: new RegExp(`${side}$`) }).click();
      await app.page.getByRole('option', { name }).click();
    };
    await choose(words.right, /unions\.csv/);
    await choose(words.left, words.tables.enterprise('示例高新区壬(参照公开报道)'));
    await app.page.getByRole('button', { name: words.run, exact: true }).click();
    await app.page.locator('data[data-metric="match-LEFT_ONLY"]').waitFor();
    const { LEFT_ONLY } = await counts(app);
    expect(LEFT_ONLY).toBeGreaterThan(300);
    await app.page.locator('[data-class="LEFT_ONLY"]').click();
    const [sheet, notes] = workbookSheets(await app.export('xlsx'));
    expect(sheet?.rows).toHaveLength(LEFT_ONLY + 1);
    const said = new Map(notes?.rows.map(([item = '', content = '']) => [item, content]));
    expect(said.get(zh.exportsText.definition)).toBe(words.exportMethod);
    expect(said.get(zh.exportsText.dataset)).toContain('unions.csv');
    expect(said.get(zh.exportsText.mark)).toBe(zh.marks.simulated);
    await app.page.getByRole('button', { name: words.showOnMap(LEFT_ONLY) }).click();
    await app.waitForWorkspace('explore');
    await app.page.getByRole('heading', { name: zh.explore.selectedEnterprises(LEFT_ONLY) }).waitFor();
  });

  test('a tax list held against the open dataset sorts the queues of trade unions in three', async ({ openApp }) => {
    const app = await openApp({ query: 'lang=zh-CN' });
    await app.waitUntilReady();
    await app.openDataset('bd');
    await app.openWorkspace('gaps');
    const { lists } = gapsWordsFor('zh-CN');
    await new GapsDriver(app).openView('unions');
    await app.page.getByRole('button', { name: lists.unionCompare }).click();
    const list = join(import.meta.dirname, '..', '..', 'data', 'bd', 'lists', 'tax-2023.csv');
    await app.page.locator('input[data-matching-file]').setInputFiles(list);
    await app.page.getByRole('button', { name: words.agree }).click();
    await app.page.getByText(words.listsTitle(1)).waitFor();
    await app.page.getByRole('button', { name: new RegExp(`${words.right}$`) }).click();
    await app.page.getByRole('option', { name: /tax-2023\.csv/ }).click();
    await app.page.getByRole('button', { name: words.run, exact: true }).click();
    await app.page.locator('data[data-metric="match-LEFT_ONLY"]').waitFor();
    const { MATCHED, RIGHT_ONLY } = await counts(app);
    await app.page.getByRole('button', { name: words.forUnions }).click();
    await app.waitForWorkspace('gaps');
    const said = app.page.locator('[data-union-list]');
    await said.waitFor();
    expect(await said.innerText()).toContain('tax-2023.csv');
    expect(Number(/在名单 (\d+) 家/.exec(await said.innerText())?.[1])).toBeGreaterThanOrEqual(MATCHED);
    if (RIGHT_ONLY > 0) await app.page.getByText(lists.unionStrangers(RIGHT_ONLY)).waitFor();
    const unlisted = app.page.locator('.segmented-option', { hasText: new RegExp(`${lists.unionQueues['unlisted-large']} [1-9]`) });
    await unlisted.click();
    await app.page.getByRole('grid', { name: lists.unionQueues['unlisted-large'] }).locator('.data-table-row').first().waitFor();
    await app.page.getByRole('button', { name: lists.unionSetAside }).click();
    await app.page.getByText(lists.unionNoList).waitFor();
    await app.page.locator('.segmented-option', { hasText: `${lists.unionQueues['unlisted-large']} 0` }).waitFor();
  });

  test('nothing is kept where a person wants nothing kept, and the screen says so', async ({ openApp }) => {
    const app = await openApp({ query: 'lang=zh-CN&keep=0' });
    await openMatching(app);
    await app.page.getByText(words.notKept).waitFor();
    await app.page.getByRole('button', { name: words.example }).click();
    await app.page.locator('data[data-metric="match-MATCHED"]').waitFor({ timeout: 60_000 });
    await app.reload();
    await openMatching(app);
    await app.page.getByText(words.notKept).waitFor();
    expect(await app.page.getByText(words.listsTitle(3)).count()).toBe(0);
  });
});
