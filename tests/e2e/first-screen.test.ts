import { describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { test } from '../support/app-test.ts';

const zh = messagesFor('zh-CN');
const ZONE = { covered: 147, eligible: 158, uncovered: 11, organizations: 147 };

/** Steps that are taken off the list until the denominator stands. */
const TAKEN_OFF = [
  'deregistered',
  'not-operating',
  'operating-unknown',
  'other-ownership',
  'ownership-unknown',
  'few-members',
  'members-unknown',
  'coverage-unknown',
];

describe('the first screen', () => {
  test('shows the example zone with its figures, definition, date and the mark; each figure unfolds', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await app.waitForHeadlines(ZONE);
    expect(await app.headline('rate')).toBe(147 / 158);
    expect(await app.headline('members')).toBeGreaterThan(0);
    expect(await app.datasetId()).toBe('gy');
    const screen = await app.text();
    for (const sentence of ['147 / 158', '实体运营非公企业', '数据截至 2022-07-04', '模拟数据,仅供演示;位置为示意']) {
      expect(screen).toContain(sentence);
    }
    expect(screen).not.toMatch(/最优|口袋党员|隐形党员|Wilson/);

    for (const metric of ['covered', 'eligible', 'rate', 'uncovered', 'organizations', 'members'] as const) {
      const steps = await app.unfold(metric);
      const text = await app.unfolded.innerText();
      expect(text).toContain(zh.explore.headline[metric]);
      expect(text).toContain(zh.explore.headlineNotes[metric]);
      expect(text).toContain('中办发〔2012〕11号');
      expect(steps.listed).toBe(await app.table.rowCount());
      expect((steps.listed ?? 0) - TAKEN_OFF.reduce((sum, step) => sum + (steps[step] ?? 0), 0)).toBe(steps.eligible);
      expect(steps.eligible).toBe(ZONE.eligible);
      expect(steps.covered).toBe(ZONE.covered);
      expect(steps['with-three-members']).toBeLessThanOrEqual(ZONE.eligible);
      expect(text).not.toContain('Wilson');
      await app.unfolded.getByRole('button', { name: zh.common.close }).click();
      expect(await app.unfolded.count()).toBe(0);
    }

    await app.unfold('rate');
    await app.unfolded.getByText(zh.common.analysis).click();
    await expect.poll(() => app.unfolded.innerText()).toContain('95% 区间 88.0% – 96.1%(Wilson)');
    await app.press('Escape');
    await expect.poll(() => app.unfolded.count()).toBe(0);
    await app.unfold('uncovered');
    await app.openWorkspace('gaps');
    await expect.poll(() => app.unfolded.count()).toBe(0);
    await app.table.waitForRowCount(ZONE.uncovered);
    await app.unfold('covered');
    await app.unfolded.getByRole('button', { name: zh.explore.showRows }).click();
    await app.waitForWorkspace('explore');
    await app.table.waitForRowCount(ZONE.covered);
  });

  test('the example community: 777 tenants, 58 covered, 37 organizations, 12 buildings, 3 building committees', async ({ openApp }) => {
    const app = await openApp({ hash: 'd=uq' });
    await app.waitUntilReady();
    await app.waitForHeadlines({ eligible: 777, covered: 58, organizations: 37, uncovered: 719 });
    expect(await app.headline('rate')).toBe(58 / 777);
    expect(await app.text()).toContain('全部入驻企业');

    const tenants = [...(await app.choices(zh.explore.filterBuilding))].filter(([, listed]) => listed > 0);
    expect(tenants).toHaveLength(12);
    expect(tenants.reduce((sum, [, listed]) => sum + listed, 0)).toBe(777);
    const committees = new Set<string>();
    for (const [building] of tenants) {
      await app.find(building);
      await app.waitForInspected(building);
      const name = await app.field(zh.columns.organization);
      if (name !== null) committees.add(name);
    }
    expect([...committees]).toHaveLength(3);
    await app.openWorkspace('data');
    expect(await app.text()).toContain('12栋楼宇、3个楼宇综合党委、777家入驻企业、37个企业党组织');
  });

  test('on a large screen and in English', async ({ openApp }) => {
    const app = await openApp({ query: 'lang=en', viewport: { width: 1920, height: 1080 } });
    await app.waitUntilReady();
    await app.waitForHeadlines(ZONE);
    const text = await app.text();
    expect(text).toContain(messagesFor('en').explore.headline.covered);
    expect(text).toContain(messagesFor('en').marks.simulated);
    // Names stand in the data and may stay Chinese; the words around them may not.
    expect((await app.page.locator('.top-bar, .rail, .headline, .layer-switches').allInnerTexts()).join(' ')).not.toMatch(
      /[\u4e00-\u9fff]/,
    );
  });
});
