import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect } from 'vitest';
import { startServer } from '../../scripts/serve.ts';
import { messagesFor } from '../../src/locales/messages.ts';
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

  for (const [viewport, language] of [
    [{ width: 1440, height: 900 }, 'zh-CN'],
    [{ width: 1920, height: 1080 }, 'en'],
  ] as const) {
    test(`the opening view at ${viewport.width} in ${language} does not wait for the database`, async ({ openApp }) => {
      const words = messagesFor(language);
      const app = await openApp({ viewport, query: `data=none&lang=${language}` });
      let release = (): void => {};
      const released = new Promise<void>((resolve) => {
        release = resolve;
      });
      let held = 0;
      await app.page.context().route(/duckdb-eh[^/]*\.wasm$/, async (route) => {
        held += 1;
        await released;
        await route.continue();
      });
      await app.visit(`${new URL(app.page.url()).origin}/?lang=${language}`);
      await app.waitUntilReady();
      expect(held).toBeGreaterThan(0);
      expect(await app.headline('covered')).toBe(147);
      expect(await app.headline('eligible')).toBe(158);
      expect((await app.table.column(words.columns.industry)).length).toBeGreaterThan(5);
      expect((await app.choices(words.explore.filterPark)).size).toBe(3);
      const [[park, count] = ['', 0]] = await app.choices(words.explore.filterPark);
      const filtered = app.filterBy(words.explore.filterPark, park);
      expect(await app.headline('eligible')).toBe(158);
      release();
      await filtered;
      // What is not part of the opening view comes as soon as the database can say.
      await app.table.waitForRowCount(count);
      expect(await app.headline('eligible')).toBeLessThan(158);
    });
  }

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

  test('the build works in a folder of a server', async ({ openApp }) => {
    const root = mkdtempSync(join(tmpdir(), 'folder-'));
    mkdirSync(join(root, '党建'));
    symlinkSync(fileURLToPath(new URL('../../dist', import.meta.url)), join(root, '党建', 'atlas'));
    const server = await startServer({ root, port: 0, host: '127.0.0.1' });
    try {
      const app = await openApp({ url: `${server.url}/${encodeURIComponent('党建')}/atlas` });
      await app.waitUntilReady();
      expect(await app.headline('covered')).toBe(147);
      // The first figures may stand before the tables are there; a list asks for them.
      await app.openWorkspace('gaps');
      await app.table.waitForRowCount(11);
    } finally {
      await server.close();
      rmSync(root, { recursive: true });
    }
  });
});
