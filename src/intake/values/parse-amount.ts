import { foldText } from './clean-text.ts';
import { isCellError, nullMarkOf } from './null-marks.ts';
import { EMPTY, emptyBecause, type Parsed, parsedValue, unreadable } from './parsed.ts';
import { readNumber } from './read-number.ts';

/** Words after an area or a sum; NFKC has turned ㎡ into m2 and ㎢ into km2. */
const AMOUNT_NOUNS = ['平方公里', '平方千米', '平方米', '平米', '平方', 'km2', 'km²', 'm2', 'm²', '人民币', '元', '米', 'm'] as const;

/**
 * A number ≥ 0 that may have a fraction: an area, a sum. `factor` as in `parseCount`, but any positive
 * number; the unit words of the cell are dropped, not converted.
 */
export function parseAmount(raw: string, factor = 1, nullMarks: ReadonlySet<string> | null = null): Parsed<number> {
  const folded = foldText(raw);
  const mark = nullMarkOf(folded, nullMarks);
  if (mark !== null) return mark === 'none' ? emptyBecause('none-as-unknown') : EMPTY;
  if (isCellError(folded)) return unreadable('cell-error');
  // A decimal fraction is what is expected here, so 2024.5 is no date.
  const direct = /^\d{1,15}(?:\.\d+)?$/u.test(folded);
  if (direct) return parsedValue(Number(folded) * factor, folded === raw ? null : 'text-folded');
  const ownUnit = /[万亿億萬千百]/u.test(folded);
  const reading = readNumber(folded, 0, AMOUNT_NOUNS);
  if (typeof reading === 'string') return unreadable(reading);
  const value = ownUnit ? reading.value : reading.value * factor;
  if (!Number.isFinite(value)) return unreadable('number-too-large');
  const repair = reading.repair === 'number-decimal-zeros' ? null : reading.repair;
  return parsedValue(value, repair ?? (folded === raw ? null : 'text-folded'), reading.qualifier);
}
