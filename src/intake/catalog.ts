import type { Engine, QueryOptions } from '../engine/engine.ts';
import type { Catalog } from '../model/catalog.ts';
import { textAt } from '../model/column-table.ts';
import { TABLE_NAMES, type TableName } from '../model/tables.ts';
import { listColumns } from './staging-sql.ts';

/** Which tables of the model stand in a schema, and with which columns. Staging and derived tables are left out. */
export async function readCatalog(engine: Engine, schema: string, options?: QueryOptions): Promise<Catalog> {
  const answer = await engine.query(
    { name: 'catalog', sql: listColumns(schema), columns: { table_name: 'text', column_name: 'text' } },
    options,
  );
  const catalog: Partial<Record<TableName, string[]>> = {};
  for (let row = 0; row < answer.numRows; row++) {
    const table = TABLE_NAMES.find((name) => name === textAt(answer, 'table_name', row));
    const column = textAt(answer, 'column_name', row);
    if (table === undefined || column === null) continue;
    const columns = catalog[table] ?? [];
    columns.push(column);
    catalog[table] = columns;
  }
  return catalog;
}
