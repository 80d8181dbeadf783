import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matchTable, tableByFileName } from '../../src/intake/match-table.ts';
import { AtlasError } from '../../src/model/errors.ts';
import { TABLE_NAMES, tableDefinition } from '../../src/model/tables.ts';

function failure(work: () => unknown): AtlasError {
  try {
    work();
  } catch (error) {
    if (error instanceof AtlasError) return error;
    throw error;
  }
  throw new Error('expected a failure');
}

describe('the table by the name of the file', () => {
  test.each([
    ['enterprise.parquet', 'enterprise'],
    ['Enterprises.PARQUET', 'enterprise'],
    ['party_org-2024.arrow', 'party_org'],
    ['2024_enterprise_tag.arrow', 'enterprise_tag'],
    ['gy-chain_member.arrows', 'chain_member'],
    ['enterprise (1).parquet', 'enterprise'],
    ['企业.parquet', 'enterprise'],
    ['企业标签.parquet', 'enterprise_tag'],
    ['产业链成员2024.parquet', 'chain_member'],
    ['C:\\data\\park.parquet', 'park'],
    ['parking.parquet', null],
    ['list.parquet', null],
  ])('%s', (name, table) => {
    expect(tableByFileName(name)).toBe(table);
  });
});

describe('the table and its columns', () => {
  test('columns of the model are used, all others listed by name', () => {
    const match = matchTable('enterprise.parquet', ['legal_person', 'NAME_ZH', 'enterprise_id', ' lon ', 'phone']);
    expect(match).toEqual({
      table: 'enterprise',
      columns: [
        { source: 'NAME_ZH', column: 'name_zh' },
        { source: 'enterprise_id', column: 'enterprise_id' },
        { source: ' lon ', column: 'lon' },
      ],
      ignored: ['legal_person', 'phone'],
    });
  });

  test('an exact name wins over one that differs in case', () => {
    const match = matchTable('enterprise.parquet', ['LON', 'lon', 'enterprise_id', 'name_zh']);
    expect(match.columns.map(({ source }) => source)).toEqual(['lon', 'enterprise_id', 'name_zh']);
    expect(match.ignored).toEqual(['LON']);
  });

  test('a nameless file is told by its columns', () => {
    expect(matchTable('data.parquet', ['org_id', 'unit_kind', 'unit_id', 'kind']).table).toBe('org_cover');
    expect(matchTable('data.parquet', ['enterprise_id', 'name_zh', 'lon', 'lat', 'staff_count']).table).toBe('enterprise');
  });

  test('a wrong name gives way to columns that say otherwise', () => {
    expect(matchTable('enterprise.parquet', ['building_id', 'name_zh', 'floors', 'kind']).table).toBe('building');
  });

  test('missing columns are named with the table', () => {
    expect(failure(() => matchTable('enterprise.parquet', ['name_zh', 'lon']))).toMatchObject({
      code: 'file-columns-missing',
      params: { file: 'enterprise.parquet', table: 'enterprise', columns: ['enterprise_id'] },
    });
    expect(failure(() => matchTable('list.parquet', ['name_zh', 'staff_count', 'industry_code', 'ownership', 'lon', 'lat']))).toMatchObject(
      {
        code: 'file-columns-missing',
        params: { table: 'enterprise', columns: ['enterprise_id'] },
      },
    );
  });

  test('a file of something else is no table', () => {
    expect(failure(() => matchTable('weather.parquet', ['day', 'rain', 'wind'])).code).toBe('file-table-unknown');
  });

  test('the chosen table is not second-guessed', () => {
    expect(failure(() => matchTable('x.parquet', ['org_id', 'unit_kind', 'unit_id'], 'enterprise')).code).toBe('file-columns-missing');
  });

  test('every table is found by its own columns under its own name, in any order, among others', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...TABLE_NAMES),
        fc.array(fc.string({ minLength: 1 })),
        fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true })),
        (table, others, order) => {
          const names = [...Object.keys(tableDefinition(table).columns), ...others.map((name) => `${name}?`)]
            .map((name) => ({ name, at: order.next().value as number }))
            .sort((a, b) => a.at - b.at)
            .map(({ name }) => name);
          const match = matchTable(`${table}.parquet`, names);
          expect(match.table).toBe(table);
          expect([...match.columns.map(({ source }) => source), ...match.ignored].sort()).toEqual([...names].sort());
          expect(match.columns.length).toBe(Object.keys(tableDefinition(table).columns).length);
        },
      ),
    );
  });
});
