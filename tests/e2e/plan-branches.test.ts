import { describe, expect } from 'vitest';
import { planPaperWords } from '../../src/locales/plan-paper-words.ts';
import type { AppDriver } from '../support/app-driver.ts';
import { test } from '../support/app-test.ts';
import { PlanDriver } from '../support/plan-driver.ts';
import { wordText, workbookSheets } from '../support/saved-file.ts';

type Open = (options: { readonly query: string; readonly hash: string }) => Promise<AppDriver>;

async function openKind(openApp: Open, language: 'zh-CN' | 'en', kind: 'joint-branches' | 'instructors') {
  const app = await openApp({ query: `lang=${language}`, hash: 'w=plan&d=uq' });
  await app.waitUntilReady();
  const plan = new PlanDriver(app.page, language);
  await app.choose(plan.words.frame.what, plan.words.frame.kinds[kind]);
  return { app, plan, page: app.page };
}

describe('planning joint branches and instructors', () => {
  test('enterprises with one or two members join; a branch that loses one says so, and undo brings it back', async ({ openApp }) => {
    const { plan, page } = await openKind(openApp, 'zh-CN', 'joint-branches');
    const { frame, branches } = plan.words;
    await page.getByText(branches.scope(105, 135, 12)).waitFor();
    await plan.search();
    await page.getByRole('button', { name: frame.again }).waitFor({ timeout: 60_000 });
    await page.getByText(branches.headline(21, 105, 174)).waitFor();
    await page.getByText(branches.headlineNone).waitFor();
    expect(await page.locator('.enterprise-mark').count()).toBe(21);

    await plan.tab('effect');
    const rate = page.locator('[data-rate=ORG_COVERAGE] data');
    expect(Number(await rate.getAttribute('value'))).toBeCloseTo((58 + 105) / 777, 9);
    await plan.tab('result');

    // All but one are taken out: neither members nor enterprises make a branch.
    await plan.openGroup(1);
    const ticks = page.locator('.plan-buildings input');
    const size = await ticks.count();
    for (let at = 1; at < size; at += 1) {
      await ticks.nth(at).focus();
      await page.keyboard.press('Space');
    }
    await plan.press(branches.moveTo);
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.getByText(branches.headlineLeft(size - 1)).waitFor();
    expect(await page.locator('.plan-card li[data-strength=must]').count()).toBeGreaterThan(0);
    expect(await page.locator('.enterprise-names li').count()).toBe(size - 1);
    await plan.tab('effect');
    expect(Number(await rate.getAttribute('value'))).toBeCloseTo((58 + 105 - size) / 777, 9);
    await plan.tab('result');
    await page.keyboard.press('Control+z');
    await page.getByText(branches.headlineNone).waitFor();

    const names = await plan.names();
    expect(new Set(names).size).toBe(names.length);
    const paper = wordText(await plan.save('paper'));
    expect(paper).toContain(planPaperWords('zh-CN').papers.tables.joined);
  });

  test('instructors: too few places are said, and the least that helps gives everyone one', async ({ openApp }) => {
    const { plan, page } = await openKind(openApp, 'en', 'instructors');
    const { frame, instructors } = plan.words;
    await page.getByText(instructors.scope(669, 12)).waitFor();
    await plan.search();
    await page.getByText(instructors.headline(234, 12)).waitFor();
    await page.getByText(instructors.conflicts.capacity(234, 669)).waitFor();
    await plan.press(instructors.relax.capacity);
    await page.getByText(instructors.headlineAll).waitFor({ timeout: 60_000 });
    await page.getByRole('button', { name: frame.again }).waitFor({ timeout: 60_000 });
    await page.getByText(instructors.headline(669, 12)).waitFor();

    // An enterprise is given to another instructor.
    await plan.openGroup(1);
    const before = await page.locator('.plan-buildings input').count();
    await page.locator('.plan-buildings input').first().focus();
    await page.keyboard.press('Space');
    await plan.press(instructors.moveTo);
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(frame.edited).waitFor();
    expect(await page.locator('.plan-buildings input').count()).toBe(before - 1);

    await plan.tab('effect');
    const after = Number(await page.locator('[data-rate=WORK_COVERAGE] data').getAttribute('value'));
    expect(after).toBeGreaterThan(0.9);
    const book = workbookSheets(await plan.save('workbook'));
    const { sheets } = planPaperWords('en').books;
    expect(book.map(({ name }) => name)).toEqual(expect.arrayContaining([sheets.overview, sheets.groups, sheets.units]));
  });
});
