import { afterAll, beforeAll, describe, expect } from 'vitest';
import { errorSentence } from '../../src/locales/error-sentence.ts';
import { type Language, messagesFor } from '../../src/locales/messages.ts';
import { AtlasError, type AtlasErrorCode, type ErrorParams } from '../../src/model/errors.ts';
import { test } from '../support/app-test.ts';
import { makeOwnFiles, type OwnFiles } from '../support/own-files.ts';

let files: OwnFiles;

interface BadFile {
  readonly name: string;
  readonly code: AtlasErrorCode;
  readonly params: ErrorParams;
}

const BAD_FILES: readonly BadFile[] = [
  { name: 'empty.parquet', code: 'file-empty', params: {} },
  { name: 'truncated.parquet', code: 'file-truncated', params: {} },
  { name: 'wrong-magic.parquet', code: 'file-unknown-format', params: {} },
  { name: 'enterprise-no-rows.parquet', code: 'file-no-rows', params: {} },
  { name: 'list.xlsx', code: 'file-truncated', params: {} },
  { name: 'list.pdf', code: 'file-format-later', params: { format: 'PDF' } },
];

/** What no table of the model has these columns for: a person says what they are. */
const TO_BE_MAPPED = ['enterprise-without-id.parquet', 'enterprise-300-columns.parquet', 'list.csv'];

/** Without parameters that only the loader knows, such as a position. */
function sentence(language: Language, { code, params, name }: BadFile): { what: string; remedy: string } {
  return errorSentence(messagesFor(language), new AtlasError(code, { file: name, ...params }));
}

beforeAll(async () => {
  files = makeOwnFiles();
  const rows = "SELECT 'e' || i AS enterprise_id, '示例企业' || i AS name_zh, 'PRIVATE' AS ownership, '存续' AS status FROM range(50) t(i)";
  await files.parquet('good.parquet', rows);
  files.bytes('empty.parquet', '');
  files.truncated('truncated.parquet', files.path('good.parquet'), 0.7);
  files.bytes('wrong-magic.parquet', new Uint8Array([0xde, 0xad, 0xbe, 0xef, ...new Uint8Array(4000).fill(7)]));
  await files.parquet('enterprise-no-rows.parquet', `${rows} LIMIT 0`);
  await files.parquet('enterprise-without-id.parquet', "SELECT '某企业' AS mingcheng, 'PRIVATE' AS ownership FROM range(5)");
  files.bytes('list.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, ...new TextEncoder().encode('....[Content_Types].xml.xl/workbook.xml')]));
  files.bytes('list.pdf', '%PDF-1.4\n%âãÏÓ\n');
  files.bytes('list.csv', '企业名称,企业性质\n示例企业,私营\n');
  const many = Array.from({ length: 300 }, (_, index) => `i AS c${index}`).join(', ');
  await files.parquet('enterprise-300-columns.parquet', `SELECT ${many} FROM range(20) t(i)`);
  await files.parquet('wide.parquet', `SELECT e.*, ${many.replaceAll('i AS', '1 AS')} FROM (${rows}) e`);
  await files.parquet('off-earth.parquet', `SELECT *, 1000.0 AS lon, 26.5 AS lat FROM (${rows})`);
}, 60_000);

afterAll(() => files.remove());

describe.each(['zh-CN', 'en'] as const)('files that cannot be read, in %s', (language) => {
  test('each says what is wrong and what to do; the earlier data stays and the app works', async ({ openApp }) => {
    const words = messagesFor(language);
    const app = await openApp({ query: `lang=${language}` });
    await app.waitUntilReady();
    for (const bad of BAD_FILES) {
      await app.chooseFiles(files.path(bad.name));
      const { what, remedy } = sentence(language, bad);
      await app.waitForNotice(what);
      const [notice = ''] = await app.notices();
      expect(notice).toContain(remedy);
      expect(notice).toContain(bad.name);
      if (language === 'en') expect(notice.replaceAll(bad.name, '')).not.toMatch(/[\u4e00-\u9fff]/);
      await app.closeNotices();
      expect(await app.datasetId()).toBe('gy');
      expect(await app.headline('covered')).toBe(147);
    }
    for (const name of TO_BE_MAPPED) {
      await app.chooseFiles(files.path(name));
      const screen = app.page.locator('.import-screen', { hasText: name });
      await screen.waitFor();
      await screen.getByRole('button', { name: words.common.cancel, exact: true }).click();
      await screen.waitFor({ state: 'detached' });
      expect(await app.notices()).toEqual([]);
      expect(await app.datasetId()).toBe('gy');
    }
    await app.openWorkspace('explore');
    // Still usable: a filter answers, and a good file beside a bad one opens.
    await app.filterBy(words.explore.filterRung, words.terms.rungs.single);
    await app.table.waitForRowCount(147);
    await app.chooseFiles(files.path('empty.parquet'), files.path('good.parquet'));
    await app.waitForOwn();
    await app.waitForHeadlines({ eligible: 50, covered: 0 });
    await app.waitForNotice('empty.parquet');
    expect((await app.stored()).filter((entry) => /empty|truncated|magic|columns|list/.test(entry))).toEqual([]);

    // 300 columns beside those of the model are no fault: they are left where they are, and named.
    await app.chooseFiles(files.path('wide.parquet'));
    await app.openWorkspace('data');
    await expect.poll(() => app.page.locator('.data-report').innerText()).toContain('wide.parquet');
    await app.settle();
    await app.page.locator('.data-report summary', { hasText: /^300$/ }).click();
    expect(await app.page.locator('.data-report').innerText()).toContain('c299');
    await app.waitForHeadlines({ eligible: 50 });

    await app.chooseFiles(files.path('off-earth.parquet'));
    await expect.poll(() => app.text()).toContain(words.data.warnings['coordinates-off-earth']('', '50'));
    await app.settle();
    await app.waitForHeadlines({ eligible: 50, covered: 0 });
    await app.openWorkspace('explore');
    await app.table.waitForRowCount(50);
  });
});
