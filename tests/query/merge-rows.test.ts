import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { mergePeriodStatements } from '../../src/queries/merge-period.ts';
import { correctionCounts, correctRowsStatements, type RowsMerge } from '../../src/queries/merge-rows.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { rowOf, rowsOf } from './answers.ts';
import { type Row, rawStatements } from './fixture-tables.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});

const RUNS = { numRuns: 60 };
const COLUMNS = ['enterprise_id', 'name_zh', 'building_id', 'members_full', 'source_id'];
const SECOND = '2024-02-15';

const list = (maxLength: number) =>
  fc.uniqueArray(
    fc.record({
      enterprise_id: fc.integer({ min: 1, max: 9 }).map((n) => `e${n}`),
      name_zh: fc.constantFrom('甲', '乙'),
      building_id: fc.constantFrom('B1', 'B2', null),
      members_full: fc.constantFrom(0, 3, null),
      source_id: fc.constantFrom('x', 'y'),
    }),
    { selector: ({ enterprise_id }) => enterprise_id, maxLength },
  );
type Firm = Row & { readonly enterprise_id: string };

async function put(schema: string, rows: readonly Row[], columns: readonly string[] = COLUMNS): Promise<void> {
  await engine.execute(rawStatements(schema, { enterprise: columns }, { enterprise: rows }));
}

async function columnsOf(table = 'enterprise'): Promise<string[]> {
  const rows = await rowsOf(engine, {
    name: 'columns',
    sql: `SELECT column_name AS c FROM duckdb_columns() WHERE schema_name = 'r_own' AND table_name = '${table}' ORDER BY column_index`,
    columns: { c: 'text' },
  });
  return rows.map(({ c }) => String(c));
}

const SETTLED = ['DROP TABLE r_own.enterprise', 'ALTER TABLE r_own.merged RENAME TO enterprise'];

async function addPeriod(rows: readonly Row[]): Promise<void> {
  await put('r_next', rows);
  await engine.execute([
    ...mergePeriodStatements({
      table: 'enterprise',
      current: { schema: 'r_own', table: 'enterprise', columns: await columnsOf() },
      next: { schema: 'r_next', table: 'enterprise', columns: COLUMNS },
      into: { schema: 'r_own', table: 'merged', pair: 'pair' },
      date: SECOND,
      until: null,
    }),
    ...SETTLED,
  ]);
}

/** Corrects r_own.enterprise; answers the counts. */
async function correct(
  rows: readonly Row[],
  span: Partial<Pick<RowsMerge, 'start' | 'until' | 'at' | 'addsOnly'>> = {},
  columns: readonly string[] = COLUMNS,
): Promise<Record<string, unknown>> {
  await put('r_next', rows, columns);
  const merge: RowsMerge = {
    table: 'enterprise',
    current: { schema: 'r_own', table: 'enterprise', columns: await columnsOf() },
    next: { schema: 'r_next', table: 'enterprise', columns },
    into: { schema: 'r_own', table: 'merged', pair: 'pair' },
    start: null,
    until: null,
    at: null,
    addsOnly: false,
    mask: '■■■',
    ...span,
  };
  await engine.execute(correctRowsStatements(merge));
  const counts = await rowOf(engine, correctionCounts(merge));
  await engine.execute(['DROP TABLE r_own.pair', ...SETTLED]);
  return counts;
}

async function asOf(date: string): Promise<Record<string, unknown>[]> {
  const has = (await columnsOf()).includes('valid_from');
  const valid = has ? `WHERE (valid_from IS NULL OR valid_from <= DATE '${date}') AND (valid_to IS NULL OR valid_to > DATE '${date}')` : '';
  return rowsOf(engine, {
    name: 'as-of',
    sql: `SELECT enterprise_id, name_zh, building_id, members_full FROM r_own.enterprise ${valid} ORDER BY enterprise_id`,
    columns: { enterprise_id: 'text', name_zh: 'text', building_id: 'text', members_full: 'integer' },
  });
}

function plain(rows: readonly Firm[]): Record<string, unknown>[] {
  return [...rows].sort((a, b) => (a.enterprise_id < b.enterprise_id ? -1 : 1)).map(({ source_id: _source, ...rest }) => ({ ...rest }));
}

/** What the law says: rows of the same key replaced, new ones added, all others as they are. */
function replacedBy(rows: readonly Firm[], corrections: readonly Firm[]): Firm[] {
  const keys = new Set(corrections.map(({ enterprise_id }) => enterprise_id));
  return [...rows.filter(({ enterprise_id }) => !keys.has(enterprise_id)), ...corrections];
}

function expectedCounts(rows: readonly Firm[], corrections: readonly Firm[]): Record<string, number> {
  const before = new Map(plain(rows).map((row) => [row.enterprise_id, JSON.stringify(row)]));
  const added = corrections.filter(({ enterprise_id }) => !before.has(enterprise_id)).length;
  const same = plain(corrections).filter((row) => before.get(row.enterprise_id) === JSON.stringify(row)).length;
  const replaced = corrections.length - added - same;
  return { replaced, added, unchanged: rows.length - replaced };
}

it('replaces by key, adds what is new, keeps all other rows, and counts them', async () => {
  await fc.assert(
    fc.asyncProperty(list(9), list(5), async (rows, corrections) => {
      await put('r_own', rows);
      expect(await correct(corrections)).toEqual(expectedCounts(rows, corrections));
      expect(await asOf('2024-06-01')).toEqual(plain(replacedBy(rows, corrections)));
    }),
    RUNS,
  );
});

it('corrects one of two periods and leaves every date outside it as it was', async () => {
  await fc.assert(
    fc.asyncProperty(list(9), list(9), list(5), fc.boolean(), async (first, second, corrections, isFirst) => {
      await put('r_own', first);
      await addPeriod(second);
      const span = isFirst ? { start: null, until: SECOND, at: '2024-01-15' } : { start: SECOND, until: null, at: SECOND };
      expect(await correct(corrections, span)).toEqual(expectedCounts(isFirst ? first : second, corrections));
      for (const date of ['2024-01-15', '2024-02-14']) {
        expect(await asOf(date)).toEqual(plain(isFirst ? replacedBy(first, corrections) : first));
      }
      for (const date of [SECOND, '2024-06-01']) {
        expect(await asOf(date)).toEqual(plain(isFirst ? second : replacedBy(second, corrections)));
      }
    }),
    RUNS,
  );
});

it('only adds where the rows are not the list’s own', async () => {
  await fc.assert(
    fc.asyncProperty(list(9), list(5), async (rows, mentioned) => {
      await put('r_own', rows);
      await correct(mentioned, { addsOnly: true });
      const known = new Set(rows.map(({ enterprise_id }) => enterprise_id));
      expect(await asOf('2024-06-01')).toEqual(plain([...rows, ...mentioned.filter(({ enterprise_id }) => !known.has(enterprise_id))]));
    }),
    RUNS,
  );
});

it('keeps a column that the list does not have, a text that the workbook hid, and the place of a firm that did not move', async () => {
  const columns = [...COLUMNS, 'lon', 'lat', 'address'];
  const firm = { name_zh: '甲', building_id: 'B1', members_full: 0, lon: 106.5, lat: 26.5 };
  await put(
    'r_own',
    [
      { ...firm, enterprise_id: 'e1', address: '示例路1号 电话85550000' },
      { ...firm, enterprise_id: 'e2', address: '示例路■■■' },
    ],
    columns,
  );
  const counts = await correct(
    [
      { enterprise_id: 'e1', name_zh: '甲', building_id: 'B1', members_full: 4, address: '示例路1号 电话■■■' },
      { enterprise_id: 'e2', name_zh: '甲', building_id: 'B2', members_full: null, address: '示例路2号■■■' },
    ],
    {},
    ['enterprise_id', 'name_zh', 'building_id', 'members_full', 'address'],
  );
  expect(counts).toEqual({ replaced: 2, added: 0, unchanged: 0 });
  const rows = await rowsOf(engine, {
    name: 'all',
    sql: 'SELECT enterprise_id, members_full, address, lon FROM r_own.enterprise ORDER BY 1',
    columns: { enterprise_id: 'text', members_full: 'integer', address: 'text', lon: 'double' },
  });
  expect(rows).toEqual([
    { enterprise_id: 'e1', members_full: 4, address: '示例路1号 电话85550000', lon: 106.5 },
    { enterprise_id: 'e2', members_full: null, address: '示例路2号■■■', lon: null },
  ]);
});

it('a table without validity is corrected by its key', async () => {
  const buildings = { building: ['building_id', 'name_zh', 'lon'] };
  await engine.execute(
    rawStatements('r_own', buildings, {
      building: [
        { building_id: 'B1', name_zh: '一号楼', lon: 1 },
        { building_id: 'B2', name_zh: '二号楼', lon: 2 },
      ],
    }),
  );
  await engine.execute(
    rawStatements('r_next', buildings, {
      building: [
        { building_id: 'B2', name_zh: '2号楼', lon: null },
        { building_id: 'B3', name_zh: '三号楼', lon: 3 },
      ],
    }),
  );
  const stored = (schema: string) => ({ schema, table: 'building', columns: buildings.building });
  const merge: RowsMerge = {
    table: 'building',
    current: stored('r_own'),
    next: stored('r_next'),
    into: { schema: 'r_own', table: 'merged', pair: 'pair' },
    start: null,
    until: null,
    at: null,
    addsOnly: false,
    mask: '■■■',
  };
  await engine.execute(correctRowsStatements(merge));
  expect(await rowOf(engine, correctionCounts(merge))).toEqual({ replaced: 1, added: 1, unchanged: 1 });
  const rows = await rowsOf(engine, {
    name: 'all',
    sql: 'SELECT building_id, name_zh, lon FROM r_own.merged ORDER BY 1',
    columns: { building_id: 'text', name_zh: 'text', lon: 'double' },
  });
  expect(rows).toEqual([
    { building_id: 'B1', name_zh: '一号楼', lon: 1 },
    { building_id: 'B2', name_zh: '2号楼', lon: null },
    { building_id: 'B3', name_zh: '三号楼', lon: 3 },
  ]);
});
