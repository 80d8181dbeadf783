import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readArrowRows } from '../../src/engine/arrow-rows.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { numberAt, textAt } from '../../src/model/column-table.ts';
import { STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { EMPTY_FILTER } from '../../src/model/filter.ts';
import { selectedEnterprises } from '../../src/queries/selected-enterprises.ts';
import { tablePage } from '../../src/queries/table-page.ts';
import { storedTableSql, wholeTableCount, wholeTableSql } from '../../src/queries/whole-table.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { ALL_TABLES, ENTERPRISE_ONLY, loadTables } from './fixture-tables.ts';

const SCHEMA = 'ds_whole';
let engine: Engine;

beforeAll(async () => {
  engine = await createNodeEngine();
  const enterprise = (id: string, suppressed: boolean | null, lon: number | null) => ({
    enterprise_id: id,
    name_zh: `示例${id}`,
    suppressed,
    lon,
    lat: lon === null ? null : 26.6,
  });
  await loadTables(
    engine,
    SCHEMA,
    ALL_TABLES,
    {
      enterprise: [enterprise('E1', false, 106.6), enterprise('E2', true, 106.7), enterprise('E3', null, null)],
      enterprise_tag: [
        { enterprise_id: 'E1', tag: 'HIGH_TECH' },
        { enterprise_id: 'E2', tag: 'HIGH_TECH' },
      ],
    },
    '2024-04-30',
  );
});
afterAll(() => engine.close());

async function ids(sql: string | null): Promise<unknown[]> {
  if (sql === null) throw new Error('no table');
  const rows = readArrowRows(await engine.exportArrow(sql));
  const at = rows.names.indexOf('enterprise_id');
  return Array.from({ length: rows.rowCount }, (_, row) => rows.at(at, row));
}

describe('a whole table', () => {
  it('leaves without hidden enterprises and what is recorded of them, and counts them', async () => {
    expect(await ids(wholeTableSql(SCHEMA, ALL_TABLES, 'enterprise'))).toEqual(['E1', 'E3']);
    expect(await ids(wholeTableSql(SCHEMA, ALL_TABLES, 'enterprise_tag'))).toEqual(['E1']);
    const count = wholeTableCount(SCHEMA, ALL_TABLES, 'enterprise');
    if (count === null) throw new Error('no table');
    const answer = await engine.query(count);
    expect([numberAt(answer, 'shown', 0), numberAt(answer, 'hidden', 0)]).toEqual([2, 1]);
  });

  it('stays whole in the workspace file', async () => {
    expect(await ids(storedTableSql(SCHEMA, ALL_TABLES, 'enterprise'))).toEqual(['E1', 'E2', 'E3']);
  });

  it('is not there where it was not loaded', () => {
    expect(wholeTableSql(SCHEMA, ENTERPRISE_ONLY, 'party_org')).toBeNull();
    expect(wholeTableCount(SCHEMA, {}, 'enterprise')).toBeNull();
  });
});

describe('where a row is drawn', () => {
  it('comes with the table and with a selection, without hidden ones', async () => {
    const page = tablePage(
      SCHEMA,
      STANDARD_DEFINITION,
      EMPTY_FILTER,
      { column: 'row', direction: 'ascending' },
      { offset: 0, limit: 9, withPlaces: true },
    );
    for (const query of [page, selectedEnterprises(SCHEMA, STANDARD_DEFINITION, [0, 1, 2])]) {
      const answer = await engine.query(query);
      expect(Array.from({ length: answer.numRows }, (_, row) => textAt(answer, 'enterprise_id', row))).toEqual(['E1', 'E3']);
      expect(numberAt(answer, 'lon', 0)).toBeCloseTo(106.6, 6);
      expect(numberAt(answer, 'lat', 0)).toBeCloseTo(26.6, 6);
      expect(numberAt(answer, 'lon', 1)).toBeNull();
    }
  });
});
