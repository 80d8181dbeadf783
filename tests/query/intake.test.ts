import {
  Bool,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int16,
  Int32,
  Int64,
  LargeUtf8,
  List,
  Null,
  TimestampMillisecond,
  Uint64,
  Utf8,
} from 'apache-arrow';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readArrowBatches, readArrowHead } from '../../src/engine/arrow-batches.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { readCatalog } from '../../src/intake/catalog.ts';
import { checkTable, loadRows, type RowSource } from '../../src/intake/load-rows.ts';
import { numberAt, textAt, valueAt } from '../../src/model/column-table.ts';
import { atlasError } from '../support/errors.ts';
import { type Columns, makeArrow } from '../support/make-arrow.ts';
import { createNodeEngine } from '../support/node-engine.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});
afterAll(() => engine.close());
beforeEach(() => engine.execute(['DROP SCHEMA IF EXISTS ds_t CASCADE', 'CREATE SCHEMA ds_t']));

async function source(columns: Columns, fileName = 'enterprise.arrow', options: Parameters<typeof makeArrow>[1] = {}): Promise<RowSource> {
  const bytes = makeArrow(columns, options);
  return { fileName, format: 'Arrow', fields: await readArrowHead(bytes), rows: null, batches: (names) => readArrowBatches(bytes, names) };
}

const load = (rows: RowSource) => loadRows(rows, { engine, schema: 'ds_t' }, {});
const text = (...values: (string | null)[]) => ({ type: new Utf8(), values });
const ids = (...values: string[]) => ({ enterprise_id: text(...values), name_zh: text(...values.map((id) => `企业${id}`)) });

async function rows(columns: string, table = 'enterprise') {
  const names = columns.split(', ');
  return engine.query({
    name: 'rows',
    sql: `SELECT ${names.map((name) => `${name}::VARCHAR AS ${name}`).join(', ')} FROM ds_t.${table}`,
    columns: Object.fromEntries(names.map((name) => [name, 'text' as const])),
  });
}
const column = async (name: string) => {
  const answer = await rows(name);
  return Array.from({ length: answer.numRows }, (_, row) => textAt(answer, name, row));
};

describe('types', () => {
  test('those that fit go in as they are, in the types of the model', async () => {
    const report = await load(
      await source({
        ...ids('a', 'b', 'c'),
        staff_count: { type: new Int16(), values: [1, null, 3] },
        lon: { type: new Float64(), values: [106.6, null, 106.8] },
        lat: { type: new Float64(), values: [26.6, null, 26.7] },
        is_operating: { type: new Bool(), values: [true, false, null] },
        entered_on: { type: new DateDay(), values: [new Date('2020-01-02'), null, new Date('2021-03-04')] },
        ownership: { type: new Dictionary(new Utf8(), new Int32()), values: ['PRIVATE', null, 'PRIVATE'] },
        address: { type: new LargeUtf8(), values: ['甲路', null, ''] },
        status: { type: new Null(), values: [null, null, null] },
      }),
    );
    expect(report).toMatchObject({ table: 'enterprise', rows: 3, warnings: [], columnsIgnored: [] });
    const types = await engine.query({
      name: 'types',
      sql: `SELECT column_name AS c, data_type AS t FROM duckdb_columns() WHERE schema_name = 'ds_t' AND table_name = 'enterprise'`,
      columns: { c: 'text', t: 'text' },
    });
    const typeOf = Object.fromEntries(
      Array.from({ length: types.numRows }, (_, row) => [valueAt(types, 'c', row), valueAt(types, 't', row)]),
    );
    expect(typeOf).toMatchObject({
      enterprise_id: 'VARCHAR',
      staff_count: 'INTEGER',
      lon: 'DOUBLE',
      is_operating: 'BOOLEAN',
      entered_on: 'DATE',
      ownership: 'VARCHAR',
      status: 'VARCHAR',
    });
    expect(await column('staff_count')).toEqual(['1', null, '3']);
    expect(await column('entered_on')).toEqual(['2020-01-02', null, '2021-03-04']);
    expect(await column('ownership')).toEqual(['PRIVATE', null, 'PRIVATE']);
    expect(await column('address')).toEqual(['甲路', null, '']);
    expect(await column('is_operating')).toEqual(['true', 'false', null]);
  });

  test('those that may not fit are tried, and what cannot be read is counted and unknown', async () => {
    const report = await load(
      await source({
        ...ids('a', 'b', 'c', 'd'),
        staff_count: { type: new Float64(), values: [12, 2.5, Number.NaN, null] },
        members_full: text('3', ' 4 ', '若干', ''),
        members_total: { type: new Int64(), values: [5n, 9_000_000_000n, null, 0n] },
        union_members: { type: new Uint64(), values: [5n, 6n, null, 0n] },
        register_district_code: { type: new Float64(), values: [520115, Number.NaN, null, 520102] },
        entered_on: text('2024/3/1', '20240302', '2024.03.03', '不详'),
        party_survey_on: { type: new TimestampMillisecond(), values: [1709251200000, null, 1709251200000, 1709251200000] },
        is_operating: text('是', '否', 'true', '待定'),
      }),
    );
    expect(await column('staff_count')).toEqual(['12', null, null, null]);
    expect(await column('members_full')).toEqual(['3', '4', null, null]);
    expect(await column('members_total')).toEqual(['5', null, null, '0']);
    expect(await column('union_members')).toEqual(['5', '6', null, '0']);
    expect(await column('register_district_code')).toEqual(['520115', null, null, '520102']);
    expect(await column('entered_on')).toEqual(['2024-03-01', '2024-03-02', '2024-03-03', null]);
    expect(await column('party_survey_on')).toEqual(['2024-03-01', null, '2024-03-01', '2024-03-01']);
    expect(await column('is_operating')).toEqual(['true', 'false', 'true', null]);
    expect(report.warnings.map(({ code, params }) => [code, params.column, params.count])).toEqual([
      ['values-unreadable', 'staff_count', 1],
      ['values-unreadable', 'members_full', 1],
      ['values-unreadable', 'members_total', 1],
      ['values-unreadable', 'entered_on', 1],
      ['values-unreadable', 'is_operating', 1],
    ]);
  });

  test('lists of text come as lists, or from text with separators', async () => {
    const list = new List(new Field('item', new Utf8(), true));
    await load(
      await source(
        { org_id: text('a', 'b'), name_zh: text('甲', '乙'), honours: { type: list, values: [['先进', '示范'], null] } },
        'party_org.arrow',
      ),
    );
    expect(textAt(await rows('honours', 'party_org'), 'honours', 0)).toBe('[先进, 示范]');
    await load(await source({ org_id: text('a', 'b'), name_zh: text('甲', '乙'), honours: text('先进、示范', '') }, 'party_org.arrow'));
    const answer = await rows('honours', 'party_org');
    expect([textAt(answer, 'honours', 0), textAt(answer, 'honours', 1)]).toEqual(['[先进, 示范]', null]);
  });

  test('a required column of a type that cannot be read is an error, another one is left out', async () => {
    const list = { type: new List(new Field('item', new Int32(), true)), values: [[1]] };
    const error = await atlasError(load(await source({ enterprise_id: text('a'), name_zh: list })));
    expect(error).toMatchObject({ code: 'file-column-type', params: { file: 'enterprise.arrow', columns: ['name_zh'] } });
    const report = await load(await source({ ...ids('a'), address: list }));
    expect(report.columnsIgnored).toEqual(['address']);
    expect(report.columnsUsed).toEqual(['enterprise_id', 'name_zh']);
  });
});

describe('projection', () => {
  test('only columns of the model enter the database, in whatever order and batches they come', async () => {
    const n = 100_000;
    const strings = (values: string[]) => ({ type: new Utf8(), values });
    const many = Array.from({ length: n }, (_, i) => i);
    const report = await load(
      await source(
        {
          legal_person: strings(many.map((i) => `某${i}`)),
          staff_count: { type: new Int32(), values: many },
          phone: { type: new Dictionary(new Utf8(), new Int32()), values: many.map((i) => `1${i % 7}`) },
          enterprise_id: strings(many.map((i) => `E${i}`)),
          name_zh: strings(many.map((i) => `企业${i}`)),
          ownership: { type: new Dictionary(new Utf8(), new Int32()), values: many.map((i) => ['PRIVATE', 'STATE'][i % 2]) },
        },
        'enterprise.arrow',
        { batchRows: 7_000 },
      ),
    );
    expect(report.columnsIgnored).toEqual(['legal_person', 'phone']);
    expect(report.rows).toBe(n);
    const answer = await engine.query({
      name: 'sum',
      sql: `SELECT count(*)::INTEGER AS n, sum(staff_count)::DOUBLE AS s, count_if(ownership = 'STATE')::INTEGER AS o, count_if(enterprise_id = 'E' || staff_count)::INTEGER AS same FROM ds_t.enterprise`,
      columns: { n: 'integer', s: 'double', o: 'integer', same: 'integer' },
    });
    expect(['n', 's', 'o', 'same'].map((name) => numberAt(answer, name, 0))).toEqual([n, (n * (n - 1)) / 2, n / 2, n]);
    expect(await readCatalog(engine, 'ds_t')).toEqual({ enterprise: ['staff_count', 'enterprise_id', 'name_zh', 'ownership'] });
  });
});

describe('checks', () => {
  test('positions off the earth become unknown and are counted; NaN and missing pairs are unknown anyway', async () => {
    const report = await load(
      await source({
        ...ids('a', 'b', 'c', 'd', 'e', 'f'),
        lon: { type: new Float64(), values: [106, 999, 106, Number.NaN, null, 106] },
        lat: { type: new Float64(), values: [26, 26, 91, Number.NaN, null, null] },
      }),
    );
    expect(await column('lon')).toEqual(['106.0', null, null, null, null, null]);
    expect(await column('lat')).toEqual(['26.0', null, null, null, null, null]);
    expect(report.warnings).toEqual([{ code: 'coordinates-off-earth', params: { table: 'enterprise', column: 'lon, lat', count: 3 } }]);
  });

  test('a large table may be checked after it is shown, with the same findings', async () => {
    const list = await source({
      ...ids('a', 'b', 'a'),
      lon: { type: new Float64(), values: [106, 999, 106] },
      lat: { type: new Float64(), values: [26, 26, 26] },
    });
    const report = await loadRows(list, { engine, schema: 'ds_t' }, { checksLaterFrom: 3 });
    expect(report).toMatchObject({ rows: 3, isBeingChecked: true, warnings: [] });
    expect(await column('lon')).toEqual(['106.0', '999.0', '106.0']);
    const found = await checkTable(engine, { schema: 'ds_t', table: 'enterprise', rows: 'enterprise' }, report.columnsUsed, {});
    expect(found.map(({ code, params }) => [code, params.count])).toEqual([
      ['coordinates-off-earth', 1],
      ['duplicate-keys', 1],
    ]);
    expect(await column('lon')).toEqual(['106.0', null, '106.0']);
    expect(await load(list)).not.toHaveProperty('isBeingChecked');
  });

  test('repeated keys are kept and counted', async () => {
    const report = await load(await source(ids('a', 'b', 'a', 'a')));
    expect(report.rows).toBe(4);
    expect(report.warnings).toEqual([{ code: 'duplicate-keys', params: { table: 'enterprise', column: 'enterprise_id', count: 2 } }]);
  });
});

describe('a failure leaves the earlier table and nothing else', () => {
  test.each<[string, (good: RowSource) => Promise<RowSource> | RowSource]>([
    ['no rows', () => source({ enterprise_id: text(), name_zh: text() })],
    ['a missing column', () => source({ enterprise_id: text('x') })],
    [
      'a break in the middle',
      (good) => ({
        ...good,
        async *batches(columns) {
          yield* good.batches(columns);
          throw new Error('unplugged');
        },
      }),
    ],
  ])('%s', async (_, spoil) => {
    const good = await source(ids('a', 'b'));
    await load(good);
    await expect(load(await spoil(await source(ids('c', 'd', 'e'))))).rejects.toThrow();
    expect(await column('enterprise_id')).toEqual(['a', 'b']);
    const tables = await engine.query({
      name: 'tables',
      sql: `SELECT table_name AS t FROM duckdb_tables() WHERE schema_name = 'ds_t'`,
      columns: { t: 'text' },
    });
    expect(tables.columns.t?.values).toEqual(['enterprise']);
  });
});
