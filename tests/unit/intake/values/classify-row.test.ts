import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classifyRow } from '../../../../src/intake/values/classify-row.ts';

const header = ['序号', '企业名称', '职工人数', '党员数'];
const groups = ['', '', '人员', '人员'];

describe('rows below a header', () => {
  it.each([
    [['合计', '', '120', '30'], 'total'],
    [['', '合 计', '120', '30'], 'total'],
    [['25', '总计', '120', '30'], 'total'],
    [['合计', '合计', '120', '30'], 'total'],
    [['合计:25家'], 'total'],
    [['总计（家）', '25'], 'total'],
    [['共25家'], 'total'],
    [['共25家公司'], 'total'],
    [['汇总', '', '120', '—'], 'total'],
    [['小计', '', '3', '2'], 'subtotal'],
    [['观山湖区合计', '', '3', '2'], 'subtotal'],
    [['高新区小计', '', '3', '2'], 'subtotal'],
    [['占比', '', '50%', '20%'], 'remark'],
    [['注：本表统计口径为实体运营企业', '', '', ''], 'remark'],
    [['备注:', '略'], 'remark'],
    [['说明', '', '', ''], 'remark'],
    [['1', '注册服务有限公司', '2', '1'], 'data'],
    [['填报单位：某街道', '', '填表人：', ''], 'form'],
    [['审核人', '', '填表人', ''], 'form'],
    [['', ' ', '\u3000', '\u200b'], 'empty'],
    [[], 'empty'],
    [header, 'header-repeat'],
    [['序 号', '企业\n名称', '职工人数', '党员数'], 'header-repeat'],
    [groups, 'header-repeat'],
    [['1', '贵阳某某科技有限公司', '3', '2'], 'data'],
    [['贵阳某某科技有限公司'], 'data'],
    [['1', '合计科技有限公司', '5', '1'], 'data'],
    [['合计科技有限公司', '', '5', '1'], 'data'],
    [['2', '小计软件工作室', '4', '0'], 'data'],
    [['合计', '91110000600037341L', '5', '1'], 'data'],
    [['累计', '存续', '软件', '观山湖区'], 'data'],
    [['1', '说明书印刷厂', '3', '0'], 'data'],
  ])('%j is %s', (cells, kind) => {
    expect(classifyRow(cells, [groups, header])).toBe(kind);
  });

  it('never loses a row with a number, a company and counts', () => {
    const company = fc
      .tuple(
        fc.constantFrom('贵阳', '合计', '小计', '总计', '备注', '说明', '注', '汇总', '共计', '填报'),
        fc.constantFrom('科技', '信息', '咨询', ''),
        fc.constantFrom('有限公司', '厂', '工作室'),
      )
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(fc.nat(9999), company, fc.nat(500), fc.nat(50), (row, name, staff, members) => {
        expect(classifyRow([String(row), name, String(staff), String(members)], [header])).toBe('data');
        expect(classifyRow([name, String(staff), String(members)], [header])).toBe('data');
      }),
    );
  });

  it('has an answer for any cells', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 12 }), { maxLength: 6 }), (cells) => {
        expect(['data', 'total', 'subtotal', 'remark', 'form', 'empty', 'header-repeat']).toContain(classifyRow(cells, [cells.slice(1)]));
      }),
    );
  });
});
