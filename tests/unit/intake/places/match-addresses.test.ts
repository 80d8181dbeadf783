import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AddressMatcher, matchAddresses as matchWith } from '../../../../src/intake/places/match-addresses.ts';
import { isSameNumber, readStreetNumber } from '../../../../src/intake/places/street-number.ts';
import { type AddressMatch, type AddressToMatch, type KnownBuilding, SURE_CONFIDENCE } from '../../../../src/model/address-match.ts';

const building = (id: string, name: string, more: Partial<KnownBuilding> = {}): KnownBuilding => ({
  id,
  name,
  aliases: [],
  address: null,
  parkId: null,
  ...more,
});

const KNOWN: readonly KnownBuilding[] = [
  building('A', '创新大厦A座', { address: '贵阳市高新区长岭南路31号' }),
  building('B', '创新大厦B座', { address: '长岭南路31号' }),
  building('C', '新创新大厦'),
  building('D', '华颐蓝天'),
  building('E', '标准厂房'),
  building('F1', '火炬园', { parkId: 'P1' }),
  building('F2', '火炬园', { parkId: 'P2' }),
  building('G', '都匀路研发楼一号', { address: '都匀路(高新段)89号' }),
  building('H', '国家数字内容产业园', { aliases: ['数字内容园', '国家数字内容产业园5号楼'], address: '阳关大道28号' }),
  building('I', '德福中心A7栋', { address: '黔灵山路357号' }),
  building('J', '孤楼', { address: '石林西路2号附3号' }),
  building('K', '德福中心', { address: '黔灵山路357号' }),
];

function matchAddresses(addresses: readonly AddressToMatch[], known: readonly KnownBuilding[]): readonly AddressMatch[] {
  return matchWith(addresses, new AddressMatcher(known));
}

function read(text: string, parkId: string | null = null): string {
  const [match] = matchAddresses([{ text, parkId }], KNOWN);
  return write(match);
}

function write(match: AddressMatch | undefined): string {
  if (match === undefined || match.kind === 'none') return 'none';
  if (match.kind === 'several') return `several ${match.buildings.map((at) => KNOWN[at]?.id).join(' ')}`;
  return `${KNOWN[match.building]?.id} ${match.method} ${match.confidence}`;
}

describe('buildings by their name in an address', () => {
  it('takes the name with its tower, however that is written', () => {
    expect(read('贵阳市创新大厦A座12层1203室')).toBe('A NAME_TOWER 0.97');
    expect(read('创新大厦(B座)1楼')).toBe('B NAME_TOWER 0.97');
    expect(read('创 新 大 厦 Ｂ座')).toBe('B NAME_TOWER 0.97');
    expect(read('观山湖区德福中心Ａ7栋9-3')).toBe('I NAME_TOWER 0.97');
  });

  it('never puts one tower for another, and does not choose between towers', () => {
    expect(read('创新大厦C座')).toBe('none');
    expect(read('创新大厦1203室')).toBe('several A B');
    expect(read('创新大厦A1203')).toBe('A NAME_TOWER 0.97');
    // The estate is known as a whole; tower 9 of it is not.
    expect(read('德福中心9号楼')).toBe('K ESTATE 0.8');
  });

  it('takes the longest name, and doubts one that may be part of another', () => {
    expect(read('高新区新创新大厦3楼')).toBe('C NAME 0.95');
    expect(read('高新区华颐蓝天写字楼二楼')).toBe('D NAME 0.95');
    expect(read('旧华颐蓝天')).toBe('D NAME 0.82');
    expect(read('某某数字内容园')).toBe('H NAME 0.82');
  });

  it('does not take what an address lies beside', () => {
    expect(read('华颐蓝天对面')).toBe('none');
    expect(read('华颐蓝天旁边商铺')).toBe('none');
    expect(read('高新区标准厂房2楼')).toBe('none');
    expect(read('')).toBe('none');
  });

  it('leaves two buildings of one name to a person, or to the park', () => {
    expect(read('火炬园')).toBe('several F1 F2');
    expect(read('火炬园', 'P2')).toBe('F2 NAME 0.95');
    expect(read('火炬园', 'P9')).toBe('several F1 F2');
    const elsewhere = matchAddresses([{ text: '火炬园', parkId: 'P9' }], [building('F1', '火炬园', { parkId: 'P1' })])[0];
    expect(elsewhere).toEqual({ kind: 'one', building: 0, confidence: 0.6, method: 'NAME' });
  });
});

describe('buildings by street and number', () => {
  it('reads street and number out of an address', () => {
    expect(readStreetNumber('贵州省贵阳市观山湖区长岭街道长岭南路31号')).toEqual({ street: '长岭南路', number: '31', part: '' });
    expect(readStreetNumber('石林西路２号附3号')).toEqual({ street: '石林西路', number: '2', part: '3' });
    expect(readStreetNumber('花果园街道花果园大街001号')).toEqual({ street: '花果园大街', number: '1', part: '' });
    expect(readStreetNumber('高新区1号楼')).toBeNull();
    expect(readStreetNumber('长岭南路')).toBeNull();
  });

  it('holds streets with and without the words before them for one, and different numbers for two', () => {
    const house = (street: string, number: string, part = '') => ({ street, number, part });
    expect(isSameNumber(house('长岭南路', '31'), house('高新长岭南路', '31'))).toBe(true);
    expect(isSameNumber(house('长岭南路', '31'), house('长岭北路', '31'))).toBe(false);
    expect(isSameNumber(house('南路', '31'), house('长岭南路', '31'))).toBe(false);
    expect(isSameNumber(house('长岭南路', '31'), house('长岭南路', '31', '2'))).toBe(false);
  });

  it('finds the building of a number, with less confidence than by name', () => {
    expect(read('贵阳市石林西路2号附3号')).toBe('J STREET 0.85');
    expect(read('贵阳市石林西路2号')).toBe('none');
    expect(read('贵阳市长岭南路31号')).toBe('several A B');
    expect(read('贵阳市长岭南路31号B座')).toBe('B STREET 0.85');
    expect(read('贵阳市长岭南路31号C座')).toBe('none');
  });

  it('is surest where name and number agree, and asks where they do not', () => {
    expect(read('长岭南路31号创新大厦A座')).toBe('A NAME_STREET 0.99');
    expect(read('石林西路2号附3号国家数字内容产业园')).toBe('several H J');
  });
});

describe('as a whole', () => {
  const words = fc.constantFrom(
    '贵阳市',
    '高新区',
    '长岭南路',
    '31号',
    '创新大厦',
    'A座',
    'B座',
    '1号楼',
    '12层',
    '火炬园',
    '对面',
    '新',
    '华颐蓝天',
    '附3号',
    '(',
    ' ',
    '3',
  );
  const addresses = fc.array(
    fc.record({ text: fc.array(words, { maxLength: 8 }).map((parts) => parts.join('')), parkId: fc.constantFrom(null, 'P1', 'P9') }),
  );

  it('answers one for each, alike for alike, and never surely where a tower was named and another found', () => {
    fc.assert(
      fc.property(addresses, (list) => {
        const matches = matchAddresses([...list, ...list], KNOWN);
        expect(matches.length).toBe(list.length * 2);
        for (const [at, address] of list.entries()) {
          const match = matches[at];
          expect(match).toEqual(matches[at + list.length]);
          if (match?.kind !== 'one' || match.confidence < SURE_CONFIDENCE) continue;
          const name = KNOWN[match.building]?.name ?? '';
          if (name.endsWith('A座')) expect(address.text).toMatch(/A座|A[0-9]/);
          if (name.endsWith('B座')) expect(address.text).toMatch(/B座|B[0-9]/);
          expect(name).not.toBe('标准厂房');
        }
        for (const match of matches) if (match.kind === 'several') expect(new Set(match.buildings).size).toBeGreaterThan(1);
      }),
      { numRuns: 300 },
    );
  });

  it('reads a hundred thousand addresses against two thousand buildings in seconds', () => {
    const known = Array.from({ length: 2000 }, (_, at) =>
      building(`b${at}`, `第${at}创意大厦${'甲乙丙丁'.charAt(at % 4)}座`, { address: `示例路${at}号` }),
    );
    const list = Array.from({ length: 100_000 }, (_, at) => ({
      text: `示例市示例路${at % 3000}号第${at % 2500}创意大厦${at % 20}层`,
      parkId: null,
    }));
    const start = performance.now();
    const matches = matchAddresses(list, known);
    expect(matches.filter((match) => match.kind !== 'none').length).toBeGreaterThan(50_000);
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
