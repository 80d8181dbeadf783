import { describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { test } from '../support/app-test.ts';

const zh = messagesFor('zh-CN');

describe('the filter', () => {
  test('figures and table follow each part of it, and parts add up to the whole', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    const whole = await app.headlines();
    const listed = await app.table.rowCount();
    for (const facet of [zh.explore.filterPark, zh.explore.filterSize]) {
      const sum = { listed: 0, covered: 0, eligible: 0 };
      for (const [option, count] of await app.choices(facet)) {
        await app.filterBy(facet, option);
        await app.table.waitForRowCount(count);
        const part = await app.headlines();
        sum.listed += count;
        sum.covered += part.covered ?? 0;
        sum.eligible += part.eligible ?? 0;
        expect((part.eligible ?? 0) - (part.covered ?? 0)).toBe(part.uncovered);
        await app.filterBy(facet, option);
      }
      expect(sum).toEqual({ listed, covered: whole.covered, eligible: whole.eligible });
    }
    await app.waitForHeadlines({ covered: 147, eligible: 158 });
    const [[industry, count] = ['', 0]] = await app.choices(zh.explore.filterIndustry);
    await app.filterBy(zh.explore.filterIndustry, industry);
    await app.table.waitForRowCount(count);
    expect((await app.table.column(zh.columns.industry)).every((cell) => cell === industry)).toBe(true);
  });

  test('tags and text narrow it; two parts together; one click clears', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    const [[tag, tagged] = ['', 0]] = await app.choices(zh.explore.filterTag);
    expect(tagged).toBeGreaterThan(0);
    await app.filterBy(zh.explore.filterTag, tag);
    await app.table.waitForRowCount(tagged);
    expect((await app.table.column(zh.columns.tags)).every((cell) => cell.includes(tag))).toBe(true);

    await app.filterBy(zh.explore.filterRung, zh.terms.rungs.single);
    await expect.poll(() => app.headline('uncovered')).toBe(0);
    expect(await app.table.rowCount()).toBeLessThanOrEqual(tagged);
    await app.clearFilter();
    await app.waitForHeadlines({ covered: 147, eligible: 158 });

    const [name = ''] = await app.table.column(zh.columns.enterprise);
    await app.typeFilter(name.slice(2, 6));
    await expect.poll(() => app.table.rowCount()).toBeLessThan(20);
    expect((await app.table.column(zh.columns.enterprise)).every((cell) => cell.includes(name.slice(2, 6)))).toBe(true);
    await app.typeFilter("没有这样的企业 ' OR 1=1 --");
    await app.table.waitForRowCount(0);
    await app.waitForHeadlines({ eligible: 0, covered: 0 });
    expect(await app.headline('rate')).toBeNull();
    expect(await app.text()).toContain(zh.explore.tableEmpty);
  });

  test('undo and redo, by button and by key; Escape lets the selection go', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    const [[park, first] = ['', 0], [other, second] = ['', 0]] = await app.choices(zh.explore.filterPark);
    const both = first + second;
    const listed = await app.table.rowCount();
    await app.filterBy(zh.explore.filterPark, park);
    await app.table.waitForRowCount(first);
    await app.filterBy(zh.explore.filterPark, other);
    await app.table.waitForRowCount(both);

    await app.button(zh.common.undo).click();
    await app.table.waitForRowCount(first);
    await app.focusMap();
    await app.press('Control+z');
    await app.table.waitForRowCount(listed);
    expect(await app.button(zh.common.undo).isDisabled()).toBe(true);
    await app.press('Control+y');
    await app.table.waitForRowCount(first);
    await app.button(zh.common.redo).click();
    await app.table.waitForRowCount(both);
    await app.press('Control+z', 'Control+z', 'Control+Shift+z');
    await app.table.waitForRowCount(first);

    await app.table.clickRow(0);
    await expect.poll(() => app.inspected()).not.toBeNull();
    await app.press('Escape');
    await expect.poll(() => app.inspected()).toBeNull();
    await app.table.waitForRowCount(first);
  });
});
