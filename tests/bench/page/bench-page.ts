import { createDuckDbEngine } from '../../../src/engine/duckdb-engine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { readCatalog } from '../../../src/intake/catalog.ts';
import { loadFile } from '../../../src/intake/load-file.ts';
import type { Catalog } from '../../../src/model/catalog.ts';
import { numberAt } from '../../../src/model/column-table.ts';
import { prepareStatements } from '../../../src/queries/prepare.ts';
import { BENCH_DATE, BENCH_SCHEMA, benchQueries } from '../bench-queries.ts';

export interface LoadTiming {
  readonly bootMs: number;
  readonly loadMs: number;
  readonly prepareMs: number;
  readonly longestTaskMs: number;
  readonly rows: number;
  readonly catalog: Catalog;
}

export interface BenchPage {
  /** Loads the file in the page's file field and derives the tables of the queries. */
  load(): Promise<LoadTiming>;
  /** Milliseconds of each run of the named query, answer decoded. */
  time(name: string, runs: number): Promise<number[]>;
  /** Columns of the first row of the named query, to be compared with another database. */
  firstRow(name: string): Promise<Record<string, number | null>>;
}

declare global {
  var benchPage: BenchPage;
}

let engine: Engine | null = null;

async function elapsed(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

function ready(): Engine {
  if (engine === null) throw new Error('load() comes first');
  return engine;
}

function query(name: string) {
  const found = benchQueries().find((candidate) => candidate.name === name);
  if (found === undefined) throw new RangeError(`no query ${name}`);
  return found;
}

globalThis.benchPage = {
  async load() {
    const file = document.querySelector('input')?.files?.[0];
    if (file === undefined) throw new Error('no file chosen');
    let longestTaskMs = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, entry.duration);
    }).observe({ type: 'longtask', buffered: false });
    const bootMs = await elapsed(async () => {
      engine = await createDuckDbEngine();
    });
    let rows = 0;
    const loadMs = await elapsed(async () => {
      rows = (await loadFile(file, { engine: ready(), schema: BENCH_SCHEMA }, { table: 'enterprise' })).rows;
    });
    const catalog = await readCatalog(ready(), BENCH_SCHEMA);
    const prepareMs = await elapsed(() => ready().execute(prepareStatements(BENCH_SCHEMA, catalog, BENCH_DATE)));
    await new Promise((resolve) => setTimeout(resolve, 100));
    return { bootMs, loadMs, prepareMs, longestTaskMs, rows, catalog };
  },
  async time(name, runs) {
    const wanted = query(name);
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) times.push(await elapsed(() => ready().query(wanted)));
    return times;
  },
  async firstRow(name) {
    const wanted = query(name);
    const table = await ready().query(wanted);
    return Object.fromEntries(
      Object.entries(wanted.columns)
        .filter(([, type]) => type === 'integer' || type === 'double')
        .map(([column]) => [column, numberAt(table, column, 0) ?? null]),
    );
  },
};
