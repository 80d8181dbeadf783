import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import type { AppDriver } from '../support/app-driver.ts';
import { test } from '../support/app-test.ts';
import { makeOwnFiles, type OwnFiles } from '../support/own-files.ts';
import { type SavedFile, savedFile } from '../support/saved-file.ts';

const zh = messagesFor('zh-CN');
const en = messagesFor('en');

let files: OwnFiles;
let directory: string;

beforeAll(async () => {
  files = makeOwnFiles();
  directory = mkdtempSync(join(tmpdir(), '工作区 -'));
  await files.parquet(
    'enterprise.parquet',
    `SELECT '00' || i AS enterprise_id, '示例企业' || i AS name_zh, 'PRIVATE' AS ownership, '存续' AS status,
       CASE WHEN i % 3 = 0 THEN 'SINGLE' END AS org_formation, i % 3 = 0 AS org_built, CASE WHEN i % 2 = 0 THEN 'C39' ELSE 'I65' END AS industry_code,
       106.6 + i / 1000 AS lon, 26.6 AS lat, '手机1390013' || lpad(i::VARCHAR, 4, '0') AS "联系人手机" FROM range(60) t(i)`,
  );
  await files.parquet('other.parquet', "SELECT 'x' || i AS enterprise_id, '别家' || i AS name_zh FROM range(7) t(i)");
}, 60_000);

afterAll(() => {
  files.remove();
  rmSync(directory, { recursive: true, force: true });
});

async function saveWorkspace(app: AppDriver): Promise<SavedFile> {
  await app.openWorkspace('data');
  const download = app.page.waitForEvent('download');
  await app.button(zh.data.workspaceSave).first().click();
  return savedFile(await download);
}

function stored({ name, bytes }: SavedFile, as = name): string {
  const path = join(directory, as);
  writeFileSync(path, bytes);
  return path;
}

describe.each([
  ['in OPFS', {}],
  ['in IndexedDB, over plain http', { intranet: true }],
])('the workspace file, with data kept %s', (_, where) => {
  test('carries lists and view to another computer, and asks before it replaces anything', async ({ openApp }) => {
    const app = await openApp(where);
    await app.waitUntilReady();
    await app.dropFiles(files.path('enterprise.parquet'));
    await app.waitForOwn();
    await app.waitForHeadlines({ eligible: 60, covered: 20 });
    await app.typeFilter('示例企业1');
    await app.waitForHeadlines({ eligible: 11 });
    const saved = await saveWorkspace(app);
    expect(saved.name).toMatch(/^我的数据-\d{4}-\d\d-\d\d\.djatlas$/);
    const parts = unzipSync(saved.bytes);
    expect(Object.keys(parts).sort()).toEqual(expect.arrayContaining(['manifest.json', 'parts/view.json', 'tables/enterprise.parquet']));
    expect(
      Object.values(parts)
        .map((bytes) => strFromU8(bytes, true))
        .join(''),
    ).not.toContain('1390013');

    // Another computer: nothing is there yet, nothing is asked.
    const other = await openApp(where);
    await other.waitUntilReady();
    await other.dropFiles(stored(saved));
    await other.waitForOwn();
    await other.waitForHeadlines({ eligible: 11 });
    await other.waitForNotice(saved.name);
    await other.reload();
    await other.waitUntilReady();
    await other.waitForOwn();
    // The search text is data: it comes from the kept view, not from the address.
    await other.waitForHeadlines({ eligible: 11 });

    // Where something is, it asks, and «cancel» leaves everything as it is.
    await app.openWorkspace('explore');
    await app.dropFiles(files.path('other.parquet'));
    await app.waitForHeadlines({ eligible: 7 });
    await app.dropFiles(stored(saved));
    await app.page.getByRole('dialog').waitFor();
    await app.page.getByRole('dialog').getByRole('button', { name: zh.common.cancel, exact: true }).click();
    await app.page.getByRole('dialog').waitFor({ state: 'detached' });
    await app.waitForHeadlines({ eligible: 7 });
    await app.dropFiles(stored(saved, '下载.zip'));
    await app.page.getByRole('dialog').getByRole('button', { name: zh.data.workspaceReplace }).click();
    await app.waitForHeadlines({ eligible: 11 });
  });
});

describe('a workspace file that cannot be opened', () => {
  test('says why, in both languages, and changes nothing', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await app.dropFiles(files.path('enterprise.parquet'));
    await app.waitForOwn();
    const saved = await saveWorkspace(app);
    // The view is kept whenever it pauses; what must stay as it was are the tables.
    const tables = async () => (await app.stored()).filter((entry) => !entry.startsWith('localStorage') && !/view/.test(entry));
    const before = await tables();
    expect(before.length).toBeGreaterThan(0);
    const broken = saved.bytes.slice();
    const at = strFromU8(broken, true).indexOf('PAR1') + 40;
    broken[at] = (broken[at] ?? 0) ^ 0xff;
    await app.dropFiles(stored({ name: '坏.djatlas', bytes: broken }));
    await app.waitForNotice('tables/enterprise.parquet');
    await app.dropFiles(stored({ name: '截断.djatlas', bytes: saved.bytes.slice(0, 300) }));
    await app.waitForNotice('截断.djatlas');
    await app.openWorkspace('explore');
    await app.waitForHeadlines({ eligible: 60, covered: 20 });
    expect(await tables()).toEqual(before);
    await app.switchLanguage();
    expect((await app.notices()).join()).toContain(en.errors['workspace-damaged'].remedy(undefined as never));
  });
});

describe('a device that keeps nothing', () => {
  test('says that storage is full, and offers the workspace file instead', async ({ openApp }) => {
    const app = await openApp({
      initScript: `if (globalThis.FileSystemFileHandle) FileSystemFileHandle.prototype.createWritable = async () => { throw new DOMException('full', 'QuotaExceededError'); };`,
    });
    await app.waitUntilReady();
    await app.dropFiles(files.path('enterprise.parquet'));
    await app.waitForOwn();
    await app.waitForNotice(zh.errors['storage-full'].remedy(undefined as never));
    const download = app.page.waitForEvent('download');
    await app.page.locator('.toast').getByRole('button', { name: zh.data.workspaceSave }).first().click();
    const saved = await savedFile(await download);
    const manifest = JSON.parse(strFromU8(unzipSync(saved.bytes)['manifest.json'] ?? new Uint8Array())) as { tables: { rows: number }[] };
    expect(manifest.tables.map(({ rows }) => rows)).toEqual([60]);
  });
});
