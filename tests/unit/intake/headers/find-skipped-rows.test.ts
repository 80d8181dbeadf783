import { describe, expect, it } from 'vitest';
import { findSkippedRows } from '../../../../src/intake/headers/find-skipped-rows.ts';
import { makeSheet } from './make-sheet.ts';

const HEADER = ['序号', '企业名称', '职工人数', '党员人数', '地址', '备注'];
const data = (row: number): string[] => [String(row), `测试第${row}公司`, '3', '1', '某路', '无'];
const skipped = (...rows: readonly (readonly string[])[]) => findSkippedRows(makeSheet([HEADER, ...rows]), 1, 0);

describe('rows that are no data', () => {
  it.each([
    [['合计', '', '36']],
    [['', '合 计', '36']],
    [['', '总计:', '36']],
    [['', '合计：', '36']],
    [['甲园区小计', '', '36']],
    [['甲园区', '小计', '36']],
    [['注:以上为2024年数据']],
    [['说明：由街道填报,逐级汇总后报送,如有疑问请与街道联系,不要直接修改本表']],
    [['填表人:', '', '审核人:']],
    [HEADER],
  ])('%s', (row) => {
    expect(skipped(data(1), row, data(2))).toEqual([2]);
  });

  it.each([
    [['3', '某会计师事务所', '3', '1', '某路', '']],
    [['3', '设计:建造公司', '3', '1', '某路', '']],
    [['3', '某设计', '3', '1', '某路', '']],
    [['', '', '', '', '', '']],
    [['说明:', '甲公司', '3', '1', '某路', '备注']],
  ])('but not %s', (row) => {
    expect(skipped(data(1), row, data(2))).toEqual([]);
  });

  it('are found beyond the first block of rows', () => {
    const rows = Array.from({ length: 70_000 }, (_, row) => [String(row), `甲${row}`, '1']);
    expect(skipped(...rows, ['', '合计', '70000'])).toEqual([70_001]);
  });
});
