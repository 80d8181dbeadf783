import { describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { test } from '../support/app-test.ts';

const zh = messagesFor('zh-CN');

/** As on a machine whose administrator switched 3D off. */
const NO_WEBGL = `for (const canvas of [HTMLCanvasElement, OffscreenCanvas]) {
  const getContext = canvas.prototype.getContext;
  canvas.prototype.getContext = function (kind, ...rest) {
    return /^webgl/.test(kind) ? null : getContext.call(this, kind, ...rest);
  };
}`;

describe('a browser without WebGL', () => {
  test('says so, and figures, table, filter, selection and export work', async ({ openApp }) => {
    const app = await openApp({ initScript: NO_WEBGL, allowErrors: [/webgl/i] });
    await app.waitUntilReady();
    expect(await app.text()).toContain(zh.app.noWebgl);
    await app.waitForHeadlines({ covered: 147, eligible: 158 });
    await app.filterBy(zh.explore.filterRung, zh.terms.rungs.single);
    await app.table.waitForRowCount(147);
    const [name = ''] = await app.table.column(zh.columns.enterprise);
    await app.table.clickRow(0);
    await app.waitForInspected(name);
    expect((await app.export('csv')).bytes.length).toBeGreaterThan(1000);
    for (const id of ['gaps', 'compare', 'networks', 'data'] as const) await app.openWorkspace(id);
    await app.openDataset('uq');
    await app.waitForHeadlines({ eligible: 777, covered: 58 });
  });

  test('a lost context is said, the table goes on, and the map returns with the context', async ({ openApp }) => {
    const app = await openApp({ allowErrors: [/webgl|context/i] });
    await app.waitUntilReady();
    const lost = await app.page.evaluate(() => {
      const found = [...document.querySelectorAll<HTMLCanvasElement>('.map-view canvas')]
        .map((canvas) => canvas.getContext('webgl2') ?? canvas.getContext('webgl'))
        .find((context) => context !== null && context !== undefined);
      const extension = found?.getExtension('WEBGL_lose_context');
      if (!extension) return false;
      (window as unknown as { restoreContext: () => void }).restoreContext = () => extension.restoreContext();
      extension.loseContext();
      return true;
    });
    expect(lost).toBe(true);
    await expect.poll(() => app.text(), { timeout: 20_000 }).toContain(zh.app.webglLost);
    await app.filterBy(zh.explore.filterRung, zh.terms.rungs.single);
    await app.table.waitForRowCount(147);
    await app.page.evaluate(() => (window as unknown as { restoreContext: () => void }).restoreContext());
    await expect.poll(() => app.text(), { timeout: 30_000 }).not.toContain(zh.app.webglLost);
    expect(await app.page.locator('.map-view canvas').count()).toBeGreaterThan(0);
  });
});
