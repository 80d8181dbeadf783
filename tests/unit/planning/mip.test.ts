import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createMip, solveMip } from '../../../src/planning/mip.ts';

const OPTIONS = { seconds: 10, seed: 1 };

describe('a mixed-integer program', () => {
  test('is solved as by trying every subset', async () => {
    const item = fc.record({ profit: fc.integer({ min: 1, max: 50 }), weight: fc.integer({ min: 1, max: 20 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(item, { minLength: 1, maxLength: 10 }), fc.integer({ min: 1, max: 60 }), async (items, capacity) => {
        const mip = createMip();
        for (const { profit } of items) mip.addColumn(-profit, 0, 1, true);
        mip.addRow(
          Number.NEGATIVE_INFINITY,
          capacity,
          [...items.keys()],
          items.map(({ weight }) => weight),
        );
        const answer = await solveMip(mip, OPTIONS);
        let best = 0;
        for (let mask = 0; mask < 1 << items.length; mask += 1) {
          const taken = items.filter((_, index) => (mask >> index) & 1);
          if (taken.reduce((sum, { weight }) => sum + weight, 0) > capacity) continue;
          best = Math.max(
            best,
            taken.reduce((sum, { profit }) => sum + profit, 0),
          );
        }
        expect(answer.status).toBe('optimal');
        expect(answer.value).toBeCloseTo(-best, 6);
        expect(answer.bound).toBeCloseTo(-best, 6);
      }),
      { numRuns: 60 },
    );
  });

  test('says that it has no answer, and takes a start', async () => {
    const none = createMip();
    none.addColumn(1, 0, 1, true);
    none.addRow(2, 3, [0], [1]);
    expect((await solveMip(none, OPTIONS)).status).toBe('infeasible');
    const some = createMip();
    some.addColumn(1, 0, 5, true);
    some.addRow(1.5, Number.POSITIVE_INFINITY, [0], [1]);
    const seen: (number | null)[] = [];
    const answer = await solveMip(some, { ...OPTIONS, start: Float64Array.of(4), watch: ({ value }) => seen.push(value) });
    expect(answer.value).toBe(2);
  });

  test('without whole columns has duals', async () => {
    const mip = createMip();
    mip.addColumn(1, 0, Number.POSITIVE_INFINITY, false);
    mip.addColumn(2, 0, Number.POSITIVE_INFINITY, false);
    mip.addRow(3, Number.POSITIVE_INFINITY, [0, 1], [1, 1]);
    const answer = await solveMip(mip, OPTIONS);
    expect(answer.value).toBeCloseTo(3, 9);
    expect([...(answer.duals ?? [])]).toEqual([1]);
  });
});
