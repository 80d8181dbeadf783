import { describe, expect, it } from 'vitest';
import { flagSoleTraders, isSoleTrader } from '../../../../src/intake/privacy/flag-sole-traders.ts';
import { syntheticUscc } from '../../../../src/model/uscc.ts';
import { idOf, sheetOf } from './support.ts';

const SOLE = '92990000TC0000013F';

describe('sole traders', () => {
  it.each([
    ['a code of prefix 92', SOLE, '合成商行'],
    ['a code of prefix 92 in lower case and full width', '９２990000tc0000013f', ''],
    ['a tax number that is an identity number', idOf('11010119000101123'), '某店'],
    ['such a tax number with two digits more', `${idOf('11010119000101123')}01`, '某店'],
    ['a person', '', '张三'],
    ['a person and a shop', '', '张三小吃店'],
    ['a person and a shop behind a district', '', '南明区张三小吃店'],
    ['a person and a shop behind two districts', '', '贵阳市云岩区李四五金经营部'],
    ['a name that says so', '', '合成便民超市(个体工商户)'],
  ])('%s', (_, code, name) => expect(isSoleTrader(code, name)).toBe(true));

  it.each([
    ['a company', syntheticUscc(1), '合成科技有限公司'],
    ['a company whose code clears its name', syntheticUscc(1), '张三小吃店'],
    ['a company named after a person', '', '张三食品有限公司'],
    ['a cooperative', '', '王五养殖专业合作社'],
    ['a brand', '', '比亚迪'],
    ['nothing', '', ''],
  ])('not %s', (_, code, name) => expect(isSoleTrader(code, name)).toBe(false));

  it('flags the rows of a list', () => {
    const sheet = sheetOf([
      ['代码', '名称'],
      [SOLE, '合成商行'],
      [syntheticUscc(1), '合成公司'],
      ['', '张三小吃店'],
    ]);
    const [codes = null, names = null] = sheet.columns;
    expect([...flagSoleTraders(codes, names, 1, 4)]).toEqual([1, 0, 1]);
    expect([...flagSoleTraders(null, names, 1, 4)]).toEqual([0, 0, 1]);
  });
});
