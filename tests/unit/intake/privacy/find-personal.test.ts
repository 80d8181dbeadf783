import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPersonal } from '../../../../src/intake/privacy/find-personal.ts';
import { CANDIDATE, inspectCell, NOTHING } from '../../../../src/intake/privacy/inspect-cell.ts';
import { maskText } from '../../../../src/intake/privacy/mask-text.ts';
import { isNameColumn, isNameShaped } from '../../../../src/intake/privacy/person-name.ts';
import { syntheticUscc } from '../../../../src/model/uscc.ts';
import { anyId, anyMobile, fullWidth, idOf, idSpelling, mobileSpelling, reveals } from './support.ts';

const ID = idOf('99010119000101123');
const X_ID =
  Array.from({ length: 1000 }, (_, serial) => idOf(`11010119000101${String(serial).padStart(3, '0')}`)).find((id) => id.endsWith('X')) ??
  '';
const kinds = (text: string) => findPersonal(text).map((span) => span.kind);

describe('identity numbers', () => {
  it.each([
    ['whole', ID],
    ['with X', X_ID],
    ['with x', X_ID.toLowerCase()],
    ['full-width', fullWidth(X_ID)],
    ['in groups', `${ID.slice(0, 6)} ${ID.slice(6, 14)} ${ID.slice(14)}`],
    ['in a sentence', `身份证${ID},已核`],
    ['as a tax number of 20 digits', `${idOf('11010119000101123')}01`],
    ['masked', '110101********1234'],
    ['masked in full-width', '110101＊＊＊＊＊＊＊＊1234'],
    ['masked with X', '110101XXXXXXXX1234'],
    ['masked but for both ends', '1****************4'],
    ['with its last digits lost to a spreadsheet', '110101190001011000'],
  ])('finds one %s', (_, text) => {
    expect(kinds(text)).toEqual(['id-card']);
    expect(maskText(text)).not.toMatch(/\d{4}/u);
  });

  it.each(['1.10101E+17', '1.10101190001011E+17', '1.10101190001011E17', '5.20115E+17', '1.10101900101123E+14'])('finds %s', (text) => {
    expect(kinds(text)).toEqual(['id-as-number']);
  });

  it('tells the old form from a registration number by the check digit of the latter', () => {
    expect(kinds('110101000101001')).toEqual(['id-unchecked']);
    const registration = Array.from({ length: 10 }, (_, check) => `11010100010112${check}`).filter(
      (run) => kinds(run)[0] === 'id-or-registration',
    );
    expect(registration).toHaveLength(1);
  });

  it('calls a wrong check sign doubtful', () => {
    expect(kinds(ID.slice(0, 17) + (ID.endsWith('0') ? '1' : '0'))).toEqual(['id-unchecked']);
  });

  it.each([
    ['the published all-digit USCC', '913205056082348768'],
    ['a synthetic USCC', syntheticUscc(13)],
    ['the USCC of the standard', '91110000600037341L'],
    ['a damaged USCC', '9.13206E+17'],
    ['a masked USCC', '913205********8768'],
    ['an impossible birth date', '110101190013011234'],
    ['a birth date to come', '110101209901011234'],
    ['an unknown province', '100101190001011234'],
    ['a time stamp', '202404151030001234'],
    ['a longer run', `${ID}12345`],
  ])('leaves %s', (_, text) => {
    expect(findPersonal(text)).toEqual([]);
  });
});

describe('telephones, mail, cards, papers', () => {
  it.each([
    '138-0013-8000',
    '138 0013 8000',
    '+86 13800138000',
    '138.0013.8000',
    '8613800138000',
    '1.3800138E10',
    '电话13800138000',
    '138****8000',
  ])('finds the mobile number %s', (text) => expect(kinds(text)).toEqual(['phone']));

  it('marks a cell of bare digits: an order number may look so', () => {
    expect(kinds('13800138000')).toEqual(['phone-bare']);
    expect(kinds('１３８００１３８０００')).toEqual(['phone-bare']);
    expect(kinds('085188888888')).toEqual(['landline-bare']);
  });

  it.each([
    '0851-88888888',
    '(0851)88888888',
    '0851-8888888-801',
    '010-88888888',
    '400-800-8000',
    '电话:88888888',
    '电话 8888-8888',
    'QQ:123456',
  ])('finds the number %s', (text) => expect(kinds(text)).toEqual(['phone']));

  it.each([
    '130.12345678',
    '106.13812345678,26.5',
    '2024-04-15 10:30:00',
    '2024-04-15 2025-04-15',
    '12800138000',
    '138001380001',
    '长江路258号3栋1204室',
    '15000-20000万元',
    '1,380,013,800',
    '520115001001',
  ])('leaves %s', (text) => expect(findPersonal(text)).toEqual([]));

  it('finds mail, bank cards that pass Luhn, papers after their word', () => {
    expect(kinds('请发 zhangsan@example.com')).toEqual(['email']);
    expect(kinds(fullWidth('zhangsan@example.com'))).toEqual(['email']);
    expect(kinds('6222020000000000000')).toEqual(['bank']);
    expect(kinds('6222 0200 0000 0000 000')).toEqual(['bank']);
    expect(kinds('6222020000000000001')).toEqual([]);
    expect(kinds('护照E00000000')).toEqual(['paper']);
    expect(kinds('型号E00000000')).toEqual([]);
  });
});

describe('names in text', () => {
  it.each([
    ['联系人:张三 13800138000', '联系人:■■■ ■■■'],
    ['联系人：张三', '联系人：■■■'],
    ['负责人:张三、李四;电话另附', '负责人:■■■、■■■;电话另附'],
    ['书记:王五同志', '书记:■■■同志'],
    ['经办人 :赵六', '经办人 :■■■'],
    ['填报人(签字):欧阳一一', '填报人(签字):■■■'],
    ['张三13800138000', '■■■■■■'],
    ['13800138000(张三)', '■■■(■■■)'],
    ['请联系王经理13800138000', '请联系■■■■■■'],
    ['联系人张三,电话:13800138000', '联系人■■■,电话:■■■'],
  ])('%s', (text, masked) => expect(maskText(text)).toBe(masked));

  it.each(['负责人:党建办公室', '联系人:无', '书记:待定', '办公时间:周一', '张三小吃店', '企业需求:融资'])('leaves %s', (text) => {
    expect(maskText(text)).toBe(text);
  });
});

describe('names as a column', () => {
  const PEOPLE = ['张三', '李四', '王五', '赵六', '欧阳一一', '孙七', '周八', '张 三丰', '买买提·艾力', '李*明'];

  it('takes people', () => expect(isNameColumn(PEOPLE, 2)).toBe(true));

  it.each([
    ['short company names', ['比亚迪', '圣博润', '挖财', '华为', '万科', '腾讯', '小米', '金蝶软件', '高德地图', '海尔']],
    ['districts', ['云岩区', '南明区', '白云区', '花溪区', '乌当区', '高新区', '修文县', '息烽县', '清镇市', '开阳县']],
    ['buildings', ['金融城', '万达广场', '国贸大厦', '时代广场', '华润大厦', '高科大厦', '安康苑', '金阳大厦', '云景楼', '花果园']],
    ['industries', ['金融业', '农业', '房地产业', '制造业', '教育', '采矿业', '建筑业', '住宿业', '批发业', '零售业']],
    ['repeated names', Array.from({ length: 20 }, (_, row) => (row % 2 === 0 ? '张三' : '李四'))],
  ])('leaves %s', (_, texts) => expect(isNameColumn(texts, 2)).toBe(false));

  it('needs a surname of two signs before four', () => {
    expect(isNameShaped('欧阳一一')).toBe(true);
    expect(isNameShaped('金蝶软件')).toBe(false);
  });
});

const encoder = new TextEncoder();
function inspect(text: string): number {
  const bytes = encoder.encode(`企${text}业`);
  return inspectCell(bytes, 3, bytes.length - 3);
}

const FRAGMENTS = [
  '张三',
  '联系人:',
  '联系人',
  '电话',
  '：',
  '、',
  ' ',
  '-',
  '.',
  'E',
  '护照',
  'E0000000',
  '号',
  '12',
  '2024',
  '91520115MA',
  '*',
  '****',
  'x',
  '@',
  'a.com',
  '6222020000000000000',
  '\n',
  '(',
  ')',
  '+86',
  '0851',
  '88888888',
  '400',
  '１',
  '①',
  '106.',
  '1.',
  '0.',
  '电话 ',
  '社保号',
  '×××',
];

describe('laws', () => {
  it('never leaves a number in a masked text, however it is spelled and wherever it stands', () => {
    fc.assert(
      fc.property(
        anyId,
        idSpelling,
        anyMobile,
        mobileSpelling,
        fc.constantFrom('', '张三', '联系人:张三 ', '备注'),
        fc.constantFrom('', ';', '(张三)', '已核'),
        (id, spellId, mobile, spellMobile, before, after) => {
          expect(reveals(maskText(before + spellId(id) + after), id)).toBe(false);
          expect(reveals(maskText(before + spellMobile(mobile) + after), mobile)).toBe(false);
          expect(reveals(maskText(`${before}${spellMobile(mobile)};${spellId(id)}${after}`), mobile)).toBe(false);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('decodes every cell in which something is to be found', () => {
    const pieces = fc.oneof(
      fc.constantFrom(...FRAGMENTS),
      fc.tuple(anyMobile, mobileSpelling).map(([number, spell]) => spell(number)),
      fc.tuple(anyId, idSpelling).map(([id, spell]) => spell(id)),
      fc.integer({ min: 0, max: 99_999_999 }).map(String),
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 5 }), (parts) => {
        const text = parts.join('');
        if (findPersonal(text).length > 0) expect(inspect(text)).not.toBe(NOTHING);
      }),
      { numRuns: 5000 },
    );
  });

  it('does not decode ordinary cells', () => {
    for (const text of [
      '贵阳合成科技有限公司',
      syntheticUscc(7),
      '91110000600037341L',
      '913205056082348768',
      '106.712345',
      '2024-04-15 10:30',
      '长岭南路31号2栋1204室',
      '1,234',
      '20余家',
      '520115001',
    ])
      expect([text, inspect(text)]).not.toEqual([text, CANDIDATE]);
  });
});
