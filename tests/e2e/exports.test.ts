import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { test } from '../support/app-test.ts';
import { csvLines, type SavedFile, workbookSheets } from '../support/saved-file.ts';

const zh = messagesFor('zh-CN');
const decoder = (encoding: string) => new TextDecoder(encoding, { ignoreBOM: true, fatal: true });

let directory: string;
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), '导出 -'));
});
afterAll(() => rmSync(directory, { recursive: true, force: true }));

function stored({ name, bytes }: SavedFile): string {
  const path = join(directory, name);
  writeFileSync(path, bytes);
  return path;
}

describe('exports', () => {
  test('the table of enterprises leaves in every format, with the same rows', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await app.filterBy(zh.explore.filterRung, zh.terms.rungs.single);
    await app.table.waitForRowCount(147);
    const utf8 = csvLines(await app.export('csv'));
    const gbk = await app.export('csv-gbk');
    expect(gbk.name).toMatch(/\.gbk\.csv$/);
    expect(
      decoder('gb18030')
        .decode(gbk.bytes)
        .split('\r\n')
        .map((line) => line.split(',')),
    ).toEqual(utf8);
    for (const format of ['parquet', 'geoparquet'] as const) {
      const { name, bytes } = await app.export(format);
      expect(name).toMatch(/\.parquet$/);
      expect(decoder('latin1').decode(bytes.slice(0, 4)) + decoder('latin1').decode(bytes.slice(-4))).toBe('PAR1PAR1');
      const text = decoder('latin1').decode(bytes);
      expect(text.includes('"primary_column":"geometry"')).toBe(format === 'geoparquet');
      expect(text).toContain('dangjian-atlas');
    }
    const map = JSON.parse(decoder('utf-8').decode((await app.export('geojson')).bytes)) as {
      features: { geometry: { type: string; coordinates: number[] } | null; properties: { name_zh: string } }[];
    } & Record<string, unknown>;
    expect(map.features.map(({ properties }) => properties.name_zh)).toEqual(utf8.slice(1, 148).map(([name]) => name));
    expect(map.features.every(({ geometry }) => geometry?.type === 'Point' && (geometry.coordinates[0] ?? 0) > 106)).toBe(true);
    expect(map[zh.exportsText.mark]).toBe(zh.marks.simulated);
    expect(map[zh.exportsText.filter]).toContain(zh.terms.rungs.single);
    const [[park, inPark] = ['', 0]] = await app.choices(zh.explore.filterPark);
    await app.filterBy(zh.explore.filterPark, park);
    await app.table.waitForRowCount(inPark);
    const ofPark = JSON.parse(decoder('utf-8').decode((await app.export('geojson')).bytes)) as Record<string, unknown>;
    expect(ofPark[zh.exportsText.filter]).toContain(park);
  });

  test('a selection leaves as its own table', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await expect.poll(() => app.table.rowCount()).toBeGreaterThan(100);
    await app.table.clickRow(0);
    await app.table.keys('Shift+ArrowDown', 'Shift+ArrowDown');
    await expect.poll(async () => (await app.table.selected()).length).toBe(3);
    const title = zh.exportsText.selectionOf(zh.exportsText.kinds.enterprise);
    const [sheet] = workbookSheets(await app.export('xlsx', zh.common.exportOf(title)));
    expect(sheet?.rows).toHaveLength(4);
  });

  test('a loaded table leaves as it is stored and can be dropped in again', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await app.openWorkspace('data');
    const rows = Number(
      await app.page.locator('.data-report tbody tr').filter({ hasText: 'enterprise.arrow' }).first().locator('td').first().innerText(),
    );
    const parquet = await app.export('parquet', zh.common.exportOf('企业'));
    await app.dropFiles(stored(parquet));
    await app.waitForOwn();
    const report = app.page.locator('.data-report tbody tr').first();
    await expect.poll(async () => Number(await report.locator('td').first().innerText())).toBe(rows);
    expect(await app.text()).toContain(zh.marks.simulated);
  });

  test('a running export can be cancelled and leaves nothing behind', async ({ openApp }) => {
    const app = await openApp({
      // Writers that take their time, so that there is a moment to press.
      initScript: `{ const Real = Worker; globalThis.Worker = class extends Real { postMessage(message, transfer) {
        if (message?.type === 'end') setTimeout(() => super.postMessage(message, transfer ?? []), 4000); else super.postMessage(message, transfer ?? []); } }; }`,
    });
    await app.waitUntilReady();
    await expect.poll(() => app.table.rowCount()).toBeGreaterThan(100);
    let downloads = 0;
    app.page.on('download', () => {
      downloads += 1;
    });
    await app.page.getByRole('button', { name: zh.common.export, exact: true }).first().click();
    await app.page.getByRole('menuitem').first().click();
    await app.page.getByRole('button', { name: /正在导出/ }).click();
    await app.page.getByRole('button', { name: /正在导出/ }).waitFor({ state: 'detached' });
    await app.page.waitForTimeout(4500);
    expect(downloads).toBe(0);
    expect(await app.notices()).toEqual([]);
  });
});
