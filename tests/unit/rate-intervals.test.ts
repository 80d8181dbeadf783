import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newcombeInterval } from '../../src/statistics/newcombe.ts';
import { wilsonInterval } from '../../src/statistics/wilson.ts';

const proportion = fc
  .integer({ min: 1, max: 5000 })
  .chain((denominator) => fc.record({ denominator: fc.constant(denominator), numerator: fc.integer({ min: 0, max: denominator }) }));

describe('Wilson interval', () => {
  // Newcombe 1998a, table I, method 3.
  test.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('%d of %d', (numerator, denominator, low, high) => {
    const interval = wilsonInterval(numerator, denominator);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('holds the rate, stays within 0–1 and has width', () => {
    fc.assert(
      fc.property(proportion, ({ numerator, denominator }) => {
        const { low, high } = wilsonInterval(numerator, denominator);
        const rate = numerator / denominator;
        expect(low).toBeLessThanOrEqual(rate);
        expect(high).toBeGreaterThanOrEqual(rate);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(high).toBeGreaterThan(low);
      }),
    );
  });

  test('what is no rate is refused', () => {
    for (const [numerator, denominator] of [
      [1, 0],
      [-1, 5],
      [6, 5],
      [Number.NaN, 5],
    ] as const)
      expect(() => wilsonInterval(numerator, denominator)).toThrow(RangeError);
  });
});

describe('Newcombe interval of a difference', () => {
  // Newcombe 1998b, table II, method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [0, 10, 0, 20, -0.1611, 0.2775],
    [10, 10, 0, 20, 0.6791, 1],
  ])('%d/%d less %d/%d', (a, m, b, n, low, high) => {
    const interval = newcombeInterval({ numerator: a, denominator: m }, { numerator: b, denominator: n });
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('turning the two round turns the interval round', () => {
    fc.assert(
      fc.property(proportion, proportion, (a, b) => {
        const forth = newcombeInterval(a, b);
        const back = newcombeInterval(b, a);
        expect(forth.low).toBeCloseTo(-back.high, 10);
        expect(forth.high).toBeCloseTo(-back.low, 10);
      }),
    );
  });
});
