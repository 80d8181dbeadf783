import { afterAll, beforeAll, describe, expect } from 'vitest';
import { test } from '../support/app-test.ts';
import { makeOwnFiles, type OwnFiles } from '../support/own-files.ts';
import { WorklistDriver } from '../support/worklist-driver.ts';

/** A hundred firms with four members each; `built` says of which rows the list shows an organization. */
const list = (rows: number, built: string) => `SELECT 'e' || i AS enterprise_id, '示例企业' || i AS name_zh, 'PRIVATE' AS ownership,
  '存续' AS status, 4 AS members_full, ${built} AS org_built FROM range(${rows}) t(i)`;

/** The page's clock stands on the day that a test wrote down, so that months pass between its lists. */
const CLOCK = `(() => {
  if (location.protocol !== 'http:') return;
  const day = localStorage.getItem('test:day');
  if (day === null) return;
  const shift = new Date(day + 'T09:00:00+08:00').getTime() - Date.now();
  const Real = Date;
  globalThis.Date = class extends Real {
    constructor(...parts) { if (parts.length === 0) super(Real.now() + shift); else super(...parts); }
    static now() { return Real.now() + shift; }
  };
})()`;

let files: OwnFiles;
beforeAll(() => {
  files = makeOwnFiles();
});
afterAll(() => files.remove());

describe('a hundred gaps over three months', () => {
  test('go through their steps by keyboard; the next lists lose none, and what opens again after it was closed is shown', async ({
    openApp,
  }) => {
    const app = await openApp({ initScript: CLOCK });
    await app.waitUntilReady();
    const work = new WorklistDriver(app);
    const text = work.words.worklist;
    const onDay = async (day: string) => {
      await app.page.evaluate((value) => localStorage.setItem('test:day', value), day);
      await app.reload();
      await app.waitUntilReady();
    };
    const nextList = async (sql: string) => {
      await files.parquet('enterprise.parquet', sql);
      await app.chooseFiles(files.path('enterprise.parquet'));
    };

    await onDay('2026-06-01');
    await nextList(list(100, 'false'));
    await app.waitForOwn();
    await app.openWorkspace('gaps');
    await work.open();
    expect(await work.addFirstClass()).toBe(100);
    await work.keys('Control+a', '2', '3', '4');
    await work.approve('示例组〔2026〕8号', '2026-05-20');
    await work.waitForSaid(text.moved(100, text.states.approved));
    await work.keys('5', '6', '7');
    await work.waitForSaid(text.moved(100, text.states.closed));
    // What is on the screen reaches the device a moment later.
    await app.page.waitForTimeout(2000);

    await onDay('2026-07-01');
    await app.waitForOwn();
    await nextList(list(100, 'true'));
    await app.waitForHeadline('covered', 100);
    await work.open();
    await work.showBoard();
    await expect.poll(() => work.boardCounts()).toEqual({ closed: 100 });
    await app.page.waitForTimeout(3000);

    // In August ten of them have no organization any more, and one has left.
    await onDay('2026-08-01');
    await app.waitForOwn();
    await nextList(list(99, 'i >= 10'));
    await app.waitForHeadline('covered', 89);
    await work.open();
    await work.showBoard();
    await expect.poll(() => work.boardCounts()).toEqual({ survey: 10, closed: 90 });
    await app.page.locator('.worklist').getByText(text.reopenedList(10)).waitFor();
    expect(await app.page.locator('.work-card', { hasText: text.reopenedMark }).count()).toBe(10);
  });
});
