import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { STANDARD_DEFINITION } from '../../src/model/definition-set.ts';
import { guessPeriodDate } from '../../src/model/period-date.ts';
import {
  baselineDrift,
  EMPTY_LEDGER,
  lock,
  locked,
  lockInTheWay,
  type PeriodLedger,
  type PeriodList,
  parseLedger,
  serializeLedger,
  UNLOCK_REASONS,
  unlock,
  untilOf,
  withDateOf,
  withList,
  withOnlyList,
} from '../../src/model/period-ledger.ts';

const TODAY = '2024-06-18';
const guess = (...texts: readonly string[]): string | null => guessPeriodDate(texts, TODAY)?.date ?? null;

describe('the date of a list', () => {
  test.each([
    ['2024年4月入驻企业名单.xlsx', '2024-04-30'],
    ['企业名单202404.xlsx', '2024-04-30'],
    ['名单 2024-02.csv', '2024-02-29'],
    ['名单2023.02.csv', '2023-02-28'],
    ['名单(2024年4月15日).xlsx', '2024-04-15'],
    ['名单20240415.xls', '2024-04-15'],
    ['20240415_1030导出.xls', '2024-04-15'],
    ['名单2024.4.5.xlsx', '2024-04-05'],
    ['2024年4月底数.xlsx', '2024-04-30'],
    ['二〇二四年四月名单', '2024-04-30'],
    ['二〇二三年十二月名单', '2023-12-31'],
    ['2024年一季度台账.xlsx', '2024-03-31'],
    ['2023Q4.xlsx', '2023-12-31'],
    ['2023年上半年.xlsx', '2023-06-30'],
    ['2023年度名单.xlsx', '2023-12-31'],
    // This month is not over.
    ['2024年6月.xlsx', TODAY],
    ['2024年名单.xlsx', TODAY],
  ])('%s', (name, date) => expect(guess(name)).toBe(date));

  test.each([
    '企业名单.xlsx',
    // Next year's plan is no list.
    '2025年计划.xlsx',
    '2024年13月.xlsx',
    '91520100MA6DJ20240X.xlsx',
    '13820240415.xlsx',
    '',
  ])('nothing is read into %s', (name) => expect(guess(name)).toBeNull());

  test('what says more wins, then what stands first', () => {
    expect(guess('2024年.xlsx', '截至2024年4月30日')).toBe('2024-04-30');
    expect(guess('2024年3月.xlsx', '2024年4月')).toBe('2024-03-31');
  });

  test('is never in the future and always a date', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1900, max: 2100 }), fc.integer({ min: 0, max: 99 }), (text, year, month) => {
        const found = guess(`${text}${year}年${month}月`, `${year}${String(month).padStart(2, '0')}`);
        if (found === null) return;
        expect(found <= TODAY).toBe(true);
        expect(new Date(`${found}T00:00:00Z`).toISOString().slice(0, 10)).toBe(found);
      }),
    );
  });
});

const list = (table: PeriodList['table'], rows: number): PeriodList => ({ table, fileName: 'a.xlsx', rows, importedOn: '2024-05-02' });
const figures = { listed: 10, eligible: 8, covered: 5, unknown: 1, organizations: null, membersFull: 40 };
const baseline = (date: string) => ({ date, lockedOn: '2024-05-03', definition: STANDARD_DEFINITION, figures });

function threePeriods(): PeriodLedger {
  let ledger = withList(EMPTY_LEDGER, '2024-02-29', list('enterprise', 8));
  ledger = withList(ledger, '2024-04-30', list('enterprise', 9));
  ledger = withList(ledger, '2024-03-31', list('enterprise', 7));
  return withList(ledger, '2024-03-31', list('party_org', 3));
}

describe('the ledger', () => {
  test('keeps periods in order, each with one list a table', () => {
    const ledger = withList(threePeriods(), '2024-03-31', list('enterprise', 77));
    expect(ledger.periods.map(({ date, lists }) => [date, lists.map(({ table, rows }) => `${table} ${rows}`)])).toEqual([
      ['2024-02-29', ['enterprise 8']],
      ['2024-03-31', ['party_org 3', 'enterprise 77']],
      ['2024-04-30', ['enterprise 9']],
    ]);
    expect(untilOf(ledger, 'enterprise', '2024-03-31')).toBe('2024-04-30');
    expect(untilOf(ledger, 'party_org', '2024-03-31')).toBeNull();
    const replaced = withOnlyList(ledger, '2024-05-31', list('enterprise', 5), true);
    expect(replaced.periods.map(({ date }) => date)).toEqual(['2024-03-31', '2024-05-31']);
  });

  test('a guessed date can be said, not doubled', () => {
    const guessed = withList(EMPTY_LEDGER, '2024-05-02', list('enterprise', 8), false);
    expect(withDateOf(guessed, '2024-05-02', '2024-04-30').periods).toEqual([
      { date: '2024-04-30', isConfirmed: true, lists: [list('enterprise', 8)] },
    ]);
    const ledger = threePeriods();
    expect(withDateOf(ledger, '2024-02-29', '2024-04-30')).toBe(ledger);
  });

  test('a lock stands in the way of what reaches its date, and of nothing else', () => {
    const ledger = lock(threePeriods(), baseline('2024-03-31'));
    expect(lockInTheWay(ledger, '2024-04-30', null)).toBeNull();
    expect(lockInTheWay(ledger, '2024-03-31', '2024-04-30')).toBe('2024-03-31');
    expect(lockInTheWay(ledger, '2024-03-01', null)).toBe('2024-03-31');
    expect(lockInTheWay(ledger, '2024-02-29', '2024-03-31')).toBeNull();
    expect(lockInTheWay(ledger, null, null)).toBe('2024-03-31');
    expect(lock(ledger, baseline('2024-03-31'))).toBe(ledger);
  });

  test('unlocking is recorded with its reason and day; locking again is a new entry', () => {
    const opened = unlock(lock(threePeriods(), baseline('2024-03-31')), '2024-03-31', 'correction', '2024-05-09');
    expect(locked(opened)).toEqual([]);
    expect(opened.baselines).toMatchObject([{ lockedOn: '2024-05-03', unlockedOn: '2024-05-09', reason: 'correction' }]);
    expect(lockInTheWay(opened, null, null)).toBeNull();
    expect(lock(opened, baseline('2024-03-31')).baselines.length).toBe(2);
  });

  test('says how far the data have gone from it', () => {
    expect(baselineDrift(figures, { ...figures, covered: 17, organizations: 3 })).toEqual({
      listed: 0,
      eligible: 0,
      covered: 12,
      unknown: 0,
      organizations: null,
      membersFull: 0,
    });
  });

  test('comes back from its text, and nothing else does', () => {
    for (const reason of UNLOCK_REASONS) {
      const ledger = unlock(lock(threePeriods(), baseline('2024-03-31')), '2024-03-31', reason, '2024-05-09');
      expect(parseLedger(serializeLedger(ledger))).toEqual(ledger);
    }
    const text = serializeLedger(lock(threePeriods(), baseline('2024-03-31')));
    for (const broken of [
      '',
      '{',
      '[]',
      '{"version":2,"periods":[],"baselines":[]}',
      text.replace('2024-02-29', 'gestern'),
      text.replace('"covered":5', '"covered":"5"'),
    ])
      expect(parseLedger(broken)).toBeNull();
  });
});
