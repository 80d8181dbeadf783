import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import { prepareStatements } from '../../src/queries/prepare.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { allQueries } from './all-queries.ts';
import { rowsOf } from './answers.ts';
import { rawStatements } from './fixture-tables.ts';
import { randomDataset } from './random-tables.ts';

/** Equal but for the last digits of floating point, which the two builds' mathematics may round differently. */
function rounded(value: unknown): unknown {
  return typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(9)) : value;
}

it('answers the same on native DuckDB, from the same text', async () => {
  const engine = await createNodeEngine();
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' });
  const native = await instance.connect();
  const schema = 'ds_native';
  for (const { tables, catalog, asOf } of fc.sample(randomDataset, { numRuns: 3, seed: 20240430 })) {
    const statements = [...rawStatements(schema, catalog, tables), ...prepareStatements(schema, catalog, asOf)];
    await engine.execute(statements);
    for (const statement of statements) await native.run(statement);
    for (const query of allQueries(schema, STANDARD_DEFINITION, EMPTY_FILTER)) {
      const expected = await rowsOf(engine, query);
      const answered = (await native.runAndReadAll(query.sql)).getRowObjectsJS() as Record<string, unknown>[];
      const plain = (rows: readonly Record<string, unknown>[]): unknown[] =>
        rows.map((row) => Object.fromEntries(Object.entries(row).map(([name, value]) => [name, rounded(value)])));
      // A GROUP BY without ORDER BY promises no order: those answers are compared as sets.
      const key = (row: unknown): string => JSON.stringify(row);
      const ordered = /ORDER BY/.test(query.sql)
        ? plain
        : (rows: readonly Record<string, unknown>[]): unknown[] => plain(rows).sort((a, b) => (key(a) < key(b) ? -1 : 1));
      expect(ordered(answered), query.name).toEqual(ordered(expected));
    }
  }
  native.closeSync();
  await engine.close();
});
