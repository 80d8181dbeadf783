/** Chinese numerals, everyday and financial, simplified and traditional. */

const DIGITS: ReadonlyMap<string, number> = new Map([
  ...[...'〇一二三四五六七八九'].map((sign, value) => [sign, value] as const),
  ...[...'零壹贰叁肆伍陆柒捌玖'].map((sign, value) => [sign, value] as const),
  ['○', 0],
  ['两', 2],
  ['俩', 2],
  ['兩', 2],
  ['貳', 2],
  ['參', 3],
  ['叄', 3],
  ['仨', 3],
  ['陸', 6],
]);
const SMALL_UNITS: ReadonlyMap<string, number> = new Map([
  ['十', 10],
  ['拾', 10],
  ['百', 100],
  ['佰', 100],
  ['千', 1000],
  ['仟', 1000],
]);
const LARGE_UNITS: ReadonlyMap<string, number> = new Map([
  ['万', 10_000],
  ['萬', 10_000],
  ['亿', 100_000_000],
  ['億', 100_000_000],
]);
/** 廿 and 卅 are whole tens. */
const TENS: ReadonlyMap<string, string> = new Map([
  ['廿', '二十'],
  ['卅', '三十'],
]);

export type ChineseNumber = number | 'vague' | null;

/** Digits read one by one (二〇二四 → '2024'); null where another sign stands among them. */
export function chineseDigitString(text: string): string | null {
  let digits = '';
  for (const sign of text) {
    const digit = DIGITS.get(sign);
    if (digit === undefined) return null;
    digits += String(digit);
  }
  return digits === '' ? null : digits;
}

/**
 * The number a text spells: 十二, 两百, 一千二百, 一万零五, 二〇二四, and the spoken 一万二 (12 000). 'vague' for
 * neighbours that mean «two or three» (两三, 三四十). Null for anything else.
 */
export function readChineseNumber(text: string): ChineseNumber {
  const plain = text.replace(/[廿卅]/gu, (sign) => TENS.get(sign) ?? sign);
  const signs = [...plain];
  if (signs.length === 0 || signs.length > 24) return null;
  const digits = chineseDigitString(plain);
  if (digits !== null) {
    if (digits.length === 1 || digits.length > 2 || digits.includes('0')) return Number(digits);
    return 'vague';
  }
  return readUnits(signs);
}

interface State {
  total: number;
  section: number;
  digit: number | null;
  /** Worth of the last unit in this section and of the last large unit; each must fall. */
  lastSmall: number;
  lastLarge: number;
  afterZero: boolean;
}

function readUnits(signs: readonly string[]): ChineseNumber {
  const state: State = { total: 0, section: 0, digit: null, lastSmall: 10_000, lastLarge: Number.POSITIVE_INFINITY, afterZero: false };
  for (const sign of signs) {
    const digit = DIGITS.get(sign);
    const small = SMALL_UNITS.get(sign);
    const large = LARGE_UNITS.get(sign);
    if (digit !== undefined) {
      if (state.digit !== null) return 'vague';
      if (digit === 0) state.afterZero = true;
      else state.digit = digit;
    } else if (small !== undefined) {
      if (!addSmall(state, small)) return null;
    } else if (large === undefined || !addLarge(state, large)) return null;
  }
  return state.total + state.section + lastDigit(state);
}

function addSmall(state: State, unit: number): boolean {
  if (unit >= state.lastSmall) return false;
  // 十二 and, after a zero or a higher unit, 一百十二; 百 and 千 alone only at the very start.
  if (state.digit === null && unit !== 10 && state.section > 0) return false;
  state.section += (state.digit ?? 1) * unit;
  state.digit = null;
  state.lastSmall = unit;
  state.afterZero = false;
  return true;
}

function addLarge(state: State, unit: number): boolean {
  const section = state.section + (state.digit ?? 0);
  if (unit === 100_000_000 && state.lastLarge === 10_000) {
    // 三万亿: ten thousands of the hundred millions.
    state.total = (state.total + section) * unit;
  } else {
    if (unit >= state.lastLarge) return false;
    const factor = section === 0 && state.total === 0 ? 1 : section;
    if (factor === 0) return false;
    state.total += factor * unit;
  }
  state.section = 0;
  state.digit = null;
  state.lastSmall = 10_000;
  state.lastLarge = unit;
  state.afterZero = false;
  return true;
}

/** The last digit counts ones, but straight after 百, 千, 万, 亿 it is spoken for the next unit: 一千二 is 1200. */
function lastDigit({ digit, afterZero, section, total, lastSmall, lastLarge }: State): number {
  if (digit === null) return 0;
  if (afterZero) return digit;
  if (section > 0) return lastSmall >= 100 ? (digit * lastSmall) / 10 : digit;
  return total > 0 ? (digit * lastLarge) / 10 : digit;
}
