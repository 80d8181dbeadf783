import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MISSING_COLOR, RATE_COLORS } from '../../src/scales/palette.ts';
import { breaksAbout, rateScale } from '../../src/scales/rate-scale.ts';

describe('rate scale', () => {
  it('holds the reference in the middle class and gives readable breaks', () => {
    expect(breaksAbout(0.93)).toEqual([0.47, 0.74, 0.88, 0.94, 0.96, 0.98]);
    const scale = rateScale({ reference: 0.93 });
    expect(scale.classOf(0.93)).toBe(3);
    expect(scale.classOf(0)).toBe(0);
    expect(scale.classOf(1)).toBe(6);
  });

  it('keeps class 3 for every reference and never falls with a rising rate', () => {
    const rate = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(rate, rate, rate, (reference, left, right) => {
        const scale = rateScale({ reference });
        expect(scale.classOf(reference)).toBe(3);
        const [low, high] = left < right ? [left, right] : [right, left];
        expect(scale.classOf(low)).toBeLessThanOrEqual(scale.classOf(high));
      }),
    );
  });

  it('has no class above a target of 100 %, and does not list one', () => {
    const scale = rateScale({ reference: 1 });
    expect(scale.classOf(1)).toBe(3);
    const codes = scale.legend().items.map((item) => item.code);
    expect(codes).toEqual(['class-0', 'class-1', 'class-2', 'class-3', 'small', 'missing']);
  });

  it('gives no class without a denominator, hatches under ten and fills from ten', () => {
    const scale = rateScale({ reference: 0.5 });
    expect(scale.read(0, 0)).toEqual({ rateClass: null, color: MISSING_COLOR, hatched: false });
    expect(scale.read(null, 20).color).toBe(MISSING_COLOR);
    expect(scale.read(3, null).rateClass).toBeNull();
    expect(scale.read(9, 9)).toEqual({ rateClass: 6, color: RATE_COLORS[6], hatched: true });
    expect(scale.read(10, 10).hatched).toBe(false);
  });

  it('counts every place once, small ones beside their class', () => {
    const legend = rateScale({ reference: 0.5 }).legend({ covered: [0, 5, 10, 1, 0], eligible: [20, 10, 10, 1, 0] });
    const count = (code: string) => legend.items.find((item) => item.code === code)?.count;
    const inClasses = legend.items.filter((item) => item.code.startsWith('class-')).reduce((sum, item) => sum + (item.count ?? 0), 0);
    expect(inClasses).toBe(4);
    expect(count('missing')).toBe(1);
    expect(count('small')).toBe(1);
    expect(count('class-0')).toBe(1);
    expect(count('class-6')).toBe(2);
  });

  it('refuses what is not a rate and breaks that fall', () => {
    expect(() => rateScale({ reference: 93 })).toThrow(RangeError);
    expect(() => rateScale({ reference: 0.5, breaks: [0.1, 0.3, 0.2, 0.6, 0.7, 0.8] })).toThrow(/ascend/);
  });
});
