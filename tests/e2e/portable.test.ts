import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { buildPortablePage } from '../../scripts/portable/build-portable-page.ts';
import { test } from '../support/app-test.ts';

let directory: string;
let file: string;

beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), '单文件 版-'));
  file = join(directory, 'dangjian-atlas.html');
  writeFileSync(file, buildPortablePage());
}, 300_000);

afterAll(() => rmSync(directory, { recursive: true, force: true }));

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
});
