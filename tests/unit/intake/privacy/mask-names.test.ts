import { describe, expect, it } from 'vitest';
import { maskHeaderRow, maskHeaders } from '../../../../src/intake/privacy/mask-headers.ts';
import { maskNames } from '../../../../src/intake/privacy/mask-names.ts';
import { MASK, maskText } from '../../../../src/intake/privacy/mask-text.ts';

describe('names where no words belong', () => {
  it.each([
    ['王小明', MASK],
    ['王 小 明', MASK],
    ['欧阳小明(兼)', MASK],
    ['2020-01-05王小明', `2020-01-05${MASK}`],
    ['王小明、李二', `${MASK}、${MASK}`],
    ['"王小明"', `"${MASK}"`],
  ])('%s is hidden', (text, shown) => expect(maskNames(text)).toBe(shown));

  it.each(['', '2020年3月', '500万元', '合计王小明', '农业', '车站', '金额', '小计', '甲科技有限公司', '106.63', '专精特新'])(
    '%s is left',
    (text) => expect(maskNames(text)).toBe(text),
  );

  it('a property of a torn document is a label', () => {
    expect(maskText('"联系人":"王小明","楼层":"3"')).toBe(`"联系人":"${MASK}","楼层":"3"`);
  });
});

describe('headers', () => {
  const KNOWN = ['企业名称', '所在楼宇', '职工人数'];

  it('a short word that is not known stays a header among known ones', () => {
    expect(maskHeaders([...KNOWN, '石化'])).toEqual([...KNOWN, '石化']);
  });

  it.each(['2020-01-05', '91990000TC0000013F', '106.6300', '甲科技有限公司'])(
    'a value of one unit (%s) makes the row one of data',
    (value) => {
      expect(maskHeaders([...KNOWN, value, '王小明'])).toEqual([...KNOWN, value, MASK]);
    },
  );

  it('so does a row of which less than half is known', () => {
    const masked = maskHeaders(['1', '一号楼', '王小明']);
    expect(masked).toEqual(['1', '一号楼', MASK]);
    expect(maskHeaderRow(['1', '一号楼', '王小明'], masked)).toEqual(masked);
  });
});
