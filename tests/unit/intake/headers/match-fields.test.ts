import { describe, expect, it } from 'vitest';
import { ASK_THRESHOLD, matchFields } from '../../../../src/intake/headers/match-fields.ts';
import { profileColumns } from '../../../../src/intake/headers/profile-columns.ts';
import type { TableName } from '../../../../src/model/tables.ts';
import { makeSheet } from './make-sheet.ts';

/** Guesses for headers over columns of cells. */
function guess(table: TableName, columns: Readonly<Record<string, readonly string[]>>) {
  const headers = Object.keys(columns);
  const height = Math.max(...Object.values(columns).map(({ length }) => length));
  const body = Array.from({ length: height }, (_, row) => headers.map((header) => columns[header]?.[row] ?? ''));
  return matchFields(
    table,
    headers.map((header, source) => ({ source, parts: header.split('/') })),
    profileColumns(makeSheet(body), 0),
  );
}
const fields = (table: TableName, columns: Readonly<Record<string, readonly string[]>>) => guess(table, columns).map(({ field }) => field);
const alone = (table: TableName, header: string, ...cells: string[]) => guess(table, { [header]: cells })[0];

describe('what only the values can tell', () => {
  it('the founding date of an enterprise is not the day it moved in', () => {
    const founded = alone('enterprise', '成立日期', '2010-01-02', '2011-03-04');
    expect(founded?.field).toBeNull();
    expect(founded?.candidates[0]?.field).toBe('enterprise.entered_on');
    expect(alone('enterprise', '入驻日期', '2010-01-02')?.field).toBe('enterprise.entered_on');
  });

  it('a size may be a class or a range of staff', () => {
    expect(alone('enterprise', '公司规模', '200-500人', '50-99人', '少于50人')?.field).toBe('enterprise.staff_count');
    expect(alone('enterprise', '公司规模', '小型', '微型')?.field).toBe('enterprise.size_class');
    expect(alone('enterprise', '企业规模', '小型', '微型')?.field).toBe('enterprise.size_class');
    expect(alone('enterprise', '企业规模', '200-500人', '50-99人')?.field).toBe('enterprise.staff_count');
  });

  it('members are counted, not named', () => {
    expect(alone('enterprise', '党员', '3', '12名', '20余名')?.field).toBe('enterprise.members_total');
    expect(alone('enterprise', '党员', '甲某某', '乙某某')?.field).toBeNull();
    expect(alone('enterprise', '党建指导员', '3', '1')?.field).toBeNull();
  });

  it('a number before the rows is dropped, other codes are asked about', () => {
    expect(alone('enterprise', '编号', '1', '2', '3', '4')?.field).toBe('row_no');
    expect(alone('enterprise', '编号', 'GY-07', 'GY-11', 'GY-20')?.field).toBeNull();
  });

  it('registration and tax numbers are credit codes only where they look like it', () => {
    expect(alone('enterprise', '税号', '91990000TC0000013F', '91990000TC0000021A')?.field).toBe('enterprise.uscc');
    expect(alone('enterprise', '税号', '520102600123456', '520102600123457')?.field).toBeNull();
    expect(alone('enterprise', '统一社会信用代码', '9.13206E+17', '9.13206E+17')?.field).toBe('enterprise.uscc');
  });

  it('X and Y are coordinates only within the country or in metres', () => {
    expect(fields('enterprise', { X: ['106.6', '106.7'], Y: ['26.5', '26.6'] })).toEqual(['enterprise.lon', 'enterprise.lat']);
    expect(fields('enterprise', { X: ['3', '9'], Y: ['400', '7'] })).toEqual([null, null]);
  });

  it('a place is a pair of coordinates or an address', () => {
    expect(alone('enterprise', '位置', '106.6,26.5', '106.7,26.6')?.field).toBe('lonlat');
    const written = alone('enterprise', '位置', '长岭北路一号', '长岭北路二号');
    expect(written?.field).toBeNull();
    expect(written?.candidates.map(({ field }) => field)).toContain('enterprise.address');
  });

  it('a district is a code or a name', () => {
    expect(alone('enterprise', '行政区划', '520115', '520103')?.field).toBe('enterprise.register_district_code');
    expect(alone('enterprise', '行政区划', '观山湖区', '云岩区')?.field).toBe('district_name');
  });
});

describe('opposites and neighbours', () => {
  it.each([
    ['enterprise', '正式党员数', 'enterprise.members_full'],
    ['enterprise', '预备党员数', 'enterprise.members_probationary'],
    ['enterprise', '经度', 'enterprise.lon'],
    ['enterprise', '维度', 'enterprise.lat'],
    ['enterprise', '高新技术企业', 'tags'],
    ['chain_link', '上游企业', 'from_name'],
    ['chain_link', '下游企业', 'to_name'],
    ['party_org', '任期开始时间', 'party_org.term_start'],
    ['party_org', '任期结束时间', 'party_org.term_end'],
  ] as const)('%s %s is %s', (table, header, field) => {
    expect(matchFields(table, [{ source: 0, parts: [header] }], [])[0]?.field).toBe(field);
  });

  it.each([
    '团员人数',
    '入党时间',
    '女职工人数',
    '党员占比',
    '未建党组织原因',
    '原企业名称',
    '分公司名称',
    '党费',
    '去年职工人数',
    '注册资本',
    '企业简称',
    '党建品牌',
    '入库时间',
    '新增党员数',
    '团组织名称',
    '书记人数',
    '民主党派人数',
    '企业照片',
    '职工平均工资',
  ])('%s is none of an enterprise', (header) => {
    expect(matchFields('enterprise', [{ source: 0, parts: [header] }], [])[0]?.field).toBeNull();
  });
});

describe('headers of several rows', () => {
  it.each([
    [['党员情况', '正式'], 'enterprise.members_full'],
    [['党员人数', '预备'], 'enterprise.members_probationary'],
    [['党员情况', '合计'], 'enterprise.members_total'],
    [['企业基本信息', '企业名称'], 'enterprise.name_zh'],
    [['党组织情况', '是否建立'], 'enterprise.org_built'],
    [['党组织情况', '成立时间'], 'org_founded_on'],
    [['党组织', '名称'], 'org_name'],
    [['工会情况', '是否建立'], 'union_formed'],
    [['党建情况', '党员情况', '流动党员'], 'enterprise.members_floating'],
    [['团组织情况', '名称'], null],
    [['法定代表人', '姓名'], null],
    [['2022年', '职工人数'], 'enterprise.staff_count'],
    [['职工人数', '女'], null],
    [['上年末', '职工人数'], null],
  ] as const)('%s', (parts, field) => {
    expect(matchFields('enterprise', [{ source: 0, parts }], [])[0]?.field ?? null).toBe(field);
  });
});

describe('one field once', () => {
  it('the surer of two columns has it, the other is asked about', () => {
    const [first, second] = guess('enterprise', { 员工总数: ['3', '4'], 职工人数: ['5', '6'] });
    expect([first, second].filter((column) => column?.field === 'enterprise.staff_count')).toHaveLength(1);
    const other = first?.field === null ? first : second;
    expect(other).toMatchObject({ doubt: 'duplicate', candidates: [{ field: 'enterprise.staff_count' }] });
    expect(other?.confidence).toBeLessThan(ASK_THRESHOLD);
  });

  it('several titles are all kept', () => {
    expect(
      fields('enterprise', { 是否高新技术企业: ['是', '否'], 是否规上企业: ['否', '是'], 备注: ['甲', ''], 说明: ['', '乙'] }),
    ).toEqual(['tags', 'tags', 'remark', 'remark']);
  });
});

describe('units', () => {
  it('are those of the field', () => {
    expect(matchFields('park', [{ source: 0, parts: ['核准面积(公顷)'] }], [])[0]).toMatchObject({ field: 'park.area_km2', unit: 0.01 });
    expect(matchFields('park', [{ source: 0, parts: ['规划面积(平方公里)'] }], [])[0]).toMatchObject({ field: 'park.area_km2', unit: 1 });
    expect(matchFields('park', [{ source: 0, parts: ['规划面积'] }], [])[0]).toMatchObject({ field: 'park.area_km2', unit: 1 });
    expect(matchFields('building', [{ source: 0, parts: ['建筑面积(万平方米)'] }], [])[0]).toMatchObject({
      field: 'building.area_m2',
      unit: 10_000,
    });
    expect(matchFields('enterprise', [{ source: 0, parts: ['注册资本(万元)'] }], [])[0]).toMatchObject({ field: null, unit: 10_000 });
  });
});
