import type { Page } from 'playwright';
import { describe, expect } from 'vitest';
import { isLanguage } from '../../src/locales/messages.ts';
import { type PlanWords, planWordsFor } from '../../src/locales/plan-words.ts';
import type { AppDriver } from '../support/app-driver.ts';
import { test } from '../support/app-test.ts';

/** «规划» as a planner uses it, by keyboard. */
class PlanDriver {
  readonly words: PlanWords;
  private readonly page: Page;

  constructor(page: Page, language: string) {
    if (!isLanguage(language)) throw new Error(language);
    this.page = page;
    this.words = planWordsFor(language);
  }

  /** Brings a control under the focus and presses a key there. */
  async press(name: string, key = 'Enter', role: 'button' | 'radio' | 'checkbox' = 'button'): Promise<void> {
    const control = this.page.getByRole(role, { name, exact: true }).first();
    await control.waitFor();
    await control.focus();
    await this.page.keyboard.press(key);
  }

  async search(): Promise<void> {
    await this.press(this.words.frame.start);
    await this.page.locator('.plan-headline').waitFor({ timeout: 60_000 });
  }

  async headline(): Promise<string> {
    return (await this.page.locator('.plan-headline p').first().innerText()).trim();
  }

  /** Number of buildings of each group, by the marks on the map. */
  async sizes(): Promise<readonly number[]> {
    const marks = await this.page.locator('.plan-drag-mark').allInnerTexts();
    return [1, 2, 3, 4].map((number) => marks.filter((text) => text === String(number)).length).filter((count) => count > 0);
  }

  /** The first cell of each row of the table of groups with its tenants. */
  async tenants(): Promise<readonly number[]> {
    const rows = this.page.locator('.plan-table [role=row]').filter({ has: this.page.locator('.plan-mark') });
    return Promise.all((await rows.all()).map(async (row) => Number(await row.locator('[role=gridcell]').nth(5).innerText())));
  }

  async openGroup(number: number): Promise<void> {
    const grid = this.page.getByRole('grid', { name: this.words.frame.tabs.result });
    await grid.focus();
    for (let step = 0; step < number; step += 1) await this.page.keyboard.press('ArrowDown');
    await this.page.keyboard.press('Space');
    await this.page.locator('.plan-card').waitFor();
  }

  async tab(name: keyof PlanWords['frame']['tabs']): Promise<void> {
    await this.page.locator('.panel[data-side=bottom] .segmented-option').filter({ hasText: this.words.frame.tabs[name] }).click();
  }
}

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
    await page.locator('.plan-buildings input').first().focus();
    await page.keyboard.press('Space');
    await plan.press(committees.moveTo);
    await page.getByRole('menu').waitFor();
    await page.keyboard.press('Enter');
    await page.getByText(frame.edited).waitFor();
    const moved = await plan.sizes();
    expect(moved[0]).toBe((found[0] ?? 0) - 1);
    expect(moved[1]).toBe((found[1] ?? 0) + 1);

    await page.locator('.plan-scenarios input[type=checkbox]').first().focus();
    await page.keyboard.press('Space');
    await page.locator('.plan-scenarios input[type=checkbox]').nth(1).focus();
    await page.keyboard.press('Space');
    await plan.tab('compare');
    await page.locator('[data-row=value] small').waitFor();
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

  test('sites: today’s stay, one more reaches those beyond', async ({ openApp }) => {
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
  });
});
