import { afterAll, beforeAll, describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { test } from '../support/app-test.ts';
import { makeOwnFiles, type OwnFiles } from '../support/own-files.ts';

const zh = messagesFor('zh-CN');

let files: OwnFiles;

beforeAll(async () => {
  files = makeOwnFiles();
  await files.parquet(
    'enterprise.parquet',
    "SELECT 'e' || i AS enterprise_id, '示例企业' || i AS name_zh, 'PRIVATE' AS ownership, '存续' AS status FROM range(60) t(i)",
  );
}, 60_000);

afterAll(() => files.remove());

describe('what stays on this computer', () => {
  test('「不留存」 keeps nothing, and erases what earlier visits kept', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await app.chooseFiles(files.path('enterprise.parquet'));
    await app.waitForOwn();
    await expect
      .poll(async () => (await app.stored()).filter((entry) => entry.startsWith('opfs')).length, { timeout: 20_000 })
      .toBeGreaterThan(0);
    await app.openWorkspace('data');
    await app.page.getByLabel(zh.app.noTrace).click();
    await app.page.waitForURL(/keep=0/);
    await app.waitUntilReady();
    expect(await app.stored()).toEqual([]);

    await app.chooseFiles(files.path('enterprise.parquet'));
    await app.waitForOwn();
    await app.waitForHeadlines({ eligible: 60 });
    await app.openWorkspace('data');
    expect(await app.text()).toContain(zh.app.noTraceOn);
    await app.switchLanguage();
    await app.page.getByRole('separator').first().press('ArrowRight');
    expect(await app.stored()).toEqual([]);
    await app.reload();
    await app.waitUntilReady();
    await app.waitForHeadlines({ covered: 147, eligible: 158 });
    expect(await app.datasetChoices()).not.toContain('own');
    expect(await app.stored()).toEqual([]);
  });

  test('over plain http at another machine’s name it works, keeps in IndexedDB and says what it cannot', async ({ openApp }) => {
    const app = await openApp({ intranet: true });
    await app.waitUntilReady();
    expect(await app.page.evaluate(() => window.isSecureContext)).toBe(false);
    await app.waitForHeadlines({ covered: 147, eligible: 158 });
    await app.dropFiles(files.path('enterprise.parquet'));
    await app.waitForOwn();
    await app.waitForHeadlines({ eligible: 60 });
    await app.openWorkspace('data');
    expect(await app.text()).toContain(zh.app.plainHttp);
    await expect
      .poll(async () => (await app.stored()).filter((entry) => entry.startsWith('indexeddb')).length, { timeout: 20_000 })
      .toBeGreaterThan(0);
    await app.reload();
    await app.waitUntilReady();
    await app.waitForOwn();
    await app.waitForHeadlines({ eligible: 60 });
    await app.openWorkspace('explore');
    expect((await app.export('csv')).name).toMatch(/\.csv$/);
  });
});
