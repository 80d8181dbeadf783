import { describe, expect } from 'vitest';
import { planWordsFor } from '../../src/locales/plan-words.ts';
import { test } from '../support/app-test.ts';

describe('planning an alliance', () => {
  test('along an axis: proposed, led by another, a member taken out, undone, by keyboard', async ({ openApp }) => {
    const app = await openApp({ query: 'lang=zh-CN', hash: 'w=plan&d=gy' });
    await app.waitUntilReady();
    const { page } = app;
    const { frame, alliance } = planWordsFor('zh-CN');
    const press = async (name: string) => {
      const button = page.getByRole('button', { name, exact: true }).first();
      await button.waitFor();
      await button.focus();
      await page.keyboard.press('Enter');
    };
    const choose = async (label: string, option: string) => {
      const select = page.getByRole('button', { name: label }).first();
      await select.focus();
      await page.keyboard.press('Enter');
      await page.getByRole('option', { name: option }).first().focus();
      await page.keyboard.press('Enter');
    };
    const headline = async () => (await page.locator('.plan-headline p').first().innerText()).trim();
    const lead = page.locator('.plan-card strong').first();

    await choose(frame.what, frame.kinds.alliance);
    await press(alliance.propose);
    await page.getByText(alliance.reach('23', '20')).waitFor();
    expect(await headline()).toBe(alliance.headline(21, 1));
    expect(await lead.innerText()).toBe('示例园区一综合党委');
    await page.locator('.alliance-conditions [data-holds=yes]').first().waitFor();
    await page
      .getByText((await app.words()).marks.proposal)
      .first()
      .waitFor();
    await page.getByText(alliance.note).first().waitFor();

    // Another mode, another lead.
    await choose(alliance.mode, alliance.modes[1]);
    await page.locator('.plan-card strong', { hasText: '机关' }).waitFor();
    await page.getByText(frame.edited).waitFor();
    await page.keyboard.press('Control+z');
    await page.locator('.plan-card strong', { hasText: '示例园区一综合党委' }).waitFor();

    // The second row is a member; it goes, and comes back.
    const grid = page.getByRole('grid', { name: frame.tabs.result });
    await grid.focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
    await press(alliance.takeOut);
    await expect.poll(headline).toBe(alliance.headline(20, 1));
    await page.keyboard.press('Control+z');
    await expect.poll(headline).toBe(alliance.headline(21, 1));

    // It changes no coverage.
    await page.locator('.panel[data-side=bottom] .segmented-option').filter({ hasText: frame.tabs.effect }).click();
    await page.locator('[data-rate=ALLIANCE]').getByText('20 / 23').nth(1).waitFor();
  });

  test('along a chain: the stages are counted, and who is missing is named', async ({ openApp }) => {
    const app = await openApp({ query: 'lang=en', hash: 'w=plan&d=zjg' });
    await app.waitUntilReady();
    const { page } = app;
    const { frame, alliance } = planWordsFor('en');
    await page.getByRole('button', { name: frame.what }).first().click();
    await page.getByRole('option', { name: frame.kinds.alliance }).first().click();
    await page.getByRole('button', { name: alliance.propose, exact: true }).click();
    await page.getByText(alliance.reach('24', '12')).waitFor();
    await page.getByText(alliance.gaps.withoutOrganization(12)).waitFor();
    await page.locator('.panel[data-side=bottom] .segmented-option').filter({ hasText: frame.tabs.advanced }).click();
    const stages = page.locator('.alliance-breakdown tbody th');
    await stages.first().waitFor();
    expect(await stages.allInnerTexts()).toEqual(['制', '储', '运', '用', '研']);
  });
});
