import { describe, expect, test } from 'vitest';
import { type PlanWorkbook, planWorkbook } from '../../../src/exports/plan-workbook.ts';
import { decodeFile } from '../../../src/intake/decode/decode-file.ts';
import { rowTexts } from '../../../src/intake/raw-sheet.ts';
import { LANGUAGES, type Language } from '../../../src/locales/messages.ts';
import { planPaperWords } from '../../../src/locales/plan-paper-words.ts';
import type { PlanDocument } from '../../../src/model/plan-document.ts';
import { PLAN_KINDS } from '../../../src/model/plan-settings.ts';
import { OUTPUT_LEVELS } from '../../../src/model/sheet-levels.ts';
import { planDocument, SCENARIOS } from './plan-scenarios.ts';

type Sheets = ReadonlyMap<string, readonly (readonly string[])[]>;

async function sheetsOf(
  documents: readonly PlanDocument[],
  language: Language = 'zh-CN',
  more: Partial<PlanWorkbook> = {},
): Promise<Sheets> {
  const book = { documents, level: 'working', withNames: false, isInternal: true, notes: [['标题', '=1+1']], ...more } as const;
  const { sheets } = await decodeFile(await planWorkbook(book, language), 'x.xlsx', {});
  return new Map(sheets.map((sheet) => [sheet.name, [...rowTexts(sheet, 0, sheet.rowCount)]]));
}

function rowOf(sheets: Sheets, sheet: string, first: string): readonly string[] {
  const row = sheets.get(sheet)?.find(([cell]) => cell === first);
  if (row === undefined) throw new Error(`no row ${first} in ${sheet} (${[...sheets.keys()].join(' ')})`);
  return row;
}

describe('a workbook of one scenario', () => {
  test('has its groups with their sums, its units, who is left over, and how it was found', async () => {
    const sheets = await sheetsOf([planDocument(SCENARIOS.committees)]);
    expect([...sheets.keys()]).toEqual(['概况', '分组', '明细', '未列入', '说明']);
    const groups = sheets.get('分组') ?? [];
    const at = (head: string): number => groups.find((row) => row.includes('拟设名称'))?.indexOf(head) ?? -1;
    const first = rowOf(sheets, '分组', '示例路甲段楼宇综合党委');
    expect(['单位数', '入驻企业', '应覆盖企业', '已覆盖', '组织空白', '企业党组织', '正式党员'].map((head) => first[at(head)])).toEqual([
      '3',
      '186',
      '150',
      '9',
      '141',
      '6',
      '36',
    ]);
    const total = rowOf(sheets, '分组', '合计');
    expect(['单位数', '入驻企业', '正式党员'].map((head) => total[at(head)])).toEqual(['5', '315', '38']);
    expect((sheets.get('明细') ?? []).filter(([name]) => name === '示例路乙段楼宇综合党委').map((row) => row[1])).toEqual([
      '示例大厦4号',
      '示例大厦5号',
    ]);
    // Unknown stays empty, never 0.
    const units = sheets.get('明细') ?? [];
    const head = units.find((row) => row.includes('名称')) ?? [];
    expect(units.find((row) => row[1] === '示例大厦4号')?.[head.indexOf('正式党员')]).toBe('');
    expect(sheets.get('未列入')?.flat()).toContain('示例大厦6号');
    expect(rowOf(sheets, '概况', '目标值')[1]).toBe('12345.679');
    expect(rowOf(sheets, '概况', '理论界')[1]).toBe('12222');
    expect(rowOf(sheets, '概况', '与最好可能的差距')[1]).toContain('1.0%');
    expect(rowOf(sheets, '概况', '组织覆盖率（批准后测算）')[1]).toBe('20.0% (60/300)');
    for (const [name, rows] of sheets) expect(rows.flat(), name).toContain('建议方案,须按程序报上级党组织批准');
  });

  test('what a person changed is no longer what the search found', async () => {
    const edited = { ...SCENARIOS.committees, isEdited: true };
    expect(rowOf(await sheetsOf([planDocument(edited)]), '概况', '与最好可能的差距')[1]).toBe('没有可比的界');
  });

  test('rules that are not kept have a sheet of their own', async () => {
    const remarks = [
      { group: 5, sentence: '=超出', isBinding: true },
      { group: null, sentence: '整体说明', isBinding: false },
    ];
    const sheets = await sheetsOf([planDocument(SCENARIOS.committees, { remarks })]);
    expect(rowOf(sheets, '未满足的规定', '示例路乙段楼宇综合党委').slice(1)).toEqual(['须满足', "'=超出"]);
    expect(rowOf(sheets, '未满足的规定', '整个方案').slice(1)).toEqual(['一般', '整体说明']);
  });

  test('no cell is a formula, whatever a name begins with', async () => {
    for (const kind of PLAN_KINDS) {
      const sheets = await sheetsOf([planDocument(SCENARIOS[kind], { title: '@方案', groupNames: ['+组', '-组'] })]);
      const cells = [...sheets.values()].flat(2);
      expect(cells.filter((cell) => /^[=@+]|^-\D/.test(cell))).toEqual([]);
      expect(cells).toContain("'@方案");
      expect(cells).toContain("'+组");
    }
  });
});

describe('scenarios side by side', () => {
  const other = { ...SCENARIOS.committees, id: 2, name: '另一方案', groups: [...SCENARIOS.committees.groups.slice(0, 1)] };

  test('every figure beside its difference from the first', async () => {
    const rates = [
      { metric: 'ORG_COVERAGE', before: { numerator: 15, denominator: 300 }, after: { numerator: 45, denominator: 300 } },
    ] as const;
    const sheets = await sheetsOf([planDocument(SCENARIOS.committees), planDocument(other, { rates })]);
    expect([...sheets.keys()].slice(0, 2)).toEqual(['方案对比', '归属对照']);
    expect(rowOf(sheets, '方案对比', '项目').slice(0, 4)).toEqual(['项目', '示例方案', '另一方案', '与“示例方案”相差']);
    expect(rowOf(sheets, '方案对比', '组数').slice(1, 4)).toEqual(['2', '1', '-1']);
    expect(rowOf(sheets, '方案对比', '未列入').slice(1, 4)).toEqual(['1', '3', '2']);
    expect(rowOf(sheets, '方案对比', '组织覆盖率（批准后测算） %').slice(1, 4)).toEqual(['20', '15', '-5']);
    // What differs stands first.
    expect(
      sheets
        .get('归属对照')
        ?.slice(3, 5)
        .map((row) => row.slice(0, 3)),
    ).toEqual([
      ['示例大厦4号', '示例路乙段楼宇综合党委', '未列入'],
      ['示例大厦5号', '示例路乙段楼宇综合党委', '未列入'],
    ]);
    expect(sheets.has('分组2')).toBe(true);
  });

  test('rates of different definitions, and objectives of different kinds, are not held against each other', async () => {
    const elsewhere = { ...other, definition: { ...other.definition, id: 'own' } };
    const sheets = await sheetsOf([planDocument(SCENARIOS.committees), planDocument(elsewhere), planDocument(SCENARIOS.sites)]);
    expect(rowOf(sheets, '方案对比', '组织覆盖率（批准后测算） %').slice(1, 4)).toEqual(['20', '', '']);
    expect(rowOf(sheets, '方案对比', '目标值').slice(1)).toEqual(['12345.679', '12345.679', '0', '', '']);
  });
});

describe('output levels of workbooks', () => {
  test('names of enterprises are for the working level, and for reports that ask for them', async () => {
    const texts = async (more: Partial<PlanWorkbook>): Promise<string> =>
      [...(await sheetsOf([planDocument(SCENARIOS['joint-branches'])], 'zh-CN', more)).values()].flat(2).join('\n');
    const named = /示例企业\d有限公司/;
    expect(await texts({})).toMatch(named);
    expect(await texts({ level: 'report', withNames: true })).toMatch(named);
    expect(await texts({ level: 'report' })).not.toMatch(named);
    expect(await texts({ level: 'public', withNames: true })).not.toMatch(named);
  });

  test('a public one has sums of groups only, small ones and what would tell them hidden, and no mark for inside', async () => {
    const sheets = await sheetsOf([planDocument(SCENARIOS.committees)], 'zh-CN', { level: 'public' });
    expect([...sheets.keys()]).toEqual(['概况', '分组', '说明']);
    expect(rowOf(sheets, '分组', '示例路乙段楼宇综合党委')).toEqual(['示例路乙段楼宇综合党委', '<3', '129', '49', '6', '<3']);
    expect(rowOf(sheets, '分组', '合计')).toEqual(['合计', '—', '315', '190', '12', '—']);
    expect([...sheets.values()].flat(2)).not.toContain('内部资料 注意保管');
    expect([...sheets.values()].flat(2).join()).not.toMatch(/覆盖率|目标值/);
    const inside = await sheetsOf([planDocument(SCENARIOS.committees)]);
    for (const rows of inside.values()) expect(rows[0]?.[0]).toBe('内部资料 注意保管');
  });

  test.each(LANGUAGES)('every kind and level is written whole (%s)', async (language) => {
    for (const kind of PLAN_KINDS)
      for (const level of OUTPUT_LEVELS) {
        const sheets = await sheetsOf([planDocument(SCENARIOS[kind])], language, { level });
        const cells = [...sheets.values()].flat(2);
        expect(cells.join('\n')).not.toMatch(/undefined|NaN|\[object/);
        expect(cells.join('\n')).not.toMatch(/最优|姓名|手机/);
        // Every setting has a name.
        for (const key of Object.keys(SCENARIOS[kind].settings)) expect(planPaperWords(language).books.settings).toHaveProperty(key);
        if (language === 'en') expect([...sheets.keys()].join()).not.toMatch(/\p{Script=Han}/u);
      }
  });
});
