import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitNameParts } from '../../../../src/intake/matching/name-parts.ts';
import { nameDifferences, nameSimilarity, SURE_SCORE } from '../../../../src/intake/matching/similarity.ts';
import {
  commonSubstringSimilarity,
  diceSimilarity,
  jaroWinklerSimilarity,
  textSimilarity,
} from '../../../../src/intake/matching/string-similarity.ts';

const sign = fc.constantFrom(...'航衡星拓软件科技保定有限公司分第一二A(北京)'.split(''));
const text = fc.array(sign, { maxLength: 20 }).map((signs) => signs.join(''));
const brand = fc.constantFrom('航衡', '星拓', '航拓', '衡水', '海明智业', '比亚迪');
const name = fc
  .tuple(
    fc.constantFrom('', '保定', '河北省保定市', '石家庄', '高阳'),
    brand,
    fc.constantFrom('', '第一', '第二'),
    fc.constantFrom('软件', '科技', '餐饮管理', ''),
    fc.constantFrom('有限公司', '有限责任公司', '股份有限公司', '集团有限公司', '厂'),
    fc.constantFrom('', '', '保定分公司', '第二分公司'),
  )
  .map((parts) => parts.join(''));

describe('similarity of texts', () => {
  it('agrees with the published examples of Jaro–Winkler', () => {
    // Winkler (1990), table of names.
    expect(jaroWinklerSimilarity('MARTHA', 'MARHTA')).toBeCloseTo(0.961, 3);
    expect(jaroWinklerSimilarity('DIXON', 'DICKSONX')).toBeCloseTo(0.813, 3);
    expect(jaroWinklerSimilarity('DWAYNE', 'DUANE')).toBeCloseTo(0.84, 2);
  });

  it('counts bigrams and substrings', () => {
    expect(diceSimilarity('night', 'nacht')).toBe(0.25);
    expect(diceSimilarity('aaaa', 'aa')).toBe(0.5);
    expect(commonSubstringSimilarity('航衡软件', '航衡软建')).toBe(0.75);
  });

  it('is symmetric, within 0–1, and 1 for equal texts', () => {
    for (const similarity of [diceSimilarity, jaroWinklerSimilarity, commonSubstringSimilarity, textSimilarity]) {
      fc.assert(
        fc.property(text, text, (a, b) => {
          const value = similarity(a, b);
          expect(value).toBe(similarity(b, a));
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
          expect(similarity(a, a)).toBe(1);
        }),
      );
    }
  });
});

describe('similarity of names', () => {
  it('is symmetric, and 1 for one normalised name only', () => {
    fc.assert(
      fc.property(fc.oneof(name, text), fc.oneof(name, text), (a, b) => {
        const score = nameSimilarity(a, b);
        expect(score).toBe(nameSimilarity(b, a));
        expect(score === 1).toBe(splitNameParts(a).norm === splitNameParts(b).norm);
      }),
    );
  });

  it('is never sure of another 字号, number, region or branch', () => {
    fc.assert(
      fc.property(name, name, (a, b) => {
        const x = splitNameParts(a);
        const y = splitNameParts(b);
        const differences = nameDifferences(x, y);
        if (x.brand !== y.brand || differences.some((found) => ['digits', 'region', 'branch', 'group', 'form'].includes(found)))
          expect(nameSimilarity(a, b)).toBeLessThan(SURE_SCORE);
      }),
    );
  });

  it.each([
    ['保定航衡软件有限公司', '航衡软件有限责任公司'],
    ['北京航衡数字技术有限公司', '航衡数字技术(北京)有限公司'],
    ['航衡第十二建筑有限公司', '航衡第12建筑有限责任公司'],
  ])('is sure of %s and %s', (a, b) => {
    expect(nameSimilarity(a, b)).toBeGreaterThanOrEqual(SURE_SCORE);
  });

  it.each([
    ['航衡软件有限公司', '航衡软件有限公司保定分公司', 0.3],
    ['航衡软件有限公司第一分公司', '航衡软件有限公司第二分公司', 0.5],
    ['航衡第一建筑有限公司', '航衡第二建筑有限公司', 0.5],
    ['航衡软件有限公司', '航衡餐饮有限公司', 0.65],
    ['保定航衡软件有限公司', '石家庄航衡软件有限公司', 0.6],
    ['航衡软件有限公司', '星拓软件有限公司', 0.5],
  ])('keeps %s and %s apart', (a, b, most) => {
    expect(nameSimilarity(a, b)).toBeLessThanOrEqual(most);
  });

  it('says in what two names differ', () => {
    const differences = (a: string, b: string) => nameDifferences(splitNameParts(a), splitNameParts(b));
    expect(differences('保定航衡软件有限公司', '航衡软件有限公司')).toEqual(['region-left-out']);
    expect(differences('航衡软件有限责任公司', '航衡软件有限公司')).toEqual(['form-folded']);
    expect(differences('航衡软件有限公司', '航衡软件有限公司保定分公司')).toEqual(['branch']);
    expect(differences('航衡软件有限公司', '航衡软件有限公司')).toEqual([]);
  });
});
