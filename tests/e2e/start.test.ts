import { describe, expect } from 'vitest';
import { test } from '../support/app-test.ts';

describe('start', () => {
  test('the first bundled dataset opens with its figures, and every request stays on the origin', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    expect(await app.headline('covered')).toBe(147);
    expect(await app.headline('eligible')).toBe(158);
    expect(await app.headline('organizations')).toBe(147);
    expect(app.watch.requests.length).toBeGreaterThan(5);
    expect(await app.text()).toContain('模拟数据,仅供演示');
  });

  test('the empty app is usable without data', async ({ openApp }) => {
    const app = await openApp({ query: 'data=none' });
    await app.waitUntilReady();
    expect(await app.page.locator('data[data-metric]').count()).toBe(0);
  });

  test('?lang=en speaks English', async ({ openApp }) => {
    const app = await openApp({ query: 'lang=en' });
    await app.waitUntilReady();
    expect(await app.page.locator('html').getAttribute('lang')).toBe('en');
  });

  test('over plain http at a name of the intranet the app works without a secure context', async ({ openApp }) => {
    const app = await openApp({ intranet: true });
    await app.waitUntilReady();
    expect(await app.page.evaluate(() => globalThis.isSecureContext)).toBe(false);
    expect(await app.headline('covered')).toBe(147);
  });
});
