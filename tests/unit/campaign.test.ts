import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Campaign,
  campaignDay,
  campaignEnd,
  campaignProblem,
  gapsInScope,
  PLACE_LEVELS,
  packGaps,
  placeOf,
  targetCount,
} from '../../src/model/campaign.ts';
import { campaignMoves, type GapNow, progressBy, totalProgress, weeklySheet } from '../../src/model/campaign-progress.ts';
import { GAP_CLASSES } from '../../src/model/coverage.ts';
import { STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { EMPTY_WORKLIST, type Worklist } from '../../src/model/worklist.ts';
import { addDays, daysBetween } from '../../src/model/worklist-dates.ts';
import { addCases, moveCases } from '../../src/model/worklist-edit.ts';
import { day, START, worklist } from '../support/worklist-arbitrary.ts';

const gapClass = fc.constantFrom('should-form', 'joint-candidate', 'cultivate', 'no-member' as const);
const place = fc.constantFrom('甲', '乙', null);
const target = fc.record({
  scope: fc.constantFrom('should-form' as const, 'all' as const),
  kind: fc.constant('share' as const),
  value: fc.double({ min: 0.01, max: 1, noNaN: true }),
});

const campaign: fc.Arbitrary<Campaign> = fc
  .record({
    rows: fc.uniqueArray(
      fc.record({
        enterpriseId: fc.constantFrom('e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7'),
        gapClass: gapClass as fc.Arbitrary<'should-form' | 'joint-candidate'>,
        places: fc.record({ district: place, park: place, street: place, building: place }),
      }),
      { selector: ({ enterpriseId }) => enterpriseId },
    ),
    target,
    days: fc.integer({ min: 1, max: 120 }),
  })
  .map(({ rows, target: aim, days }) => ({
    name: '攻坚',
    startOn: START,
    endOn: campaignEnd(START, days),
    baselineOn: START,
    isLocked: false,
    definition: STANDARD_DEFINITION,
    target: aim,
    ...packGaps(rows),
  }));

const now: fc.Arbitrary<ReadonlyMap<string, GapNow>> = fc
  .array(
    fc.tuple(
      fc.constantFrom('e1', 'e2', 'e3', 'e4', 'e5', 'e6', 'e7'),
      fc.record({ gapClass: fc.constantFrom(...GAP_CLASSES), coveredOn: fc.option(day) }),
    ),
  )
  .map((pairs) => new Map(pairs));
const counts = fc.record({ 'should-form': fc.nat(9), 'no-member': fc.nat(9) });

describe('a campaign', () => {
  it('lasts a hundred days, the first and the last included', () => {
    const endOn = campaignEnd('2026-03-01');
    expect(daysBetween('2026-03-01', endOn)).toBe(99);
    const span = { startOn: '2026-03-01', endOn };
    expect(campaignDay(span, '2026-03-01')).toEqual({ day: 1, left: 99, total: 100, phase: 'running' });
    expect(campaignDay(span, endOn)).toEqual({ day: 100, left: 0, total: 100, phase: 'running' });
    expect(campaignDay(span, '2026-02-20')).toMatchObject({ day: 0, left: 100, phase: 'before' });
    expect(campaignDay(span, '2027-01-01')).toMatchObject({ day: 100, left: 0, phase: 'over' });
  });

  it('rounds a share up and refuses what cannot be', () => {
    const { places, gaps } = packGaps(
      ['a', 'b', 'c'].map((enterpriseId) => ({
        enterpriseId,
        gapClass: 'should-form' as const,
        places: { district: null, park: null, street: null, building: null },
      })),
    );
    const made = { name: '攻坚', startOn: START, endOn: START, places, gaps, target: { scope: 'all', kind: 'share', value: 0.5 } } as const;
    expect(targetCount(made)).toBe(2);
    expect(targetCount({ ...made, target: { scope: 'all', kind: 'share', value: 2 / 3 } })).toBe(2);
    expect(campaignProblem(made)).toBeNull();
    expect(campaignProblem({ ...made, name: ' ' })).toBe('no-name');
    expect(campaignProblem({ ...made, endOn: '2026-02-01' })).toBe('end-before-start');
    expect(campaignProblem({ ...made, target: { scope: 'all', kind: 'count', value: 4 } })).toBe('target-range');
    expect(campaignProblem({ ...made, gaps: [] })).toBe('no-gaps');
  });

  it('keeps places as they were', () => {
    fc.assert(
      fc.property(campaign, (made) => {
        for (const level of PLACE_LEVELS) {
          expect(new Set(made.places[level]).size).toBe(made.places[level].length);
          for (const gap of made.gaps) expect(['甲', '乙', null]).toContain(placeOf(made, gap, level));
        }
      }),
    );
  });

  it('moves add up from the baseline to now', () => {
    fc.assert(
      fc.property(campaign, worklist, now, counts, counts, (made, list, units, fresh, reclassified) => {
        const moves = campaignMoves(made, list, { now: units, fresh, reclassified });
        expect(moves.before - moves.built - moves.corrected - moves.left - moves.out + moves.added + moves.in).toBe(moves.now);
        expect(moves.before).toBe(gapsInScope(made).length);
        for (const value of Object.values(moves)) expect(value).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('places add up to the whole in every level, and nothing exceeds its denominator', () => {
    fc.assert(
      fc.property(campaign, worklist, now, (made, list, units) => {
        const total = totalProgress(made, list, units);
        for (const level of PLACE_LEVELS) {
          const rows = progressBy(made, list, units, level);
          for (const name of ['gaps', 'cases', 'closed', 'covered'] as const)
            expect(rows.reduce((sum, row) => sum + row[name], 0)).toBe(total[name]);
          for (const row of rows) expect(Math.max(row.cases, row.closed, row.covered)).toBeLessThanOrEqual(row.gaps);
        }
        expect(total.gaps).toBe(gapsInScope(made).length);
      }),
    );
  });

  it('weeks follow each other without a hole, from the first day to today', () => {
    fc.assert(
      fc.property(campaign, worklist, now, day, (made, list, units, today) => {
        const rows = weeklySheet(made, list, units, today);
        const [first] = rows;
        if (first === undefined) throw new Error('no week');
        expect(first.from).toBe(made.startOn);
        for (const [index, row] of rows.entries()) {
          const next = rows[index + 1];
          if (next !== undefined) expect(next.from).toBe(addDays(row.to, 1));
        }
        const last = rows.at(-1);
        const [until = today] = [today, made.endOn].sort();
        expect(last !== undefined && last.from <= until && last.to >= until).toBe(true);
        expect(rows.reduce((sum, { closed }) => sum + closed, 0)).toBeLessThanOrEqual(totalProgress(made, list, units).closed);
      }),
    );
  });

  it('counts what happened in its week, and enterprises outside the baseline in none', () => {
    const made: Campaign = {
      name: '攻坚',
      startOn: '2026-03-01',
      endOn: '2026-03-20',
      baselineOn: '2026-02-28',
      isLocked: false,
      definition: STANDARD_DEFINITION,
      target: { scope: 'should-form', kind: 'count', value: 1 },
      ...packGaps([
        { enterpriseId: 'e1', gapClass: 'should-form', places: { district: '甲', park: null, street: null, building: null } },
        { enterpriseId: 'e2', gapClass: 'no-member', places: { district: '甲', park: null, street: null, building: null } },
      ]),
    };
    const approval = { documentNo: '〔2026〕1号', approvedOn: '2026-03-04' };
    const all = new Set([1, 2, 3]);
    let list: Worklist = addCases(
      EMPTY_WORKLIST,
      ['e1', 'e2', 'e9'].map((enterpriseId) => ({ enterpriseId, uscc: null, name: enterpriseId, gapClass: null })),
      '2026-03-02',
      null,
    );
    list = moveCases(list, all, { to: 'closed', on: '2026-03-10', approval, isCovered: true }).worklist;
    const rows = weeklySheet(made, list, new Map([['e1', { gapClass: 'covered', coveredOn: '2026-03-05' }]]), '2026-03-16');
    expect(rows).toEqual([
      { week: 1, from: '2026-03-01', to: '2026-03-07', taken: 1, approved: 1, covered: 1, closed: 0, reopened: 0 },
      { week: 2, from: '2026-03-08', to: '2026-03-14', taken: 0, approved: 0, covered: 0, closed: 1, reopened: 0 },
      { week: 3, from: '2026-03-15', to: '2026-03-20', taken: 0, approved: 0, covered: 0, closed: 0, reopened: 0 },
    ]);
    expect(totalProgress(made, list, new Map())).toEqual({ gaps: 1, cases: 1, closed: 1, covered: 0 });
  });
});
