import { cleanText, foldText } from './clean-text.ts';
import { isCellError, nullMarkOf } from './null-marks.ts';
import { EMPTY, emptyBecause, type Parsed, parsedValue, unreadable } from './parsed.ts';

/** A name, an address, a free text: cleaned for the eye, widths kept. */
export function parseText(raw: string, nullMarks: ReadonlySet<string> | null = null): Parsed<string> {
  const folded = foldText(raw);
  const mark = nullMarkOf(folded, nullMarks);
  if (mark !== null) return mark === 'none' ? emptyBecause('none-as-unknown') : EMPTY;
  if (isCellError(folded)) return unreadable('cell-error');
  const text = cleanText(raw);
  return parsedValue(text, text === raw ? null : 'text-folded');
}
