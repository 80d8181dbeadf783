import { expect, test } from 'vitest';
import { numberAt } from '../../src/model/column-table.ts';
import { WARM_UP_BEGIN, WARM_UP_END, WARM_UP_ROWS_SQL, WARM_UP_SCHEMA, warmUpStatements } from '../../src/queries/warm-up.ts';
import { createNodeEngine } from '../support/node-engine.ts';

test('the warm-up runs over rows of its own and leaves nothing behind', async () => {
  const engine = await createNodeEngine();
  const count = async (sql: string): Promise<number> =>
    numberAt(
      await engine.query({ name: 'count', sql: `SELECT CAST(count(*) AS INTEGER) AS n FROM ${sql}`, columns: { n: 'integer' } }),
      'n',
      0,
    ) ?? -1;
  const left = `duckdb_tables() WHERE schema_name = '${WARM_UP_SCHEMA}'`;
  await engine.execute(WARM_UP_BEGIN);
  await engine.insertArrow(await engine.exportArrow(WARM_UP_ROWS_SQL), { schema: WARM_UP_SCHEMA, table: 'enterprise', create: true });
  await engine.execute(warmUpStatements());
  expect(await count(`${WARM_UP_SCHEMA}.fact`)).toBeGreaterThan(10_000);
  expect(await count(`${WARM_UP_SCHEMA}.group_sums`)).toBeGreaterThan(100);
  await engine.execute(WARM_UP_END);
  expect(await count(left)).toBe(0);
  // A second one, after one that was stopped half-way, begins anew.
  await engine.execute(WARM_UP_BEGIN);
  await engine.execute(WARM_UP_BEGIN);
  await engine.execute(WARM_UP_END);
  await engine.close();
});
