import { afterAll, beforeAll, describe, expect } from 'vitest';
import { test } from '../support/app-test.ts';
import { makeOwnFiles, type OwnFiles } from '../support/own-files.ts';

const ROWS = 240_000;

let files: OwnFiles;
beforeAll(async () => {
  files = makeOwnFiles();
  await files.parquet(
    'enterprise.parquet',
    `SELECT 'E' || i AS enterprise_id, '示例大表企业' || i AS name_zh, 'PRIVATE' AS ownership, '存续' AS status, 'P' || (i % 7) AS park_id,
       106.6 + (i % 500) / 2000.0 AS lon, 26.5 + (i % 400) / 2000.0 AS lat, CAST(i % 6 AS INTEGER) AS members_full, i % 3 = 0 AS org_built,
       '示例路' || (i % 90) || '号' AS address FROM range(${ROWS}) t(i)`,
  );
});
afterAll(() => files.remove());

describe('a list of hundreds of thousands of enterprises', () => {
  test('shows its figures first and its names then; both are there after a reload', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await app.chooseFiles(files.path('enterprise.parquet'));
    await app.waitForOwn();
    await app.waitForHeadlines({ eligible: ROWS, covered: ROWS / 3 });
    await app.table.waitForRowCount(ROWS);
    const [name = ''] = await app.table.column('企业名称');
    expect(name).toMatch(/^示例大表企业\d+$/);
    await app.find('示例大表企业239999');
    await app.waitForInspected('示例大表企业239999');
    await app.openWorkspace('data');
    const report = app.page.locator('.data-report');
    await expect.poll(() => report.innerText(), { timeout: 60_000 }).toContain(String(ROWS));

    await app.reload();
    await app.waitUntilReady();
    await app.waitForOwn();
    await app.openWorkspace('explore');
    await app.waitForHeadlines({ eligible: ROWS, covered: ROWS / 3 });
    expect((await app.table.column('企业名称'))[0]).toBe(name);
  });
});
