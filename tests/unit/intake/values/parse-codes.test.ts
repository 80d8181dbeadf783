import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DIVISION_NAMES, SECTION_NAMES } from '../../../../src/intake/values/industry-divisions.ts';
import { parseDistrictCode } from '../../../../src/intake/values/parse-district-code.ts';
import { guessIndustryDigits, parseIndustry } from '../../../../src/intake/values/parse-industry.ts';
import { parseTags } from '../../../../src/intake/values/parse-tags.ts';
import { areaFactor, parseUnitFactor } from '../../../../src/intake/values/parse-unit-factor.ts';
import { parseUscc, proposeUscc } from '../../../../src/intake/values/parse-uscc.ts';
import { TAGS } from '../../../../src/model/fact.ts';
import { industrySection } from '../../../../src/model/industry.ts';
import { checkUscc, MAX_SYNTHETIC_SERIAL, syntheticUscc } from '../../../../src/model/uscc.ts';

const value = (read: unknown, repair?: string) => ({ kind: 'value', value: read, ...(repair === undefined ? {} : { repair }) });
const refused = (reason: string) => ({ kind: 'unreadable', reason });
const tag = (code: string, more: object = {}) => ({ tag: code, level: null, year: null, batch: null, ...more });

describe('industries', () => {
  it('has 20 sections and 97 divisions, each in the section that its number has', () => {
    expect(DIVISION_NAMES).toHaveLength(97);
    expect(new Set(DIVISION_NAMES).size).toBe(97);
    for (const letter of Object.keys(SECTION_NAMES)) expect(industrySection(letter)).toBe(letter);
    for (const [index, name] of DIVISION_NAMES.entries()) {
      const code = String(index + 1).padStart(2, '0');
      expect(parseIndustry(name)).toEqual(value(code, 'industry-from-name'));
      expect(parseIndustry(`${industrySection(code)}${code} ${name}`)).toEqual(value(code));
    }
  });

  it.each([
    ['C3731', value('3731')],
    ['c37', value('37')],
    ['3731.0', value('3731', 'code-decimal-zeros')],
    ['3731金属船舶制造', value('3731')],
    ['C', value('C')],
    ['C 制造业', value('C')],
    ['制造业', value('C', 'industry-from-name')],
    ['批发零售业', value('F', 'industry-from-name')],
    ['金属船舶制造', value('3731', 'industry-from-name')],
    ['制造业/医药制造业', value('27', 'industry-from-name')],
    ['开采辅助活动', value('11', 'industry-older-name')],
    ['A111', value('0111', 'industry-leading-zero')],
    ['980', value('0980', 'industry-leading-zero')],
    ['5', value('05', 'industry-leading-zero')],
    ['A3731', refused('industry-section-mismatch')],
    ['99', refused('industry-code-unknown')],
    ['Z', refused('industry-code-unknown')],
    ['氢能', refused('industry-name-unknown')],
    ['无', { kind: 'empty', repair: 'none-as-unknown' }],
  ])('reads %j', (text, parsed) => {
    expect(parseIndustry(text)).toEqual(parsed);
  });

  it('pads a code that is a group as well only where the column has four digits', () => {
    const column = ['0112', '3731', '6513', '6531', '6550', '7491', '3849', '3332', '2443', '111'];
    expect(guessIndustryDigits(column)).toBe(4);
    expect(guessIndustryDigits(['111', '373'])).toBeNull();
    expect(parseIndustry('111')).toEqual(value('111'));
    expect(parseIndustry('111', { digits: 4 })).toEqual(value('0111', 'industry-leading-zero'));
  });

  it('gives only codes that belong to a section', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Ta-t]?\d{0,4}$/), (text) => {
        const parsed = parseIndustry(text);
        if (parsed.kind === 'value') expect(industrySection(parsed.value)).not.toBeNull();
      }),
    );
  });
});

describe('tags', () => {
  it.each([
    ['小巨人', [tag('LITTLE_GIANT')]],
    ['专精特新“小巨人”企业', [tag('LITTLE_GIANT')]],
    ['专精特新"小巨人"', [tag('LITTLE_GIANT')]],
    ['国家级专精特新', [tag('LITTLE_GIANT', { level: '国家级' })]],
    ['专精特新', [tag('SRDI')]],
    ['SRDI', [tag('SRDI')]],
    ['省级专精特新中小企业（第三批）', [tag('SRDI', { level: '省级', batch: 3 })]],
    ['2023年高新技术企业', [tag('HIGH_TECH', { year: 2023 })]],
    ['高企', [tag('HIGH_TECH')]],
    ['科技型中小企业', [tag('TECH_SME')]],
    ['规上、高企', [tag('ABOVE_SCALE'), tag('HIGH_TECH')]],
    ['非高新技术企业', []],
  ])('%s', (text, tags) => {
    expect(parseTags(text)).toEqual(value(tags));
  });

  it('knows the codes of the model', () => {
    for (const code of TAGS) expect(parseTags(code)).toEqual(value([tag(code)]));
  });

  it('does not take the zone for the title, nor a candidate for a holder', () => {
    for (const text of ['高新区企业', '高新技术开发区企业', '文明单位']) expect(parseTags(text)).toEqual(refused('tag-unknown'));
    for (const text of ['潜在独角兽', '拟上市', '小巨人培育']) expect(parseTags(text)).toEqual(refused('tag-candidate-only'));
  });

  it('says when it reads a part only, or a province for the nation', () => {
    expect(parseTags('高新技术企业、文明单位')).toEqual(value([tag('HIGH_TECH')], 'tags-partly-unknown'));
    expect(parseTags('省级小巨人')).toEqual(value([tag('SRDI', { level: '省级' })], 'tag-provincial-giant'));
  });

  it('takes yes and no in a column that asks for one tag', () => {
    expect(parseTags('是', 'HIGH_TECH')).toEqual(value([tag('HIGH_TECH')]));
    expect(parseTags('否', 'HIGH_TECH')).toEqual(value([]));
    expect(parseTags('', 'HIGH_TECH')).toEqual({ kind: 'empty' });
    expect(parseTags('是')).toEqual(refused('tag-unknown'));
  });
});

describe('credit codes', () => {
  it('keeps every code that passes, cleaned', () => {
    fc.assert(
      fc.property(fc.nat(MAX_SYNTHETIC_SERIAL), (serial) => {
        const code = syntheticUscc(serial);
        expect(parseUscc(code)).toMatchObject({ kind: 'value', value: { code, isSoleTrader: false } });
        expect(parseUscc(` ${code.toLowerCase().slice(0, 8)} ${code.slice(8)}`)).toMatchObject({ value: { code }, repair: 'text-folded' });
      }),
    );
  });

  it.each([
    ['9.13206E+17', 'uscc-damaged'],
    ['913206000000000000', 'uscc-damaged'],
    ['9111OOOO600037341L', 'uscc-letter-o-or-i'],
    ['9111000060003734ZL', 'uscc-alphabet'],
    ['91110000', 'uscc-length'],
    ['520115000012345', 'uscc-old-registration-number'],
    ['60003734-1', 'uscc-old-organization-code'],
    ['11010119900307299X01', 'uscc-old-tax-number'],
    ['11010119900307299X', 'uscc-personal-number'],
  ])('%s is refused as %s', (text, reason) => {
    expect(parseUscc(text)).toEqual(refused(reason));
  });

  it('keeps a pilot code with its warning, and an all-digit code that looks like a person', () => {
    expect(parseUscc('91350211M00013FA1N')).toMatchObject({
      kind: 'value',
      value: { findings: [{ code: 'uscc-check', severity: 'warning' }] },
    });
    expect(parseUscc('913205056082348768')).toMatchObject({ kind: 'value' });
    expect(parseUscc('92520115MA6DLXXX1X')).toMatchObject({ value: { isSoleTrader: true } });
  });

  it('takes three zeros at the end for lost digits unless both checks agree', () => {
    const codes = Array.from({ length: 20_000 }, (_, serial) => `9132060${String(serial).padStart(8, '0')}000`);
    const kept = codes.filter((code) => parseUscc(code).kind === 'value');
    expect(kept).toEqual(codes.filter((code) => checkUscc(code).findings.length === 0));
    expect(kept.length).toBeGreaterThan(0);
    expect(kept.length).toBeLessThan(codes.length / 100);
  });

  it('offers a repair of O and I only when both checks agree', () => {
    expect(proposeUscc('9111OOOO600037341L')).toBe('91110000600037341L');
    expect(proposeUscc('91110000600037341O')).toBeNull();
    expect(proposeUscc('91110000600037341L')).toBeNull();
  });
});

describe('district codes', () => {
  const district = (code: string, subdistrictCode: string | null = null, communityCode: string | null = null) => ({
    code,
    subdistrictCode,
    communityCode,
  });

  it.each([
    ['520115', value(district('520115'))],
    ['520115.0', value(district('520115'), 'code-decimal-zeros')],
    ['520115002', value(district('520115', '520115002'))],
    ['520115000000', value(district('520115'))],
    ['520115002003', value(district('520115', '520115002', '520115002003'))],
    ['5201', value(district('520100'), 'district-padded')],
    ['520115贵阳市观山湖区', value(district('520115'), 'district-with-name')],
    ['观山湖区(520115)', value(district('520115'), 'district-with-name')],
    ['观山湖区', refused('district-is-name')],
    ['990000', refused('district-province-unknown')],
    ['1.30671E+5', refused('district-form')],
    ['5201150', refused('district-form')],
    ['—', { kind: 'empty' }],
  ])('reads %j', (text, parsed) => {
    expect(parseDistrictCode(text)).toEqual(parsed);
  });
});

describe('units of headers', () => {
  it.each([
    ['注册资本(万元)', { factor: 10_000, unit: 'yuan' }],
    ['注册资本（单位：万元）', { factor: 10_000, unit: 'yuan' }],
    ['注册资本 万元', { factor: 10_000, unit: 'yuan' }],
    ['面积(㎡)', { factor: 1, unit: 'square-metre' }],
    ['面积(平方公里)', { factor: 1, unit: 'square-kilometre' }],
    ['人数（万人）', { factor: 10_000, unit: 'person' }],
    ['党员情况(人)/正式', { factor: 1, unit: 'person' }],
    ['单位:家', { factor: 1, unit: 'piece' }],
    ['营收(亿元)', { factor: 100_000_000, unit: 'yuan' }],
    ['万达广场', null],
    ['企业名称', null],
    ['其中:正式党员', null],
    ['规模(大中小)', null],
    ['名称(个人)', null],
  ])('of %j are %j', (header, unit) => {
    expect(parseUnitFactor(header)).toEqual(unit);
  });

  it('converts areas only', () => {
    expect(areaFactor({ factor: 10_000, unit: 'square-metre' }, 'square-kilometre')).toBe(0.01);
    expect(areaFactor({ factor: 1, unit: 'hectare' }, 'square-metre')).toBe(10_000);
    expect(areaFactor({ factor: 3, unit: 'mu' }, 'square-metre')).toBeCloseTo(2000, 9);
    expect(areaFactor({ factor: 1, unit: 'person' }, 'square-metre')).toBeNull();
  });
});
