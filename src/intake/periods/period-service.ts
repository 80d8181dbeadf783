import type { Engine } from '../../engine/engine.ts';
import { PERIOD_SCHEMAS, type PeriodService } from '../../model/period-session.ts';
import { TABLE_NAMES } from '../../model/tables.ts';
import { keepKeysStatements } from '../../queries/same-units.ts';
import { identifier, tableName } from '../../queries/sql.ts';
import { readCatalog } from '../catalog.ts';
import type { loadFile } from '../load-file.ts';
import { keysAsArrow, type MatchLists, matchUnits } from './match-units.ts';
import { mergeLists } from './merge-lists.ts';

const SAME = 'same_unit';

/** Loads lists beside a person's tables, tells which units are the same, merges. */
export function createPeriodService(engine: Engine, match: MatchLists, load: typeof loadFile): PeriodService {
  const { next, merged } = PERIOD_SCHEMAS;
  return {
    async stage(files, options) {
      await engine.execute([`DROP SCHEMA IF EXISTS ${identifier(next)} CASCADE`, `CREATE SCHEMA ${identifier(next)}`], options);
      for (const file of files) await load(file, { engine, schema: next }, options);
      return readCatalog(engine, next, options);
    },
    async keepKeys(table, own, staged, date, decisions, options) {
      const [ownColumns, columns] = [own.catalog[table], staged[table]];
      if (ownColumns === undefined || columns === undefined) return [];
      const { signal } = options;
      const units = { table, current: { schema: own.schema, table, columns: ownColumns }, next: { schema: next, table, columns }, date };
      const keys = await matchUnits(engine, units, match, {
        decisions,
        signal,
        onProgress: ({ done, total }) => options.onProgress({ stage: 'checking', rowsDone: done, rowsTotal: total }),
      });
      if (keys.newIds.length > 0) {
        await engine.execute([`DROP TABLE IF EXISTS ${tableName(next, SAME)}`], { signal });
        await engine.insertArrow(keysAsArrow(keys), { schema: next, table: SAME, create: true }, { signal });
        const columnsOf = (name: string): readonly string[] => staged[TABLE_NAMES.find((known) => known === name) ?? 'snapshot'] ?? [];
        await engine.execute([...keepKeysStatements(table, next, SAME, columnsOf), `DROP TABLE ${tableName(next, SAME)}`], { signal });
      }
      return keys.unsure;
    },
    merge: (own, staged, plan, options) =>
      mergeLists(engine, { own: own.schema, next, merged }, { own: own.catalog, next: staged }, plan, options.signal),
    async files(catalog, options) {
      const found: File[] = [];
      for (const [table, columns] of Object.entries(catalog)) {
        const bytes = await engine.exportArrow(`SELECT ${columns.map(identifier).join(', ')} FROM ${tableName(merged, table)}`, options);
        // What is in the file need not stay in the database.
        await engine.execute([`DROP TABLE ${tableName(merged, table)}`], options);
        found.push(new File([bytes as BlobPart], `${table}.arrow`));
      }
      return found;
    },
    drop: () => engine.execute(Object.values(PERIOD_SCHEMAS).map((schema) => `DROP SCHEMA IF EXISTS ${identifier(schema)} CASCADE`)),
  };
}
