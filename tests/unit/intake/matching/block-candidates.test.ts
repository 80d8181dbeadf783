import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CandidateFinder, DEFAULT_BLOCKING, indexFeatures } from '../../../../src/intake/matching/block-candidates.ts';

const find = (texts: readonly string[], text: string, options = DEFAULT_BLOCKING) => [
  ...new CandidateFinder(indexFeatures(texts), options).find(text),
];

describe('candidates', () => {
  const texts = ['航衡软件', '星拓软件', '海明智业电子商务', '瑞维餐饮管理', '航空部件'];

  it('come back for one sign changed, left out or added', () => {
    for (const text of ['海明智业电子商务', '海鸣智业电子商务', '海明智电子商务', '海明大智业电子商务'])
      expect(find(texts, text)[0]).toBe(2);
    expect(find(texts, '航恒软件')).toContain(0);
  });

  it('are none for names that share nothing', () => {
    expect(find(texts, '丙丁戊己')).toEqual([]);
    expect(find([], '航衡软件')).toEqual([]);
    expect(find(texts, '')).toEqual([]);
  });

  it('stay within the cap, and pass over features that are too common', () => {
    const many = Array.from(
      { length: 500 },
      (_value, row) => `${String.fromCharCode(0x4e00 + row)}${String.fromCharCode(0x5e00 + row)}软件`,
    );
    expect(find(many, '航衡软件', { ...DEFAULT_BLOCKING, perRow: 5 })).toHaveLength(5);
    expect(find(many, '航衡软件', { ...DEFAULT_BLOCKING, maxPostings: 100 })).toEqual([]);
  });

  it('hold the text itself, and do not depend on what was asked before', () => {
    const sign = fc.constantFrom(...'航衡星拓软件科技海明智业'.split(''));
    const text = fc.array(sign, { minLength: 2, maxLength: 8 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(fc.uniqueArray(text, { minLength: 1, maxLength: 40 }), (all) => {
        const finder = new CandidateFinder(indexFeatures(all), { ...DEFAULT_BLOCKING, perRow: 40 });
        const first = [...finder.find(all[0] ?? '')];
        expect(first).toContain(0);
        for (const other of all) finder.find(other);
        expect([...finder.find(all[0] ?? '')]).toEqual(first);
      }),
    );
  });
});
