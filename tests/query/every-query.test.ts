import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { SHOULD_BUILD_DEFINITION, STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { EMPTY_FILTER, type Filter } from '../../src/model/filter.ts';
import { gapRankingStatements } from '../../src/queries/gap-ranking-tables.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { allQueries, rankingQueries } from './all-queries.ts';
import { ALL_TABLES, ENTERPRISE_ALL_COLUMNS, ENTERPRISE_ONLY, loadTables, NO_OPTIONAL_COLUMNS } from './fixture-tables.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.close());

const EVERYTHING: Filter = {
  districts: ['520115', null],
  parks: ['P1', null],
  buildings: ['B1', null],
  industries: ['C', null],
  sizes: [1, null],
  tags: ['LITTLE_GIANT'],
  rungs: ['none', 'single'],
  text: '示例',
};

describe.each([
  ['only the required columns of enterprise', ENTERPRISE_ONLY],
  ['every column of enterprise', ENTERPRISE_ALL_COLUMNS],
  ['every table with its required columns', NO_OPTIONAL_COLUMNS],
  ['every table with every column', ALL_TABLES],
])('with %s', (_, catalog) => {
  const schema = 'ds_explain';
  beforeAll(async () => {
    await loadTables(engine, schema, catalog, { enterprise: [{ enterprise_id: 'E1', name_zh: '示例甲' }] }, '2024-04-30');
    await engine.execute(gapRankingStatements(schema, catalog, STANDARD_DEFINITION));
  });

  it('plans and answers every query, with exactly the columns it names', async () => {
    for (const [definition, filter] of [
      [STANDARD_DEFINITION, EMPTY_FILTER],
      [{ ...SHOULD_BUILD_DEFINITION, areaCounts: true }, EVERYTHING],
    ] as const) {
      for (const query of [...allQueries(schema, definition, filter, catalog), ...rankingQueries(schema, filter)]) {
        await engine.execute([`EXPLAIN ${query.sql}`]);
        const answer = await engine.query(query);
        expect(Object.keys(answer.columns).sort(), query.name).toEqual(Object.keys(query.columns).sort());
      }
    }
  });

  it('answers the declared types: no BigInt, no decimal', async () => {
    const types: Record<string, readonly string[]> = {
      integer: ['TINYINT', 'SMALLINT', 'INTEGER', 'UTINYINT', 'USMALLINT'],
      double: ['DOUBLE'],
      text: ['VARCHAR'],
      boolean: ['BOOLEAN'],
    };
    for (const query of [...allQueries(schema, STANDARD_DEFINITION, EMPTY_FILTER), ...rankingQueries(schema, EMPTY_FILTER)]) {
      const described = await engine.query({
        name: 'describe',
        sql: `SELECT column_name, column_type FROM (DESCRIBE ${query.sql})`,
        columns: { column_name: 'text', column_type: 'text' },
      });
      const names = described.columns.column_name;
      const found = described.columns.column_type;
      if (names?.kind !== 'text' || found?.kind !== 'text') throw new TypeError('DESCRIBE answers text');
      names.values.forEach((name, i) => {
        const declared = query.columns[name ?? ''];
        expect(types[declared ?? ''], `${query.name}.${name} is ${found.values[i]}, declared ${declared}`).toContain(found.values[i]);
      });
    }
  });
});
