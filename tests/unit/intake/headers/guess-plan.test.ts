import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { guessPlan } from '../../../../src/intake/headers/guess-plan.ts';
import type { FieldId } from '../../../../src/model/fields.ts';
import type { TableName } from '../../../../src/model/tables.ts';
import { makeSheet, merge, sampleCell } from './make-sheet.ts';

const name = (row: number): string => sampleCell('name', row);
const branch = (row: number): string => `测试${String.fromCodePoint(0x5000 + row * 17)}党支部`;
const table = (headers: readonly string[], cells: (row: number) => readonly string[], count = 12): string[][] => [
  [...headers],
  ...Array.from({ length: count }, (_, row) => [...cells(row)]),
];

const LISTS: readonly (readonly [TableName, string, readonly string[], (row: number) => readonly string[]])[] = [
  [
    'enterprise',
    '名单.xlsx',
    ['序号', '园区', '楼宇', '企业名称', '统一社会信用代码', '职工人数', '党员人数', '党组织名称'],
    (row) => [String(row + 1), '甲园', '乙楼', name(row), sampleCell('uscc', row), '30', '3', branch(row)],
  ],
  [
    'party_org',
    '党组织.xlsx',
    ['序号', '党组织名称', '党组织类型', '上级党组织', '成立时间', '正式党员数', '预备党员数', '企业名称'],
    (row) => [String(row + 1), branch(row), '党支部', '某党委', '2020-01-01', '5', '1', name(row)],
  ],
  [
    'building',
    '台账.xlsx',
    ['楼宇名称', '地址', '层数', '建筑面积', '物业公司', '所属街道'],
    (row) => [`第${row}座大厦`, `某路${row}号`, '20', '3000', '某物业', '甲街道'],
  ],
  ['park', '园区一览.csv', ['园区名称', '园区级别', '规划面积(公顷)', '区县'], (row) => [`第${row}产业园`, '省级', '300', '甲区']],
  ['alliance', '联盟.xlsx', ['联盟名称', '联盟类型', '牵头单位', '成立时间'], (row) => [`第${row}党建联盟`, '区域', '某局', '2021-05-01']],
  [
    'alliance_member',
    '成员单位.xlsx',
    ['联盟名称', '成员单位', '成员类别', '角色', '加入时间'],
    (row) => ['某联盟', name(row), '企业', '成员', '2022-01-01'],
  ],
  ['chain_link', '配套关系.xlsx', ['上游企业', '下游企业', '配套产品'], (row) => [name(row), name(row + 40), '铸件']],
  ['chain_member', '产业链企业.xlsx', ['产业链名称', '企业名称', '环节', '产业链地位'], (row) => ['氢能', name(row), '制', '链主']],
  [
    'trade_union',
    '工会.xlsx',
    ['工会名称', '建会时间', '会员人数', '单位名称'],
    (row) => [`${name(row)}工会`, '2019-03-01', '40', name(row)],
  ],
  ['org_cover', '覆盖关系.xlsx', ['党组织名称', '覆盖企业名称', '覆盖方式'], (row) => ['某联合党支部', name(row), '联合']],
  [
    'service_site',
    '阵地.xlsx',
    ['阵地名称', '阵地类型', '启用时间', '经度', '纬度'],
    (row) => [`第${row}党群服务站`, '党群服务中心', '2020-06-01', '106.6', '26.6'],
  ],
];

describe('the table of a list', () => {
  it.each(LISTS)('%s', (expected, fileName, headers, cells) => {
    const guess = guessPlan(makeSheet(table(headers, cells)), { fileName });
    expect(guess.plan.table).toBe(expected);
  });

  it.each(LISTS)('%s by its columns alone', (expected, _, headers, cells) => {
    const guess = guessPlan(makeSheet(table(headers, cells)), { fileName: '1.xlsx' });
    expect([guess.plan.table, ...guess.alternatives]).toContain(expected);
  });

  it('is what the person says', () => {
    const sheet = makeSheet(table(['名称', '地址'], (row) => [`第${row}座大厦`, `某路${row}号`]));
    expect(guessPlan(sheet, { fileName: 'a.csv', table: 'building' }).plan.columns.map(({ field }) => field)).toEqual([
      'building.name_zh',
      'building.address',
    ]);
  });
});

describe('a plan', () => {
  const upper = ['序号', '企业名称', '建筑面积', '党员情况', '', '入驻时间', '成立日期', '联系电话', '高德经度', '高德纬度', '备注'];
  const lower = ['', '', '', '正式(人)', '预备(人)', '', '', '', '', '', ''];
  const data = Array.from({ length: 12 }, (_, row) => [
    String(row + 1),
    name(row),
    '3',
    '4',
    '1',
    '2020-01-02',
    '2010-01-02',
    'x',
    '106.61',
    '26.61',
    '',
  ]);
  const sheet = makeSheet(
    [
      ['高新区企业党建情况摸底表'],
      upper,
      lower,
      ...data,
      ['', '合计', '36', '48', '12'],
      ['', '', '', '', '', '', '', '', '', '', ''],
      ['注:本表由街道填报'],
    ],
    { name: '企业', merges: [merge(0, 1, 0, 11), merge(1, 2, 3, 5)] },
  );
  const guess = guessPlan(sheet, { fileName: '2024年.xlsx', sheet: 2 });
  const fieldOf = (header: string): FieldId | null | undefined => guess.plan.columns.find((column) => column.header === header)?.field;

  it('says which rows are the header, which the data, which neither', () => {
    expect(guess.plan).toMatchObject({ sheet: 2, headerFirst: 1, headerLast: 3, table: 'enterprise', dateOrder: 'ymd' });
    expect(guess.plan.skippedRows).toEqual([15, 17]);
  });

  it('joins the header as printed and knows its fields', () => {
    expect(fieldOf('企业名称')).toBe('enterprise.name_zh');
    expect(fieldOf('党员情况/正式(人)')).toBe('enterprise.members_full');
    expect(fieldOf('党员情况/预备(人)')).toBe('enterprise.members_probationary');
    expect(fieldOf('入驻时间')).toBe('enterprise.entered_on');
    expect(fieldOf('联系电话')).toBeNull();
    expect(fieldOf('备注')).toBe('remark');
  });

  it('asks about what it must not decide', () => {
    const asked = guess.asks.flatMap((ask) => (ask.code === 'column' ? [ask.source] : []));
    expect(asked).toEqual([6]);
    expect(guess.asks.some(({ code }) => code === 'header-rows')).toBe(false);
  });

  it('takes the datum from the words of the header, and asks where there are none', () => {
    expect(guess.plan.datum).toBe('gcj02');
    expect(guess.asks.some(({ code }) => code === 'datum')).toBe(false);
    const bare = table(['企业名称', '经度', '纬度'], (row) => [name(row), '106.6', '26.6']);
    const untold = guessPlan(makeSheet(bare), { fileName: 'a.csv' });
    expect(untold.plan.datum).toBeNull();
    expect(untold.asks.some(({ code }) => code === 'datum')).toBe(true);
    expect(guessPlan(makeSheet(bare, { statedCrs: 'EPSG:4490' }), { fileName: 'a.csv' }).plan.datum).toBe('cgcs2000');
  });

  it('reads the order of dates from the cells', () => {
    const dated = (...dates: string[]) =>
      guessPlan(makeSheet([['企业名称', '入驻日期'], ...dates.map((date, row) => [name(row), date])]), { fileName: 'a' }).plan.dateOrder;
    expect(dated('25/04/2024', '03/04/2024')).toBe('dmy');
    expect(dated('04/25/2024', '04/03/2024')).toBe('mdy');
    expect(dated('24/4/15', '2024.4.15')).toBe('ymd');
  });

  it('takes the geometry that the decoder made', () => {
    const geo = makeSheet(
      [
        ['name', 'geom', '类型'],
        ['甲大厦', '{"type":"Point","coordinates":[106,26]}', '写字楼'],
      ],
      { headerRows: 1, geometryColumn: 1 },
    );
    const { plan } = guessPlan(geo, { fileName: '楼宇.geojson' });
    expect(plan.table).toBe('building');
    expect(plan.columns[1]).toMatchObject({ field: 'building.geom', confidence: 1 });
  });

  it('holds no value of a cell', () => {
    const secret = '13800138000';
    const rows = table(['企业名称', '联系电话'], (row) => [name(row), secret]);
    expect(JSON.stringify(guessPlan(makeSheet(rows), { fileName: 'a.csv' }))).not.toContain(secret);
  });

  it('is made of whatever a sheet holds', () => {
    const cell = fc.oneof(
      fc.constantFrom('企业名称', '党员', '', '12', '合计', '注:', '2024-01-01', '(', '106,26'),
      fc.string({ unit: 'grapheme', maxLength: 20 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 20 }), fc.string(), (cells, fileName) => {
        const odd = makeSheet(cells);
        const { plan } = guessPlan(odd, { fileName });
        expect(plan.columns.map(({ source }) => source)).toEqual(odd.columns.map((_, source) => source));
        const taken = plan.columns.flatMap(({ field }) =>
          field === null || ['tags', 'remark', 'row_no', 'demand_text'].includes(field) ? [] : [field],
        );
        expect(new Set(taken).size).toBe(taken.length);
        expect(plan.skippedRows.every((row) => row >= plan.headerLast && row < odd.rowCount)).toBe(true);
      }),
      { numRuns: 200 },
    );
  });

  it('of an empty sheet is empty', () => {
    const { plan } = guessPlan(makeSheet([]), { fileName: 'a.csv' });
    expect(plan).toMatchObject({ headerFirst: 0, headerLast: 0, columns: [], skippedRows: [] });
  });
});
