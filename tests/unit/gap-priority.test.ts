import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  classScore,
  DEFAULT_WEIGHTING,
  FACTOR_SCALES,
  type FactorScores,
  GAP_FACTORS,
  NAMED_WEIGHTINGS,
  priorityOf,
  scaledScore,
  tagScore,
  type Weighting,
  weightingFault,
} from '../../src/model/gap-priority.ts';

const score = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: null });
const record = <T>(value: fc.Arbitrary<T>) =>
  fc.tuple(...GAP_FACTORS.map(() => value)).map((values) => Object.fromEntries(GAP_FACTORS.map((factor, i) => [factor, values[i]])));
const scores = record(score) as fc.Arbitrary<FactorScores>;
const weighting: fc.Arbitrary<Weighting> = fc
  .record({
    id: fc.constant('random'),
    weights: record(fc.integer({ min: 0, max: 100 })) as fc.Arbitrary<Weighting['weights']>,
    unknown: fc.constantFrom('middle' as const, 'left-out' as const),
  })
  .filter((one) => weightingFault(one) === null);

describe('factor scores', () => {
  test('run from 0 to 1 without turning, and stay unknown where the number is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(FACTOR_SCALES)), fc.nat(10_000), fc.nat(10_000), (scale, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((value) => scaledScore(value, scale) ?? Number.NaN);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        const rising = scale.oneAt > scale.zeroAt;
        expect(rising ? Number(high) >= Number(low) : Number(high) <= Number(low)).toBe(true);
        expect(scaledScore(scale.oneAt, scale)).toBe(1);
        expect(scaledScore(scale.zeroAt, scale)).toBe(0);
      }),
    );
    expect(scaledScore(null, FACTOR_SCALES.staff)).toBeNull();
  });

  test('put what must be formed first and the highest tag', () => {
    const order = (['should-form', 'joint-candidate', 'cultivate', 'no-member'] as const).map(classScore);
    expect(order).toEqual([...order].sort((a, b) => Number(b) - Number(a)));
    expect(classScore('unknown')).toBeNull();
    expect(tagScore(['ABOVE_SCALE', 'LITTLE_GIANT', 'SRDI'])).toBe(1);
    expect(tagScore(['SRDI'])).toBeGreaterThan(tagScore(['ABOVE_SCALE']));
    expect(tagScore(['HIGH_TECH'])).toBe(0);
  });
});

describe('the priority of an enterprise', () => {
  test('is within 0 and 1, its shares add up to it, and a higher factor never lowers it', () => {
    fc.assert(
      fc.property(scores, weighting, fc.constantFrom(...GAP_FACTORS), (values, weights, factor) => {
        const one = priorityOf(values, weights);
        if (one.score === null) {
          expect(weights.unknown).toBe('left-out');
          expect(one.knownWeight).toBe(0);
          return;
        }
        expect(one.score).toBeGreaterThanOrEqual(0);
        expect(one.score).toBeLessThanOrEqual(1 + 1e-12);
        expect(one.shares.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(one.score, 12);
        if (values[factor] === null) return;
        const more = priorityOf({ ...values, [factor]: 1 }, weights);
        expect(Number(more.score)).toBeGreaterThanOrEqual(one.score - 1e-12);
      }),
    );
  });

  test('says what was unknown: in the middle, or left out of both sums', () => {
    const known = Object.fromEntries(GAP_FACTORS.map((factor) => [factor, factor === 'class' ? 1 : null])) as unknown as FactorScores;
    const two: Weighting = {
      id: 'two',
      weights: { ...DEFAULT_WEIGHTING.weights, ...Object.fromEntries(GAP_FACTORS.map((f) => [f, 0])), class: 60, staff: 40 },
      unknown: 'middle',
    };
    expect(priorityOf(known, two)).toMatchObject({
      knownWeight: 0.6,
      shares: [
        { factor: 'class', known: true, share: 0.6 },
        { factor: 'staff', known: false, score: 0.5, share: 0.2 },
      ],
    });
    expect(priorityOf(known, two).score).toBeCloseTo(0.8);
    expect(priorityOf(known, { ...two, unknown: 'left-out' })).toMatchObject({
      score: 1,
      shares: [{ share: 1 }, { score: null, share: 0 }],
    });
  });

  test('refuses weights that weigh nothing or too much', () => {
    const zero = Object.fromEntries(GAP_FACTORS.map((factor) => [factor, 0])) as Weighting['weights'];
    expect(weightingFault({ id: 'x', weights: zero, unknown: 'middle' })).toBe('all-zero');
    expect(weightingFault({ id: 'x', weights: { ...zero, class: 101 }, unknown: 'middle' })).toBe('out-of-bounds');
    expect(() => priorityOf({} as FactorScores, { id: 'x', weights: zero, unknown: 'middle' })).toThrow(RangeError);
    for (const named of NAMED_WEIGHTINGS) expect(weightingFault(named)).toBeNull();
  });
});
