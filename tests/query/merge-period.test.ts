import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { appendPeriodStatements, mergePeriodStatements } from '../../src/queries/merge-period.ts';
import { dateLiteral } from '../../src/queries/sql.ts';
import { createNodeEngine } from '../support/node-engine.ts';
import { rowsOf } from './answers.ts';
import { type Row, rawStatements } from './fixture-tables.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await createNodeEngine();
});

const RUNS = { numRuns: 60 };
const COLUMNS = ['enterprise_id', 'name_zh', 'building_id', 'members_full', 'org_built', 'lon', 'lat', 'source_id'];

/** A list: some of nine firms, each with values of its own. */
const list = fc.uniqueArray(
  fc.record({
    enterprise_id: fc.integer({ min: 1, max: 9 }).map((n) => `e${n}`),
    name_zh: fc.constantFrom('甲', '乙'),
    building_id: fc.constantFrom('B1', 'B2', null),
    members_full: fc.constantFrom(0, 3, null),
    org_built: fc.constantFrom(true, false, null),
    lon: fc.constantFrom(106.5, null),
    lat: fc.constantFrom(26.5, null),
    source_id: fc.constantFrom('x', 'y'),
  }),
  { selector: ({ enterprise_id }) => enterprise_id, maxLength: 9 },
);
type Firm = Row & { readonly enterprise_id: string };

async function put(schema: string, rows: readonly Row[], columns: readonly string[]): Promise<void> {
  await engine.execute(rawStatements(schema, { enterprise: columns }, { enterprise: rows }));
}

async function columnsOf(schema: string): Promise<string[]> {
  const rows = await rowsOf(engine, {
    name: 'columns',
    sql: `SELECT column_name AS c FROM duckdb_columns() WHERE schema_name = '${schema}' AND table_name = 'enterprise' ORDER BY column_index`,
    columns: { c: 'text' },
  });
  return rows.map(({ c }) => String(c));
}

/** Merges the list into m_own.enterprise. */
async function merge(rows: readonly Row[], date: string, until: string | null, columns: readonly string[] = COLUMNS): Promise<void> {
  await put('m_next', rows, columns);
  await engine.execute([
    ...mergePeriodStatements({
      table: 'enterprise',
      current: { schema: 'm_own', table: 'enterprise', columns: await columnsOf('m_own') },
      next: { schema: 'm_next', table: 'enterprise', columns },
      into: { schema: 'm_own', table: 'merged', pair: 'pair' },
      date,
      until,
    }),
    'DROP TABLE m_own.enterprise',
    'ALTER TABLE m_own.merged RENAME TO enterprise',
  ]);
}

async function asOf(date: string): Promise<Record<string, unknown>[]> {
  const has = new Set(await columnsOf('m_own'));
  const valid = has.has('valid_from')
    ? `WHERE (valid_from IS NULL OR valid_from <= ${dateLiteral(date)}) AND (valid_to IS NULL OR valid_to > ${dateLiteral(date)})`
    : '';
  return rowsOf(engine, {
    name: 'as-of',
    sql: `SELECT enterprise_id, name_zh, building_id, members_full, org_built, lon, lat FROM m_own.enterprise ${valid} ORDER BY enterprise_id`,
    columns: {
      enterprise_id: 'text',
      name_zh: 'text',
      building_id: 'text',
      members_full: 'integer',
      org_built: 'boolean',
      lon: 'double',
      lat: 'double',
    },
  });
}

function plain(rows: readonly Firm[]): Record<string, unknown>[] {
  return [...rows]
    .sort((a, b) => (a.enterprise_id < b.enterprise_id ? -1 : 1))
    .map(({ source_id: _source, ...rest }) => ({ ...rest }) as Record<string, unknown>);
}

async function versions(): Promise<Record<string, unknown>[]> {
  return rowsOf(engine, {
    name: 'versions',
    sql: 'SELECT enterprise_id, CAST(valid_from AS VARCHAR) AS f, CAST(valid_to AS VARCHAR) AS t, rowid::INTEGER AS r FROM m_own.enterprise ORDER BY 1, valid_from NULLS FIRST',
    columns: { enterprise_id: 'text', f: 'text', t: 'text', r: 'integer' },
  });
}

it('answers every period as its list said, for any number of lists in order, and keeps one version of what did not change', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(list, { minLength: 2, maxLength: 4 }), async (lists) => {
      await put('m_own', lists[0] ?? [], COLUMNS);
      const dates = lists.map((_, at) => `2024-0${at + 1}-15`);
      for (let at = 1; at < lists.length; at += 1) await merge(lists[at] ?? [], dates[at] ?? '', null);
      for (const [at, rows] of lists.entries()) {
        expect(await asOf(dates[at] ?? '')).toEqual(plain(rows));
        // The day before the next list still answers this one.
        expect(await asOf(`2024-0${at + 2}-14`)).toEqual(plain(rows));
      }
      // As few versions as there are runs of equal rows.
      let runs = 0;
      for (let firm = 1; firm <= 9; firm += 1) {
        let before = '';
        for (const rows of lists) {
          const found = rows.find(({ enterprise_id }) => enterprise_id === `e${firm}`);
          const now = found === undefined ? '' : JSON.stringify(plain([found]));
          if (now !== '' && now !== before) runs += 1;
          before = now;
        }
      }
      expect((await versions()).length).toBe(runs);
    }),
    RUNS,
  );
});

it('puts a list between two others, or in the place of one, and leaves every other date as it was', async () => {
  await fc.assert(
    fc.asyncProperty(
      list,
      list,
      list,
      list,
      fc.constantFrom('2024-02-15', '2024-03-15', '2024-02-20'),
      async (a, b, c, corrected, date) => {
        await put('m_own', a, COLUMNS);
        await merge(b, '2024-02-15', null);
        await merge(c, '2024-03-15', null);
        await merge(corrected, date, date < '2024-03-15' ? '2024-03-15' : null);
        expect(await asOf('2024-02-14')).toEqual(plain(a));
        expect(await asOf('2024-02-15')).toEqual(plain(date === '2024-02-15' ? corrected : b));
        expect(await asOf('2024-02-20')).toEqual(plain(date < '2024-03-15' ? corrected : b));
        expect(await asOf('2024-03-14')).toEqual(plain(date < '2024-03-15' ? corrected : b));
        expect(await asOf('2024-03-15')).toEqual(plain(date === '2024-03-15' ? corrected : c));
        const found = await versions();
        for (const [at, version] of found.entries()) {
          const next = found[at + 1];
          if (next !== undefined && next.enterprise_id === version.enterprise_id) expect(String(version.t) <= String(next.f)).toBe(true);
          expect(version.f === null || version.t === null || String(version.f) < String(version.t)).toBe(true);
        }
      },
    ),
    RUNS,
  );
});

it('a firm that leaves and comes back has two versions under one key', async () => {
  const firm = { enterprise_id: 'e1', name_zh: '甲', members_full: 3 };
  const other = { enterprise_id: 'e2', name_zh: '乙', members_full: 0 };
  await put('m_own', [firm, other], COLUMNS);
  await merge([other], '2024-02-01', null);
  await merge([firm, other], '2024-03-01', null);
  expect((await versions()).map(({ enterprise_id, f, t }) => [enterprise_id, f, t])).toEqual([
    ['e1', null, '2024-02-01'],
    ['e1', '2024-03-01', null],
    ['e2', null, null],
  ]);
});

it('carries a column that the new list does not have, but not the place of a firm that moved', async () => {
  await put(
    'm_own',
    [
      { enterprise_id: 'e1', name_zh: '甲', building_id: 'B1', lon: 106.5, lat: 26.5 },
      { enterprise_id: 'e2', name_zh: '乙', building_id: 'B1', lon: 106.6, lat: 26.6 },
    ],
    ['enterprise_id', 'name_zh', 'building_id', 'lon', 'lat'],
  );
  const next = [
    { enterprise_id: 'e1', name_zh: '甲', building_id: 'B1', members_full: 5 },
    { enterprise_id: 'e2', name_zh: '乙', building_id: 'B2', members_full: null },
  ];
  await merge(next, '2024-02-01', null, ['enterprise_id', 'name_zh', 'building_id', 'members_full']);
  const rows = await rowsOf(engine, {
    name: 'now',
    sql: 'SELECT enterprise_id, lon, members_full FROM m_own.enterprise WHERE valid_to IS NULL ORDER BY 1',
    columns: { enterprise_id: 'text', lon: 'double', members_full: 'integer' },
  });
  expect(rows).toEqual([
    { enterprise_id: 'e1', lon: 106.5, members_full: 5 },
    { enterprise_id: 'e2', lon: null, members_full: null },
  ]);
});

it('adds only what is new and touches nothing else', async () => {
  await fc.assert(
    fc.asyncProperty(list, list, list, fc.boolean(), async (a, b, extra, twoPeriods) => {
      await put('m_own', a, COLUMNS);
      if (twoPeriods) await merge(b, '2024-02-15', null);
      const now = twoPeriods ? b : a;
      await put('m_next', extra, COLUMNS);
      const columns = await columnsOf('m_own');
      await engine.execute([
        ...appendPeriodStatements({
          table: 'enterprise',
          current: { schema: 'm_own', table: 'enterprise', columns },
          next: { schema: 'm_next', table: 'enterprise', columns: COLUMNS },
          into: { schema: 'm_own', table: 'merged', pair: 'pair' },
          date: twoPeriods ? '2024-02-15' : null,
        }),
        'DROP TABLE m_own.enterprise',
        'ALTER TABLE m_own.merged RENAME TO enterprise',
      ]);
      const known = new Set(now.map(({ enterprise_id }) => enterprise_id));
      const fresh = extra.filter(({ enterprise_id }) => !known.has(enterprise_id));
      expect(await asOf('2024-02-15')).toEqual(plain([...now, ...fresh]));
      if (twoPeriods) expect(await asOf('2024-02-14')).toEqual(plain(a));
    }),
    RUNS,
  );
});
