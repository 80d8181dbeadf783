import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import type { Catalog } from '../../src/model/catalog.ts';
import type { ColumnType } from '../../src/model/table-columns.ts';
import { tableDefinition } from '../../src/model/tables.ts';
import { prepareStatements } from '../../src/queries/prepare.ts';
import { BENCH_DATE, BENCH_SCHEMA, benchRankingStatements } from './bench-queries.ts';

const SQL_TYPES: Readonly<Record<ColumnType, string>> = {
  text: 'VARCHAR',
  integer: 'INTEGER',
  double: 'DOUBLE',
  boolean: 'BOOLEAN',
  date: 'DATE',
  'text[]': 'VARCHAR[]',
};

export interface NativeDatabase {
  readonly version: string;
  readonly loadMs: number;
  readonly prepareMs: number;
  /** The tables of the gap ranking. */
  readonly rankingMs: number;
  /** Milliseconds of each run, the answer kept in the database's own form: nothing is converted for JavaScript. */
  time(sql: string, runs: number): Promise<number[]>;
  firstRow(sql: string): Promise<Record<string, unknown>>;
  close(): void;
}

async function elapsed(action: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

/** Native DuckDB with one thread, the same columns of the same file, the same derived tables. */
export async function openNativeDatabase(file: string, catalog: Catalog): Promise<NativeDatabase> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection: DuckDBConnection = await instance.connect();
  const definition = tableDefinition('enterprise');
  const columns = (catalog.enterprise ?? []).map(
    (name) => `CAST("${name}" AS ${SQL_TYPES[definition.columns[name]?.type ?? 'text']}) AS "${name}"`,
  );
  await connection.run('SET dynamic_or_filter_threshold = 1000');
  await connection.run(`CREATE SCHEMA ${BENCH_SCHEMA}`);
  const source = `read_parquet('${file.replaceAll("'", "''")}')`;
  const loadMs = await elapsed(() =>
    connection.run(`CREATE TABLE ${BENCH_SCHEMA}.enterprise AS SELECT ${columns.join(', ')} FROM ${source}`),
  );
  const prepareMs = await elapsed(async () => {
    for (const statement of prepareStatements(BENCH_SCHEMA, catalog, BENCH_DATE)) await connection.run(statement);
  });
  const rankingMs = await elapsed(async () => {
    for (const statement of benchRankingStatements(catalog)) await connection.run(statement);
  });
  const [version] = (await connection.runAndReadAll('SELECT version() AS version')).getRowObjectsJS();
  return {
    version: String(version?.version),
    loadMs,
    prepareMs,
    rankingMs,
    async time(sql, runs) {
      const times: number[] = [];
      for (let run = 0; run < runs; run += 1) times.push(await elapsed(() => connection.run(sql)));
      return times;
    },
    async firstRow(sql) {
      const [row] = (await connection.runAndReadAll(sql)).getRowObjectsJS();
      return row ?? {};
    },
    close() {
      connection.closeSync();
      instance.closeSync();
    },
  };
}
