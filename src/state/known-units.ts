import { textAt } from '../model/column-table.ts';
import { AtlasError } from '../model/errors.ts';
import type { KnownUnits } from '../model/import-session.ts';
import type { TableName } from '../model/tables.ts';
import { keysOf, knownUnits, NAMED_TABLES, type NamedTable } from '../queries/known-units.ts';
import { OWN_SCHEMA } from './dataset-state.ts';
import { useAtlas } from './store.ts';

/** What a list can name of a person's own tables, whether they are shown yet or wait for a list of enterprises. Rejects with AtlasError. */
export async function readKnownUnits(): Promise<readonly KnownUnits[]> {
  const { services } = useAtlas.getState();
  if (services === null) throw new AtlasError('engine-boot');
  const catalog = await services.readCatalog(OWN_SCHEMA);
  const found: KnownUnits[] = [];
  for (const table of Object.keys(NAMED_TABLES) as NamedTable[]) {
    const query = knownUnits(OWN_SCHEMA, catalog, table);
    if (query === null) continue;
    const answer = await services.engine.query(query);
    const ids: string[] = [];
    const names: (string | null)[] = [];
    for (let row = 0; row < answer.numRows; row += 1) {
      ids.push(textAt(answer, 'id', row) ?? '');
      names.push(textAt(answer, 'name_zh', row));
    }
    found.push({ table, ids, names });
  }
  return found;
}

/** Keys of a table that no list names; those of the others come with {@link readKnownUnits}. */
export async function readOtherKeys(tables: readonly TableName[]): Promise<readonly KnownUnits[]> {
  const { services } = useAtlas.getState();
  if (services === null) throw new AtlasError('engine-boot');
  const catalog = await services.readCatalog(OWN_SCHEMA);
  const found: KnownUnits[] = [];
  for (const table of new Set(tables)) {
    const query = table in NAMED_TABLES ? null : keysOf(OWN_SCHEMA, catalog, table);
    if (query === null) continue;
    const answer = await services.engine.query(query);
    const ids = Array.from({ length: answer.numRows }, (_, row) => textAt(answer, 'id', row) ?? '');
    found.push({ table, ids, names: ids.map(() => null) });
  }
  return found;
}
