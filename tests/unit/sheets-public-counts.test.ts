import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { publicCounts } from '../../src/exports/worklist-workbook-rows.ts';

/** Rows of a sum and its parts. */
const table = fc.integer({ min: 1, max: 6 }).chain((width) =>
  fc.array(
    fc
      .array(fc.integer({ min: 0, max: 9 }), { minLength: width, maxLength: width })
      .map((parts) => [parts.reduce((a, b) => a + b, 0), ...parts]),
    { minLength: 1, maxLength: 6 },
  ),
);

function partsOf(groups: readonly (readonly number[])[]): readonly (readonly number[])[] {
  return [(groups[0] ?? []).slice(1).map((_, at) => at + 1)];
}

describe('counts of the public level', () => {
  test('print neither one nor two, and leave every other count of a group as it is', () => {
    fc.assert(
      fc.property(table, (groups) => {
        const { rows, totals } = publicCounts(groups, partsOf(groups));
        for (const [group, row] of rows.entries()) {
          for (const [column, printed] of row.entries()) {
            const count = groups[group]?.[column] ?? 0;
            if (typeof printed === 'number') expect(printed).toBe(count);
            if (printed === 'small') expect(count === 1 || count === 2).toBe(true);
            expect(printed).not.toBe(1);
            expect(printed).not.toBe(2);
          }
        }
        for (const total of totals) expect([1, 2]).not.toContain(total);
      }),
    );
  });

  test('no sum gives a hidden count away: neither of a column nor of a group', () => {
    fc.assert(
      fc.property(table, (groups) => {
        const { rows, totals } = publicCounts(groups, partsOf(groups));
        totals.forEach((total, column) => {
          if (rows.some((row) => typeof row[column] !== 'number')) expect(total).toBe('left-out');
        });
        for (const row of rows) if (row.slice(1).includes('small')) expect(typeof row[0]).not.toBe('number');
        if (totals.slice(1).includes('left-out')) expect(totals[0]).toBe('left-out');
      }),
    );
  });

  test('what adds up in two ways gives nothing away by the other', () => {
    // All 10: six and four by class; nine open and one closed. 6 + 4 would give the one.
    const { rows, totals } = publicCounts(
      [[10, 6, 4, 9, 1]],
      [
        [1, 2],
        [3, 4],
      ],
    );
    expect(rows).toEqual([['left-out', 'left-out', 4, 9, 'small']]);
    expect(totals[0]).toBe('left-out');
    expect(totals[4]).toBe('left-out');
    expect(totals[1]).toBe('left-out');
  });

  test('large counts are printed with their sums', () => {
    expect(
      publicCounts(
        [
          [10, 6, 4],
          [7, 3, 4],
        ],
        [[1, 2]],
      ),
    ).toEqual({
      rows: [
        [10, 6, 4],
        [7, 3, 4],
      ],
      totals: [17, 9, 8],
    });
  });
});
