import { describe, expect, it } from 'vitest';
import { type ArrowRows, readArrowRows } from '../../../../src/engine/arrow-rows.ts';
import { type CoreResult, ImportCore } from '../../../../src/intake/session/import-core.ts';
import type { FilePreview } from '../../../../src/model/import-preview.ts';
import type { TableName } from '../../../../src/model/tables.ts';
import { xlsxOf } from '../../../support/xlsx-parts.ts';

const quiet = (): void => undefined;

function csv(lines: readonly string[]): File {
  return new File([`\ufeff${lines.join('\r\n')}\r\n`], '园区企业台账.csv');
}

async function opened(file: File): Promise<{ core: ImportCore; preview: FilePreview }> {
  const core = new ImportCore(file, file.name, []);
  return { core, preview: await core.open({}, quiet) };
}

function converted(
  core: ImportCore,
  preview: FilePreview,
  change: (plan: FilePreview['sheets'][number]['plan']) => object = () => ({}),
): CoreResult {
  const decisions = preview.sheets.map((sheet) => ({ sheet: sheet.index, plan: { ...sheet.plan, ...change(sheet.plan) }, allowed: [] }));
  return core.convert(decisions, [], quiet);
}

function table(result: CoreResult, name: TableName): Record<string, unknown>[] {
  const found = result.tables.find((entry) => entry.table === name);
  if (found === undefined) return [];
  const rows: ArrowRows = readArrowRows(found.bytes);
  return Array.from({ length: rows.rowCount }, (_, row) => Object.fromEntries(rows.names.map((column, at) => [column, rows.at(at, row)])));
}

const LEDGER = [
  '示例园区非公企业党建台账,,,,,,,,,,',
  '序号,企业名称,统一社会信用代码,所在楼宇,职工人数(人),党员情况,,党组织名称,联系人,联系电话,是否高新技术企业',
  ',,,,,正式,预备,,,,',
  '1,甲科技有限公司,91990000TC0000013F,一号楼,"1,234",3名,1,甲科技有限公司党支部,张三丰,13800138000,是',
  '2,乙贸易有限公司,91990000TC0000021A,一号楼,２０余,2,0,无,李四光,13900139000,否',
  '3,丙餐饮店,,二号楼,—,,,,王五,13700137000,',
  '4,甲科技有限公司,91990000TC0000013F,一号楼,5,0,0,,赵六,13600136000,',
  '5,,,二号楼,7,0,0,,,,',
  '合计,,,,1246,5,1,,,,',
  '填表人:张三 13800138000,,,,,,,,,,',
];

describe('a ledger with a title, a two-row header, personal columns, totals and repeated rows', () => {
  it('is planned without a question about what its headers say', async () => {
    const { preview } = await opened(csv(LEDGER));
    const [sheet] = preview.sheets;
    expect(preview.encoding).toBe('utf-8');
    expect(sheet?.plan).toMatchObject({ table: 'enterprise', headerFirst: 1, headerLast: 3 });
    const fields = Object.fromEntries((sheet?.plan.columns ?? []).map(({ header, field }) => [header, field]));
    expect(fields).toMatchObject({
      企业名称: 'enterprise.name_zh',
      统一社会信用代码: 'enterprise.uscc',
      所在楼宇: 'building_name',
      '职工人数(人)': 'enterprise.staff_count',
      '党员情况/正式': 'enterprise.members_full',
      '党员情况/预备': 'enterprise.members_probationary',
      党组织名称: 'org_name',
      是否高新技术企业: 'tags',
    });
    expect(sheet?.problems).toEqual([]);
    expect(sheet?.privacy.isRoster).toBe(false);
  });

  it('shows nothing personal, and what will be read', async () => {
    const { preview } = await opened(csv(LEDGER));
    expect(JSON.stringify(preview)).not.toMatch(/张三|李四|1[3-9]\d{9}/);
    const rows = preview.sheets[0]?.rows ?? [];
    const second = rows.find(({ number }) => number === 5);
    expect(second?.cells[4]).toMatchObject({ kind: 'value', read: '20' });
    expect(second?.cells[9]).toEqual({ kind: 'dropped' });
    expect(rows.find(({ number }) => number === 9)?.role).toBe('skipped');
  });

  it('keeps what is a unit, refuses what is none, and says why by row', async () => {
    const { core, preview } = await opened(csv(LEDGER));
    const result = converted(core, preview);
    expect(
      table(result, 'enterprise').map((row) => [
        row.enterprise_id,
        row.name_zh,
        row.building_id,
        row.staff_count,
        row.members_full,
        row.org_built,
      ]),
    ).toEqual([
      ['91990000TC0000013F', '甲科技有限公司', '一号楼', 1234, 3, true],
      ['91990000TC0000021A', '乙贸易有限公司', '一号楼', 20, 2, false],
      ['丙餐饮店', '丙餐饮店', '二号楼', null, null, null],
    ]);
    const [outcome] = result.outcome.sheets;
    expect(outcome).toMatchObject({ rowsIn: 5, rowsKept: 3, rowsRefused: 2 });
    const refused = outcome?.rules.filter(({ effect }) => effect === 'refused').map(({ rule, rows }) => [rule, rows]);
    expect(refused).toEqual(
      expect.arrayContaining([
        ['row-repeats', [7]],
        ['name-missing', [8]],
      ]),
    );
    expect(outcome?.dropped.map(({ header }) => header).sort()).toEqual(['联系人', '联系电话']);
    expect(JSON.stringify(result.outcome)).not.toMatch(/张三|13800138000/);
  });

  it('makes the organizations, buildings and titles that the list names', async () => {
    const { core, preview } = await opened(csv(LEDGER));
    const result = converted(core, preview);
    expect(table(result, 'party_org')).toMatchObject([{ org_id: '甲科技有限公司党支部', org_type: 'BRANCH' }]);
    expect(table(result, 'building').map((row) => row.building_id)).toEqual(['一号楼', '二号楼']);
    expect(table(result, 'enterprise_tag')).toMatchObject([{ enterprise_id: '91990000TC0000013F', tag: 'HIGH_TECH' }]);
    expect(
      result.outcome.tables
        .filter(({ isDerived }) => isDerived)
        .map((entry) => entry.table)
        .sort(),
    ).toEqual(['building', 'enterprise_tag', 'party_org']);
  });

  it('holds the printed total against what was read', async () => {
    const { core, preview } = await opened(csv(LEDGER));
    const totals = converted(core, preview).outcome.sheets[0]?.totals;
    expect(totals?.find(({ header }) => header.startsWith('职工人数'))).toMatchObject({ row: 9, stated: 1246, counted: 1254 });
  });

  it('annotates the rows with a problem, masked', async () => {
    const { core, preview } = await opened(csv(LEDGER));
    converted(core, preview);
    const [sheet] = core.annotate();
    expect(sheet?.rows.map(({ number }) => number)).toEqual(expect.arrayContaining([7, 8]));
    expect(JSON.stringify(sheet)).not.toMatch(/赵六|13600136000/);
  });
});

describe('coordinates', () => {
  const lines = ['企业名称,经度,纬度', '甲公司,116.404,39.915', '乙公司,39.915,116.404', '丙公司,,'];

  it('are asked for, not guessed, where the datum is not told', async () => {
    const { core, preview } = await opened(csv(lines));
    const [sheet] = preview.sheets;
    expect(sheet?.problems).toContainEqual({ code: 'datum-open' });
    expect(sheet?.coordinates?.candidates.length).toBeGreaterThan(1);
    expect(table(converted(core, preview), 'enterprise').every((row) => row.lon === undefined)).toBe(true);
  });

  it('are shifted under the datum a person names, and turned back where they are turned beyond doubt', async () => {
    const { core, preview } = await opened(csv(lines));
    const result = converted(core, preview, () => ({ datum: 'gcj02' }));
    const [first, second, third] = table(result, 'enterprise');
    expect(Number(first?.lon)).toBeCloseTo(116.39776, 3);
    expect(Number(first?.lat)).toBeCloseTo(39.9136, 3);
    expect(second?.lon).toBe(first?.lon);
    expect(third?.lon).toBeNull();
    expect(result.outcome.sheets[0]?.rules.find(({ rule }) => rule === 'coordinate-swapped')?.rows).toEqual([3]);
  });
});

it('refuses a list of persons', async () => {
  const file = csv([
    '姓名,性别,民族,出生日期,入党时间,身份证号',
    ...Array.from(
      { length: 20 },
      (_, at) => `王${'甲乙丙丁戊己庚辛壬癸'[at % 10]}${'子丑'[at % 2]},男,汉族,1900-01-0${(at % 9) + 1},2000-01-01,`,
    ),
  ]);
  const { core, preview } = await opened(file);
  expect(preview.sheets[0]?.privacy.isRoster).toBe(true);
  expect(() => converted(core, preview)).toThrow(expect.objectContaining({ code: 'file-roster' }));
});

it('shows no mobile number as read, even where a column of codes keeps it', async () => {
  const codes = ['13977700001', ...Array.from({ length: 9 }, (_, at) => `9199000${at}`)];
  const { preview } = await opened(
    csv(['企业名称,企业编号', ...codes.map((code, at) => `示例${'甲乙丙丁戊己庚辛壬癸'[at] ?? ''}公司,${code}`)]),
  );
  const cells = preview.sheets[0]?.rows.flatMap((row) => row.cells) ?? [];
  expect(cells.filter((cell) => cell.kind === 'value').length).toBeGreaterThan(10);
  expect(JSON.stringify(preview)).not.toContain('13977700001');
});

it('shows no number in the name of a sheet', async () => {
  const bytes = xlsxOf({
    sheets: [{ name: '王某13977700001', data: '<row><c t="str"><v>企业名称</v></c></row><row><c t="e"><v>#N/A</v></c></row>' }],
  });
  const { preview } = await opened(new File([bytes], 'a.xlsx'));
  expect(preview.notes).toHaveLength(1);
  expect(JSON.stringify(preview)).not.toContain('13977700001');
});

describe('names that got where nobody expects them', () => {
  const TORN = [
    '企业名称,所在楼宇,职工人数,成立日期,□□□',
    '甲科技有限公司,一号楼,12,2020-01-05,王小明',
    '乙贸易有限公司,明珠,李大力,赵一山,一般',
    '丙餐饮店,二号楼,7,2021-02-03,钱多多',
    '丁机械厂,二号楼,9,2021-02-03,农业',
  ];

  it('are hidden in the preview and in the rows to correct; words of columns of words are shown', async () => {
    const { core, preview } = await opened(csv(TORN));
    converted(core, preview);
    const shown = JSON.stringify([preview, core.annotate()]);
    for (const name of ['王小明', '李大力', '赵一山', '钱多多']) expect(shown).not.toContain(name);
    for (const word of ['明珠', '一般', '农业', '乙贸易有限公司']) expect(shown).toContain(word);
    expect(preview.sheets[0]?.rows[2]?.cells[2]).toEqual({ kind: 'unreadable', text: '■■■', reason: 'number-none' });
  });
});
