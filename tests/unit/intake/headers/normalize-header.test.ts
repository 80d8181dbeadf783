import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { normalizeHeader } from '../../../../src/intake/headers/normalize-header.ts';
import { fullWidth, spaced } from './header-forms.ts';

describe('normalized headers', () => {
  it.each([
    ['职工人数(人)', '职工人数', 1],
    ['职工人数（人）', '职工人数', 1],
    ['注册资本(万元)', '注册资本', 10_000],
    ['注册资本【单位:亿元】', '注册资本', 100_000_000],
    ['营业收入/万元', '营业收入', 10_000],
    ['建筑面积㎡', '建筑面积', 1],
    ['占地面积(亩)', '占地面积', 10_000 / 15],
    ['*企业名称', '企业名称', null],
    ['企业名称(必填)', '企业名称', null],
    ['1.企业名称', '企业名称', null],
    ['一、企业名称:', '企业名称', null],
    ['(3)企业名称', '企业名称', null],
    ['①企业名称', '企业名称', null],
    ['其中:预备党员', '预备党员', null],
    ['#女职工', '女职工', null],
    ['是否“小巨人”', '是否小巨人', null],
    ['职工\r\n人数', '职工人数', null],
    ['Enterprise_Name', 'enterprisename', null],
    ['党员数(正式)', '党员数(正式)', null],
    ['职工人数(2023年底)', '职工人数', null],
    ['#', '#', null],
    ['No.', 'no', null],
    ['35岁以下党员', '35岁以下党员', null],
    ['楼宇/园区', '楼宇/园区', null],
  ])('%s', (printed, key, unit) => {
    expect(normalizeHeader(printed)).toEqual({ key, unit });
  });

  it('are the same whether written wide, spaced or twice normalized', () => {
    const words = fc.array(fc.constantFrom('企业', '职工', '党员', '名称', '人数', '时间', '类型', 'uscc', 'x'), {
      minLength: 1,
      maxLength: 4,
    });
    fc.assert(
      fc.property(words, (parts) => {
        const header = parts.join('');
        const { key } = normalizeHeader(header);
        expect(normalizeHeader(fullWidth(header)).key).toBe(key);
        expect(normalizeHeader(spaced(header)).key).toBe(key);
        expect(normalizeHeader(key).key).toBe(key);
      }),
    );
  });

  it('survive any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(typeof normalizeHeader(text).key).toBe('string');
      }),
    );
  });
});
