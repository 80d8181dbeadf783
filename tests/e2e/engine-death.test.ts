import { expect } from 'vitest';
import { test } from '../support/app-test.ts';

test('a database whose worker dies starts again, and what was open is opened again', async ({ openApp }) => {
  const app = await openApp({ allowErrors: [/planted death/] });
  await app.waitUntilReady();
  await app.waitForHeadline('covered', 147);
  const databases = () => app.page.workers().filter((candidate) => candidate.url().includes('duckdb'));
  const [database] = databases();
  if (database === undefined) throw new Error('no database worker');
  await database.evaluate(() => {
    setTimeout(() => {
      throw new Error('planted death');
    });
  });
  await app.page.getByRole('alert').first().waitFor();
  await app.waitForHeadline('covered', 147, 60_000);
  expect(await app.state()).toBe('ready');
  expect(databases()).toHaveLength(1);
});
