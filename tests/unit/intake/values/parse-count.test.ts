import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmount } from '../../../../src/intake/values/parse-amount.ts';
import { parseCount, storedCount } from '../../../../src/intake/values/parse-count.ts';
import { parseRange } from '../../../../src/intake/values/parse-range.ts';

const value = (count: number, repair?: string, qualifier?: string) => ({
  kind: 'value',
  value: count,
  ...(repair === undefined ? {} : { repair }),
  ...(qualifier === undefined ? {} : { qualifier }),
});
const refused = (reason: string) => ({ kind: 'unreadable', reason });

/** Standard written numerals, by sections of four digits. */
function inChinese(count: number): string {
  const signs = '零一二三四五六七八九';
  const section = (part: number): string => {
    let text = '';
    let zero = false;
    for (const [unit, word] of [
      [1000, '千'],
      [100, '百'],
      [10, '十'],
      [1, ''],
    ] as const) {
      const digit = Math.floor(part / unit) % 10;
      if (digit === 0) {
        zero = text !== '';
        continue;
      }
      text += (zero ? '零' : '') + signs.charAt(digit) + word;
      zero = false;
    }
    return text;
  };
  if (count === 0) return '零';
  const parts = [
    [Math.floor(count / 100_000_000), '亿'],
    [Math.floor(count / 10_000) % 10_000, '万'],
    [count % 10_000, ''],
  ] as const;
  let text = '';
  for (const [part, word] of parts) {
    if (part === 0) continue;
    text += (text !== '' && part < 1000 ? '零' : '') + section(part) + word;
  }
  return text.replace(/^一十/u, '十');
}

describe('counts', () => {
  it.each([
    ['0', value(0)],
    ['007', value(7)],
    ['1,234', value(1234, 'number-grouping')],
    ['1，234', value(1234, 'number-grouping')],
    ['1 234', value(1234, 'number-grouping')],
    ['1\u00a0234', value(1234, 'number-grouping')],
    ['1,234.00', value(1234, 'number-decimal-zeros')],
    ['3.0', value(3, 'number-decimal-zeros')],
    ['１２３', value(123, 'text-folded')],
    [' 5 ', value(5, 'text-folded')],
    ["'12", value(12, 'text-folded')],
    ['〇', value(0, 'number-chinese')],
    ['十二', value(12, 'number-chinese')],
    ['两百', value(200, 'number-chinese')],
    ['一千二百', value(1200, 'number-chinese')],
    ['一千二', value(1200, 'number-chinese')],
    ['一千零二', value(1002, 'number-chinese')],
    ['二〇二', value(202, 'number-chinese')],
    ['廿三', value(23, 'number-chinese')],
    ['叁仟陆佰', value(3600, 'number-chinese')],
    ['3名', value(3, 'number-unit')],
    ['共3名党员', value(3, 'number-unit')],
    ['5个支部', value(5, 'number-unit')],
    ['20余家', value(20, 'number-inexact', 'more_than')],
    ['20多家', value(20, 'number-inexact', 'more_than')],
    ['十几人', value(10, 'number-inexact', 'more_than')],
    ['百余家', value(100, 'number-inexact', 'more_than')],
    ['1000余万', value(10_000_000, 'number-inexact', 'more_than')],
    ['超过100家', value(100, 'number-inexact', 'more_than')],
    ['近50', value(50, 'number-inexact', 'about')],
    ['约30', value(30, 'number-inexact', 'about')],
    ['30人左右', value(30, 'number-inexact', 'about')],
    ['约20余', value(20, 'number-inexact', 'about')],
    ['不少于3', value(3, 'number-inexact', 'at_least')],
    ['3人以上', value(3, 'number-inexact', 'at_least')],
    ['≥3', value(3, 'number-inexact', 'at_least')],
    ['1000+人', value(1000, 'number-inexact', 'at_least')],
    ['50人以下', value(50, 'number-inexact', 'less_than')],
    ['少于50人', value(50, 'number-inexact', 'less_than')],
    ['<3', value(3, 'number-inexact', 'less_than')],
    ['3.61万', value(36_100, 'number-scaled', 'rounded')],
    ['1.2亿', value(120_000_000, 'number-scaled', 'rounded')],
    ['1万2千', value(12_000, 'number-scaled', 'rounded')],
    ['200-500人', value(200, 'number-range', 'at_least')],
    ['100~499', value(100, 'number-range', 'at_least')],
    ['100人至499人', value(100, 'number-range', 'at_least')],
    ['2147483647', value(2_147_483_647)],
  ])('reads %j', (text, parsed) => {
    expect(parseCount(text)).toEqual(parsed);
  });

  it.each([
    ['-3', 'number-negative'],
    ['负3', 'number-negative'],
    ['3.5', 'number-fractional'],
    ['50%', 'number-percent'],
    ['百分之五', 'number-percent'],
    ['2024-04-15', 'number-is-date'],
    ['2024/4/15', 'number-is-date'],
    ['2024.4.15', 'number-is-date'],
    ['20240415', 'number-is-date'],
    ['2024年4月', 'number-is-date'],
    ['5月10日', 'number-is-date'],
    ['13800138000', 'number-is-phone'],
    ['138-0013-8000', 'number-is-phone'],
    ['0851-12345678', 'number-is-phone'],
    ['1.10101E+17', 'number-damaged'],
    ['2147483648', 'number-too-large'],
    ['30亿', 'number-too-large'],
    ['1,23', 'number-grouping'],
    ['12,34,567', 'number-grouping'],
    ['两三', 'number-vague'],
    ['三四十人', 'number-vague'],
    ['几十家', 'number-vague'],
    ['数十家', 'number-vague'],
    ['若干', 'number-vague'],
    ['3名(含预备1名)', 'number-several'],
    ['12人/15人', 'number-several'],
    ['1万2', 'number-several'],
    ['5-2', 'number-several'],
    ['5个月', 'number-unit'],
    ['(3)', 'number-form'],
    ['很多', 'number-none'],
    ['#REF!', 'cell-error'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseCount(text)).toEqual(refused(reason));
  });

  it('keeps «nothing» apart from 0, and says where it stood as 无', () => {
    for (const text of ['', ' ', '—', '/', 'N/A', '不详', '待补充']) expect(parseCount(text)).toEqual({ kind: 'empty' });
    for (const text of ['无', '暂无']) expect(parseCount(text)).toEqual({ kind: 'empty', repair: 'none-as-unknown' });
    expect(parseCount('零')).toEqual(value(0, 'number-chinese'));
    expect(parseCount('0', { nullMarks: new Set(['0']) })).toEqual({ kind: 'empty' });
  });

  it('applies the unit of the header unless the cell has its own', () => {
    expect(parseCount('3.61', { factor: 10_000 })).toEqual(value(36_100, 'number-scaled', 'rounded'));
    expect(parseCount('3.61万', { factor: 10_000 })).toEqual(value(36_100, 'number-scaled', 'rounded'));
    expect(parseCount('5', { factor: 10_000 })).toEqual(value(50_000, 'number-scaled', 'rounded'));
  });

  it('stores no upper limit as if it were a count', () => {
    expect(storedCount(parseCount('少于3'))).toEqual({ kind: 'empty', repair: 'number-upper-limit' });
    expect(storedCount(parseCount('20余'))).toMatchObject({ value: 20 });
    expect(storedCount(parseCount('3'))).toEqual(value(3));
  });

  it('reads every spelling of every count back', () => {
    // Eight bare digits that make a day are a day: such counts are checked with separators only.
    const bare = fc
      .oneof(fc.nat(10_000_000), fc.integer({ min: 22_000_000, max: 2_147_483_647 }))
      .filter((n) => !/^1[3-9]\d{9}$/.test(String(n)));
    const any = fc.oneof(fc.nat(3000), fc.nat(2_147_483_647));
    const grouped = (n: number, separator: string) => String(n).replace(/\B(?=(\d{3})+$)/g, separator);
    const wide = (text: string) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    for (const spell of [
      String,
      (n: number) => wide(String(n)),
      (n: number) => `${n}家`,
      (n: number) => `${n}.0`,
      (n: number) => ` ${n}\u200b`,
    ]) {
      fc.assert(
        fc.property(bare, (n) => {
          expect(parseCount(spell(n))).toMatchObject({ kind: 'value', value: n });
        }),
      );
    }
    for (const spell of [(n: number) => grouped(n, ','), (n: number) => grouped(n, '，'), (n: number) => grouped(n, '\u00a0'), inChinese]) {
      fc.assert(
        fc.property(
          any.filter((n) => n >= 1000 && (n < 10_000_000 || n > 22_000_000)),
          (n) => {
            expect(parseCount(spell(n))).toMatchObject({ kind: 'value', value: n });
          },
        ),
      );
    }
    fc.assert(
      fc.property(fc.nat(1000), (n) => {
        expect(parseCount(inChinese(n))).toMatchObject({ kind: 'value', value: n });
      }),
    );
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2_147_400 }), (hundreds) => {
        expect(parseCount(`${hundreds / 100}万`)).toMatchObject({ kind: 'value', value: hundreds * 100 });
      }),
    );
  });

  it('gives a whole number in range or none, and never throws', () => {
    const digitsAndWords = fc.array(
      fc.constantFrom(
        '1',
        '0',
        '9',
        '.',
        ',',
        '-',
        '万',
        '亿',
        '十',
        '百',
        '两',
        '余',
        '约',
        '人',
        '以上',
        '至',
        '~',
        ' ',
        '%',
        '年',
        'E',
        '+',
        '<',
        '零',
        '(',
        '/',
      ),
      {
        maxLength: 9,
      },
    );
    for (const text of [fc.string({ unit: 'binary' }), digitsAndWords.map((signs) => signs.join(''))]) {
      fc.assert(
        fc.property(text, (raw) => {
          const parsed = parseCount(raw);
          if (parsed.kind === 'value') {
            expect(Number.isInteger(parsed.value)).toBe(true);
            expect(parsed.value).toBeGreaterThanOrEqual(0);
            expect(parsed.value).toBeLessThanOrEqual(2_147_483_647);
          }
        }),
        { numRuns: 1500 },
      );
    }
  });
});

describe('ranges', () => {
  it.each([
    ['200-500人', 200, 500],
    ['100～499', 100, 499],
    ['3-5万', 30_000, 50_000],
    ['1000+人', 1000, null],
    ['50人以下', 0, 50],
    ['少于50人', 0, 49],
    ['20余', 21, null],
    ['3', 3, 3],
    ['3.61万', 36_050, 36_150],
    ['500人及以上', 500, null],
  ])('%j is %s to %s', (text, min, max) => {
    expect(parseRange(text)).toMatchObject({ kind: 'value', value: { min, max } });
  });

  it('holds the count that parseCount gives for the same text', () => {
    const text = fc
      .tuple(fc.constantFrom('', '约', '近', '不少于', '超过'), fc.nat(99_999), fc.constantFrom('', '人', '余人', '人以上', '家左右'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, (raw) => {
        const count = parseCount(raw);
        const range = parseRange(raw);
        expect(range.kind).toBe(count.kind);
        if (range.kind === 'value' && count.kind === 'value') {
          expect(range.value.min - 1).toBeLessThanOrEqual(count.value);
          expect(range.value.max ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(count.value);
        }
      }),
    );
  });

  it('refuses a range that falls, and never throws', () => {
    expect(parseRange('500-200')).toEqual(refused('number-several'));
    expect(parseRange('无')).toEqual({ kind: 'empty', repair: 'none-as-unknown' });
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        expect(['value', 'empty', 'unreadable']).toContain(parseRange(raw).kind);
      }),
    );
  });
});

describe('amounts', () => {
  it.each([
    ['1234.56', 1234.56],
    ['1,234.56㎡', 1234.56],
    ['500平方米', 500],
    ['3.2万平方米', 32_000],
    ['2024.5', 2024.5],
  ])('%j is %s', (text, amount) => {
    expect(parseAmount(text)).toMatchObject({ kind: 'value', value: amount });
  });

  it('applies the unit of the header unless the cell has its own', () => {
    expect(parseAmount('3.2', 10_000)).toMatchObject({ value: 32_000 });
    expect(parseAmount('3.2万', 10_000)).toMatchObject({ value: 32_000 });
    expect(parseAmount('-1')).toEqual(refused('number-negative'));
    expect(parseAmount('')).toEqual({ kind: 'empty' });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        expect(['value', 'empty', 'unreadable']).toContain(parseAmount(raw).kind);
      }),
    );
  });
});
