import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { PlaceFigures } from '../../src/workspaces/compare/place-figures.ts';
import { orderPlaces, rankPlaces, readRate } from '../../src/workspaces/compare/ranking.ts';

function place(ix: number | null, covered: number, eligible: number): PlaceFigures {
  return {
    ix,
    id: String(ix),
    nameZh: `园区${ix}`,
    nameEn: null,
    listed: eligible,
    eligible,
    covered,
    single: covered,
    joint: 0,
    area: 0,
    uncovered: eligible - covered,
    unknown: 0,
    organizations: null,
    membersFull: null,
  };
}

describe('what may be said by the denominator', () => {
  test.each([
    [0, 'none'],
    [1, 'counts'],
    [4, 'counts'],
    [5, 'small'],
    [9, 'small'],
    [10, 'full'],
  ] as const)('%d: %s', (eligible, reading) => {
    expect(readRate(eligible)).toBe(reading);
  });
});

describe('ranking', () => {
  test('1 of 1 never outshines 93 of 100', () => {
    const ranked = rankPlaces([place(0, 1, 1), place(1, 93, 100)]);
    expect(ranked.map(({ ix, rank, rate }) => [ix, rank, rate])).toEqual([
      [1, 1, 0.93],
      [0, null, null],
    ]);
  });

  test('a rate of a small denominator is said and not ranked; «outside» comes last and is not ranked', () => {
    const ranked = rankPlaces([place(null, 50, 50), place(0, 9, 9), place(1, 5, 10)]);
    expect(ranked.map(({ ix, rank, rate }) => [ix, rank, rate])).toEqual([
      [1, 1, 0.5],
      [0, null, 1],
      [null, null, 1],
    ]);
  });

  test('equal rates share a rank and the next one counts on', () => {
    const ranked = rankPlaces([place(0, 10, 20), place(1, 20, 40), place(2, 19, 20), place(3, 1, 10)]);
    expect(ranked.map(({ ix, rank }) => [ix, rank])).toEqual([
      [2, 1],
      [1, 2],
      [0, 2],
      [3, 4],
    ]);
  });

  test('nothing is lost, and ranks fall with the rate', () => {
    const places = fc.array(
      fc.integer({ min: 0, max: 60 }).chain((eligible) => fc.integer({ min: 0, max: eligible }).map((covered) => ({ eligible, covered }))),
    );
    fc.assert(
      fc.property(places, (list) => {
        const ranked = rankPlaces(list.map(({ covered, eligible }, ix) => place(ix, covered, eligible)));
        expect(ranked.map(({ ix }) => ix).sort()).toEqual(list.map((_, ix) => ix).sort());
        const withRank = ranked.filter(({ rank }) => rank !== null);
        withRank.forEach((entry, index) => {
          const before = withRank[index - 1];
          if (before !== undefined) expect(before.rate ?? 0).toBeGreaterThanOrEqual(entry.rate ?? 0);
          expect(entry.eligible).toBeGreaterThanOrEqual(10);
        });
      }),
    );
  });

  test('in a person’s own order the unknown stay last both ways', () => {
    const ranked = rankPlaces([place(0, 1, 2), place(1, 6, 10), place(2, 9, 10)]);
    expect(orderPlaces(ranked, 'rate', 'ascending').map(({ ix }) => ix)).toEqual([1, 2, 0]);
    expect(orderPlaces(ranked, 'rate', 'descending').map(({ ix }) => ix)).toEqual([2, 1, 0]);
  });
});
