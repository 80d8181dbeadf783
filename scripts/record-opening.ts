/**
 * Writes data/<id>/opening.json for the bundled dataset that opens first: the statements that its opening view asks, as the built app asks them,
 * with the answers of the database. The app shows the view from these while the database still starts.
 *
 *   npm run build && npm run record:opening
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright';
import type { DatasetIndex } from '../src/model/dataset.ts';
import { openingAnswers } from '../tests/support/opening-answers.ts';
import { chromiumOptions } from './browser/chromium-options.ts';
import { startServer } from './serve.ts';

const ROOT = join(import.meta.dirname, '..');
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1920, height: 1080 },
] as const;
const QUIET_MS = 3000;

declare global {
  var askedStatements: string[];
}

/** Notes what the page asks of its database, from outside. */
function noteStatements(): void {
  globalThis.askedStatements = [];
  const PlainWorker = globalThis.Worker;
  globalThis.Worker = class extends PlainWorker {
    override postMessage(message: unknown, transfer?: StructuredSerializeOptions | Transferable[]): void {
      const { type, data } = message as { type?: unknown; data?: unknown };
      const sql = type === 'START_PENDING_QUERY' && Array.isArray(data) ? data[1] : null;
      if (typeof sql === 'string') globalThis.askedStatements.push(sql);
      super.postMessage(message, transfer as Transferable[]);
    }
  };
}

async function statementsOf(page: Page, url: string): Promise<readonly string[]> {
  await page.addInitScript(`globalThis.__name ??= (value) => value; (${noteStatements.toString()})()`);
  // As if nothing were recorded: the app then asks for everything.
  await page.route('**/opening*.json', (route) => route.abort());
  await page.goto(url);
  await page.waitForFunction(() => document.documentElement.dataset.atlas === 'ready', undefined, { timeout: 120_000 });
  let seen = -1;
  for (;;) {
    const count = await page.evaluate(() => globalThis.askedStatements.length);
    if (count === seen) break;
    seen = count;
    await page.waitForTimeout(QUIET_MS);
  }
  return page.evaluate(() => globalThis.askedStatements);
}

async function main(): Promise<void> {
  const index = JSON.parse(readFileSync(join(ROOT, 'data/index.json'), 'utf8')) as DatasetIndex;
  const manifest = index.datasets[0];
  if (manifest === undefined) throw new Error('data/index.json names no dataset');
  const server = await startServer({ root: join(ROOT, 'dist'), port: 0, host: '127.0.0.1' });
  const browser = await chromium.launch(chromiumOptions());
  const statements = new Set<string>();
  try {
    for (const viewport of SIZES) {
      for (const language of ['zh-CN', 'en']) {
        const page = await browser.newPage({ viewport });
        const asked = await statementsOf(page, `${server.url}/?keep=0&lang=${language}`);
        for (const sql of asked) if (/^(SELECT|WITH)\b/.test(sql) && !sql.includes('__staging_')) statements.add(sql);
        await page.close();
      }
    }
  } finally {
    await browser.close();
    await server.close();
  }
  const answers = await openingAnswers(manifest, [...statements]);
  const path = join(ROOT, 'data', manifest.id, 'opening.json');
  const text = `${JSON.stringify({ format: 'dangjian-atlas-opening', dataset: manifest.id, answers }, null, 1)}\n`;
  writeFileSync(path, text);
  process.stderr.write(`${path}: ${statements.size} statements, ${(text.length / 1000).toFixed(0)} kB\n`);
}

await main();
