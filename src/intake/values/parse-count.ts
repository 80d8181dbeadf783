import { foldText } from './clean-text.ts';
import { isCellError, nullMarkOf } from './null-marks.ts';
import { isRangeReason, readRange } from './parse-range.ts';
import { EMPTY, emptyBecause, type Parsed, type ParsedValue, parsedValue, unreadable } from './parsed.ts';
import { readNumber } from './read-number.ts';

export interface CountOptions {
  /** Factor that the unit in the header asks for, a power of ten: 10 000 for 万人. A unit in the cell overrides it. */
  readonly factor?: number;
  /** Folded texts that mean «not known» in this file. */
  readonly nullMarks?: ReadonlySet<string> | null;
}

const MAX_COUNT = 2_147_483_647;
const SMALL: readonly ParsedValue<number>[] = Array.from({ length: 1_000 }, (_, value) => ({ kind: 'value', value }));

/**
 * A whole number from 0 to 2^31 − 1. A range gives its lower end with `at_least`; «无» is unknown, not 0.
 * What may stand in a column without its qualifier is told by `storedCount`.
 */
export function parseCount(raw: string, options: CountOptions = {}): Parsed<number> {
  const factor = options.factor ?? 1;
  const plain = factor === 1 ? plainDigits(raw) : -1;
  if (plain >= 0 && options.nullMarks?.has(raw) !== true) return SMALL[plain] ?? { kind: 'value', value: plain };
  return parseSlowly(raw, Math.round(Math.log10(factor)), options.nullMarks ?? null);
}

/** Up to seven ASCII digits: longer ones may be dates or phone numbers. −1 for anything else. */
function plainDigits(raw: string): number {
  const { length } = raw;
  if (length === 0 || length > 7) return -1;
  let value = 0;
  for (let index = 0; index < length; index += 1) {
    const digit = raw.charCodeAt(index) - 48;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

function parseSlowly(raw: string, exponent: number, nullMarks: ReadonlySet<string> | null): Parsed<number> {
  const folded = foldText(raw);
  const mark = nullMarkOf(folded, nullMarks);
  if (mark !== null) return mark === 'none' ? emptyBecause('none-as-unknown') : EMPTY;
  if (isCellError(folded)) return unreadable('cell-error');
  const reading = readNumber(folded, exponent);
  if (typeof reading === 'string') {
    const range = isRangeReason(reading) ? readRange(folded, exponent) : null;
    if (range === null) return unreadable(reading);
    return range.min > MAX_COUNT ? unreadable('number-too-large') : parsedValue(range.min, 'number-range', 'at_least');
  }
  if (!Number.isInteger(reading.value)) return unreadable('number-fractional');
  if (reading.value > MAX_COUNT) return unreadable('number-too-large');
  return parsedValue(reading.value, reading.repair ?? (folded === raw ? null : 'text-folded'), reading.qualifier);
}

/**
 * What a column that has no place for a qualifier may hold. A lower limit or an approximation stays as the
 * best known number; an upper limit alone («少于3») says nothing that may count, so it becomes unknown.
 */
export function storedCount(parsed: Parsed<number>): Parsed<number> {
  return parsed.kind === 'value' && parsed.qualifier === 'less_than' ? emptyBecause('number-upper-limit') : parsed;
}
