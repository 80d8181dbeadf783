import type { FileTimings, StartTimings } from './app-bench.ts';
import type { CsvBench } from './csv-bench.ts';
import type { JavaScriptSize } from './initial-javascript.ts';
import type { QueryBench } from './query-bench.ts';
import { median } from './statistics.ts';

export interface BenchResults {
  readonly measuredOn: string;
  readonly machine: {
    readonly processor: string;
    readonly cores: number;
    readonly memoryGb: number;
    readonly platform: string;
    readonly node: string;
    readonly chromium: string;
    /** Processes that wanted a core in the minute before: above 1 the machine was not free. */
    readonly loadAverage: number;
  };
  readonly javaScript: { readonly shell: JavaScriptSize; readonly withMap: JavaScriptSize };
  readonly starts: StartTimings;
  readonly apps: Readonly<Record<string, FileTimings>>;
  readonly queries: Readonly<Record<string, QueryBench>>;
  /** By size; only where it was asked for. */
  readonly csv: Readonly<Record<string, CsvBench>>;
}

interface Line {
  readonly what: string;
  readonly value: number;
  readonly unit: 's' | 'ms' | 'kB' | 'MB' | '×';
  readonly budget?: number;
}

/** Budgets by size of the file; a size that has none is measured all the same. */
const FIRST_MAP_SECONDS: Readonly<Record<string, number>> = { '100k': 1, '1m': 3, '5m': 8 };
const MEMORY_MB: Readonly<Record<string, number>> = { '1m': 800, '5m': 1600 };
const COMPARED_SIZES = ['1m', '5m'];

function ifCompared(size: string, budget: number): { budget?: number } {
  return COMPARED_SIZES.includes(size) ? { budget } : {};
}

function budgetOf(budgets: Readonly<Record<string, number>>, size: string): { budget?: number } {
  const budget = budgets[size];
  return budget === undefined ? {} : { budget };
}

function startLines({ starts, javaScript }: BenchResults): Line[] {
  return [
    { what: 'start to an empty app, cold cache', value: starts.coldEmptyMs / 1000, unit: 's' },
    { what: 'start to an empty app, warm cache', value: starts.warmEmptyMs / 1000, unit: 's', budget: 2.5 },
    { what: 'start to the first map, cold cache', value: starts.coldMapMs / 1000, unit: 's' },
    { what: 'start to the first map, warm cache', value: starts.warmMapMs / 1000, unit: 's', budget: 3.5 },
    { what: 'JavaScript of the shell, gzip', value: javaScript.shell.gzipBytes / 1000, unit: 'kB', budget: 300 },
    { what: 'JavaScript with the map, gzip', value: javaScript.withMap.gzipBytes / 1000, unit: 'kB', budget: 900 },
  ];
}

function appLines(size: string, app: FileTimings): Line[] {
  return [
    { what: `${size}: file → first map`, value: app.firstMapMs / 1000, unit: 's', ...budgetOf(FIRST_MAP_SECONDS, size) },
    { what: `${size}: longest main-thread task until the first map`, value: app.longestTaskMs, unit: 'ms' },
    { what: `${size}: renderer memory, peak while loading`, value: app.peakMemoryBytes / 1e6, unit: 'MB', ...budgetOf(MEMORY_MB, size) },
    { what: `${size}: filter → all updated, median`, value: app.filterMedianMs, unit: 'ms' },
    {
      what: `${size}: filter → all updated, p95 of ${app.filterChanges}`,
      value: app.filterP95Ms,
      unit: 'ms',
      ...(size === '1m' ? { budget: 250 } : {}),
    },
    { what: `${size}: frame while panning, p95`, value: app.panFrameP95Ms, unit: 'ms', ...(size === '1m' ? { budget: 50 } : {}) },
  ];
}

function queryLines(size: string, bench: QueryBench): Line[] {
  const ratios = (kind: string): number[] => bench.queries.filter((query) => query.kind === kind).map((query) => query.ratio);
  return [
    {
      what: `${size}: longest main-thread task of loading alone`,
      value: bench.wasm.longestTaskMs,
      unit: 'ms',
      ...(size === '1m' ? { budget: 50 } : {}),
    },
    { what: `${size}: load against native`, value: bench.wasm.loadMs / bench.nativeLoadMs, unit: '×', ...ifCompared(size, 6) },
    { what: `${size}: deriving tables against native`, value: bench.wasm.prepareMs / bench.nativePrepareMs, unit: '×' },
    { what: `${size}: sums against native, median`, value: median(ratios('aggregate')), unit: '×', ...ifCompared(size, 2) },
    { what: `${size}: first 100 against native, worst`, value: Math.max(...ratios('top')), unit: '×', ...ifCompared(size, 3) },
  ];
}

function csvLines(size: string, csv: CsvBench): Line[] {
  return [
    { what: `${size}: CSV in GBK, file → table`, value: csv.importMs / 1000, unit: 's' },
    { what: `${size}: CSV in GBK against the database's own reader on UTF-8`, value: csv.importMs / csv.readerMs, unit: '×', budget: 3 },
    { what: `${size}: CSV, longest main-thread task`, value: csv.longestTaskMs, unit: 'ms', budget: 50 },
    { what: `${size}: CSV, renderer memory, peak`, value: csv.peakMemoryBytes / 1e6, unit: 'MB' },
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

function number(value: number): string {
  if (!Number.isFinite(value)) return '—';
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

/** The results as Markdown: what has a budget first, then every query. */
export function benchReport(results: BenchResults): string {
  const { machine } = results;
  const lines = [
    ...startLines(results),
    ...Object.entries(results.apps).flatMap(([size, app]) => appLines(size, app)),
    ...Object.entries(results.queries).flatMap(([size, bench]) => queryLines(size, bench)),
    ...Object.entries(results.csv).flatMap(([size, csv]) => csvLines(size, csv)),
  ];
  const summary = lines.map(({ what, value, unit, budget }) => [
    what,
    `${number(value)} ${unit}`,
    budget === undefined ? '' : `≤ ${budget} ${unit}`,
    budget === undefined ? '' : value <= budget ? 'held' : '**missed**',
  ]);
  const details = Object.entries(results.queries).flatMap(([size, bench]) =>
    bench.queries.map((query) => [
      `${size}: ${query.name}`,
      number(query.wasmMs),
      number(query.nativeMs),
      number(query.ratio),
      query.equal ? 'yes' : '**no**',
    ]),
  );
  const loads = Object.entries(results.queries).map(([size, { rows, wasm, nativeLoadMs, nativePrepareMs }]) => [
    size,
    String(rows),
    ...[wasm.bootMs, wasm.loadMs, nativeLoadMs, wasm.prepareMs, nativePrepareMs, wasm.longestTaskMs].map(number),
  ]);
  const version = Object.values(results.queries)[0]?.nativeVersion ?? '—';
  return `# Bench

${results.measuredOn} · ${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB, ${machine.platform}, no graphics processor, load average ${number(machine.loadAverage)} before the start · Chromium ${machine.chromium} · Node ${machine.node} · native DuckDB ${version}, one thread

${table(['what', 'measured', 'budget', ''], summary)}

Load, milliseconds, in the browser and native:

${table(['size', 'rows', 'boot', 'load', 'native load', 'derive', 'native derive', 'longest task'], loads)}

Queries, median milliseconds; «same» compares the first row of both answers:

${table(['query', 'browser', 'native', 'ratio', 'same'], details)}
`;
}
