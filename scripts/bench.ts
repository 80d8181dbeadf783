/**
 * `npm run bench [-- --sizes 100k,1m,5m] [--runs 7] [--skip-build]`: measures the built app and its queries, in one run, and writes
 * bench-results/bench.json and bench-results/bench.md. Files of each size come from the generator.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright';
import { type FileTimings, measureFile, measureStarts, type StartTimings } from '../tests/bench/app-bench.ts';
import { type CsvBench, runCsvBench } from '../tests/bench/csv-bench.ts';
import { requestedJavaScript, shellJavaScript } from '../tests/bench/initial-javascript.ts';
import { buildBenchPage, type QueryBench, runQueryBench } from '../tests/bench/query-bench.ts';
import { type BenchResults, benchReport } from '../tests/bench/report.ts';
import { plainChromiumOptions } from './browser/chromium-options.ts';
import { startServer } from './serve.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const RESULTS = join(ROOT, 'bench-results');
/** A build of its own, so that nothing changes it while it is measured. */
const APP = join(RESULTS, 'work/app');

const SIZES: Readonly<Record<string, number>> = { '100k': 100_000, '1m': 1_000_000, '5m': 5_000_000 };

function run(program: string, ...args: string[]): void {
  const result = spawnSync(join(ROOT, 'node_modules/.bin', program), args, { cwd: ROOT, stdio: 'inherit' });
  if (result.status !== 0) throw new Error(`${program} ${args.join(' ')} failed`);
}

function enterpriseFile(size: string): string {
  const file = join(RESULTS, 'work', `enterprise-${size}.parquet`);
  if (!existsSync(file)) {
    mkdirSync(join(RESULTS, 'work'), { recursive: true });
    run('tsx', 'scripts/generate.ts', '--enterprises', String(SIZES[size]), '--out', file);
  }
  return file;
}

function say(text: string): void {
  console.error(`bench: ${text}`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: Object.keys(SIZES).join(',') },
      runs: { type: 'string', default: '7' },
      'skip-build': { type: 'boolean', default: false },
    },
  });
  const sizes = values.sizes.split(',').map((size) => size.trim().toLowerCase());
  const unknown = sizes.filter((size) => !(size in SIZES));
  if (unknown.length > 0) throw new Error(`--sizes knows ${Object.keys(SIZES).join(', ')}, not ${unknown.join(', ')}`);
  if (!values['skip-build']) run('vite', 'build', '--outDir', APP, '--emptyOutDir', '--logLevel', 'warn');
  const files = sizes.map(enterpriseFile);
  await buildBenchPage();
  const loadAverage = loadavg()[0] ?? Number.NaN;

  say('starts');
  const server = await startServer({ root: APP, port: 0, host: '127.0.0.1' });
  const starts: StartTimings = await measureStarts(server, 3).finally(() => server.close());
  const apps: Record<string, FileTimings> = {};
  const queries: Record<string, QueryBench> = {};
  let chromiumVersion = '';
  for (const [index, size] of sizes.entries()) {
    const file = files[index] ?? '';
    say(`${size}: the app`);
    apps[size] = await measureFile(APP, file, Math.min(3, Number(values.runs)));
    say(`${size}: queries`);
    const browser = await chromium.launch(plainChromiumOptions());
    chromiumVersion = browser.version();
    queries[size] = await runQueryBench(browser, file, Number(values.runs)).finally(() => browser.close());
  }
  const csv: Record<string, CsvBench> = {};
  const millions = sizes.indexOf('1m');
  if (millions >= 0) {
    say('1m: CSV in GBK');
    const browser = await chromium.launch(plainChromiumOptions());
    csv['1m'] = await runCsvBench(browser, files[millions] ?? '', 3).finally(() => browser.close());
  }
  const results: BenchResults = {
    measuredOn: new Date().toISOString(),
    machine: {
      processor: cpus()[0]?.model ?? 'unknown',
      cores: cpus().length,
      memoryGb: Math.round(totalmem() / 2 ** 30),
      platform: `${process.platform} ${process.arch}`,
      node: process.version,
      chromium: chromiumVersion,
      loadAverage,
    },
    javaScript: { shell: shellJavaScript(APP), withMap: requestedJavaScript(APP, starts.requests) },
    starts,
    apps,
    queries,
    csv,
  };
  const report = benchReport(results);
  writeFileSync(join(RESULTS, 'bench.json'), `${JSON.stringify(results, null, 2)}\n`);
  writeFileSync(join(RESULTS, 'bench.md'), report);
  console.log(report);
}

await main();
