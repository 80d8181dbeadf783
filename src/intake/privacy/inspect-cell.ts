/**
 * Tells from the UTF-8 bytes of a cell whether it can hold anything personal, so that only such cells are decoded. It
 * may say yes too often and must never say no where findPersonal would find something.
 */
export const NOTHING = 0;
/** To be decoded and searched. */
export const CANDIDATE = 1;
/** Eleven ASCII digits that begin with 13 to 19 and nothing else. */
export const BARE_MOBILE = 2;

const OTHER = 0;
const DIGIT = 1;
const GAP = 2;
const DOT = 3;
const AT = 4;
const STAR = 5;
const LETTER = 6;
const COLON = 7;
const HAN = 8;
const LEAD_2 = 9;
const LEAD_3 = 10;
const LEAD_4 = 11;

const CLASS = new Uint8Array(256);
for (let byte = 0; byte < 256; byte += 1) {
  if (byte >= 0x30 && byte <= 0x39) CLASS[byte] = DIGIT;
  else if ((byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a)) CLASS[byte] = LETTER;
  else if (byte >= 0xe4 && byte <= 0xe9) CLASS[byte] = HAN;
  else if (byte >= 0xc0 && byte <= 0xdf) CLASS[byte] = LEAD_2;
  else if (byte >= 0xe0 && byte <= 0xef) CLASS[byte] = LEAD_3;
  else if (byte >= 0xf0) CLASS[byte] = LEAD_4;
}
for (const sign of ' -_()+\t') CLASS[sign.charCodeAt(0)] = GAP;
CLASS[0x2e] = DOT;
CLASS[0x40] = AT;
CLASS[0x2a] = STAR;
CLASS[0x3a] = COLON;

/** Digits of the chain at hand: enough to judge an identity number. */
const digits = new Uint8Array(24);

/** One of {@link NOTHING}, {@link CANDIDATE}, {@link BARE_MOBILE} for bytes[start..end). */
export function inspectCell(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  // A chain is digits with separators between them; a group is digits without.
  let count = 0;
  let groups = 0;
  let dots = 0;
  let gaps = 0;
  let inGroup = false;
  let firstGroup = 0;
  let chainStart = start;
  let stars = 0;
  let letters = 0;
  let sawX = 0;
  while (at < end) {
    const byte = bytes[at] as number;
    let kind = CLASS[byte] as number;
    let length = 1;
    let digit = byte - 0x30;
    if (kind >= HAN) {
      length = kind === LEAD_2 ? 2 : kind === LEAD_4 ? 4 : 3;
      if (kind !== HAN) {
        const second = bytes[at + 1] as number;
        const third = length > 2 ? (bytes[at + 2] as number) : 0;
        if (kind === LEAD_4) {
          // Mathematical digits fold to plain ones.
          if (second === 0x9d && third === 0x9f) return CANDIDATE;
          kind = OTHER;
        } else if (kind === LEAD_2) {
          kind = byte === 0xc2 && (second === 0xa0 || second === 0xad) ? GAP : byte === 0xc3 && second === 0x97 ? STAR : OTHER;
        } else {
          const wide = wideKind(byte, second, third);
          kind = wide & 0xf;
          digit = wide >> 4;
        }
      }
    }
    if (kind === DIGIT) {
      if (count === 0) chainStart = at;
      if (!inGroup) {
        groups += 1;
        inGroup = true;
      }
      if (count < 24) digits[count] = digit;
      count += 1;
      if (groups === 1) firstGroup = count;
      stars = 0;
      letters = 0;
    } else if (kind === GAP || kind === DOT) {
      inGroup = false;
      if (count > 0) {
        if (kind === DOT) dots += 1;
        else gaps += 1;
      }
      if (kind === DOT) stars = 0;
    } else {
      if (kind === STAR) {
        stars += 1;
        if (stars >= 3) return CANDIDATE;
      } else stars = 0;
      if (kind === LETTER) {
        const lower = byte | 0x20;
        if (lower === 0x65 && count > 0 && inGroup && (bytes[at + 1] === 0x2b || (dots === 1 && gaps === 0 && firstGroup === 1)))
          return CANDIDATE;
        if (lower === 0x78) {
          sawX = letters === sawX ? sawX + 1 : 1;
          if (sawX >= 4) return CANDIDATE;
        } else sawX = 0;
        letters += 1;
        if (count === 17 && lower === 0x78) return CANDIDATE;
      } else {
        letters = 0;
        sawX = 0;
      }
      if (kind === AT) return CANDIDATE;
      if (kind === COLON && at > start) {
        const before = bytes[at - 1] as number;
        // «联系人:», «"联系人":», «Tel:»; not 10:30.
        if (length === 3 || before >= 0x80 || before === 0x29 || before === 0x20 || before === 0x22 || before === 0x27) return CANDIDATE;
        if ((before | 0x20) === 0x6c || (before | 0x20) === 0x71) return CANDIDATE;
      }
      if (count > 4 && isSuspicious(bytes, start, end, chainStart, at, count, groups, dots, gaps, firstGroup)) return CANDIDATE;
      count = 0;
      groups = 0;
      dots = 0;
      gaps = 0;
      firstGroup = 0;
      inGroup = false;
    }
    at += length;
  }
  if (count <= 4) return NOTHING;
  if (count === 11 && end - start === 11 && groups === 1)
    return digits[0] === 1 && (digits[1] as number) >= 3
      ? BARE_MOBILE
      : isSuspicious(bytes, start, end, chainStart, at, count, groups, dots, gaps, firstGroup)
        ? CANDIDATE
        : NOTHING;
  return isSuspicious(bytes, start, end, chainStart, at, count, groups, dots, gaps, firstGroup) ? CANDIDATE : NOTHING;
}

/** Kind of a three-byte sign in the low four bits, the value of a digit above. */
function wideKind(first: number, second: number, third: number): number {
  if (first === 0xef && second === 0xbc) {
    if (third >= 0x90 && third <= 0x99) return DIGIT | ((third - 0x90) << 4);
    if (third === 0x8d || third === 0x88 || third === 0x89 || third === 0x8b || third === 0xbf) return GAP;
    if (third === 0x8e) return DOT;
    if (third === 0xa0) return AT;
    if (third === 0x8a) return STAR;
    if (third === 0x9a) return COLON;
    // Full-width letters: the X of an identity number, the E of a number.
    if (third >= 0xa1 && third <= 0xba) return STAR;
    return OTHER;
  }
  if (first === 0xef && second === 0xb9 && third === 0xab) return AT;
  if (first === 0xef && second === 0xbd && third >= 0x81 && third <= 0x9a) return STAR;
  if (first === 0xef && ((second === 0xbb && third === 0xbf) || second === 0xb8 || (second === 0xb9 && (third === 0x98 || third === 0xa3))))
    return GAP;
  if (first === 0xe2 && (second === 0x80 || second === 0x81 || second === 0x88)) return second === 0x80 && third === 0xa2 ? STAR : GAP;
  if (first === 0xe2 && second === 0x97) return STAR;
  if (first === 0xe3 && second === 0x80 && third === 0x80) return GAP;
  return OTHER;
}

/** Whether a chain of digits that ends before `at` can be a number of a person. */
function isSuspicious(
  bytes: Uint8Array,
  start: number,
  end: number,
  chainStart: number,
  at: number,
  count: number,
  groups: number,
  dots: number,
  gaps: number,
  firstGroup: number,
): boolean {
  if (chainStart > start && isAnnounced(bytes, start, chainStart, count === at - chainStart && at === end)) return true;
  if (count < 10) return false;
  if (groups === 1) return isSuspiciousRun(bytes, at, count);
  // A decimal, unless it is a numbered line («1.138…») or a number of persons stored with a fraction.
  if (gaps === 0 && dots === 1)
    return firstGroup >= 11 || (firstGroup === 1 && count >= 12 && (at < end || chainStart > start)) || count - firstGroup >= 17;
  return count > 10 || digits[0] === 0 || digits[0] === 4 || digits[0] === 8;
}

/** Whether a word like 电话 stands before the digits, or one or two letters as in «护照E12345678» (a cell of nothing else is judged by its column). */
function isAnnounced(bytes: Uint8Array, start: number, chainStart: number, isLast: boolean): boolean {
  let last = chainStart - 1;
  let letters = 0;
  while (letters < 3 && last >= start && CLASS[bytes[last] as number] === LETTER) {
    letters += 1;
    last -= 1;
  }
  if (letters > 0) {
    if (isTelephoneWord(bytes, start, chainStart - 1)) return true;
    if (letters > 2 || (last >= start && CLASS[bytes[last] as number] === DIGIT)) return false;
    return !(isLast && last < start);
  }
  for (let skipped = 0; skipped < 3 && last > start && (bytes[last] === 0x20 || bytes[last] === 0x2e); skipped += 1) last -= 1;
  return isTelephoneWord(bytes, start, last);
}

/** Whether the last sign of 电话, 手机, 座机, 固话, 传真, 热线, 微信, 扣扣, 护照, 社保卡, 号, 码, 证, 字第, QQ or tel ends at `last`. */
function isTelephoneWord(bytes: Uint8Array, start: number, last: number): boolean {
  const sign = bytes[last] as number;
  if (sign < 0x80) return (sign | 0x20) === 0x6c || (sign | 0x20) === 0x71;
  if (last - 2 < start) return false;
  const code = codeAt(bytes, last - 2);
  return LAST_SIGNS.has(code) || (code === ORDINAL && last - 5 >= start && codeAt(bytes, last - 5) === CHARACTER);
}

function codeAt(bytes: Uint8Array, at: number): number {
  return ((bytes[at] as number) << 16) | ((bytes[at + 1] as number) << 8) | (bytes[at + 2] as number);
}

const encoder = new TextEncoder();
const codeOf = (sign: string): number => codeAt(encoder.encode(sign), 0);
const LAST_SIGNS: ReadonlySet<number> = new Set([...'话机真线信扣号码证照保卡字'].map(codeOf));
const ORDINAL = codeOf('第');
const CHARACTER = codeOf('字');

/** A run of `count` ≥ 10 digits without separators, by what such a length can be. */
function isSuspiciousRun(bytes: Uint8Array, at: number, count: number): boolean {
  const first = digits[0] as number;
  const second = digits[1] as number;
  switch (count) {
    case 10:
    case 12:
    case 14:
      return first === 0;
    case 11:
      return first === 0 || (first === 1 && second >= 3);
    case 13:
      return first === 8 && second === 6;
    case 15:
      return (first === 0 && second === 0) || isDay(8);
    case 16:
      return isOldCard() || (first >= 3 && first <= 6);
    case 17:
      return first === 6 || isOldCard() || isDay(8) || (isYear() && bytes[at] === 0xef);
    case 18:
      return first === 6 || isOldCard() || isYear();
    case 19:
      return first === 6 || isOldCard();
    case 20:
      return isYear();
    default:
      return false;
  }
}

/** The cards of single banks before UnionPay's 62. */
function isOldCard(): boolean {
  return (digits[0] === 9 && digits[1] === 5 && digits[2] === 5) || (digits[0] === 1 && digits[1] === 0 && digits[2] === 3);
}

function isYear(): boolean {
  return (digits[6] === 1 && digits[7] === 9) || (digits[6] === 2 && digits[7] === 0);
}

/** Month and day at `from` and the two digits after. */
function isDay(from: number): boolean {
  const month = (digits[from] as number) * 10 + (digits[from + 1] as number);
  const day = (digits[from + 2] as number) * 10 + (digits[from + 3] as number);
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}
