/**
 * Telephone numbers in folded text. A mobile number has eleven digits and begins with 13 to 19; people write it with
 * blanks and hyphens anywhere, dots after the third and seventh digit, and 86 in front.
 */

const GAP = '[ \\-_()]{0,3}';

/** Group 1 is the number with its prefix. */
const MOBILE = new RegExp(
  `(?<!\\d)(?=((?:\\(?(?:\\+|00)?${GAP}86${GAP}|0)?1${GAP}[3-9](?:(?:${GAP}\\d){9}|\\d\\.\\d{4}\\.\\d{4}))(?!\\d))`,
  'gu',
);
/** With a hyphen, a bracket or an extension, or hotlines: nobody writes an order number so. */
const LANDLINE =
  /(?<![\d.])\(?0(?:10|2\d|[3-9]\d{2})(?:\)[ -]{0,2}| {0,2}-{1,2} {0,2}| )\d{3,4}[ -]?\d{4}(?:(?:-|转| ?ext\.? ?)\d{1,6})?(?!\d)/giu;
const HOTLINE = /(?<!\d)[48]00[ -]\d{3,4}[ -]?\d{3,4}(?!\d)/gu;
const LABELLED = /(?:电话|手机|座机|固话|传真|tel|热线|微信|QQ|扣扣)(?:号码?)?[ :.]{0,3}(\d{3,4}[ -]?\d{4}|\d{5,12})(?!\d)/giu;
/** A landline in one run of digits: the same shape as many codes. */
const LANDLINE_BARE = /(?<![\d.])0(?:10|2\d|[3-9]\d{2})\d{7,8}(?!\d)/gu;
/** Cheap looks before the patterns above. */
const ZERO = /0\d{2}|00[ -]/u;
const WORD = /[话机真线信扣号码]|tel|qq/iu;
const AS_NUMBER = /^\s*1\.[3-9]\d{5,}E\+?10\s*$/iu;
const DECIMAL = /^\s*[+-]?\d+\.\d+\s*$/u;

export interface PhoneHit {
  readonly kind: 'phone' | 'phone-bare' | 'landline-bare';
  readonly start: number;
  readonly end: number;
}

/** Telephone numbers of a folded text; a cell that is nothing but eleven digits is 'phone-bare': an order number may look so. */
export function findPhones(text: string): PhoneHit[] {
  if (AS_NUMBER.test(text)) return [{ kind: 'phone', start: 0, end: text.length }];
  const hits: PhoneHit[] = [];
  const isBare = /^\s*\d{11}(?:\.0+)?\s*$/u.test(text);
  const isDecimal = DECIMAL.test(text);
  for (const match of text.matchAll(MOBILE)) {
    const number = match[1];
    if (number === undefined || isFraction(text, match.index, isDecimal)) continue;
    hits.push({ kind: isBare ? 'phone-bare' : 'phone', start: match.index, end: match.index + number.length });
  }
  for (const pattern of ZERO.test(text) ? [LANDLINE, HOTLINE] : []) {
    for (const match of text.matchAll(pattern)) hits.push({ kind: 'phone', start: match.index, end: match.index + match[0].length });
  }
  for (const match of WORD.test(text) ? text.matchAll(LABELLED) : []) {
    const number = match[1] ?? '';
    const end = match.index + match[0].length;
    hits.push({ kind: 'phone', start: end - number.length, end });
  }
  const isWhole = /^\s*\d+\s*$/u.test(text);
  for (const match of ZERO.test(text) ? text.matchAll(LANDLINE_BARE) : []) {
    hits.push({ kind: isWhole ? 'landline-bare' : 'phone', start: match.index, end: match.index + match[0].length });
  }
  return hits;
}

/** Digits after a decimal point: 106.13812345678 is a longitude, «1.138…» in a sentence a numbered line. */
function isFraction(text: string, start: number, isDecimal: boolean): boolean {
  if (text.charAt(start - 1) !== '.' || !/\d/u.test(text.charAt(start - 2))) return false;
  return isDecimal || /\d/u.test(text.charAt(start - 3));
}
