import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright';
import { build } from 'vite';
import { startServer } from '../../scripts/serve.ts';
import { benchQueries } from './bench-queries.ts';
import { openNativeDatabase } from './native-database.ts';
import type { BenchPage, LoadTiming } from './page/bench-page.ts';
import { median } from './statistics.ts';

declare global {
  var benchPage: BenchPage;
}

const PAGE_ROOT = fileURLToPath(new URL('./page/', import.meta.url));
const PAGE_BUILD = fileURLToPath(new URL('../../bench-results/work/page/', import.meta.url));

export interface QueryTiming {
  readonly name: string;
  readonly kind: string;
  readonly wasmMs: number;
  readonly nativeMs: number;
  readonly ratio: number;
  /** Both databases gave the same numbers in the first row. */
  readonly equal: boolean;
}

export interface QueryBench {
  readonly rows: number;
  readonly wasm: LoadTiming;
  readonly nativeVersion: string;
  readonly nativeLoadMs: number;
  readonly nativePrepareMs: number;
  readonly queries: readonly QueryTiming[];
}

/** Builds the page that measures, with the app's own engine, intake and queries in it. */
export async function buildBenchPage(): Promise<void> {
  await build({
    root: PAGE_ROOT,
    base: './',
    configFile: false,
    logLevel: 'warn',
    worker: { format: 'es' },
    build: { outDir: PAGE_BUILD, emptyOutDir: true, assetsInlineLimit: 0, target: 'es2022' },
  });
}

function sameNumbers(wasm: Record<string, number | null>, native: Record<string, unknown>): boolean {
  return Object.entries(wasm).every(([column, value]) => {
    const other = native[column];
    if (value === null || other === null || other === undefined) return value === null && (other === null || other === undefined);
    return Math.abs(value - Number(other)) <= 1e-9 * Math.max(1, Math.abs(value));
  });
}

/** The same file, the same statements, in the browser and in native DuckDB with one thread. Needs buildBenchPage() before. */
export async function runQueryBench(browser: Browser, file: string, runs: number): Promise<QueryBench> {
  const server = await startServer({ root: PAGE_BUILD, port: 0, host: '127.0.0.1' });
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(600_000);
    await page.goto(`${server.url}/`);
    await page.locator('input').setInputFiles(file);
    const wasm = await page.evaluate(() => globalThis.benchPage.load());
    const native = await openNativeDatabase(file, wasm.catalog);
    try {
      const once = { wasmMs: wasm.rankingMs, nativeMs: native.rankingMs, ratio: wasm.rankingMs / native.rankingMs };
      const queries: QueryTiming[] = [{ name: 'tables of the gap ranking, once', kind: 'once', ...once, equal: true }];
      for (const { name, kind, sql } of benchQueries()) {
        // In turns and after one run that warms up, so that a busy moment of the machine hits both.
        const wasmTimes: number[] = [];
        const nativeTimes: number[] = [];
        for (let run = 0; run <= runs; run += 1) {
          const [wasmMs = Number.NaN] = await page.evaluate((query) => globalThis.benchPage.time(query, 1), name);
          const [nativeMs = Number.NaN] = await native.time(sql, 1);
          if (run === 0) continue;
          wasmTimes.push(wasmMs);
          nativeTimes.push(nativeMs);
        }
        const equal = sameNumbers(await page.evaluate((query) => globalThis.benchPage.firstRow(query), name), await native.firstRow(sql));
        const [wasmMs, nativeMs] = [median(wasmTimes), median(nativeTimes)];
        queries.push({ name, kind, wasmMs, nativeMs, ratio: wasmMs / nativeMs, equal });
      }
      return {
        rows: wasm.rows,
        wasm,
        nativeVersion: native.version,
        nativeLoadMs: native.loadMs,
        nativePrepareMs: native.prepareMs,
        queries,
      };
    } finally {
      native.close();
    }
  } finally {
    await context.close();
    await server.close();
  }
}
