import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { startServer } from '../../scripts/serve.ts';
import { csvFiles } from './csv-files.ts';
import type { BenchPage } from './page/bench-page.ts';
import { watchRendererMemory } from './renderer-memory.ts';
import { median } from './statistics.ts';

declare global {
  var benchPage: BenchPage;
}

const PAGE_BUILD = fileURLToPath(new URL('../../bench-results/work/page/', import.meta.url));

export interface CsvBench {
  /** Foreign file to loaded table: decoded from GBK, screened, mapped, converted, inserted. */
  readonly importMs: number;
  /** The same rows in UTF-8 by the database's own reader, in the same browser. */
  readonly readerMs: number;
  readonly longestTaskMs: number;
  readonly peakMemoryBytes: number;
}

/** Needs buildBenchPage() before. In turns, so that a busy moment of the machine hits both. */
export async function runCsvBench(browser: Browser, parquet: string, runs: number): Promise<CsvBench> {
  const { utf8, gbk } = await csvFiles(parquet);
  const server = await startServer({ root: PAGE_BUILD, port: 0, host: '127.0.0.1' });
  const [imports, reads, tasks]: [number[], number[], number[]] = [[], [], []];
  let peakMemoryBytes = 0;
  try {
    for (let run = 0; run < runs; run += 1) {
      const context = await browser.newContext();
      const page = await context.newPage();
      page.setDefaultTimeout(600_000);
      await page.goto(`${server.url}/`);
      await page.locator('input').setInputFiles(gbk);
      const memory = await watchRendererMemory(browser);
      const { ms, longestTaskMs } = await page.evaluate(() => globalThis.benchPage.importForeign());
      peakMemoryBytes = Math.max(peakMemoryBytes, await memory.stop());
      imports.push(ms);
      tasks.push(longestTaskMs);
      await page.locator('input').setInputFiles(utf8);
      reads.push(await page.evaluate(() => globalThis.benchPage.readCsv()));
      await context.close();
    }
  } finally {
    await server.close();
  }
  return { importMs: median(imports), readerMs: median(reads), longestTaskMs: Math.max(...tasks), peakMemoryBytes };
}
