import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type RunningServer, startServer } from '../../scripts/serve.ts';
import { errorSentence } from '../../src/locales/error-sentence.ts';
import { messagesFor } from '../../src/locales/messages.ts';
import { AtlasError } from '../../src/model/errors.ts';
import { test } from '../support/app-test.ts';
import { makeOwnFiles, type OwnFiles } from '../support/own-files.ts';
import { DIST } from '../support/serve-built-app.ts';

const zh = messagesFor('zh-CN');

let files: OwnFiles;
let root: string;
let server: RunningServer;

/** The app with files of the place beside it, as a deployer would lay them. */
beforeAll(async () => {
  files = makeOwnFiles();
  const rows = `SELECT 'e' || i AS enterprise_id, '示例企业' || i AS name_zh, 'PRIVATE' AS ownership, '存续' AS status,
    i % 4 = 0 AS org_built, CASE WHEN i % 4 = 0 THEN 'SINGLE' END AS org_formation, 106.6 + i / 1000 AS lon, 26.6 AS lat FROM range(80) t(i)`;
  await files.parquet('enterprise.parquet', rows);
  root = mkdtempSync(join(tmpdir(), 'atlas-site-'));
  cpSync(DIST, root, { recursive: true });
  cpSync(files.path('enterprise.parquet'), join(root, 'enterprise.parquet'));
  server = await startServer({ root, port: 0, host: '127.0.0.1' });
}, 60_000);

afterAll(async () => {
  await server.close();
  files.remove();
  rmSync(root, { recursive: true, force: true });
});

describe('data named by the address', () => {
  test('?data= of the same origin opens, and is not kept', async ({ openApp }) => {
    const app = await openApp({ url: server.url, query: 'data=enterprise.parquet' });
    await app.waitUntilReady();
    await app.waitForOwn();
    await app.waitForHeadlines({ eligible: 80, covered: 20 });
    expect((await app.stored()).filter((entry) => !entry.startsWith('localStorage'))).toEqual([]);
    await app.filterBy(zh.explore.filterRung, zh.terms.rungs.none);
    await app.waitForHash('r=none');
    await app.reload();
    await app.waitUntilReady();
    await app.waitForHeadlines({ eligible: 60, covered: 0 });
  });

  test('?data= that is not there says so; the app is ready and a dataset can be opened', async ({ openApp }) => {
    const app = await openApp({ url: server.url, query: 'data=missing.parquet', allowErrors: [/404/] });
    await app.waitUntilReady();
    await app.waitForNotice('missing.parquet');
    const { what, remedy } = errorSentence(zh, new AtlasError('file-not-found', { file: 'missing.parquet', status: 404 }));
    const [notice = ''] = await app.notices();
    expect(notice).toContain(what);
    expect(notice).toContain(remedy);
    await app.openDataset('gy');
    await app.waitForHeadlines({ covered: 147, eligible: 158 });
  });

  test('?data=none starts empty and usable', async ({ openApp }) => {
    const app = await openApp({ query: 'data=none' });
    await app.waitUntilReady();
    expect(await app.notices()).toEqual([]);
    expect(await app.text()).toContain(zh.data.dropTitle);
    expect(await app.text()).toContain(zh.app.startNotice);
    expect(app.watch.requests.filter((url) => url.endsWith('.arrow'))).toEqual([]);
    await app.openWorkspace('data');
    expect(await app.text()).toContain(zh.data.dropTitle);
    for (const id of ['gaps', 'compare', 'networks', 'explore'] as const) await app.openWorkspace(id);
    expect(await app.page.locator('.boundary').count()).toBe(0);
    await app.openDataset('gy');
    await app.waitForHeadlines({ covered: 147, eligible: 158 });
    expect(await app.text()).not.toContain(zh.data.dropTitle);
  });

  test('a start that is cancelled leaves a usable app', async ({ openApp }) => {
    const app = await openApp({ hash: 'd=js' });
    await app.cancelAsSoonAsPossible();
    await app.waitUntilReady();
    await app.openDataset('gy');
    await app.waitForHeadlines({ covered: 147, eligible: 158 });
  });
});
