import { foldText } from './clean-text.ts';
import { isCellError, nullMarkOf } from './null-marks.ts';
import { COUNT_NOUNS } from './number-words.ts';
import { EMPTY, emptyBecause, type Parsed, parsedValue, type ReasonCode, unreadable } from './parsed.ts';
import { type NumberReading, peelWords, readNumber, readPeeled } from './read-number.ts';

/** Whole numbers, both ends included; max null: no upper end. */
export interface CountRange {
  readonly min: number;
  readonly max: number | null;
}

const SEPARATED = /^(.+?)\s*(?:-|‐|‑|‒|–|—|―|−|~|〜|至|到)+\s*(.+)$/u;

/**
 * The two ends of a text such as 200-500人, 100人~499人, 1万至2万; null when it is no range. Ends of a
 * year, a date or a phone number are no range, nor is one that falls.
 */
export function readRange(folded: string, exponent = 0): CountRange | null {
  const match = SEPARATED.exec(folded);
  if (match === null) return null;
  const [, first = '', second = ''] = match;
  // 3-5万: the unit after the second number holds for both.
  const shared = /^[\d.]+$/u.test(first) ? (/^[\d.]+([万亿])/u.exec(second)?.[1] ?? '') : '';
  const low = endOf(first + shared, exponent);
  const high = endOf(second, exponent);
  return low === null || high === null || low >= high ? null : { min: low, max: high };
}

function endOf(text: string, exponent: number): number | null {
  const peeled = peelWords(text, COUNT_NOUNS);
  if (typeof peeled === 'string' || peeled.qualifier !== 'exact') return null;
  const reading = readPeeled(peeled, exponent);
  return typeof reading !== 'string' && Number.isSafeInteger(reading.value) ? reading.value : null;
}

/**
 * A staff range or a single count as the whole numbers it allows: 200-500人, 1000+人, 50人以下 (50 included,
 * 民法典 art. 1259), 少于50人 (50 excluded), 20余 (from 21), 3.61万 (36 050 to 36 150), 3 (3 to 3).
 */
export function parseRange(raw: string, exponent = 0): Parsed<CountRange> {
  const folded = foldText(raw);
  const mark = nullMarkOf(folded);
  if (mark !== null) return mark === 'none' ? emptyBecause('none-as-unknown') : EMPTY;
  if (isCellError(folded)) return unreadable('cell-error');
  const reading = readNumber(folded, exponent);
  if (typeof reading !== 'string') return rangeAround(reading, folded);
  // A falling or broken range keeps the reason of the number.
  const range = isRangeReason(reading) ? readRange(folded, exponent) : null;
  return range === null ? unreadable(reading) : parsedValue(range, 'number-range');
}

/** Reasons of `readNumber` behind which a range may stand. */
export function isRangeReason(reason: ReasonCode): boolean {
  return reason === 'number-several' || reason === 'number-form' || reason === 'number-unit';
}

function rangeAround({ value, step, qualifier, repair }: NumberReading, folded: string): Parsed<CountRange> {
  if (!Number.isInteger(value)) return unreadable('number-fractional');
  if (!Number.isSafeInteger(value)) return unreadable('number-too-large');
  switch (qualifier) {
    case 'more_than':
      return parsedValue({ min: value + 1, max: null }, repair);
    case 'at_least':
      return parsedValue({ min: value, max: null }, repair);
    case 'less_than': {
      const includes = /以下|以内|之内|不超过|不多于|不高于|至多|最多|<=|≤|≦/u.test(folded);
      return value === 0 && !includes ? unreadable('number-form') : parsedValue({ min: 0, max: includes ? value : value - 1 }, repair);
    }
    case 'rounded':
      return parsedValue({ min: Math.max(0, value - step / 2), max: value + step / 2 }, repair, qualifier);
    default:
      return parsedValue({ min: value, max: value }, repair, qualifier);
  }
}
