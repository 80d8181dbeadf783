import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { durationText, isoText, numberText, numericText, serialText } from '../../../../src/intake/decode/cell-text.ts';
import { builtInKind, formatKind } from '../../../../src/intake/decode/number-format.ts';

describe('numbers', () => {
  test('below 1e15 the text gives the number back and has no exponent', () => {
    fc.assert(
      fc.property(fc.double({ min: -1e15, max: 1e15, minExcluded: true, maxExcluded: true, noNaN: true }), (value) => {
        const text = numberText(value);
        expect(Number(text)).toBe(value === 0 ? 0 : value);
        if (value === 0 || Math.abs(value) > 1e-20) expect(text).toMatch(/^-?\d+(\.\d+)?$/);
      }),
    );
  });

  test('from 1e15 on there are at most 15 digits and an exponent', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e15, max: 1e300, noDefaultInfinity: true, noNaN: true }), (value) => {
        expect(numberText(value)).toMatch(/^\d(\.\d{1,14})?E\+\d+$/);
        expect(Number(numberText(value)) / value).toBeCloseTo(1, 14);
      }),
    );
  });

  test('no number, no text', () => {
    expect([numberText(Number.NaN), numberText(Number.POSITIVE_INFINITY)]).toEqual(['', '']);
  });
});

describe('dates', () => {
  test('every second of the calendar comes back', () => {
    const day = 86_400_000;
    fc.assert(
      fc.property(fc.integer({ min: 61, max: 2_958_465 }), fc.integer({ min: 0, max: 86_399 }), (days, seconds) => {
        const text = serialText(days + seconds / 86_400, false) ?? '';
        const [date = '', clock = '00:00:00'] = text.split(' ');
        expect(Date.parse(`${date}T${clock}Z`)).toBe((days - 25_569) * day + seconds * 1000);
        expect(text.includes(' ')).toBe(seconds > 0);
      }),
    );
  });

  test('the two calendars are 1462 days apart', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_957_003 }), (days) => {
        expect(serialText(days, true)).toBe(serialText(days + 1462, false));
      }),
    );
  });

  test('the first days of 1900 as spreadsheets show them', () => {
    expect([0, 1, 59, 60, 61].map((days) => serialText(days, false))).toEqual([
      '1900-01-00',
      '1900-01-01',
      '1900-02-28',
      '1900-02-29',
      '1900-03-01',
    ]);
  });

  test('texts of other standards', () => {
    expect(['2024-04-15', '2024-04-15T00:00:00', '2024-04-15T08:30', '2024年4月'].map(isoText)).toEqual([
      '2024-04-15',
      '2024-04-15',
      '2024-04-15 08:30:00',
      '2024年4月',
    ]);
    expect(['PT08H30M00S', 'PT26H00M01.6S', 'P1DT1H', 'x'].map(durationText)).toEqual(['08:30:00', '26:00:02', '25:00:00', 'x']);
  });
});

describe('number formats', () => {
  test.each([
    'yyyy-mm-dd',
    'm/d/yy',
    'd-mmm',
    'mm:ss.0',
    'h:mm AM/PM',
    '上午/下午h"时"mm"分"',
    '[$-F400]h:mm:ss',
    'aaaa',
    'yyyy"年"',
    '[DBNum2]m"月"d"日"',
  ])('%s is a date', (code) => {
    expect(formatKind(code)).toBe('date');
  });

  test.each([
    'General',
    'G/通用格式',
    '0',
    '#,##0;[Red]-#,##0',
    '0%',
    '0.00E+00',
    '@',
    '"y"0',
    '0\\d',
    '# ?/?',
    '_-* #,##0_-',
    '',
    '[h]"x"0',
  ])('%s is no date', (code) => {
    expect(formatKind(code)).not.toBe('date');
  });

  test('durations and padded codes', () => {
    expect([formatKind('[h]:mm:ss'), formatKind('[mm]:ss'), builtInKind(46)]).toEqual(['duration', 'duration', 'duration']);
    expect([formatKind('000000'), formatKind('0000;-0000'), formatKind('0')]).toEqual([6, 4, 'number']);
    expect([numericText(111, 4, false), numericText(123_456, 4, false), numericText(-1, 4, false)]).toEqual(['0111', '123456', '-1']);
  });
});
