import { AsyncDuckDB, DuckDBDataProtocol, VoidLogger } from '@duckdb/duckdb-wasm';
import { BUNDLED_ASSETS } from '../../../src/engine/duckdb-assets.ts';
import { createDuckDbEngine } from '../../../src/engine/duckdb-engine.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { readCatalog } from '../../../src/intake/catalog.ts';
import { loadFile } from '../../../src/intake/load-file.ts';
import { openImport } from '../../../src/intake/session/open-import.ts';
import type { Catalog } from '../../../src/model/catalog.ts';
import { numberAt } from '../../../src/model/column-table.ts';
import { prepareStatements } from '../../../src/queries/prepare.ts';
import { BENCH_DATE, BENCH_SCHEMA, benchQueries, benchRankingStatements } from '../bench-queries.ts';

export interface LoadTiming {
  readonly bootMs: number;
  readonly loadMs: number;
  readonly prepareMs: number;
  /** The tables of the gap ranking, which the app makes when that screen is first opened. */
  readonly rankingMs: number;
  readonly longestTaskMs: number;
  readonly rows: number;
  readonly catalog: Catalog;
}

export interface BenchPage {
  /** Loads the file in the page's file field and derives the tables of the queries. */
  load(): Promise<LoadTiming>;
  /** Milliseconds of each run of the named query, answer decoded. */
  time(name: string, runs: number): Promise<number[]>;
  /** Imports the foreign file in the page's file field by the guess alone, as the app does. */
  importForeign(): Promise<{ readonly ms: number; readonly longestTaskMs: number }>;
  /** Reads the file with the database's own CSV reader, in a database of its own. */
  readCsv(): Promise<number>;
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

function chosenFile(): File {
  const file = document.querySelector('input')?.files?.[0];
  if (file === undefined) throw new Error('no file chosen');
  return file;
}

function query(name: string) {
  const found = benchQueries().find((candidate) => candidate.name === name);
  if (found === undefined) throw new RangeError(`no query ${name}`);
  return found;
}

globalThis.benchPage = {
  async load() {
    const file = chosenFile();
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
    const rankingMs = await elapsed(() => ready().execute(benchRankingStatements(catalog)));
    return { bootMs, loadMs, prepareMs, rankingMs, longestTaskMs, rows, catalog };
  },
  async time(name, runs) {
    const wanted = query(name);
    const times: number[] = [];
    for (let run = 0; run < runs; run += 1) times.push(await elapsed(() => ready().query(wanted)));
    return times;
  },
  async importForeign() {
    const file = chosenFile();
    engine ??= await createDuckDbEngine();
    let longestTaskMs = 0;
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, entry.duration);
    });
    observer.observe({ type: 'longtask', buffered: false });
    const ms = await elapsed(async () => {
      const target = { engine: ready(), schema: BENCH_SCHEMA };
      const session = await openImport(file, {
        signal: new AbortController().signal,
        onProgress: () => undefined,
        templates: [],
        early: target,
      });
      const decisions = session.preview.sheets.map(({ index, plan }) => ({ sheet: index, plan, allowed: [] }));
      const { files } = await session.convert(decisions, [], () => undefined);
      for (const table of files) await loadFile(table, target, {});
      session.close();
    });
    await new Promise((resolve) => setTimeout(resolve, 100));
    observer.disconnect();
    return { ms, longestTaskMs };
  },
  async readCsv() {
    const file = chosenFile();
    const database = new AsyncDuckDB(new VoidLogger(), BUNDLED_ASSETS.createWorker());
    await database.instantiate(BUNDLED_ASSETS.wasmUrl);
    await database.open({});
    const connection = await database.connect();
    await connection.query('SET autoload_known_extensions = false');
    await database.registerFileHandle('list.csv', file, DuckDBDataProtocol.BROWSER_FILEREADER, true);
    const ms = await elapsed(() => connection.query("CREATE TABLE list AS SELECT * FROM read_csv('list.csv')"));
    await connection.close();
    await database.terminate();
    return ms;
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
