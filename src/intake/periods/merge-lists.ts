import type { Engine } from '../../engine/engine.ts';
import type { Catalog } from '../../model/catalog.ts';
import { type MergePlan, type MergeWay, pairTable } from '../../model/period-session.ts';
import type { TableName } from '../../model/tables.ts';
import {
  appendPeriodStatements,
  mergeByKeyStatements,
  mergedColumns,
  mergePeriodStatements,
  VERSIONED,
} from '../../queries/merge-period.ts';
import { correctRowsStatements } from '../../queries/merge-rows.ts';
import { identifier, tableName } from '../../queries/sql.ts';
import { MASK } from '../privacy/mask-text.ts';

/**
 * Merges what a list brought (`next`) into what is loaded (`own`), table by table, in a schema of its own; neither is touched.
 * Answers which tables stand there, with their columns.
 */
export async function mergeLists(
  engine: Engine,
  schemas: { readonly own: string; readonly next: string; readonly merged: string },
  catalogs: { readonly own: Catalog; readonly next: Catalog },
  plan: MergePlan,
  signal: AbortSignal,
): Promise<Catalog> {
  await engine.execute([`DROP SCHEMA IF EXISTS ${identifier(schemas.merged)} CASCADE`, `CREATE SCHEMA ${identifier(schemas.merged)}`], {
    signal,
  });
  const merged: Partial<Record<TableName, readonly string[]>> = {};
  for (const { table, way } of plan.tables) {
    const columns = catalogs.next[table];
    if (columns === undefined || way === 'keep') continue;
    const own = catalogs.own[table];
    const next = { schema: schemas.next, table, columns };
    const versioning = VERSIONED[table];
    const into = { schema: schemas.merged, table, pair: pairTable(table) };
    if (own === undefined && (versioning === undefined || plan.date === null)) {
      await engine.execute([`CREATE TABLE ${tableName(schemas.merged, table)} AS SELECT * FROM ${tableName(schemas.next, table)}`], {
        signal,
      });
      merged[table] = columns;
      continue;
    }
    const current =
      own === undefined ? await emptyTable(engine, schemas.merged, table, signal) : { schema: schemas.own, table, columns: own };
    const rows = { table, current, next, into, start: plan.date, until: plan.until, at: plan.at ?? null, mask: MASK };
    const statements =
      way === 'correct' || (way === 'add' && versioning !== undefined)
        ? correctRowsStatements({ ...rows, addsOnly: way === 'add' })
        : versioning === undefined
          ? mergeByKeyStatements({ table, current, next, into, renewed: renewedBy(schemas.next, catalogs.next, way) })
          : way === 'period' && plan.date !== null
            ? mergePeriodStatements({ table, current, next, into, date: plan.date, until: plan.until })
            : appendPeriodStatements({ table, current, next, into, date: plan.date });
    await engine.execute(statements, { signal });
    merged[table] = mergedColumns(table, current.columns, columns);
  }
  return merged;
}

function renewedBy(schema: string, next: Catalog, way: MergeWay): { readonly schema: string; readonly table: string } | null {
  return (way === 'period' || way === 'add') && next.enterprise !== undefined ? { schema, table: 'enterprise' } : null;
}

/** Nothing of the table was known before: its first rows hold from the date of the list. */
async function emptyTable(engine: Engine, schema: string, table: TableName, signal: AbortSignal) {
  const name = `${table}_none`;
  const key = VERSIONED[table]?.key ?? [];
  const columns = key.map((column) => `${identifier(column)} VARCHAR`).join(', ');
  await engine.execute([`CREATE OR REPLACE TABLE ${tableName(schema, name)} (${columns})`], { signal });
  return { schema, table: name, columns: key };
}
