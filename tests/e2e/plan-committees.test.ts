import { describe, expect } from 'vitest';
import { planPaperWords } from '../../src/locales/plan-paper-words.ts';
import type { AppDriver } from '../support/app-driver.ts';
import { test } from '../support/app-test.ts';
import { PlanDriver } from '../support/plan-driver.ts';
import { wordText, workbookSheets } from '../support/saved-file.ts';

async function openPlan(openApp: (options: { readonly query: string; readonly hash: string }) => Promise<AppDriver>, language: string) {
  const app = await openApp({ query: `lang=${language}`, hash: 'w=plan&d=uq' });
  await app.waitUntilReady();
  return { app, plan: new PlanDriver(app.page, language) };
}

describe('planning building committees', () => {
  test('from twelve buildings to three committees, moved, undone, locked, compared, by keyboard', async ({ openApp }) => {
    const { app, plan } = await openPlan(openApp, 'zh-CN');
    const { page } = app;
    const { frame, committees } = plan.words;
    await page.getByText(committees.scope(12, 777, '37')).waitFor();
    await plan.search();
    expect(await plan.headline()).toBe(committees.headline(3, 12, 777));
    const found = await plan.sizes();
    expect(found.reduce((sum, size) => sum + size, 0)).toBe(12);
    expect(found).toHaveLength(3);
    expect((await plan.tenants()).reduce((sum, count) => sum + count, 0)).toBe(777);
    await page
      .getByText((await app.words()).marks.proposal)
      .first()
      .waitFor();

    await plan.tab('advanced');
    await page.locator('[data-optimality=proved]').waitFor();
    await plan.tab('effect');
    expect(await page.locator('[data-rate=BUILDING_COVERAGE] data').getAttribute('value')).toBe('1');
    await plan.tab('result');

    // A building goes from one group to another, from the card, and comes back.
    await plan.press(frame.duplicate);
    await plan.openGroup(1);
    await plan.moveFirstBuilding();
    const moved = await plan.sizes();
    expect(moved[0]).toBe((found[0] ?? 0) - 1);
    expect(moved[1]).toBe((found[1] ?? 0) + 1);

    await plan.compareTwo();
    expect(await page.locator('.plan-grid + .caption').innerText()).toContain(`${frame.movedNote}: 1`);
    await plan.tab('result');

    await page.keyboard.press('Control+z');
    expect(await plan.sizes()).toEqual(found);

    // A mark on the map asks where to.
    await page.locator('.plan-drag-mark').first().focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu', { name: frame.map.choose }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(frame.edited).waitFor();
    expect(await plan.sizes()).not.toEqual(found);
  });

  test('limits that conflict are named, with the least change that helps', async ({ openApp }) => {
    const { app, plan } = await openPlan(openApp, 'en');
    const { page } = app;
    const { frame, committees } = plan.words;
    await page.getByText(committees.more).click();
    await page.getByRole('group', { name: committees.bounds.enterprises }).getByLabel(committees.most).fill('50');
    await plan.press(frame.start);
    await page.locator('.plan-refusal').waitFor({ timeout: 60_000 });
    expect(await page.locator('.plan-refusal').innerText()).toContain(frame.limits['enterprises.max']);
    await page.locator('.plan-refusal').getByRole('button', { name: frame.applyRelaxation }).first().focus();
    await page.keyboard.press('Enter');
    await page.locator('.plan-headline').waitFor({ timeout: 60_000 });
    expect((await plan.sizes()).reduce((sum, size) => sum + size, 0)).toBe(12);
  });

  test('sites: today’s stay, one more reaches those beyond; the proposal says so', async ({ openApp }) => {
    const { app, plan } = await openPlan(openApp, 'zh-CN');
    const { page } = app;
    const { frame, sites } = plan.words;
    await app.choose(frame.what, frame.kinds.sites);
    await page.getByLabel(sites.sites).waitFor();
    await plan.search();
    expect(await page.locator('.plan-site').count()).toBe(4);
    expect(await page.locator('.plan-site[data-kept]').count()).toBe(3);
    await plan.tab('effect');
    const value = Number(await page.locator('[data-rate=uncovered] data').getAttribute('value'));
    expect(value).toBeGreaterThan(570 / 719);
    await plan.tab('result');
    const paper = wordText(await plan.save('paper'));
    expect(paper).toContain('党群服务站点设置建议方案');
    expect(paper.split('现有站点，拟保留')).toHaveLength(4);
    expect(paper.split('拟新设站点')).toHaveLength(2);
    const { books } = planPaperWords('zh-CN');
    const [, reach = ''] = paper.split(books.items.rateAfter(books.reachOf(books.measures.uncovered)));
    expect(reach).toMatch(/^[\d.]+% \(\d+\/719\)/);
    const book = workbookSheets(await plan.save('workbook'));
    expect(book.map(({ name }) => name)).toEqual(expect.arrayContaining([books.sheets.overview, books.sheets.groups, books.sheets.units]));
  });
});
