import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DuckDBInstance } from '@duckdb/node-api';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** Files such as an officer might have, made by native DuckDB, in a directory of their own. */
export interface OwnFiles {
  readonly directory: string;
  path(name: string): string;
  /** An enterprise list of the generator. */
  generate(name: string, enterprises: number): string;
  /** The rows of a SELECT as Parquet; `$dir` in it stands for the directory. */
  parquet(name: string, select: string): Promise<string>;
  /** A file of exactly these bytes. */
  bytes(name: string, content: string | Uint8Array): string;
  /** The first part of another file. */
  truncated(name: string, source: string, share: number): string;
  /** One row as native DuckDB computes it. */
  row(select: string): Promise<Record<string, unknown>>;
  remove(): void;
}

async function withDatabase<T>(work: (run: (sql: string) => Promise<Record<string, unknown>[]>) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await instance.connect();
  try {
    return await work(async (sql) => (await connection.runAndReadAll(sql)).getRowObjectsJS());
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

export function makeOwnFiles(): OwnFiles {
  const directory = mkdtempSync(join(tmpdir(), '自有 数据-'));
  const path = (name: string): string => join(directory, name);
  const named = (sql: string): string => sql.replaceAll('$dir', directory.replaceAll("'", "''"));
  return {
    directory,
    path,
    generate(name, enterprises) {
      const out = path(name);
      execFileSync('npx', ['tsx', 'scripts/generate.ts', '--enterprises', String(enterprises), '--out', out], { cwd: ROOT, stdio: 'pipe' });
      return out;
    },
    async parquet(name, select) {
      const out = path(name);
      await withDatabase((run) => run(named(`COPY (${select}) TO '$dir/${name}' (FORMAT parquet, COMPRESSION zstd)`)));
      return out;
    },
    bytes(name, content) {
      writeFileSync(path(name), content);
      return path(name);
    },
    truncated(name, source, share) {
      const out = path(name);
      execFileSync('cp', [source, out]);
      truncateSync(out, Math.floor(statSync(source).size * share));
      return out;
    },
    row: (select) =>
      withDatabase(async (run) => {
        const [row] = await run(named(select));
        if (row === undefined) throw new Error('no row');
        return row;
      }),
    remove: () => rmSync(directory, { recursive: true, force: true }),
  };
}
