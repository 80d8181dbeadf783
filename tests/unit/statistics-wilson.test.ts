import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rateDifference } from '../../src/statistics/difference.ts';
import { wilsonInterval } from '../../src/statistics/wilson.ts';

const FIXTURE = join(import.meta.dirname, '../../../shared/fixtures/newcombe-1998/expected.json');

interface NewcombeTables {
  readonly single_proportion_tableI: { readonly rows: readonly (readonly [number, number, number, number, number, number])[] };
  readonly difference_tableII_method10: { readonly rows: readonly (readonly [number, number, number, number, number, number])[] };
}

describe('Wilson interval', () => {
  // Newcombe 1998, Stat. Med. 17:857–872, Table I, method 3.
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is the published one', (successes, total, low, high) => {
    const interval = wilsonInterval(successes, total);
    expect(interval?.low).toBeCloseTo(low, 4);
    expect(interval?.high).toBeCloseTo(high, 4);
  });

  it.skipIf(!existsSync(FIXTURE))('agrees with the shared copy of the published tables', () => {
    const tables = JSON.parse(readFileSync(FIXTURE, 'utf8')) as NewcombeTables;
    for (const [successes, total, low, high] of tables.single_proportion_tableI.rows) {
      const interval = wilsonInterval(successes, total);
      expect(Math.abs((interval?.low ?? Number.NaN) - low)).toBeLessThanOrEqual(5e-5);
      expect(Math.abs((interval?.high ?? Number.NaN) - high)).toBeLessThanOrEqual(5e-5);
    }
    for (const [x1, n1, x2, n2, low, high] of tables.difference_tableII_method10.rows) {
      const answer = rateDifference(x1, n1, x2, n2);
      expect(Math.abs((answer?.low ?? Number.NaN) - low)).toBeLessThanOrEqual(5e-5);
      expect(Math.abs((answer?.high ?? Number.NaN) - high)).toBeLessThanOrEqual(5e-5);
    }
  });

  it('holds the rate, is symmetric, and narrows as the total grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.double({ min: 0, max: 1, noNaN: true }), (total, share) => {
        const successes = Math.round(total * share);
        const interval = wilsonInterval(successes, total);
        const mirrored = wilsonInterval(total - successes, total);
        const larger = wilsonInterval(successes * 4, total * 4);
        if (interval === null || mirrored === null || larger === null) throw new Error('an interval of something is not null');
        expect(interval.low).toBeLessThanOrEqual(successes / total);
        expect(interval.high).toBeGreaterThanOrEqual(successes / total);
        expect(interval.low).toBeCloseTo(1 - mirrored.high, 12);
        expect(larger.high - larger.low).toBeLessThan(interval.high - interval.low);
      }),
    );
  });

  it('is null of nothing and refuses what is no proportion', () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    for (const [successes, total] of [
      [2, 1],
      [-1, 5],
      [0.5, 2],
      [Number.NaN, 3],
    ] as const) {
      expect(() => wilsonInterval(successes, total)).toThrow(RangeError);
    }
  });
});

describe('difference of two rates', () => {
  // Newcombe 1998, Stat. Med. 17:873–890, Table II, method 10.
  it.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
  ])('%i/%i − %i/%i has the published interval', (x1, n1, x2, n2, low, high) => {
    const answer = rateDifference(x1, n1, x2, n2);
    expect(answer?.low).toBeCloseTo(low, 4);
    expect(answer?.high).toBeCloseTo(high, 4);
  });

  it('turns its sign with the order, and is null of nothing', () => {
    const forth = rateDifference(147, 158, 58, 777);
    const back = rateDifference(58, 777, 147, 158);
    expect(forth?.low).toBeCloseTo(-(back?.high ?? Number.NaN), 12);
    expect(forth?.difference).toBeCloseTo(147 / 158 - 58 / 777, 12);
    expect(rateDifference(0, 0, 1, 2)).toBeNull();
  });
});
