import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { matchFields } from '../../../../src/intake/headers/match-fields.ts';
import { type ColumnProfile, profileColumns } from '../../../../src/intake/headers/profile-columns.ts';
import { type FieldKind, fieldOfTable } from '../../../../src/model/fields.ts';
import { TABLE_NAMES, type TableName } from '../../../../src/model/tables.ts';
import { makeSheet, sampleCell } from './make-sheet.ts';

/**
 * Headers of public forms, templates and data dictionaries, with the field that each means in a list of that
 * table; no field where the model has none. None of them is an alias of the shared list. Explanations of codes
 * that a source prints behind a header are left off.
 */
const LIST = join(import.meta.dirname, '../../../fixtures/real-headers.csv');

interface RealHeader {
  readonly header: string;
  readonly table: TableName;
  readonly field: string | null;
  readonly source: string;
}

function readList(): readonly RealHeader[] {
  const [, ...lines] = readFileSync(LIST, 'utf8').trim().split('\n');
  return lines.map((line) => {
    const [header = '', name = '', field = '', source = ''] = line.split(',');
    const table = TABLE_NAMES.find((known) => known === name);
    if (table === undefined) throw new Error(`unknown table ${name}`);
    return { header, table, field: field === '' ? null : field, source };
  });
}

const KINDS: readonly FieldKind[] = [
  'name',
  'text',
  'count',
  'decimal',
  'date',
  'flag',
  'uscc',
  'district-code',
  'longitude',
  'lonlat',
  'row-number',
];

function profileOf(kind: FieldKind): readonly ColumnProfile[] {
  return profileColumns(makeSheet(Array.from({ length: 12 }, (_, row) => [sampleCell(kind, row)])), 0);
}
const PROFILES = new Map(KINDS.map((kind) => [kind, profileOf(kind)]));

const mappedTo = ({ table, header }: RealHeader, profiles: readonly ColumnProfile[]) =>
  matchFields(table, [{ source: 0, parts: [header] }], profiles)[0]?.field ?? null;

const list = readList();
const meant = list.filter(({ field }) => field !== null);
const others = list.filter(({ field }) => field === null);

describe('real headers that no alias was written for', () => {
  it('are at least 100, each with a field of its table and a source', () => {
    expect(meant.length).toBeGreaterThanOrEqual(100);
    for (const { table, field, header } of meant) expect(fieldOfTable(table, field ?? '')?.id, `${table} ${header}`).toBe(field);
    for (const { source } of list) expect(source).toMatch(/^https?:\/\//);
  });

  it('are recognised for at least 80 %, none as something else', () => {
    const results = meant.map((real) => {
      const kind = fieldOfTable(real.table, real.field ?? '')?.kind ?? 'text';
      return { real, guess: mappedTo(real, profileOf(kind)) };
    });
    const good = results.filter(({ real, guess }) => guess === real.field);
    const wrong = results.filter(({ real, guess }) => guess !== null && guess !== real.field);
    const missed = results.filter(({ guess }) => guess === null);
    console.info(`real headers: ${good.length}/${meant.length} = ${((100 * good.length) / meant.length).toFixed(1)} %`);
    if (process.env.HEADER_MISSES) console.info(missed.map(({ real }) => `${real.table} ${real.header} → ${real.field}`).join('\n'));
    expect(wrong.map(({ real, guess }) => `${real.table} ${real.header} → ${guess}`)).toEqual([]);
    expect(good.length / meant.length).toBeGreaterThanOrEqual(0.8);
  });

  it('stay unmapped where the model has no field, whatever their values look like', () => {
    const wrong = others.flatMap((real) =>
      KINDS.flatMap((kind) => {
        const guess = mappedTo(real, PROFILES.get(kind) ?? []);
        return guess === null ? [] : [`${real.table} ${real.header} over ${kind} → ${guess}`];
      }),
    );
    console.info(`without a field: ${others.length} headers, ${new Set(wrong.map((line) => line.split(' over ')[0])).size} mapped`);
    expect(wrong).toEqual([]);
  });
});
