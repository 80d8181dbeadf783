import { unzipSync } from 'fflate';
import { describe, expect } from 'vitest';
import { buildingWords } from '../../src/locales/building-words.ts';
import { test } from '../support/app-test.ts';
import { savedFile } from '../support/saved-file.ts';

const words = buildingWords('zh-CN');
/** Two marks a pixel: 1684 × 1190. */
const PICTURE = [3368, 2380];

function pngSize(bytes: Uint8Array): number[] {
  expect([...bytes.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47]);
  const view = new DataView(bytes.buffer, bytes.byteOffset);
  return [view.getUint32(16), view.getUint32(20)];
}

describe('one building, one page', () => {
  test('opens from a building, turns by keyboard, and leaves as a picture, an archive and on paper', async ({ openApp }) => {
    const app = await openApp({ hash: 'd=uq&w=explore' });
    await app.waitUntilReady();
    await app.find('示例楼群一·1号楼');
    await app.button(words.open).click();
    const page = app.page.locator('.building-svg');
    await page.waitFor();
    const text = async () => (await page.innerHTML()).replaceAll(/<title>.*?<\/title>/gs, '').replaceAll(/<[^>]+>/g, '\n');
    expect(await text()).toContain('示例楼群一·1号楼');
    expect(await text()).toContain('模拟数据');
    expect(await text()).toContain('10 / 130');
    expect(await page.locator('.building-cell:has(rect)').count()).toBe(130);
    await app.page.locator('.building-position', { hasText: words.position(1, 12) }).waitFor();

    await app.press('ArrowRight');
    await app.page.locator('.building-position', { hasText: words.position(2, 12) }).waitFor();
    await expect.poll(text).toContain('示例楼群一·2号楼');
    await app.press('ArrowLeft');
    await app.page.locator('.building-position', { hasText: words.position(1, 12) }).waitFor();
    await expect.poll(text).toContain('示例楼群一·1号楼');

    const pictureComes = app.page.waitForEvent('download');
    await app.button(words.savePng).click();
    const picture = await savedFile(await pictureComes);
    expect(picture.name).toMatch(/^一楼一图-.*1号楼-2024-04-15\.png$/);
    expect(pngSize(picture.bytes)).toEqual(PICTURE);
    // A sheet of white paper takes a tenth of that.
    expect(picture.bytes.byteLength).toBeGreaterThan(150_000);

    const archiveComes = app.page.waitForEvent('download', { timeout: 90_000 });
    await app.button(words.all).click();
    await app.page.getByRole('menuitem', { name: words.allPng }).click();
    const pictures = unzipSync((await savedFile(await archiveComes)).bytes);
    expect(Object.keys(pictures)).toHaveLength(12);
    for (const bytes of Object.values(pictures)) expect(pngSize(bytes)).toEqual(PICTURE);

    // The print dialog of the browser cannot be driven: what would be printed is looked at instead.
    await app.page.evaluate(() => {
      window.print = () => {
        document.documentElement.dataset.asked = String(document.querySelectorAll('.building-print-sheet').length);
      };
    });
    await app.button(words.all).click();
    await app.page.getByRole('menuitem', { name: words.allPrint }).click();
    await app.page.locator('html[data-asked="12"]').waitFor({ state: 'attached', timeout: 60_000 });
    const pdf = await app.page.pdf({ preferCSSPageSize: true, printBackground: true });
    const sheets = new TextDecoder('latin1').decode(pdf).match(/\/Type\s*\/Page\b/g) ?? [];
    expect(sheets).toHaveLength(12);
    expect(new TextDecoder('latin1').decode(pdf)).toMatch(/\/MediaBox\s*\[0 0 84\d(?:\.\d+)? 59\d/);
    await app.page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
    await app.page.locator('.building-print').waitFor({ state: 'detached' });

    // A click on an enterprise leads to it.
    await app.page.locator('.building-cell:has(rect)').first().click();
    await app.page.locator('.building-window').waitFor({ state: 'detached' });
    await expect.poll(() => app.inspected()).toMatch(/^示例/);
  });
});
