import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writtenAliases } from '../../../../src/intake/headers/header-aliases.ts';
import { matchFields } from '../../../../src/intake/headers/match-fields.ts';
import { profileColumns } from '../../../../src/intake/headers/profile-columns.ts';
import { type FieldId, fieldByShortName, fieldOfTable } from '../../../../src/model/fields.ts';
import { TABLE_NAMES, type TableName } from '../../../../src/model/tables.ts';
import { broken, fullWidth, misspellings, spaced } from './header-forms.ts';
import { makeSheet, sampleCell } from './make-sheet.ts';

const SHARED = join(import.meta.dirname, '../../../../../shared/domain/header-aliases.csv');

interface Expected {
  readonly table: TableName;
  readonly header: string;
  /** Any of them is right, over values of its kind. */
  readonly fields: readonly FieldId[];
  readonly askAllowed: boolean;
}

interface Form {
  readonly name: string;
  readonly parts: readonly string[];
}

function formsOf({ header, fields, table }: Expected): readonly Form[] {
  const kind = fields[0] === undefined ? undefined : fieldOfTable(table, fields[0])?.kind;
  const unit = kind === 'count' ? '(人)' : '*';
  return [
    { name: 'plain', parts: [header] },
    { name: 'full width', parts: [fullWidth(header)] },
    { name: 'spaces', parts: [spaced(header)] },
    { name: 'line break', parts: [broken(header)] },
    { name: 'unit or mark', parts: [`${header}${unit}`] },
    { name: 'full-width unit', parts: [`${header}${fullWidth(unit)}:`] },
    { name: 'numbering', parts: [`1.${header}`] },
    { name: 'two rows', parts: ['基本情况', header] },
    ...misspellings(header).map((text) => ({ name: 'misspelt', parts: [text] })),
  ];
}

/** taken: mapped. offered: left to the person with the right field first. */
function recognise(expected: Expected, parts: readonly string[]): 'taken' | 'offered' | 'wrong' | 'unknown' {
  const outcomes = expected.fields.map((field) => {
    const guess = guessAlone(expected.table, parts, field);
    if (guess?.field !== null && guess?.field !== undefined) return expected.fields.includes(guess.field) ? 'taken' : 'wrong';
    const offered = guess?.candidates[0]?.field;
    return offered === field && expected.askAllowed ? 'offered' : 'unknown';
  });
  return (['wrong', 'taken', 'offered'] as const).find((outcome) => outcomes.includes(outcome)) ?? 'unknown';
}

/** The guess for a column of that header over values of `field`'s kind. */
function guessAlone(table: TableName, parts: readonly string[], field: FieldId) {
  const kind = fieldOfTable(table, field)?.kind ?? 'text';
  const body = Array.from({ length: 12 }, (_, row) => [sampleCell(kind, row)]);
  return matchFields(table, [{ source: 0, parts }], profileColumns(makeSheet(body), 0))[0];
}

function count(list: readonly Expected[]) {
  const byForm = new Map<string, { good: number; all: number }>();
  const missed: string[] = [];
  const wrong: string[] = [];
  let good = 0;
  let all = 0;
  for (const expected of list) {
    for (const form of formsOf(expected)) {
      const outcome = recognise(expected, form.parts);
      const tally = byForm.get(form.name) ?? { good: 0, all: 0 };
      const isGood = outcome === 'taken' || outcome === 'offered';
      byForm.set(form.name, { good: tally.good + (isGood ? 1 : 0), all: tally.all + 1 });
      good += isGood ? 1 : 0;
      all += 1;
      const line = `${expected.table} ${form.name} ${form.parts.join('/')}`;
      if (outcome === 'wrong') wrong.push(line);
      else if (!isGood) missed.push(line);
    }
  }
  return { good, all, share: good / all, byForm, missed, wrong };
}

/** Where the shared list's columns go in the model. */
const RENAMED: Readonly<Record<string, readonly string[]>> = {
  'enterprise.parent_org': ['parent_org_name'],
  'enterprise.founded_on': ['org_founded_on'],
  'enterprise.formation': ['org_formation'],
  'enterprise.district_code': ['register_district_code'],
  'enterprise.instructor_flag': ['instructor_flag', 'instructor_count'],
  // 是否实体运营 is a flag of its own; 是否规上 is a title, not a size class of GB's four.
  'enterprise.status': ['status', 'is_operating'],
  'enterprise.size_class': ['size_class', 'tags'],
  'demand.text': ['demand_text'],
  'resource.text': ['resource_text'],
  'action.text': ['action_text'],
};
const asTable = (name: string): TableName => TABLE_NAMES.find((table) => table === name) ?? 'enterprise';

function sharedList(): readonly Expected[] {
  const lines = readFileSync(SHARED, 'utf8').trim().split('\n').slice(1);
  return lines.flatMap((line) => {
    const [tableName = '', column = '', , aliases = ''] = line.split(',');
    if (tableName === 'PERSONAL') return [];
    const table = asTable(tableName);
    const fields = (RENAMED[`${tableName}.${column}`] ?? [column]).flatMap((name) => fieldByShortName(table, name)?.id ?? []);
    return aliases.split('|').map((header) => ({ table, header, fields, askAllowed: column === 'entered_on' }));
  });
}

/** The product's own aliases: what is never taken without asking must be offered. */
function ownList(): readonly Expected[] {
  return TABLE_NAMES.flatMap((table) =>
    writtenAliases(table).map(({ text, field, mark }) => ({ table, header: text, fields: [field], askAllowed: mark === 'ask' })),
  );
}

function describeCount({ good, all, share, byForm }: ReturnType<typeof count>): string {
  const forms = [...byForm].map(([name, tally]) => `${name} ${tally.good}/${tally.all}`);
  return `${good}/${all} = ${(share * 100).toFixed(2)} % · ${forms.join(' · ')}`;
}

/** Minutes are not needed, but the shared machines are slow now and then: 44,000 headers. */
describe('headers in the forms that people write', () => {
  it.skipIf(!existsSync(SHARED))(
    'are recognised for at least 95 % of the shared list (absent: this is skipped, the next one counts)',
    () => {
      const result = count(sharedList());
      console.info(`shared list: ${describeCount(result)}`);
      expect(result.all).toBeGreaterThan(2_000);
      expect(result.wrong).toEqual([]);
      expect(result.share).toBeGreaterThanOrEqual(0.95);
    },
  );

  it('are recognised for at least 95 % of the own table', () => {
    const result = count(ownList());
    console.info(`own table: ${describeCount(result)}`);
    if (process.env.HEADER_MISSES) console.info(result.missed.join('\n'));
    expect(result.all).toBeGreaterThan(8_000);
    expect(result.wrong).toEqual([]);
    expect(result.share).toBeGreaterThanOrEqual(0.95);
  }, 60_000);
});
