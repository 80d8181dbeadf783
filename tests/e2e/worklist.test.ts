import { afterAll, beforeAll, describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { test } from '../support/app-test.ts';
import { makeOwnFiles, type OwnFiles } from '../support/own-files.ts';
import { WorklistDriver } from '../support/worklist-driver.ts';

const zh = messagesFor('zh-CN');

/** Six firms with four members each, the first `built` of them with an organization. */
const enterprises = (
  built: number,
) => `SELECT 'e' || i AS enterprise_id, '示例企业' || i AS name_zh, 'PRIVATE' AS ownership, '存续' AS status,
  4 AS members_full, i < ${built} AS org_built FROM range(6) t(i)`;

let files: OwnFiles;
beforeAll(() => {
  files = makeOwnFiles();
});
afterAll(() => files.remove());

describe('the worklist', () => {
  test('takes gaps through their steps by keyboard alone; undone, counted on the board, and said to last for the visit', async ({
    openApp,
  }) => {
    const app = await openApp({ hash: 'd=uq&w=gaps' });
    await app.waitUntilReady();
    await app.waitForWorkspace('gaps');
    const work = new WorklistDriver(app);
    const text = work.words.worklist;
    await work.open();
    const first = await work.addFirstClass();
    expect(first).toBeGreaterThan(0);
    await app.openTab('清单');
    await work.addClass(zh.terms.gapClasses['joint-candidate']);
    await work.open();
    await expect.poll(() => work.size()).toBeGreaterThan(first);
    const total = await work.size();
    expect(await app.text()).toContain(text.sessionOnly);

    // All to the request; three of them, one after the other, to the approval: no way without a document.
    await work.keys('Control+a', '3');
    await work.waitForSaid(text.moved(total, text.states.requested));
    await work.keys('Escape', 'Home', 'Shift+ArrowDown', 'Shift+ArrowDown', '4');
    await work.dialog.getByText(text.approvalLead).waitFor();
    await work.approve('示例组〔2026〕12号', '2026-01-20');
    await work.waitForSaid(text.moved(3, text.states.approved));
    await work.keys('5', '6');
    await work.waitForSaid(text.moved(3, text.states.filed));
    // Whoever stands at the request cannot be closed at once.
    await work.keys('Escape', 'End', '7');
    await work.waitForSaid(text.problems['not-allowed']);

    await work.keys('o');
    expect(await work.setOwner('张三')).toBe(text.ownerProblems['owner-name']);
    expect(await work.setOwner('区委组织部')).toBeNull();

    await work.showBoard();
    expect(await work.boardCounts()).toEqual({ requested: total - 3, filed: 3 });
    // The owner is taken back, then the two steps of the three.
    await work.keys('Control+z', 'Control+z', 'Control+z');
    await expect.poll(() => work.boardCounts()).toEqual({ requested: total - 3, approved: 3 });
    await work.keys('Control+y');
    await expect.poll(() => work.boardCounts()).toEqual({ requested: total - 3, elected: 3 });
  });

  test('comes back with a person’s own data, and the next list shows who is to be verified', async ({ openApp }) => {
    await files.parquet('enterprise.parquet', enterprises(1));
    const app = await openApp();
    await app.waitUntilReady();
    await app.chooseFiles(files.path('enterprise.parquet'));
    await app.waitForOwn();
    await app.openWorkspace('gaps');
    const work = new WorklistDriver(app);
    const text = work.words.worklist;
    await work.open();
    expect(await work.addFirstClass()).toBe(5);
    await work.keys('Control+a', '2');
    await work.waitForSaid(text.moved(5, text.states.proposed));
    await work.startCampaign();
    await app.waitForHeadline('campaign-closed', 0);
    expect(await app.text()).toContain(work.words.campaign.day(1, 99));
    await expect.poll(async () => JSON.parse((await app.storedText('worklist')) || '{}').campaign ?? null).not.toBeNull();

    await app.reload();
    await app.waitUntilReady();
    await app.waitForOwn();
    await app.waitForWorkspace('gaps');
    await work.open();
    await expect.poll(() => work.size()).toBe(5);
    await work.showBoard();
    expect(await work.boardCounts()).toEqual({ proposed: 5 });

    // The next month's list: two more have an organization.
    await files.parquet('enterprise.parquet', enterprises(3));
    await app.chooseFiles(files.path('enterprise.parquet'));
    await app.waitForHeadline('covered', 3);
    await work.open();
    const dialog = await work.check();
    await dialog.getByText(text.toVerify(2)).waitFor();
    await dialog.getByRole('button', { name: text.verifyClose, exact: true }).first().click();
    await work.dialog.getByLabel(text.documentNo).waitFor();
    await work.dialog.last().getByLabel(text.documentNo).fill('〔2026〕3号');
    await work.dialog.last().getByLabel(text.approvedOn).fill('2026-01-20');
    await app.press('Enter');
    // The last one settled, the list of checks goes by itself.
    await expect.poll(() => work.dialog.count()).toBe(0);
    await expect.poll(() => work.boardCounts()).toEqual({ proposed: 3, closed: 2 });
    await app.openTab(work.words.campaign.title);
    await app.waitForHeadline('campaign-closed', 2);
    const moves = await app.figures('data[data-metric^="moves-"]', 'moves-');
    expect(moves).toMatchObject({ before: 5, built: 2, left: 0, now: 3 });
  });
});
