import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shrinkRates } from '../../src/statistics/shrinkage.ts';

const FOLDER = join(import.meta.dirname, '../../../shared/fixtures/eb-huddersfield-binomial');

// Caries counts of Huddersfield's areas (Martuzzi & Elliott 1996), as in R's spData (CC0); smoothed values as printed by spdep's EBest(family = "binomial").
const CASES = [
  21, 22, 47, 3, 8, 25, 31, 26, 12, 5, 73, 27, 66, 41, 39, 26, 16, 10, 9, 4, 19, 7, 32, 23, 12, 26, 6, 4, 28, 7, 33, 6, 18, 12, 14, 11, 19,
  6, 34, 19, 22, 8, 5, 3, 32, 5, 16, 20, 7, 29, 19, 14, 16, 4, 8, 8, 4, 5, 0, 5, 43, 6, 42, 3, 27, 33, 52, 26, 49, 25, 50,
];
const TOTALS = [
  49, 76, 166, 14, 24, 81, 92, 57, 45, 17, 263, 80, 202, 179, 114, 77, 55, 63, 22, 10, 66, 18, 113, 69, 86, 77, 19, 12, 105, 11, 96, 30, 94,
  47, 58, 25, 75, 33, 107, 59, 84, 42, 30, 15, 97, 10, 43, 61, 18, 116, 73, 46, 81, 8, 37, 36, 11, 16, 1, 17, 138, 18, 124, 10, 89, 81, 112,
  76, 202, 85, 106,
];

const places = CASES.map((successes, i) => ({ successes, total: TOTALS[i] ?? 0 }));

describe('empirical Bayes smoothing of proportions', () => {
  it.each([
    [0, 34.44],
    [10, 28.36],
    [24, 22.36],
    [29, 33.57],
    [58, 29.73],
    [66, 38.96],
    [70, 39.13],
  ])('area %i is smoothed to the printed %f %%', (area, percent) => {
    expect(Math.abs(100 * (shrinkRates(places).rates[area] ?? Number.NaN) - percent)).toBeLessThanOrEqual(0.0051);
  });

  it.skipIf(!existsSync(FOLDER))('agrees with all 71 printed values to 0.005 points', () => {
    const data = JSON.parse(readFileSync(join(FOLDER, 'data.json'), 'utf8')) as { cases: number[]; total: number[] };
    const expected = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8')) as {
      published_spdep_docs_EBest_family_binomial: { eb_pct: number[] };
    };
    const { rates } = shrinkRates(data.cases.map((successes, i) => ({ successes, total: data.total[i] ?? 0 })));
    const printed = expected.published_spdep_docs_EBest_family_binomial.eb_pct;
    expect(printed.length).toBe(71);
    printed.forEach((percent, i) => {
      expect(Math.abs(100 * (rates[i] ?? Number.NaN) - percent)).toBeLessThanOrEqual(0.0051);
    });
  });

  it('leaves an empty place null, draws 1 of 1 further than 93 of 100, and one place alone to itself', () => {
    const { overall, rates } = shrinkRates([
      { successes: 1, total: 1 },
      { successes: 93, total: 100 },
      { successes: 10, total: 100 },
      { successes: 40, total: 80 },
      { successes: 0, total: 0 },
    ]);
    expect(rates[4]).toBeNull();
    expect(rates[0]).toBeLessThan(rates[1] ?? Number.NaN);
    expect(overall).toBeCloseTo(144 / 281, 12);
    expect(shrinkRates([{ successes: 3, total: 4 }])).toEqual({ overall: 0.75, rates: [0.75] });
    expect(shrinkRates([{ successes: 0, total: 0 }])).toEqual({ overall: null, rates: [null] });
    expect(() => shrinkRates([{ successes: 3, total: 2 }])).toThrow(RangeError);
  });
});
