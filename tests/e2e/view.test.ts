import { describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { test } from '../support/app-test.ts';

const zh = messagesFor('zh-CN');
const en = messagesFor('en');

describe('language, date and link', () => {
  test('the language is switched and remembered; the address may name it', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await app.switchLanguage();
    expect(await app.text()).toContain(en.explore.headline.covered);
    expect(await app.page.title()).toContain(en.app.title);
    await app.reload();
    await app.waitUntilReady();
    expect(await app.words()).toBe(en);
    await app.visit(`${new URL(app.page.url()).origin}/?lang=zh-CN`);
    await app.waitUntilReady();
    expect(await app.words()).toBe(zh);
  });

  test('an earlier date counts fewer organizations and says so', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await app.chooseDate('2019-12-31');
    await expect.poll(() => app.headline('organizations')).toBeLessThan(100);
    expect(await app.text()).toContain('数据截至 2019-12-31');
    const before = await app.headlines();
    await app.waitForHash('d=gy', 't=2019-12-31');
    await app.reload();
    await app.waitUntilReady();
    await expect.poll(() => app.headlines()).toEqual(before);
    await app.chooseDate('2022-07-04');
    await app.waitForHeadlines({ covered: 147, eligible: 158, organizations: 147 });
  });

  test('undo after a change of date leaves date and figures in agreement', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await app.filterBy(zh.explore.filterRung, zh.terms.rungs.single);
    await app.chooseDate('2019-12-31');
    await expect.poll(() => app.headline('organizations')).toBeLessThan(100);
    await app.button(zh.common.undo).click();
    await app.settle();
    const date = /t=([\d-]+)/;
    await expect
      .poll(async () => [date.exec(await app.hash())?.[1], await app.page.getByLabel(zh.app.chooseDate).inputValue()])
      .satisfies(([linked, shown]: (string | undefined)[]) => linked !== undefined && linked === shown);
  });

  test('a link brings back workspace, layers, definition, filter and camera, and holds no data', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await app.openDataset('uq');
    await app.chooseDefinition('should-build');
    await app.filterBy(zh.explore.filterSize, zh.terms.sizes[3]);
    await app.layerSwitch(zh.map.layerCoverageCells).check();
    const [name = ''] = await app.table.column(zh.columns.enterprise);
    await app.typeFilter(name);
    await app.settle();
    await app.openWorkspace('gaps');
    await app.waitForHash('d=uq', 'w=gaps', 'k=should-build', 's=3');
    const hash = await app.hash();
    expect(decodeURIComponent(hash)).not.toMatch(/[\u4e00-\u9fff]/);

    const again = await openApp({ hash: hash.slice(1) });
    await again.waitUntilReady();
    await again.waitForWorkspace('gaps');
    await again.settle();
    expect(await again.datasetId()).toBe('uq');
    expect(await again.shownLayers()).toContain('heat-rate');
    await expect.poll(() => again.hash()).toBe(hash);
    await again.openWorkspace('explore');
    expect(await again.page.getByLabel(zh.app.chooseDefinition).inputValue()).toBe('should-build');
    await again.page.locator('.multi-select', { hasText: zh.explore.filterSize }).getByText(zh.terms.sizes[3]).waitFor();
  });

  test('with every layer switched off, a link still comes to be ready', async ({ openApp }) => {
    const app = await openApp({ hash: 'd=gy&l=' });
    await app.waitUntilReady();
    await app.waitForHeadlines({ covered: 147, eligible: 158 });
  });

  test('a link of nonsense opens the first dataset', async ({ openApp }) => {
    const app = await openApp({ hash: 'd=..%2F..&w=admin&c=NaN,1e999,7&l=x.y&k=zz&t=2099-99-99&i=ZZ&s=9&g=%3Cscript%3E&r=-' });
    await app.waitUntilReady();
    await app.waitForHeadlines({ covered: 147, eligible: 158 });
    await app.waitForWorkspace('explore');
  });
});
