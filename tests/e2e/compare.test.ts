import { describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { test } from '../support/app-test.ts';

const zh = messagesFor('zh-CN');

describe('comparison', () => {
  test('places of one dataset stand in one table whose parts add up, and are picked side by side', async ({ openApp }) => {
    const app = await openApp({ hash: 'd=gy&w=compare' });
    await app.waitUntilReady();
    await app.waitForWorkspace('compare');
    for (const dimension of ['park', 'district', 'building'] as const) {
      await app.page.locator('.segmented').getByText(zh.compare.dimensions[dimension], { exact: true }).click();
      await app.settle();
      await expect.poll(() => app.table.rowCount()).toBeGreaterThan(dimension === 'building' ? 6 : 2);
      for (const [header, whole] of [
        [zh.compare.columnNumerator, 147],
        [zh.compare.columnDenominator, 158],
      ] as const) {
        const parts = await app.table.wholeColumn(header);
        expect(parts.map(Number).reduce((sum, value) => sum + value, 0)).toBe(whole);
      }
    }
    await app.page.locator('.segmented').getByText(zh.compare.dimensions.park, { exact: true }).click();
    await app.settle();
    await app.table.clickRow(0);
    await app.table.clickRow(1);
    await expect.poll(() => app.text()).toContain(zh.compare.sideBySide);
    expect(await app.text()).not.toContain('Newcombe');
  });

  test('two datasets share a scale only after one definition is chosen for both', async ({ openApp }) => {
    const app = await openApp({ hash: 'd=gy&w=compare' });
    await app.waitUntilReady();
    await app.openTab(zh.compare.tabDatasets);
    await app.page.getByLabel('示例社区乙与示例广场丙(参照公开报道)').click();
    const figures = (id: string) => app.figures(`tr[data-dataset="${id}"] data`, 'compare-');
    await expect.poll(() => figures('uq'), { timeout: 30_000 }).toEqual({ covered: 58, eligible: 777 });
    expect(await figures('gy')).toEqual({ covered: 147, eligible: 158 });
    expect(await app.text()).toContain(zh.compare.chooseOneDefinitionWhy);
    expect(await app.page.locator('.compare-datasets .bar-track, .compare-datasets [class*="bar"]').count()).toBe(0);
    expect(await app.text()).not.toContain(zh.compare.sideBySide);

    await app.choose(zh.compare.oneDefinition, '组织覆盖(全部在册企业)');
    await expect.poll(() => app.text()).toContain(zh.compare.sideBySide);
    expect(await app.text()).not.toContain(zh.compare.chooseOneDefinitionWhy);
    expect(await figures('uq')).toEqual({ covered: 58, eligible: 777 });
    expect((await figures('gy')).eligible).toBe(220);
    await app.choose(zh.compare.oneDefinition, '组织覆盖(实体运营非公企业)');
    await expect.poll(() => figures('gy')).toEqual({ covered: 147, eligible: 158 });
    expect((await figures('uq')).covered).toBe(58);
  });

  test('published figures are printed as they were published, apart from anything computed', async ({ openApp }) => {
    const app = await openApp({ hash: 'd=gy&w=compare' });
    await app.waitUntilReady();
    await app.openTab(zh.compare.tabPublished);
    await expect.poll(() => app.text()).toContain('93%');
    const published = await app.page.getByRole('table', { name: zh.compare.publishedTitle }).innerText();
    expect(published).toContain('37个企业党组织、777家入驻企业(不是覆盖率)');
    expect(published).not.toMatch(/93\.0\s*%|4\.8\s*%/);
    expect(await app.page.locator('table data[data-metric]').count()).toBe(0);
  });
});
