import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { regionlessKey, splitNameParts } from '../../../../src/intake/matching/name-parts.ts';
import { listFormerNames, normalizeName, splitFormerNames } from '../../../../src/intake/matching/normalize-name.ts';

describe('name_norm', () => {
  it.each([
    ['甲乙（保定）科技有限公司', '甲乙(保定)科技有限公司'],
    [' 甲乙 科技　有限公司\u200b ', '甲乙科技有限公司'],
    ['“甲乙”科技有限公司', '甲乙科技有限公司'],
    ['《甲乙》杂志社', '甲乙杂志社'],
    ['ＡＢＣ科技有限公司', 'ABC科技有限公司'],
    ['abc科技有限公司', 'ABC科技有限公司'],
    ['甲乙〔保定〕【分】有限公司', '甲乙(保定)(分)有限公司'],
    ['甲乙－１号—店', '甲乙-1号-店'],
  ])('%s → %s', (raw, norm) => {
    expect(normalizeName(raw)).toBe(norm);
  });

  it('keeps region and legal form: they are stripped and folded elsewhere', () => {
    expect(normalizeName('保定甲乙有限责任公司')).toBe('保定甲乙有限责任公司');
  });

  it('does not change what it gave', () => {
    const sign = fc.constantFrom(...'甲乙丙保定(（)）“”" 　ＡbＣ-—・·1２原曾用名:：、公司有限店'.split(''));
    fc.assert(
      fc.property(fc.array(sign, { maxLength: 24 }), (signs) => {
        const { name } = splitFormerNames(signs.join(''));
        // A name left by cutting a clause off may carry another clause; signs alone must be settled.
        expect(normalizeName(name).length).toBeLessThanOrEqual(name.length);
        if (!/原|曾/u.test(name)) expect(normalizeName(name)).toBe(name);
      }),
    );
  });
});

describe('former names', () => {
  it.each([
    ['甲乙科技有限公司（曾用名：丙丁科技有限公司）', '甲乙科技有限公司', ['丙丁科技有限公司']],
    ['甲乙科技有限公司(原：丙丁有限公司、戊己(保定)有限公司)', '甲乙科技有限公司', ['丙丁有限公司', '戊己(保定)有限公司']],
    ['甲乙科技有限公司（原丙丁有限公司）', '甲乙科技有限公司', ['丙丁有限公司']],
    ['甲乙科技有限公司曾用名丙丁有限公司', '甲乙科技有限公司', ['丙丁有限公司']],
    ['甲乙(原子能)科技有限公司', '甲乙(原子能)科技有限公司', []],
    ['中原石油有限公司', '中原石油有限公司', []],
  ])('%s', (raw, name, former) => {
    expect(splitFormerNames(raw)).toEqual({ name, former });
  });

  it('reads a column of them', () => {
    expect(listFormerNames('甲乙有限公司；丙丁（保定）有限公司 ,')).toEqual(['甲乙有限公司', '丙丁(保定)有限公司']);
  });
});

describe('parts of a name', () => {
  it.each([
    ['河北省保定市竞秀区航衡软件科技有限公司', { province: '河北', city: '保定', county: '竞秀' }, '航衡', '软件科技', '有限公司'],
    ['航衡技术(北京)有限责任公司', { province: '北京', city: '', county: '' }, '航衡', '技术', '有限公司'],
    ['靖江市南洋船舶股份有限公司', { province: '江苏', city: '靖江', county: '' }, '南洋', '船舶', '股份有限公司'],
    ['贵阳国家高新技术产业开发区航衡科技有限公司', { province: '贵州', city: '贵阳', county: '高新' }, '航衡', '科技', '有限公司'],
    ['恩施土家族苗族自治州航衡茶业有限公司', { province: '湖北', city: '恩施', county: '' }, '航衡', '茶业', '有限公司'],
    ['好又多超市有限公司', { province: '', city: '', county: '' }, '好又多', '超市', '有限公司'],
    ['三一重工股份有限公司', { province: '', city: '', county: '' }, '三一', '重工', '股份有限公司'],
    ['航衡合伙企业(有限合伙)', { province: '', city: '', county: '' }, '航衡', '', '合伙企业'],
  ])('%s', (name, region, brand, industry, form) => {
    expect(splitNameParts(name)).toMatchObject({ region, brand, industry, form, branch: null });
  });

  it('leaves the region where nothing distinctive stands beside it', () => {
    expect(splitNameParts('南京银行股份有限公司').core).toBe('南京银行');
    expect(regionlessKey(splitNameParts('南京银行股份有限公司'))).toBe('南京银行股份有限公司');
  });

  it('gives a second key without the region, in front or in brackets', () => {
    const keys = ['保定航衡科技有限公司', '航衡科技有限公司', '航衡科技(保定)有限公司', '河北省保定市航衡科技有限公司'].map((name) =>
      regionlessKey(splitNameParts(name)),
    );
    expect(new Set(keys)).toEqual(new Set(['航衡科技有限公司']));
  });

  it.each([
    ['航衡软件有限公司保定分公司', '航衡软件有限公司', '保定分公司'],
    ['航衡软件有限公司分公司', '航衡软件有限公司', '分公司'],
    ['航衡集团有限公司北京办事处', '航衡集团有限公司', '北京办事处'],
    ['航衡证券股份有限公司保定朝阳大街营业部', '航衡证券股份有限公司', '保定朝阳大街营业部'],
    ['航衡机械厂第二分厂', '航衡机械厂', '第二分厂'],
    ['航衡餐饮管理有限公司万达店', '航衡餐饮管理有限公司', '万达店'],
    ['航衡便利店第三分店', '航衡便利店', '第三分店'],
    ['航衡(中国)有限公司上海代表处', '航衡(中国)有限公司', '上海代表处'],
    ['示例物流保定分公司', '示例物流', '保定分公司'],
  ])('finds the branch in %s', (name, parent, branch) => {
    expect(splitNameParts(name)).toMatchObject({ parent, branch });
  });

  it.each(['航衡分子材料有限公司', '张三经营部', '航衡酒店管理有限公司', '航衡银行', '航衡软件有限公司', '航衡研究院'])(
    '%s is no branch',
    (name) => {
      expect(splitNameParts(name).branch).toBeNull();
    },
  );

  it('reads numbers alike in all ways of writing, but not those of a place', () => {
    expect(splitNameParts('航衡第十二建筑公司').digits).toBe('12');
    expect(splitNameParts('航衡第12建筑公司').digits).toBe('12');
    expect(splitNameParts('三亚航衡有限公司').digits).toBe('');
    expect(splitNameParts('航衡A座').digits).not.toBe(splitNameParts('航衡B座').digits);
  });
});
