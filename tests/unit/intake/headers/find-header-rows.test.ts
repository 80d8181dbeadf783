import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findHeaderRows } from '../../../../src/intake/headers/find-header-rows.ts';
import type { RawSheet } from '../../../../src/intake/raw-sheet.ts';
import { makeSheet, merge, sampleCell } from './make-sheet.ts';

const HEADER = ['序号', '企业名称', '统一社会信用代码', '职工人数', '党员人数', '入驻时间'];
const body = (count: number): string[][] =>
  Array.from({ length: count }, (_, row) => [
    String(row + 1),
    sampleCell('name', row),
    sampleCell('uscc', row),
    sampleCell('count', row),
    sampleCell('count', row + 1),
    sampleCell('date', row),
  ]);
const rows = (sheet: RawSheet) => {
  const { headerFirst, headerLast } = findHeaderRows(sheet);
  return [headerFirst, headerLast];
};

describe('header rows', () => {
  it('stand at the top', () => {
    const found = findHeaderRows(makeSheet([HEADER, ...body(20)]));
    expect(found).toMatchObject({ headerFirst: 0, headerLast: 1 });
    expect(found.confidence).toBeGreaterThan(0.9);
  });

  it('stand under a merged title, a unit and a date', () => {
    const title = ['高新区非公有制企业党建情况摸底表', '', '', '', '', ''];
    const notes = ['填报单位:某街道', '', '', '', '单位:家', '填报日期:2024年3月'];
    expect(rows(makeSheet([title, notes, HEADER, ...body(20)], { merges: [merge(0, 1, 0, 6)] }))).toEqual([2, 3]);
    expect(rows(makeSheet([title, [''], notes, [''], HEADER, ...body(20)], { merges: [merge(0, 1, 0, 6)] }))).toEqual([4, 5]);
    expect(rows(makeSheet([title, HEADER, ...body(3)]))).toEqual([1, 2]);
  });

  it('stand as low as in row eight', () => {
    const above = Array.from({ length: 7 }, (_, row) => [row === 0 ? '楼宇入驻企业台账' : `说明第${row}条`]);
    expect(rows(makeSheet([...above, HEADER, ...body(10)]))).toEqual([7, 8]);
  });

  it('are two where groups are merged, and where the merged cells are lost', () => {
    const upper = ['序号', '企业名称', '职工人数', '党员情况', '', '', '党组织名称'];
    const lower = ['', '', '', '正式', '预备', '流动', ''];
    const data = body(12).map((row) => [row[0] ?? '', row[1] ?? '', row[3] ?? '', '3', '1', '0', '某某党支部']);
    const merges = [merge(0, 2, 0, 1), merge(0, 2, 1, 2), merge(0, 2, 2, 3), merge(0, 1, 3, 6), merge(0, 2, 6, 7)];
    expect(rows(makeSheet([upper, lower, ...data], { merges }))).toEqual([0, 2]);
    expect(rows(makeSheet([upper, lower, ...data]))).toEqual([0, 2]);
    const title = ['2024年企业党建台账', '', '', '', '', '', ''];
    expect(rows(makeSheet([title, upper, lower, ...data]))).toEqual([1, 3]);
  });

  it('are three where groups are in groups', () => {
    const first = ['企业名称', '党建情况', '', '', ''];
    const second = ['', '党员情况', '', '党组织情况', ''];
    const third = ['', '正式党员', '预备党员', '是否建立', '成立时间'];
    const data = body(12).map((row) => [row[1] ?? '', '3', '1', '是', '2020-01-01']);
    const merges = [merge(0, 3, 0, 1), merge(0, 1, 1, 5), merge(1, 2, 1, 3), merge(1, 2, 3, 5)];
    expect(rows(makeSheet([first, second, third, ...data], { merges }))).toEqual([0, 3]);
  });

  it('take in column numbers and units', () => {
    const numbers = ['甲', '乙', '丙', '1', '2', '3'];
    expect(rows(makeSheet([HEADER, numbers, ...body(10)]))).toEqual([0, 2]);
    expect(rows(makeSheet([HEADER, ['', '', '', '人', '人', ''], ...body(10)]))).toEqual([0, 2]);
  });

  it('are taken as they are where the format names its columns', () => {
    expect(findHeaderRows(makeSheet([['a1', 'a2'], ...body(3)], { headerRows: 1 }))).toEqual({
      headerFirst: 0,
      headerLast: 1,
      confidence: 1,
    });
  });

  it('are unsure where nothing is known, and none where the first row is data', () => {
    expect(
      findHeaderRows(
        makeSheet([
          ['甲方案', '乙方案'],
          ['1', '2'],
          ['3', '4'],
        ]),
      ).confidence,
    ).toBeLessThan(0.7);
    expect(rows(makeSheet(Array.from({ length: 8 }, (_, row) => [String(row * 3.5), `2024-0${row + 1}-01`, String(row)])))).toEqual([0, 0]);
  });

  it('answer within the sheet, whatever it holds', () => {
    const cell = fc.oneof(fc.constantFrom('企业名称', '党员', '', '12', '合计', '2024-01-01', '单位:家'), fc.string({ maxLength: 12 }));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 6 }), { maxLength: 12 }), (cells) => {
        const sheet = makeSheet(cells);
        const { headerFirst, headerLast, confidence } = findHeaderRows(sheet);
        expect(headerFirst).toBeGreaterThanOrEqual(0);
        expect(headerLast).toBeGreaterThanOrEqual(headerFirst);
        expect(headerLast).toBeLessThanOrEqual(sheet.rowCount);
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 150 },
    );
  });
});
