import { strFromU8, unzipSync } from 'fflate';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import type { AppDriver } from '../support/app-driver.ts';
import { test } from '../support/app-test.ts';
import { makePdf } from '../support/make-pdf.ts';
import { makeOwnFiles, type OwnFiles } from '../support/own-files.ts';
import { savedFile } from '../support/saved-file.ts';

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
    await expect.poll(() => app.page.locator('.placing-waiting tr[data-unit="BUILDING"]').innerText()).toMatch(/1\s+10\s+3/);

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

const CORNERS = [
  [0.1, 0.1],
  [0.9, 0.1],
  [0.9, 0.9],
  [0.1, 0.9],
] as const;

/** Four pairs of points, some of them set wrong by a share of the map's width. */
async function fixFour(app: AppDriver, errorOf: (at: number) => number = () => 0): Promise<void> {
  const panel = app.page.locator('.placing-drawing');
  const image = panel.locator('canvas');
  await image.waitFor();
  for (const [at, [x, y]] of CORNERS.entries()) {
    const box = await image.boundingBox();
    if (box === null) throw new Error('no drawing');
    await app.page.mouse.click(box.x + box.width * x, box.y + box.height * y);
    await panel.getByText(words.drawing.askPlace(at + 1)).waitFor();
    await clickMap(app, 0.2 + x * 0.2 + errorOf(at), 0.45 + y * 0.3);
  }
  await panel.getByText(words.drawing.fixed).waitFor();
}

/** The colour of the screen in the middle of the four points. */
async function colorBetween(app: AppDriver): Promise<readonly number[]> {
  const box = await app.page.locator('.map-view').boundingBox();
  if (box === null) throw new Error('no map');
  const [x, y] = [Math.round(box.x + box.width * 0.31), Math.round(box.y + box.height * 0.62)];
  const { data } = PNG.sync.read(await app.page.screenshot({ clip: { x, y, width: 1, height: 1 } }));
  return [...data.subarray(0, 3)];
}

describe('a plan drawing', () => {
  test('is fixed by four pairs of points, says how far they are off, and is placed upon; what is no picture is refused', async ({
    openApp,
  }) => {
    const plan = new PNG({ width: 400, height: 300 });
    plan.data.fill(200);
    files.bytes('plan.png', PNG.sync.write(plan));
    files.bytes('note.txt', 'no picture');
    const app = await openApp({ query: 'data=none' });
    await openOwn(app);
    await app.button(words.start).click();
    await waitForAsked(app, '一号大厦');
    await app.button(words.drawing.show).click();
    const panel = app.page.locator('.placing-drawing');
    await panel.locator('input[type="file"]').setInputFiles(files.path('note.txt'));
    await panel.getByText(words.drawing.problems['not-image']).waitFor();
    await panel.locator('input[type="file"]').setInputFiles(files.path('plan.png'));
    const image = panel.locator('canvas');
    await image.waitFor();
    // The third point is set a little wrong.
    await fixFour(app, (at) => (at === 2 ? 0.02 : 0));
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

/** What is kept of a drawing in OPFS, null while there is nothing; the store's own notes of it are passed over. */
async function keptDrawing(app: AppDriver): Promise<unknown> {
  const paths = (await app.stored()).filter((entry) => entry.startsWith('opfs') && entry.includes('drawing'));
  return app.page.evaluate(
    async (files) => {
      for (const parts of files) {
        let directory = await navigator.storage.getDirectory();
        for (const part of parts.slice(0, -1)) directory = await directory.getDirectoryHandle(part);
        const text = await (await (await directory.getFileHandle(parts.at(-1) ?? '')).getFile()).text();
        if (text.includes('"picture"')) return JSON.parse(text) as unknown;
      }
      return null;
    },
    paths.map((path) => path.slice('opfs /'.length).split('/')),
  );
}

describe('a page of a PDF', () => {
  const RED = [1, 0, 0] as const;
  const WHITE = [1, 1, 1] as const;

  test('becomes the drawing: chosen, fixed by four points and under the map; kept over a reload and in the workspace file, gone once removed', async ({
    openApp,
  }) => {
    const pages = [
      { width: 200, height: 100, color: WHITE, text: '封面' },
      { width: 400, height: 300, color: RED, text: '总平面图' },
    ];
    files.bytes('总平面图.pdf', makePdf(pages, { script: 'app.alert\\(1\\)' }));
    const app = await openApp();
    await openOwn(app);
    await app.button(words.start).click();
    await app.button(words.drawing.show).click();
    const panel = app.page.locator('.placing-drawing');
    await panel.getByText(words.drawing.kept).waitFor();
    await panel.locator('input[type="file"]').setInputFiles(files.path('总平面图.pdf'));
    await panel.getByText(words.drawing.choosePage(2)).waitFor();
    await panel.getByRole('status').getByText(words.drawing.preview(1)).waitFor();
    await panel.getByLabel(words.drawing.pageNumber, { exact: true }).fill('3');
    await panel.getByText(words.drawing.noSuchPage(2)).waitFor();
    expect(await app.button(words.drawing.takePage).isDisabled()).toBe(true);
    await panel.getByLabel(words.drawing.pageNumber, { exact: true }).fill('2');
    await panel.getByRole('status').getByText(words.drawing.preview(2)).waitFor();
    await app.button(words.drawing.takePage).click();
    await panel.getByText(words.drawing.markSpot(1)).waitFor();
    expect(await panel.locator('canvas').evaluate((canvas: HTMLCanvasElement) => [canvas.width, canvas.height])).toEqual([4096, 3072]);
    // What the page says in a font that it does not hold is drawn: something dark on the red.
    const darkest = await panel.locator('canvas').evaluate((canvas: HTMLCanvasElement) => {
      const box = canvas.getContext('2d')?.getImageData(200, canvas.height - 700, 1800, 500).data ?? new Uint8ClampedArray([255]);
      let least = 255;
      for (let at = 0; at < box.length; at += 4) least = Math.min(least, box[at] ?? 255);
      return least;
    });
    expect(darkest).toBeLessThan(60);
    await fixFour(app);
    await panel.locator('input[type="range"]').focus();
    await app.press('End');
    await expect.poll(async () => await colorBetween(app)).toEqual([255, 0, 0]);
    await expect.poll(() => keptDrawing(app)).toMatchObject({ opacity: 1, points: { length: 4 } });

    await app.reload();
    await app.waitUntilReady();
    await app.waitForOwn();
    await app.waitForWorkspace('data');
    await app.button(words.start).click();
    await app.button(words.drawing.show).click();
    await panel.getByText(words.drawing.fixed).waitFor();
    expect(await panel.innerText()).not.toContain('总平面图');
    expect(await app.page.locator('.placing-control').count()).toBe(4);
    const middle = async () => {
      const spots = await app.page
        .locator('.placing-control')
        .evaluateAll((marks) =>
          marks.map((mark) => mark.getBoundingClientRect()).map(({ x, y, width, height }) => [x + width / 2, y + height / 2]),
        );
      const mean = (axis: number) => Math.round(spots.reduce((sum, spot) => sum + (spot[axis] ?? 0), 0) / spots.length);
      const { data } = PNG.sync.read(await app.page.screenshot({ clip: { x: mean(0), y: mean(1), width: 1, height: 1 } }));
      return data[0] !== undefined && data[1] !== undefined && data[0] > 230 && data[1] < 30;
    };
    await expect.poll(middle).toBe(true);
    await app.press('Escape', 'Escape');
    await card(app).waitFor({ state: 'detached' });

    const download = app.page.waitForEvent('download');
    await app.button(zh.data.workspaceSave).first().click();
    const saved = await savedFile(await download);
    const part = JSON.parse(strFromU8(unzipSync(saved.bytes)['parts/drawing.json'] ?? new Uint8Array())) as {
      width: number;
      points: unknown[];
    };
    expect([part.width, part.points.length]).toEqual([4096, 4]);
    const other = await openApp();
    await other.waitUntilReady();
    files.bytes('workspace.djatlas', saved.bytes);
    await other.dropFiles(files.path('workspace.djatlas'));
    await other.waitForOwn();
    await other.openWorkspace('data');
    await other.button(words.start).click();
    await other.button(words.drawing.show).click();
    const otherPanel = other.page.locator('.placing-drawing');
    await otherPanel.getByText(words.drawing.fixed).waitFor();
    await otherPanel.getByRole('button', { name: words.drawing.remove, exact: true }).click();
    await otherPanel.getByText(words.drawing.lead).waitFor();
    await expect.poll(() => keptDrawing(other)).toMatchObject({ picture: [] });
    await other.reload();
    await other.waitUntilReady();
    await other.waitForOwn();
    await other.button(words.start).click();
    await other.button(words.drawing.show).click();
    await otherPanel.getByText(words.drawing.lead).waitFor();
    expect(await otherPanel.locator('canvas').count()).toBe(0);
  }, 240_000);

  test('that cannot be had is refused with its reason in both languages; one page needs no choice', async ({ openApp }) => {
    const page = { width: 300, height: 200, color: RED };
    const whole = makePdf([page]);
    const bad = {
      broken: whole.slice(0, 60),
      encrypted: makePdf([page], { isEncrypted: true }),
      empty: '',
    } as const;
    const app = await openApp({ query: 'data=none' });
    await openOwn(app);
    await app.button(words.start).click();
    await app.button(words.drawing.show).click();
    const panel = app.page.locator('.placing-drawing');
    for (const [problem, content] of Object.entries(bad)) {
      await panel.locator('input[type="file"]').setInputFiles(files.bytes(`${problem}.pdf`, content));
      await panel.getByText(words.drawing.problems[problem as keyof typeof bad]).waitFor();
    }
    await app.switchLanguage();
    await panel.getByText(messagesFor('en').placing.drawing.problems.empty).waitFor();
    await app.switchLanguage();
    // Letters of a Japanese code that the file does not hold cannot be drawn: that is said before the page is taken.
    const japanese = makePdf([{ ...page, text: '図' }]).replace('/UniGB-UCS2-H', '/90ms-RKSJ-H ');
    await panel.locator('input[type="file"]').setInputFiles(files.bytes('japanese.pdf', japanese));
    await panel.getByText(words.drawing.lacksLetters).waitFor();
    await panel.getByRole('button', { name: zh.common.cancel, exact: true }).click();
    await panel.locator('input[type="file"]').setInputFiles(files.bytes('one.pdf', whole));
    await panel.getByText(words.drawing.markSpot(1)).waitFor();
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
