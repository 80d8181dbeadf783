import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type WorklistWorkbook, worklistWorkbook } from '../../src/exports/worklist-workbook.ts';
import type { WorkbookRow } from '../../src/exports/worklist-workbook-rows.ts';
import { decodeFile } from '../../src/intake/decode/decode-file.ts';
import { findPersonal } from '../../src/intake/privacy/find-personal.ts';
import { isNameShaped } from '../../src/intake/privacy/person-name.ts';
import { rowTexts } from '../../src/intake/raw-sheet.ts';
import { LANGUAGES, type Language, messagesFor } from '../../src/locales/messages.ts';
import { sheetWords } from '../../src/locales/sheet-words.ts';
import { worklistWordsFor } from '../../src/locales/worklist-words.ts';
import type { TextSheet } from '../../src/model/text-sheet.ts';
import { CASE_STATES, EMPTY_WORKLIST, needsApproval, type WorkCase, type Worklist } from '../../src/model/worklist.ts';
import { addCases } from '../../src/model/worklist-edit.ts';
import { applyReturned } from '../../src/workspaces/gaps/sheets/apply-returned.ts';
import { caseKey } from '../../src/workspaces/gaps/sheets/case-key.ts';
import { dateOfText, type ReturnedRow, readReturned } from '../../src/workspaces/gaps/sheets/read-returned.ts';

const SCREEN = { isNameShaped, findPersonal };
const TODAY = '2026-08-15';
const NOBODY: ReadonlySet<number> = new Set();

function worklistOf(count: number): Worklist {
  const units = Array.from({ length: count }, (_, at) => ({
    enterpriseId: `E${at}`,
    uscc: null,
    name: `示例企业${at}有限公司(合成)`,
    gapClass: 'should-form' as const,
  }));
  return addCases(EMPTY_WORKLIST, units, '2026-08-01', '2026-11-01');
}

function rowOf(work: WorkCase, language: Language): WorkbookRow {
  return {
    key: caseKey(work),
    name: work.name,
    building: '=HYPERLINK("x")',
    place: '',
    gapClass: work.gapClass,
    className: '',
    rule: '',
    measure: '',
    membersFull: 3,
    owner: work.owner ?? '',
    state: work.state,
    stateName: worklistWordsFor(language).worklist.states[work.state],
    dueOn: work.dueOn,
    documentNo: work.approval?.documentNo ?? '',
    approvedOn: work.approval?.approvedOn ?? null,
    note: work.note,
  };
}

async function sheetsOf(worklist: Worklist, language: Language, more: Partial<WorklistWorkbook> = {}): Promise<readonly TextSheet[]> {
  const book: WorklistWorkbook = {
    level: 'working',
    grouping: 'street',
    withNames: false,
    isInternal: true,
    groups: [
      { name: '示例街道甲/一', rows: worklist.cases.slice(0, 3).map((work) => rowOf(work, language)) },
      { name: '示例街道甲?一', rows: worklist.cases.slice(3).map((work) => rowOf(work, language)) },
    ],
    tasks: [],
    notes: [['标题', '=1+1']],
    today: TODAY,
    ...more,
  };
  const blob = await worklistWorkbook(book, messagesFor(language), sheetWords(language));
  const { sheets } = await decodeFile(blob, 'x.xlsx', {});
  return sheets.map((sheet) => ({
    name: sheet.name,
    rows: [...Array.from({ length: sheet.firstRow - 1 }, (): string[] => []), ...rowTexts(sheet, 0, sheet.rowCount)],
  }));
}

function returned(work: WorkCase, change: Partial<ReturnedRow>): ReturnedRow {
  return { sheet: '甲', number: 2, key: caseKey(work), owner: '', state: '', due: '', documentNo: '', approvedOn: '', note: '', ...change };
}

function apply(worklist: Worklist, ...rows: readonly ReturnedRow[]) {
  return applyReturned(worklist, rows, SCREEN, TODAY, NOBODY);
}

function first(worklist: Worklist): WorkCase {
  const [work] = worklist.cases;
  if (work === undefined) throw new Error('no case');
  return work;
}

describe('a workbook that goes out and comes back', () => {
  test.each(LANGUAGES)('unchanged changes nothing (%s)', async (language) => {
    const worklist = worklistOf(7);
    const rows = readReturned(await sheetsOf(worklist, language));
    expect(rows?.map(({ key }) => key)).toEqual(worklist.cases.map(caseKey));
    const outcome = apply(worklist, ...(rows ?? []));
    expect(outcome).toMatchObject({ applied: 0, unchanged: 7, refused: [], masked: 0 });
    expect(outcome.worklist).toBe(worklist);
  });

  test('what was corrected arrives, whatever language wrote and whatever state it is in', async () => {
    const worklist = worklistOf(4);
    const [a, b] = worklist.cases;
    if (a === undefined || b === undefined) throw new Error('no case');
    const filled = apply(
      worklist,
      returned(a, { state: '报备', owner: '示例街道党工委', due: '2026/9/1', documentNo: '示组〔2026〕12号', approvedOn: '2026年8月10日' }),
      returned(b, { number: 3, state: '请示', note: '请补齐材料' }),
    );
    expect(filled).toMatchObject({ applied: 2, refused: [] });
    const moved = first(filled.worklist);
    expect(moved).toMatchObject({
      state: 'filed',
      owner: '示例街道党工委',
      dueOn: '2026-09-01',
      approval: { documentNo: '示组〔2026〕12号', approvedOn: '2026-08-10' },
    });
    // The steps between stand in the history, each one a step that may be taken.
    expect(moved.history.filter(({ kind }) => kind === 'moved').map(({ to }) => to)).toEqual(['requested', 'approved', 'elected', 'filed']);
    for (const language of LANGUAGES) {
      const again = apply(filled.worklist, ...(readReturned(await sheetsOf(filled.worklist, language)) ?? []));
      expect(again).toMatchObject({ applied: 0, unchanged: 4, refused: [] });
    }
  });

  test('texts that would run as formulas are defused, sheets are named apart, dates and marks are there', async () => {
    const sheets = await sheetsOf(worklistOf(4), 'zh-CN');
    expect(sheets.map(({ name }) => name)).toEqual(['汇总', '示例街道甲 一', '示例街道甲 一 2', '说明']);
    expect(sheets[1]?.rows[0]?.[0]).toBe('内部资料 注意保管');
    expect(sheets[1]?.rows.flat()).toContain(`'=HYPERLINK("x")`);
    expect(sheets[3]?.rows.flat()).toContain(`'=1+1`);
    expect(sheets[1]?.rows.flat()).toContain('2026-11-01');
  });

  test('names stand in the working level, in a report where asked for, never in public', async () => {
    const worklist = worklistOf(5);
    const named = async (more: Partial<WorklistWorkbook>): Promise<boolean> => {
      const sheets = await sheetsOf(worklist, 'zh-CN', { tasks: [{ name: '甲', lines: ['示例企业0有限公司'] }], ...more });
      return sheets.some(({ rows }) => rows.flat().some((cell) => cell.includes('示例企业')));
    };
    expect(await named({ level: 'working' })).toBe(true);
    expect(await named({ level: 'report', withNames: true })).toBe(true);
    expect(await named({ level: 'report', tasks: [] })).toBe(false);
    expect(await named({ level: 'public', withNames: true })).toBe(false);
    const [summary] = await sheetsOf(worklist, 'zh-CN', { level: 'public' });
    // Three in one street, two in the other.
    expect(summary?.rows.flat()).toContain('<3');
    expect(readReturned(await sheetsOf(worklist, 'zh-CN', { level: 'public' }))).toBeNull();
  });
});

describe('rows that are refused', () => {
  const worklist = worklistOf(2);
  const work = first(worklist);
  const cases: readonly (readonly [string, Partial<ReturnedRow>])[] = [
    ['key-unknown', { key: '99-ABCD' }],
    ['key-unknown', { key: '企业甲' }],
    ['key-other', { key: `${work.id}-0000` }],
    ['state', { state: '办好了' }],
    ['due-date', { due: '下个月' }],
    ['due-date', { due: '2026-02-30' }],
    ['approval-date', { state: '批复', documentNo: '示组〔2026〕1号', approvedOn: '2027-01-01' }],
    ['approval-date', { state: '批复', documentNo: '示组〔2026〕1号', approvedOn: '去年' }],
    ['approval-half', { state: '批复', documentNo: '示组〔2026〕1号' }],
    ['approval-number', { state: '批复', documentNo: '已批', approvedOn: '2026-08-01' }],
    ['approval-early', { documentNo: '示组〔2026〕1号', approvedOn: '2026-08-01' }],
    ['no-approval', { state: '批复' }],
    ['not-allowed', { state: '核验销号', documentNo: '示组〔2026〕1号', approvedOn: '2026-08-01' }],
    ['no-reason', { state: '不适用' }],
    ['owner-name', { owner: '张伟' }],
    ['owner-personal', { owner: '组织部 13800138000' }],
  ];
  test.each(cases)('%s: %o', (problem, change) => {
    const outcome = apply(worklist, returned(work, { note: '说明', ...change }));
    expect(outcome.refused).toEqual([{ sheet: '甲', number: 2, problem }]);
    // Nothing of the row was taken, its note neither.
    expect(outcome.worklist).toBe(worklist);
  });

  test('the second row of a case', () => {
    const outcome = apply(worklist, returned(work, { due: '2026-09-01' }), returned(work, { number: 9, due: '2026-10-01' }));
    expect(outcome.applied).toBe(1);
    expect(outcome.refused).toEqual([{ sheet: '甲', number: 9, problem: 'twice' }]);
    expect(first(outcome.worklist).dueOn).toBe('2026-09-01');
  });

  test('a covered enterprise may be closed from any step', () => {
    const change = { state: '核验销号', documentNo: '示组〔2026〕1号', approvedOn: '2026-08-01' };
    const outcome = applyReturned(worklist, [returned(work, change)], SCREEN, TODAY, new Set([work.id]));
    expect(first(outcome.worklist).state).toBe('closed');
  });

  test('a note with a telephone number is masked and counted', () => {
    const outcome = apply(worklist, returned(work, { note: '请联系 13800138000' }));
    expect(outcome.masked).toBe(1);
    expect(first(outcome.worklist).note).not.toContain('138');
  });
});

test('whatever comes back, no case is lost and none stands past the approval without one', () => {
  const start = worklistOf(5);
  const word = fc.constantFrom('', '乱写', ...CASE_STATES.map((state) => worklistWordsFor('zh-CN').worklist.states[state]));
  const row = fc.record({
    at: fc.integer({ min: 0, max: 4 }),
    state: word,
    due: fc.constantFrom('', '2026-09-01', '45900', '?'),
    documentNo: fc.constantFrom('', '示组〔2026〕3号', '无号'),
    approvedOn: fc.constantFrom('', '2026-08-01', '2030-01-01'),
    owner: fc.constantFrom('', '示例街道', '李娜'),
  });
  fc.assert(
    fc.property(fc.array(fc.array(row, { maxLength: 6 }), { maxLength: 4 }), (books) => {
      let worklist = start;
      for (const rows of books) {
        const given = rows.map(({ at, ...change }, number) => returned(start.cases[at] ?? first(start), { number, ...change }));
        const outcome = apply(worklist, ...given);
        expect(outcome.applied + outcome.unchanged + outcome.refused.length).toBe(rows.length);
        worklist = outcome.worklist;
      }
      expect(worklist.cases.map(({ id }) => id)).toEqual(start.cases.map(({ id }) => id));
      for (const { state, approval, owner } of worklist.cases) {
        expect(approval !== null).toBe(needsApproval(state));
        expect(owner).not.toBe('李娜');
      }
    }),
  );
});

test.each([
  ['2026-08-01', '2026-08-01'],
  ['2026/8/1', '2026-08-01'],
  ['2026.8.1', '2026-08-01'],
  ['2026年8月1日', '2026-08-01'],
  ['20260801', '2026-08-01'],
  ['２０２６－０８－０１', '2026-08-01'],
  ['2026-08-01 00:00:00', '2026-08-01'],
  ['46235', '2026-08-01'],
  ['2026-13-01', null],
  ['八月', null],
  ['', null],
])('the date «%s»', (text, iso) => {
  expect(dateOfText(text)).toBe(iso);
});
