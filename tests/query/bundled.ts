import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from '../../src/engine/engine.ts';
import type { Catalog } from '../../src/model/catalog.ts';
import type { DatasetIndex, DatasetManifest } from '../../src/model/dataset.ts';
import type { TableName } from '../../src/model/tables.ts';
import { prepareStatements } from '../../src/queries/prepare.ts';
import { identifier, textLiteral } from '../../src/queries/sql.ts';

const DATA = join(import.meta.dirname, '../../data');

/** The manifest of a bundled dataset, null where it is not there. */
export function bundledManifest(id: string): DatasetManifest | null {
  const path = join(DATA, 'index.json');
  if (!existsSync(path)) return null;
  const index = JSON.parse(readFileSync(path, 'utf8')) as DatasetIndex;
  return index.datasets.find((dataset) => dataset.id === id) ?? null;
}

/**
 * Loads the Arrow files of a bundled dataset and prepares it as of its own date. Answers its catalog. Parquet files are refused.
 * `onLoaded` runs between the two.
 */
export async function loadBundled(
  engine: Engine,
  manifest: DatasetManifest,
  schema: string,
  asOf = manifest.asOf,
  onLoaded: () => Promise<void> = () => Promise.resolve(),
): Promise<Catalog> {
  await engine.execute([`DROP SCHEMA IF EXISTS ${identifier(schema)} CASCADE`, `CREATE SCHEMA ${identifier(schema)}`]);
  const catalog: Partial<Record<TableName, readonly string[]>> = {};
  for (const file of manifest.files) {
    const bytes = readFileSync(join(DATA, file.path));
    if (bytes.subarray(0, 4).toString('latin1') === 'PAR1') throw new TypeError(`${file.path} is Parquet`);
    await engine.insertArrow(new Uint8Array(bytes), { schema, table: file.table, create: true });
    const columns = await engine.query({
      name: 'columns',
      sql: `SELECT column_name FROM information_schema.columns WHERE table_schema = ${textLiteral(schema)} AND table_name = ${textLiteral(file.table)}`,
      columns: { column_name: 'text' },
    });
    const names = columns.columns.column_name;
    catalog[file.table] = names?.kind === 'text' ? names.values.filter((name) => name !== null) : [];
  }
  await onLoaded();
  await engine.execute(prepareStatements(schema, catalog, asOf));
  return catalog;
}
