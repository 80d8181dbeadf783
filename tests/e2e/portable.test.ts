import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { buildPortablePage } from '../../scripts/portable/build-portable-page.ts';
import { test } from '../support/app-test.ts';
import { makeOwnFiles, type OwnFiles } from '../support/own-files.ts';

let directory: string;
let file: string;
let own: OwnFiles;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), '单文件 版-'));
  file = join(directory, 'dangjian-atlas.html');
  writeFileSync(file, buildPortablePage());
  own = makeOwnFiles();
  await own.parquet(
    'enterprise.parquet',
    "SELECT 'e' || i AS enterprise_id, '示例企业' || i AS name_zh, 'PRIVATE' AS ownership, '存续' AS status FROM range(50) t(i)",
  );
  await own.parquet('tenants.parquet', "SELECT '示例企业' || i AS 企业名称, '私营' AS 企业性质, '存续' AS 登记状态 FROM range(7) t(i)");
  own.bytes(
    '台账.csv',
    '企业名称,企业性质,登记状态,联系人,联系电话\n甲科技有限公司,私营,存续,王犇骉,13977700001\n乙贸易有限公司,私营,存续,李骎骎,13977700002\n',
  );
}, 300_000);

afterAll(() => {
  rmSync(directory, { recursive: true, force: true });
  own.remove();
});

describe('the one-file edition, opened from disk', () => {
  test('shows the first dataset without a server or any request', async ({ openApp }) => {
    const app = await openApp({ file });
    await app.waitUntilReady();
    expect(await app.headline('covered')).toBe(147);
    expect(await app.headline('eligible')).toBe(158);
    expect(app.watch.requests.map((url) => url.split(/[?#]/)[0])).toEqual([app.page.url().split(/[?#]/)[0]]);
  });

  test('starts empty, in English', async ({ openApp }) => {
    const app = await openApp({ file, query: 'data=none&lang=en' });
    await app.waitUntilReady();
    expect(await app.page.locator('html').getAttribute('lang')).toBe('en');
  });

  // Its workers start from addresses that hold them whole, and Parquet needs a WebAssembly besides.
  test.for([
    ['a CSV', '台账.csv', '甲科技有限公司', 2],
    ['Parquet', 'tenants.parquet', '示例企业6', 7],
  ] as const)('maps and imports %s of others', async ([, name, cell, eligible], { openApp }) => {
    const app = await openApp({ file, query: 'data=none' });
    await app.waitUntilReady();
    await app.dropFiles(own.path(name));
    await expect.poll(() => app.text(), { timeout: 60_000 }).toContain(cell);
    expect(await app.text()).not.toMatch(/犇骉|骎骎|1397770/);
    await app.page.keyboard.press('Control+Enter');
    await app.waitForOwn();
    await app.waitForHeadline('eligible', eligible);
  });

  test('opens Parquet in the columns of the model', async ({ openApp }) => {
    const app = await openApp({ file });
    await app.waitUntilReady();
    await app.dropFiles(own.path('enterprise.parquet'));
    await app.waitForOwn();
    await app.waitForHeadline('eligible', 50);
  });
});
