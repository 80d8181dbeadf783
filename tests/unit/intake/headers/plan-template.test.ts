import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessPlan } from '../../../../src/intake/headers/guess-plan.ts';
import { applyTemplate, findTemplate, makeTemplate, sheetFingerprint } from '../../../../src/intake/headers/plan-template.ts';
import type { ImportPlan } from '../../../../src/model/import-plan.ts';
import { makeSheet, sampleCell } from './make-sheet.ts';

const HEADERS = ['序号', '企业名称', '统一社会信用代码', '2023年末职工人数', '成立日期', '党员人数', '所在楼宇'];
const KINDS = ['row-number', 'name', 'uscc', 'count', 'date', 'count', 'name'] as const;

/** Plan of a list with these headers over plausible cells. */
function planOf(headers: readonly string[]): ImportPlan {
  const rows = Array.from({ length: 8 }, (_, row) => headers.map((_header, at) => sampleCell(KINDS[at] ?? 'text', row)));
  return guessPlan(makeSheet([[...headers], ...rows]), { fileName: '企业.xlsx', table: 'enterprise' }).plan;
}

/** The guess as a person corrected it: the founding date is the day of moving in, names of buildings are not read. */
function agreed(plan: ImportPlan): ImportPlan {
  return {
    ...plan,
    datum: 'gcj02',
    nullMarks: ['待查'],
    columns: plan.columns.map((column) => {
      if (column.header === '成立日期') return { ...column, field: 'enterprise.entered_on', confidence: 1 };
      return column.header === '所在楼宇' ? { ...column, field: null, confidence: 1 } : column;
    }),
  };
}
const template = makeTemplate(agreed(planOf(HEADERS)));
const fieldsByHeader = (plan: ImportPlan) => Object.fromEntries(plan.columns.map(({ header, field }) => [header, field]));

describe('a remembered plan', () => {
  it('is found by the headers whatever their order, spelling or year', () => {
    const moved = ['党员人数(人)', ' 所在 楼宇', '＊企业名称', '统一社会信用代码', '2024年末职工人数', '成立日期', '序号'];
    expect(sheetFingerprint(moved)).toBe(template.fingerprint);
    expect(findTemplate([template], planOf(moved))).toBe(template);
    expect(findTemplate([template], planOf(['楼宇名称', '层数', '建筑面积']))).toBeNull();
    fc.assert(
      fc.property(fc.shuffledSubarray(HEADERS, { minLength: HEADERS.length }), (shuffled) => {
        expect(sheetFingerprint(shuffled)).toBe(template.fingerprint);
      }),
    );
  });

  it('keeps what the person decided, where the columns moved', () => {
    const { plan, added, missing } = applyTemplate(planOf([...HEADERS].reverse()), template);
    expect(fieldsByHeader(plan)).toMatchObject({ 成立日期: 'enterprise.entered_on', 所在楼宇: null, 企业名称: 'enterprise.name_zh' });
    expect(plan).toMatchObject({ datum: 'gcj02', nullMarks: ['待查'], table: 'enterprise' });
    expect([added, missing]).toEqual([[], []]);
    expect(plan.columns.map(({ source }) => source)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });

  it('names a column that is new and guesses it, without taking a field that is taken', () => {
    const { plan, added } = applyTemplate(planOf([...HEADERS, '工会会员数', '入驻日期']), template);
    expect(added).toEqual([7, 8]);
    expect(plan.columns[8]?.field).toBeNull();
  });

  it('names a field whose column is missing', () => {
    const { missing } = applyTemplate(planOf(HEADERS.filter((header) => header !== '党员人数')), template);
    expect(missing).toEqual(['enterprise.members_total']);
  });

  it('applied to its own plan changes nothing that was agreed', () => {
    const plan = agreed(planOf(HEADERS));
    expect(fieldsByHeader(applyTemplate(plan, template).plan)).toEqual(fieldsByHeader(plan));
  });
});
