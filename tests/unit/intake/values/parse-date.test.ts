import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { daysInMonth, serialToIso, shiftDay } from '../../../../src/intake/values/calendar.ts';
import { guessDateOrder } from '../../../../src/intake/values/date-order.ts';
import { parseDate } from '../../../../src/intake/values/parse-date.ts';

const day = (iso: string, repair?: string) => ({ kind: 'value', value: iso, ...(repair === undefined ? {} : { repair }) });
const refused = (reason: string) => ({ kind: 'unreadable', reason });

/** Every day of the accepted years. */
const anyDay = fc.integer({ min: 0, max: 73_413 }).map((offset) => shiftDay('1900-01-01', offset));

describe('dates', () => {
  it.each([
    '2024-04-15',
    '2024/4/15',
    '2024.4.15',
    '2024年4月15日',
    '2024年 4月 15号',
    '2024-04-15 星期一',
    '２０２４－０４－１５',
    '20240415',
    '2024 4 15',
    '2024/4/15 0:00',
    '2024-04-15T00:00:00+08:00',
    'Apr 15, 2024',
    '15/4/2024',
    '4/15/2024',
  ])('%j is the 15th of April 2024 as it stands', (text) => {
    expect(parseDate(text)).toEqual(day('2024-04-15'));
  });

  it.each([
    ['2024年4月', day('2024-04-01', 'date-day-missing')],
    ['2024年4月中旬', day('2024-04-01', 'date-day-missing')],
    ['24年4月', day('2024-04-01', 'date-day-missing')],
    ['2024-04', day('2024-04-01', 'date-day-missing')],
    ['2024.04', day('2024-04-01', 'date-day-missing')],
    ['202404', day('2024-04-01', 'date-day-missing')],
    ['2024.1', day('2024-01-01', 'date-month-doubtful')],
    ['2024.10', day('2024-10-01', 'date-day-missing')],
    ['2024', day('2024-01-01', 'date-month-missing')],
    ['2024年', day('2024-01-01', 'date-month-missing')],
    ['45397', day('2024-04-15', 'date-serial')],
    ['45397.75', day('2024-04-15', 'date-serial')],
    ['24/4/15', day('2024-04-15', 'date-two-digit-year')],
    ['58.7.1', day('1958-07-01', 'date-two-digit-year')],
    ['240415', day('2024-04-15', 'date-two-digit-year')],
    ['15-Apr-24', day('2024-04-15', 'date-two-digit-year')],
    ['二〇二四年四月十五日', day('2024-04-15', 'date-chinese')],
    ['二零二四年十二月三十一日', day('2024-12-31', 'date-chinese')],
    ['二O二四年四月', day('2024-04-01', 'date-day-missing')],
    ['2024-04-15 08:30:00', day('2024-04-15', 'date-time-dropped')],
    ['2024年4月15日 8时30分', day('2024-04-15', 'date-time-dropped')],
    ['20240415083000', day('2024-04-15', 'date-time-dropped')],
    ['2024-04-15T08:30:00Z', day('2024-04-15', 'date-time-dropped')],
    ['2024-04-14T16:00:00.000Z', day('2024-04-15', 'date-zone-shifted')],
  ])('reads %j and says what was assumed', (text, parsed) => {
    expect(parseDate(text)).toEqual(parsed);
  });

  it.each([
    ['2023-02-30', 'date-impossible'],
    ['2023年2月29日', 'date-impossible'],
    ['20241301', 'date-impossible'],
    ['1899-12-31', 'date-out-of-range'],
    ['2101-01-01', 'date-out-of-range'],
    ['99999', 'date-out-of-range'],
    ['4/5/2024', 'date-order-unknown'],
    ['200112', 'date-ambiguous'],
    ['4月15日', 'date-year-missing'],
    ['4/15', 'date-year-missing'],
    ['2021.1-2024.1', 'date-several'],
    ['2021-01-01至2024-01-01', 'date-several'],
    ['2024年上半年', 'date-form'],
    ['2020年代', 'date-form'],
    ['长期', 'date-form'],
    ['60', 'date-form'],
    ['#VALUE!', 'cell-error'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseDate(text)).toEqual(refused(reason));
  });

  it('takes nothing for nothing, and an open end where a field may be open', () => {
    for (const text of ['', '—', '/', '不详']) expect(parseDate(text)).toEqual({ kind: 'empty' });
    for (const text of ['0000-00-00', '1900-01-00', '无']) expect(parseDate(text)).toEqual({ kind: 'empty', repair: 'none-as-unknown' });
    expect(parseDate('长期', { mayBeOpen: true })).toEqual({ kind: 'empty', repair: 'date-open-ended' });
  });

  it('follows the order, the pivot and the epoch that it is told', () => {
    expect(parseDate('4/5/2024', { order: 'mdy' })).toEqual(day('2024-04-05'));
    expect(parseDate('4/5/2024', { order: 'dmy' })).toEqual(day('2024-05-04'));
    expect(parseDate('15/4/2024', { order: 'mdy' })).toEqual(refused('date-impossible'));
    expect(parseDate('04/05/24', { order: 'dmy' })).toEqual(day('2024-05-04', 'date-two-digit-year'));
    expect(parseDate('15042024', { order: 'dmy' })).toEqual(day('2024-04-15'));
    expect(parseDate('58.7.1', { pivot: 60 })).toEqual(day('2058-07-01', 'date-two-digit-year'));
    expect(parseDate('43935', { epoch: 1904 })).toEqual(day('2024-04-15', 'date-serial'));
  });

  it('reads every spelling of every day back', () => {
    const parts = (iso: string) => iso.split('-').map(Number) as [number, number, number];
    const numeral = (n: number) => {
      const signs = '〇一二三四五六七八九';
      if (n < 10) return signs.charAt(n);
      return `${n < 20 ? '' : signs.charAt(Math.floor(n / 10))}十${n % 10 === 0 ? '' : signs.charAt(n % 10)}`;
    };
    const spellings: ((iso: string) => string)[] = [
      (iso) => iso,
      (iso) => iso.replaceAll('-', ''),
      (iso) => parts(iso).join('/'),
      (iso) => parts(iso).join('.'),
      (iso) => `${iso}T12:00:00+08:00`,
      (iso) => `${iso} 23:59`,
      (iso) =>
        parts(iso)
          .join('年')
          .replace(/年(\d+)$/, '月$1日'),
      (iso) => {
        const [year, month, date] = parts(iso);
        return `${[...String(year)].map((sign) => '〇一二三四五六七八九'.charAt(Number(sign))).join('')}年${numeral(month)}月${numeral(date)}日`;
      },
    ];
    for (const spell of spellings) {
      fc.assert(
        fc.property(anyDay, (iso) => {
          expect(parseDate(spell(iso))).toMatchObject({ kind: 'value', value: iso });
        }),
      );
    }
  });

  it('gives only real days, and never throws', () => {
    const shapes = fc
      .array(
        fc.constantFrom(
          '2024',
          '24',
          '13',
          '31',
          '2',
          '0',
          '/',
          '-',
          '.',
          '年',
          '月',
          '日',
          ' ',
          ':',
          'T',
          'Z',
          '二',
          '十',
          '〇',
          '45397',
          '初',
          '+08:00',
        ),
        { maxLength: 9 },
      )
      .map((signs) => signs.join(''));
    for (const text of [fc.string({ unit: 'binary' }), shapes]) {
      fc.assert(
        fc.property(text, fc.constantFrom('ymd', 'mdy', 'dmy'), (raw, order) => {
          const parsed = parseDate(raw, { order });
          if (parsed.kind !== 'value') return;
          const [year = 0, month = 0, date = 0] = parsed.value.split('-').map(Number);
          expect(parsed.value).toMatch(/^(?:19|20|21)\d{2}-\d{2}-\d{2}$/);
          expect(month).toBeGreaterThanOrEqual(1);
          expect(month).toBeLessThanOrEqual(12);
          expect(date).toBeGreaterThanOrEqual(1);
          expect(date).toBeLessThanOrEqual(daysInMonth(year, month));
          expect(new Date(`${parsed.value}T00:00:00Z`).toISOString().slice(0, 10)).toBe(parsed.value);
        }),
        { numRuns: 1500 },
      );
    }
  });
});

describe('serial days of a spreadsheet', () => {
  it('keeps the day that never was out of the 1900 system', () => {
    expect([1, 59, 60, 61, 45_397].map((serial) => serialToIso(serial))).toEqual([
      '1900-01-01',
      '1900-02-28',
      null,
      '1900-03-01',
      '2024-04-15',
    ]);
  });

  it('starts at 0 in the 1904 system, 1462 days later', () => {
    expect(serialToIso(0, 1904)).toBe('1904-01-01');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 70_000 }), (serial) => {
        expect(serialToIso(serial, 1904)).toBe(serialToIso(serial + 1462));
      }),
    );
  });

  it('refuses what lies outside', () => {
    expect([0, -1, 80_000, Number.NaN, Number.POSITIVE_INFINITY].map((serial) => serialToIso(serial))).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
  });
});

describe('the order of a column', () => {
  it.each([
    [['2024-04-15', '2024年4月'], { order: 'ymd', isAmbiguous: false, dependent: 0 }],
    [['4/5/2024', '15/4/2024'], { order: 'dmy', isAmbiguous: false, dependent: 2 }],
    [['4/5/2024', '4/15/2024'], { order: 'mdy', isAmbiguous: false, dependent: 2 }],
    [['98/4/15', '24/4/15'], { order: 'ymd', isAmbiguous: false, dependent: 2 }],
    [[], { order: 'ymd', isAmbiguous: false, dependent: 0 }],
  ])('of %j is %j', (texts, guess) => {
    expect(guessDateOrder(texts)).toEqual(guess);
  });

  it('says when it cannot know', () => {
    expect(guessDateOrder(['4/5/2024', '1/2/2024']).isAmbiguous).toBe(true);
    expect(guessDateOrder(['4/5/06']).isAmbiguous).toBe(true);
  });

  it('is found again from days that decide it', () => {
    const days = fc.array(anyDay, { minLength: 1, maxLength: 30 }).filter((isos) => isos.some((iso) => Number(iso.slice(8)) > 12));
    fc.assert(
      fc.property(days, fc.constantFrom('mdy', 'dmy'), (isos, order) => {
        const texts = isos.map((iso) => {
          const [year, month, date] = iso.split('-');
          return order === 'mdy' ? `${month}/${date}/${year}` : `${date}/${month}/${year}`;
        });
        expect(guessDateOrder(texts)).toMatchObject({ order, isAmbiguous: false });
        for (const [index, text] of texts.entries()) expect(parseDate(text, { order })).toMatchObject({ value: isos[index] });
      }),
    );
  });
});
