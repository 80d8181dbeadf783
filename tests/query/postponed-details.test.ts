import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textAt } from '../../src/model/column-table.ts';
import { COLUMNS_OF_DETAILS } from '../../src/model/postponed.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { columnsOfModel, loadTables } from './fixture-tables.ts';
import { randomDataset } from './random-tables.ts';

const AS_OF = '2025-06-30';

test('a list alone comes to the same figures without the columns that only its details need', async () => {
  const engine = await createNodeEngine();
  const details: ReadonlySet<string> = new Set(COLUMNS_OF_DETAILS);
  const whole = columnsOfModel('enterprise');
  const first = whole.filter((column) => !details.has(column));
  expect(whole.length - first.length).toBe(COLUMNS_OF_DETAILS.length);
  const text = async (source: string): Promise<string | null> => {
    const sql = `SELECT string_agg(CAST(t AS VARCHAR), chr(10)) AS rows FROM (SELECT * FROM ds_part.${source}) t`;
    return textAt(await engine.query({ name: 'rows', sql, columns: { rows: 'text' } }), 'rows', 0);
  };
  await fc.assert(
    fc.asyncProperty(randomDataset, async ({ tables }) => {
      const answers: (string | null)[][] = [];
      for (const columns of [whole, first]) {
        const rows = (tables.enterprise ?? []).map((row) => Object.fromEntries(columns.map((column) => [column, row[column] ?? null])));
        await loadTables(engine, 'ds_part', { enterprise: columns }, { enterprise: rows }, AS_OF);
        answers.push(
          await Promise.all(
            [
              'fact ORDER BY "row"',
              'group_sums ORDER BY ALL',
              'dim_building ORDER BY ix',
              'dim_park ORDER BY ix',
              'dim_district ORDER BY ix',
              'available',
            ].map(text),
          ),
        );
      }
      expect(answers[1]).toEqual(answers[0]);
    }),
    { numRuns: 15 },
  );
  await engine.close();
});
