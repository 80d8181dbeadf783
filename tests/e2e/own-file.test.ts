import { afterAll, beforeAll, describe, expect } from 'vitest';
import { messagesFor } from '../../src/locales/messages.ts';
import { test } from '../support/app-test.ts';
import { makeOwnFiles, type OwnFiles } from '../support/own-files.ts';

const zh = messagesFor('zh-CN');

/** The definition written out once more, in a statement of its own: operating, non-public; with an organization of its own or a joint one. */
const FIGURES = `SELECT count(*)::INTEGER AS listed,
    count(*) FILTER (WHERE in_scope)::INTEGER AS eligible,
    count(*) FILTER (WHERE in_scope AND formed)::INTEGER AS covered,
    count(*) FILTER (WHERE in_scope AND NOT formed)::INTEGER AS uncovered,
    sum(members_full)::INTEGER AS members
  FROM (SELECT *, status IN ('存续', '在业') AND ownership IN ('PRIVATE', 'HMT', 'FOREIGN') AS in_scope,
    coalesce(org_formation IN ('SINGLE', 'JOINT'), false) AS formed FROM read_parquet('$dir/enterprise.parquet'))`;

let files: OwnFiles;
let expected: Record<string, number>;

beforeAll(async () => {
  files = makeOwnFiles();
  files.generate('base.parquet', 20_000);
  files.generate('small.arrow', 300);
  // Columns that the model does not have, one of them what nobody may read.
  await files.parquet(
    'enterprise.parquet',
    `SELECT *, '手机' || enterprise_id AS 联系人手机, 1.5 AS "Internal Score", {a: 1, b: [2]} AS nested FROM read_parquet('$dir/base.parquet')`,
  );
  await files.parquet(
    'party_org.parquet',
    `SELECT enterprise_id || '-org' AS org_id, name_zh || '党支部' AS name_zh, CASE org_formation WHEN 'JOINT' THEN 'JOINT_BRANCH' ELSE 'BRANCH' END AS org_type,
       'ENTERPRISE' AS org_level, DATE '2020-01-01' AS founded_on FROM read_parquet('$dir/base.parquet') WHERE org_built LIMIT 500`,
  );
  expected = (await files.row(FIGURES)) as Record<string, number>;
}, 120_000);

afterAll(() => files.remove());

describe('a file of one’s own', () => {
  test('opens with the figures of native DuckDB, survives a reload, takes further tables, and can be removed', async ({ openApp }) => {
    const { eligible = 0, covered = 0, uncovered = 0, members = 0, listed = 0 } = expected;
    expect(covered).toBeGreaterThan(0);
    const app = await openApp();
    await app.waitUntilReady();
    await app.dropFiles(files.path('enterprise.parquet'));
    await app.waitForOwn();
    await app.waitForHeadlines({ eligible, covered, uncovered, members });
    expect(await app.headline('rate')).toBe(covered / eligible);
    // No list of organizations was given: unknown, not zero.
    expect(await app.headline('organizations')).toBeNull();
    await app.table.waitForRowCount(listed);
    const steps = await app.unfold('rate');
    expect(steps.listed).toBe(listed);

    await app.openWorkspace('data');
    const report = await app.page.locator('.data-report').innerText();
    for (const column of ['联系人手机', 'Internal Score', 'nested']) expect(report).toContain(column);
    expect(report).toContain(`${listed}`);
    expect(await app.text()).toContain(zh.data.saved);
    const tables = await app.page.locator('.data-report').innerHTML();
    expect(tables).not.toContain('手机e0');

    await app.waitForHash('w=data');
    expect(await app.hash()).not.toMatch(/parquet|own|[#&]d=/);
    await app.reload();
    await app.waitUntilReady();
    await app.waitForOwn();
    await app.waitForWorkspace('data');
    await app.waitForHeadlines({ eligible, covered, uncovered, members });

    // A second core table, by its name, joins the first.
    await app.chooseFiles(files.path('party_org.parquet'));
    await app.waitForHeadline('organizations', 500);
    await app.waitForHeadlines({ eligible });
    expect(await app.page.locator('.data-report tbody tr').count()).toBe(2);

    // Another dataset meanwhile: the address names it, and what is kept stays within reach.
    await app.openDataset('gy');
    await app.waitForHeadlines({ covered: 147 });
    await app.waitForHash('d=gy');
    await app.reload();
    await app.waitUntilReady();
    await app.waitForHeadlines({ covered: 147 });
    await expect.poll(() => app.datasetChoices(), { timeout: 20_000 }).toContain('own');
    await app.openDataset('own');
    await app.waitForHeadlines({ eligible, organizations: 500 });

    await app.openWorkspace('data');
    await app.button(zh.data.remove).click();
    await app.waitForHeadlines({ covered: 147, eligible: 158 });
    expect((await app.stored()).filter((entry) => !entry.startsWith('localStorage'))).toEqual([]);
    await app.reload();
    await app.waitUntilReady();
    await app.waitForHeadlines({ covered: 147, eligible: 158 });
    expect(await app.datasetChoices()).not.toContain('own');
  });

  test('an Arrow file opens the same way, and nothing of it enters the address', async ({ openApp }) => {
    const app = await openApp({ query: 'data=none&lang=en' });
    await app.waitUntilReady();
    expect(await app.datasetId()).toBe('');
    await app.dropFiles(files.path('small.arrow'));
    await app.waitForOwn();
    await expect.poll(() => app.table.rowCount()).toBe(300);
    const covered = await app.headline('covered');
    const eligible = await app.headline('eligible');
    expect(eligible).toBeGreaterThan(100);
    expect(covered).toBeLessThan(eligible ?? 0);
    await app.find((await app.table.column(messagesFor('en').columns.enterprise))[0] ?? '');
    await app.filterBy(messagesFor('en').explore.filterRung, messagesFor('en').terms.rungs.single);
    await app.waitForHash('r=single');
    const hash = decodeURIComponent(await app.hash());
    expect(hash).not.toMatch(/small|own|e000|[\u4e00-\u9fff]/);
    for (const key of new URLSearchParams(hash.slice(1)).keys()) expect(['w', 'c', 'l', 'k', 't', 'r']).toContain(key);
  });

  test('loading can be cancelled, and the earlier data stays', async ({ openApp }) => {
    const app = await openApp();
    await app.waitUntilReady();
    await app.waitForHeadlines({ covered: 147 });
    await app.cancelAsSoonAsPossible();
    await app.chooseFiles(files.path('enterprise.parquet'));
    await expect.poll(() => app.page.evaluate(() => document.documentElement.dataset.cancelled), { timeout: 20_000 }).toBe('1');
    await app.settle();
    expect(await app.datasetId()).toBe('gy');
    await app.waitForHeadlines({ covered: 147, eligible: 158 });
    expect(await app.notices()).toEqual([]);
    expect((await app.stored()).filter((entry) => !entry.startsWith('localStorage'))).toEqual([]);
    await app.chooseFiles(files.path('enterprise.parquet'));
    await app.waitForOwn();
    await app.waitForHeadlines({ eligible: expected.eligible ?? 0 });
  });
});
