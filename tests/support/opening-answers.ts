import type { DatasetManifest } from '../../src/model/dataset.ts';
import { loadBundled } from '../query/bundled.ts';
import { createNodeEngine } from './node-engine.ts';

/** The schema in which the app holds a bundled dataset. */
function schemaOf(manifest: DatasetManifest): string {
  return `ds_${manifest.id.replace(/\W/g, '_')}`;
}

/** The database's answers, Arrow IPC streams in base64 by statement, over the tables of a bundled dataset as of its own date. */
export async function openingAnswers(manifest: DatasetManifest, statements: readonly string[]): Promise<Record<string, string>> {
  const engine = await createNodeEngine();
  try {
    const found = new Map<string, string>();
    const ask = async (sql: string) => {
      found.set(sql, Buffer.from(await engine.exportArrow(sql)).toString('base64'));
    };
    const isOfFiles = (sql: string) => sql.includes('duckdb_columns()');
    // The catalog is asked for when only the files' own tables stand there.
    await loadBundled(engine, manifest, schemaOf(manifest), manifest.asOf, async () => {
      for (const sql of statements.filter(isOfFiles)) await ask(sql);
    });
    for (const sql of statements.filter((statement) => !isOfFiles(statement))) await ask(sql);
    return Object.fromEntries(statements.map((sql) => [sql, found.get(sql) ?? '']));
  } finally {
    await engine.close();
  }
}
