import type { Engine } from '../../src/engine/engine.ts';
import { numberAt, valueAt } from '../../src/model/column-table.ts';
import type { TypedQuery } from '../../src/model/typed-query.ts';

export type AnswerRow = Readonly<Record<string, number | string | boolean | null>>;

/** A small answer as row objects, for tests only. */
export async function rowsOf(engine: Engine, query: TypedQuery): Promise<AnswerRow[]> {
  const table = await engine.query(query);
  return Array.from({ length: table.numRows }, (_, row) =>
    Object.fromEntries(Object.keys(query.columns).map((name) => [name, valueAt(table, name, row)])),
  );
}

/** The only row of an answer. */
export async function rowOf(engine: Engine, query: TypedQuery): Promise<AnswerRow> {
  const rows = await rowsOf(engine, query);
  const [row] = rows;
  if (row === undefined || rows.length !== 1) throw new RangeError(`${query.name} answered ${rows.length} rows`);
  return row;
}

/** The sum of a numeric column, NULL as nothing. */
export async function sumOf(engine: Engine, query: TypedQuery, column: string): Promise<number> {
  const table = await engine.query(query);
  let sum = 0;
  for (let row = 0; row < table.numRows; row++) sum += numberAt(table, column, row) ?? 0;
  return sum;
}
