import { array, assert, constantFrom, double, nat, option, property, record, string } from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { annotatedWorkbook } from '../../src/exports/annotated-workbook.ts';
import type { DecodeNote } from '../../src/intake/raw-sheet.ts';
import { noteSentence, readWords, ruleSentence } from '../../src/locales/import-words.ts';
import { messagesFor } from '../../src/locales/messages.ts';
import type { AnnotatedSheet } from '../../src/model/import-outcome.ts';
import { TABLE_NAMES } from '../../src/model/tables.ts';
import { askKey, openAsks, type SheetDraft } from '../../src/state/import-state.ts';
import { parseTemplates } from '../../src/state/plan-templates.ts';
import { columnLetters, sheetColumns } from '../../src/workspaces/data/import/column-state.ts';
import { columnWidth } from '../../src/workspaces/data/import/column-width.ts';
import { fieldOptions, searchOptions } from '../../src/workspaces/data/import/field-options.ts';
import { stubSheet } from '../support/stub-import.ts';

const zh = messagesFor('zh-CN');

/** The compiler sees to it that no code of the decoders lacks a sentence. */
const NOTES: Readonly<Record<DecodeNote['code'], unknown>> = zh.imports.notes;

function draft(preview: ReturnType<typeof stubSheet>, more: Partial<SheetDraft> = {}): SheetDraft {
  return { preview, plan: preview.plan, allowed: preview.allowed, isChosen: true, answered: [], isPending: false, ...more };
}

describe('sentences', () => {
  test('every note of the decoders says how many, and where', () => {
    for (const code of Object.keys(NOTES)) {
      expect(noteSentence(zh, { code, params: { count: 7, row: 12, sheet: '台账' } })).toMatch(/^台账:.*7/);
    }
    expect(noteSentence(zh, { code: 'something-new', params: {} })).toContain('something-new');
  });

  test('a code that is both a repair and a reason is read by what was done', () => {
    expect(ruleSentence(zh, { rule: 'number-unit', effect: 'repaired' })).toBe(zh.importCodes.repairs['number-unit']);
    expect(ruleSentence(zh, { rule: 'number-unit', effect: 'emptied' })).toBe(zh.importCodes.reasons['number-unit']);
    expect(ruleSentence(zh, { rule: 'name-missing', effect: 'refused' })).toBe(zh.importCodes.rules['name-missing']);
  });

  test('codes of the model are read in words, anything else as it stands', () => {
    expect(readWords(zh, 'enterprise', 'enterprise.ownership', 'PRIVATE')).toBe(zh.terms.ownerships.PRIVATE);
    expect(readWords(messagesFor('en'), 'enterprise', 'enterprise.org_built', '是')).toBe('Yes');
    expect(readWords(zh, 'enterprise', 'enterprise.name_zh', 'PRIVATE')).toBe('PRIVATE');
  });
});

describe('columns', () => {
  const asked = stubSheet(
    [
      { header: '名称', field: 'enterprise.name_zh' },
      { header: '人数', field: 'enterprise.staff_count' },
      {
        header: '电话',
        field: null,
        screen: { fate: 'refuse', findings: [{ class: 'phone', by: 'value', hits: 9, cells: 9, action: 'refuse' }] },
      },
      {
        header: '税额',
        field: null,
        screen: { fate: 'ask', findings: [{ class: 'tax-data', by: 'header', hits: 9, cells: 9, action: 'ask' }] },
      },
      { header: '附注', field: null },
    ],
    {
      asks: [
        { code: 'column', source: 1, doubt: 'wording', candidates: [{ field: 'enterprise.members_full', confidence: 0.5 }] },
        { code: 'column', source: 2, doubt: 'wording', candidates: [] },
        { code: 'datum' },
      ],
      problems: [{ code: 'datum-open' }],
    },
  );

  test('each is in one state, and what is kept out is not asked about', () => {
    expect(sheetColumns(draft(asked)).map(({ state }) => state)).toEqual(['read', 'ask', 'personal', 'tax', 'unread']);
    expect(openAsks(draft(asked)).map(askKey)).toEqual(['column:1']);
    const answered = draft(asked, { answered: ['column:1'], allowed: [3] });
    expect(sheetColumns(answered).map(({ state }) => state)).toEqual(['read', 'chosen', 'personal', 'unread', 'unread']);
    expect(openAsks(answered)).toEqual([]);
  });

  test('the list of fields begins with what is likely, ends with not reading, and holds each field once', () => {
    const options = fieldOptions('zh-CN', draft(asked), 1);
    expect(options[0]).toMatchObject({ group: 'likely', field: 'enterprise.members_full' });
    expect(options.at(-1)).toMatchObject({ group: 'none', field: null });
    expect(new Set(options.map(({ field }) => field)).size).toBe(options.length);
    expect(options.find(({ field }) => field === 'enterprise.name_zh')).toMatchObject({ isRequired: true, usedBy: '名称' });
    expect(searchOptions(options, '园区').map(({ name }) => name)).toContain('园区名称');
    expect(searchOptions(options, 'STAFF_COUNT').map(({ field }) => field)).toEqual(['enterprise.staff_count']);
    expect(searchOptions(options, '没有这个')).toEqual([]);
  });

  test('letters are those of a spreadsheet, widths stay within bounds', () => {
    expect([0, 25, 26, 51, 52, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'AZ', 'BA', 'ZZ', 'AAA']);
    const long = stubSheet([{ header: '甲'.repeat(80), field: null, cells: [{ kind: 'plain', text: '乙'.repeat(500) }] }]);
    expect(columnWidth(long, 0, '甲'.repeat(80), '不读入', '不读入')).toBe(264);
    expect(columnWidth(stubSheet([{ header: 'a', field: null }]), 0, 'a', '', '')).toBe(128);
  });
});

describe('templates', () => {
  const template = record({
    fingerprint: string(),
    table: constantFrom(...TABLE_NAMES),
    columns: array(
      record({ key: string(), occurrence: nat(), field: constantFrom(null, 'remark' as const), unit: constantFrom(1, 10_000) }),
    ),
    dateOrder: constantFrom('ymd' as const, 'mdy' as const, 'dmy' as const),
    datum: constantFrom(null, 'gcj02' as const),
    centralMeridian: option(double({ noNaN: true, min: 60, max: 150 })),
    nullMarks: array(string()),
  });

  test('come back as they were written', () => {
    assert(
      property(array(template), (templates) => {
        expect(parseTemplates(JSON.stringify(templates))).toEqual(JSON.parse(JSON.stringify(templates)));
      }),
    );
  });

  test('what another hand wrote is left out and breaks nothing', () => {
    for (const text of [
      null,
      '',
      '{',
      '{}',
      '[1,null,{}]',
      '[{"fingerprint":"a","columns":[],"nullMarks":[],"table":"nobody","dateOrder":"ymd"}]',
    ]) {
      expect(parseTemplates(text)).toEqual([]);
    }
    const odd = [
      { fingerprint: 'a', table: 'enterprise', dateOrder: 'ymd', nullMarks: [1, '无'], columns: [7, { key: 'k', field: 'no.such' }] },
    ];
    expect(parseTemplates(JSON.stringify(odd))).toEqual([
      {
        fingerprint: 'a',
        table: 'enterprise',
        columns: [{ key: 'k', occurrence: 0, field: null, unit: 1 }],
        dateOrder: 'ymd',
        datum: null,
        centralMeridian: null,
        nullMarks: ['无'],
      },
    ]);
  });
});

describe('annotated workbook', () => {
  const row = (number: number, cells: readonly string[], effect: 'refused' | 'repaired'): AnnotatedSheet['rows'][number] => ({
    number,
    key: effect === 'refused' ? null : `k${number}`,
    cells,
    problems: [{ header: '人数', rule: 'number-vague', effect, proposal: null }],
  });

  test('a sheet for each sheet with problems, and notes; formulas do not run, bare dashes stay', async () => {
    const sheets: AnnotatedSheet[] = [
      {
        name: '甲/乙',
        table: 'enterprise',
        key: 'enterprise_id',
        header: ['名称', '人数'],
        rows: [row(5, ['=HYPERLINK("x")', '-'], 'refused'), row(9, ['+1+cmd', '-3.5'], 'repaired')],
      },
      { name: '甲\\乙', table: 'enterprise_tag', key: null, header: ['名称'], rows: [row(2, ['@x'], 'refused')] },
      { name: '没有问题', table: 'enterprise', key: 'enterprise_id', header: ['名称'], rows: [] },
    ];
    const bytes = new Uint8Array(await (await annotatedWorkbook(zh, '台账.xlsx', sheets)).arrayBuffer());
    const parts = new Map(Object.entries(unzipSync(bytes)).map(([name, part]) => [name, strFromU8(part)]));
    const workbook = parts.get('xl/workbook.xml') ?? '';
    expect([...workbook.matchAll(/<sheet [^>]*name="([^"]*)"/g)].map((match) => match[1])).toEqual([
      '甲 乙',
      '甲 乙 2',
      zh.annotated.notesSheet,
    ]);
    const text = [...parts.values()].join('\n');
    expect(text).not.toMatch(/<f[ >]/);
    expect(text).toContain("'=HYPERLINK(");
    expect(text).toContain("'+1+cmd");
    expect(text).toContain("'@x");
    expect(text).toMatch(/>-3\.5</);
    expect(text).toMatch(/>-</);
    expect(text).toContain(zh.importCodes.reasons['number-vague']);
    expect(text).toContain('F9E3DF');
  });
});
