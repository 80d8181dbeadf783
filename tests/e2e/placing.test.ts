import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import type { AppDriver } from '../support/app-driver.ts';
import { test } from '../support/app-test.ts';
import { makeOwnFiles, type OwnFiles } from '../support/own-files.ts';

const zh = messagesFor('zh-CN');
const words = zh.placing;

/** Five buildings, four of them without a place, with 40, 30, 20 and 10 tenants; 20 enterprises with coordinates, 5 with an address alone, 3 with nothing. */
const BUILDINGS = `SELECT * FROM (VALUES ('B1', '一号大厦', '长岭路1号', NULL, NULL), ('B2', '二号大厦', '长岭路2号', NULL, NULL), ('B3', '三号大厦', NULL, NULL, NULL),
  ('B4', '四号大厦', NULL, NULL, NULL), ('B5', '五号大厦', NULL, 106.62, 26.62)) t(building_id, name_zh, address, lon, lat)`;
const ENTERPRISES = `SELECT 'e' || i AS enterprise_id, '示例企业' || i AS name_zh, 'PRIVATE' AS ownership, '存续' AS status,
  CASE WHEN i < 40 THEN 'B1' WHEN i < 70 THEN 'B2' WHEN i < 90 THEN 'B3' WHEN i < 100 THEN 'B4' END AS building_id,
  CASE WHEN i BETWEEN 100 AND 119 THEN 106.6 + (i - 100) * 0.002 END AS lon, CASE WHEN i BETWEEN 100 AND 119 THEN 26.6 + (i - 100) * 0.002 END AS lat,
  CASE i WHEN 120 THEN '高新区五号大厦3层' WHEN 121 THEN '高新区五号大厦旁' WHEN 122 THEN '某某路7号' WHEN 123 THEN '高新区五号大厦' WHEN 124 THEN '长岭路2号' END AS address
  FROM range(128) t(i)`;

let files: OwnFiles;
beforeAll(async () => {
  files = makeOwnFiles();
  await files.parquet('building.parquet', BUILDINGS);
  await files.parquet('enterprise.parquet', ENTERPRISES);
}, 60_000);
afterAll(() => files.remove());

const card = (app: AppDriver) => app.page.locator('.placing-card');
const asked = async (app: AppDriver): Promise<string> => (await card(app).locator('h2').innerText()).replace(/\s+/g, ' ');

async function waitForAsked(app: AppDriver, name: string): Promise<void> {
  await card(app).locator('h2', { hasText: name }).waitFor();
}

/** Clicks on the map, as a share of its width and height. */
async function clickMap(app: AppDriver, x: number, y: number): Promise<void> {
  const box = await app.page.locator('.map-view').boundingBox();
  if (box === null) throw new Error('no map');
  // The second of two quick clicks is a double click's.
  await app.page.waitForTimeout(300);
  await app.page.mouse.click(box.x + box.width * x, box.y + box.height * y);
}

async function ways(app: AppDriver): Promise<Record<string, number | null>> {
  return app.figures('.placing-ways data[data-metric]', 'placed-');
}

async function waitForWays(app: AppDriver, expected: Readonly<Record<string, number>>): Promise<void> {
  await expect.poll(() => ways(app), { timeout: 30_000 }).toMatchObject(expected);
}

async function openOwn(app: AppDriver): Promise<void> {
  await app.waitUntilReady();
  await app.chooseFiles(files.path('enterprise.parquet'), files.path('building.parquet'));
  await app.waitForOwn();
  await app.openWorkspace('data');
}

describe('placing by hand', () => {
  test('three buildings by mouse and one by keyboard, one undone; after a reload they still stand, and the counts add up', async ({
    openApp,
  }) => {
    const app = await openApp();
    await openOwn(app);
    await waitForWays(app, { own: 20, building: 0, park: 0, address: 0, hand: 0, unplaced: 108, total: 128 });
    expect(await app.page.locator('.placing-waiting tr[data-unit="BUILDING"]').innerText()).toMatch(/4\s+100\s+0/);

    await app.button(words.start).click();
    // The one that brings most enterprises comes first.
    await waitForAsked(app, '一号大厦');
    expect(await card(app).innerText()).toContain('长岭路1号');
    expect(await card(app).innerText()).toContain(words.brings(40));

    await clickMap(app, 0.4, 0.6);
    await waitForAsked(app, '二号大厦');
    await clickMap(app, 0.5, 0.6);
    await waitForAsked(app, '三号大厦');
    await clickMap(app, 0.6, 0.7);
    await waitForAsked(app, '四号大厦');
    expect(await app.page.locator('.placing-pin').count()).toBe(3);
    // A drag moves the map and places nothing.
    const box = await app.page.locator('.map-view').boundingBox();
    if (box === null) throw new Error('no map');
    await app.page.mouse.move(box.x + box.width * 0.5, box.y + box.height * 0.8);
    await app.page.mouse.down();
    await app.page.mouse.move(box.x + box.width * 0.5 + 60, box.y + box.height * 0.8, { steps: 4 });
    await app.page.mouse.up();
    expect(await asked(app)).toContain('四号大厦');

    await app.press('ArrowRight', 'ArrowDown', 'Shift+ArrowDown');
    await app.page.locator('.placing-cross').waitFor();
    await app.press('Enter');
    await expect.poll(() => app.page.locator('.placing-pin').count()).toBe(4);
    await app.press('Control+z');
    await waitForAsked(app, '四号大厦');
    expect(await app.page.locator('.placing-pin').count()).toBe(3);
    await app.press('Escape');
    await card(app).waitFor({ state: 'detached' });
    await waitForWays(app, { own: 20, building: 90, hand: 0, unplaced: 18, total: 128 });

    await expect
      .poll(async () => (await app.stored()).filter((entry) => entry.includes('edits')).length, { timeout: 20_000 })
      .toBeGreaterThan(0);
    await app.reload();
    await app.waitUntilReady();
    await app.waitForOwn();
    await app.waitForWorkspace('data');
    await waitForWays(app, { own: 20, building: 90, unplaced: 18, total: 128 });
    expect(await app.page.locator('.placing-waiting tr[data-unit="BUILDING"]').innerText()).toMatch(/1\s+10\s+3/);

    await app.button(words.startKind(words.units.BUILDING)).click();
    await waitForAsked(app, '四号大厦');
    await app.press('n');
    await card(app).getByText(words.doneLeft(1)).waitFor();
    await app.press('Escape');

    // What stands on the map says how it came there.
    await app.openWorkspace('explore');
    await app.find('示例企业5');
    await app.waitForInspected('示例企业5');
    expect(await app.field(words.cardLabel)).toBe(words.ways.building);
  });

  test('on bundled data places last as long as the tab, which is said', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await app.openWorkspace('data');
    await app.page.locator('.placing-ways').waitFor();
    const parts = await ways(app);
    const { total = 0, ...others } = parts;
    expect(Object.values(others).reduce<number>((sum, count) => sum + (count ?? 0), 0)).toBe(total);
    expect(total).toBeGreaterThan(0);
    expect(await app.text()).toContain(words.notKept);
  });
});

describe('a plan drawing', () => {
  test('is fixed by four pairs of points, says how far they are off, and is placed upon; what is no picture is refused', async ({
    openApp,
  }) => {
    const plan = new PNG({ width: 400, height: 300 });
    plan.data.fill(200);
    files.bytes('plan.png', PNG.sync.write(plan));
    files.bytes('plan.pdf', '%PDF-1.7');
    const app = await openApp({ query: 'data=none' });
    await openOwn(app);
    await app.button(words.start).click();
    await waitForAsked(app, '一号大厦');
    await app.button(words.drawing.show).click();
    const panel = app.page.locator('.placing-drawing');
    expect(await panel.innerText()).toContain('PDF');
    await panel.locator('input[type="file"]').setInputFiles(files.path('plan.pdf'));
    await panel.getByRole('alert').waitFor();
    await panel.locator('input[type="file"]').setInputFiles(files.path('plan.png'));
    const image = panel.locator('canvas');
    await image.waitFor();
    const corners = [
      [0.1, 0.1],
      [0.9, 0.1],
      [0.9, 0.9],
      [0.1, 0.9],
    ] as const;
    for (const [at, [x, y]] of corners.entries()) {
      const box = await image.boundingBox();
      if (box === null) throw new Error('no drawing');
      await app.page.mouse.click(box.x + box.width * x, box.y + box.height * y);
      await panel.getByText(words.drawing.askPlace(at + 1)).waitFor();
      // The third point is set a little wrong.
      await clickMap(app, 0.2 + x * 0.2 + (at === 2 ? 0.02 : 0), 0.45 + y * 0.3);
    }
    await panel.getByText(words.drawing.fixed).waitFor();
    expect(await app.page.locator('.placing-control').count()).toBe(4);
    const off = /([\d.]+)/.exec(await panel.getByText(words.drawing.residual('').slice(0, 4)).innerText())?.[1];
    expect(Number(off)).toBeGreaterThan(0);
    expect(await app.page.locator('.placing-pin').count()).toBe(0);
    // Fixed, the map takes places again.
    await clickMap(app, 0.3, 0.6);
    await waitForAsked(app, '二号大厦');
    expect(await app.page.locator('.placing-pin').count()).toBe(1);
    await app.press('Escape');
    await panel.waitFor({ state: 'detached' });
    await app.press('Escape');
    await card(app).waitFor({ state: 'detached' });
  });
});

describe('buildings by address', () => {
  test('are listed, accepted together or one by one, taken back and undone; nothing counts unasked', async ({ openApp }) => {
    const app = await openApp({ query: 'data=none' });
    await openOwn(app);
    await waitForWays(app, { address: 0, unplaced: 108 });
    await app.button(words.address.run(5)).click();
    const rows = app.page.locator('.placing-address-table .data-table-row');
    await expect.poll(() => rows.count()).toBe(3);
    expect(await app.text()).toContain(words.address.found(3));
    expect(await app.text()).toContain(words.address.unmatched(2));
    await waitForWays(app, { address: 0, unplaced: 108 });

    await app.button(words.address.acceptSure(2)).click();
    await waitForWays(app, { address: 2, unplaced: 106, total: 128 });
    await app.button(`${words.address.withdraw} 示例企业120`).click();
    await waitForWays(app, { address: 1, unplaced: 107 });
    await app.page.locator('.placing-lead').first().click();
    await app.press('Control+z');
    await waitForWays(app, { address: 2, unplaced: 106 });

    // A building without a place takes no one along until it has one.
    await app.button(`${words.address.accept} 示例企业124`).click();
    await expect.poll(() => app.text()).toContain(words.address.accepted(3));
    await waitForWays(app, { address: 2, unplaced: 106 });
  });
});
