import { industrySection } from '../../model/industry.ts';
import { foldText } from './clean-text.ts';
import { CLASS_NAMES, DIVISION_NAMES, OLDER_NAMES, SECTION_NAMES } from './industry-divisions.ts';
import { isCellError, nullMarkOf } from './null-marks.ts';
import { EMPTY, emptyBecause, type Parsed, parsedValue, unreadable } from './parsed.ts';

export interface IndustryOptions {
  /** The column's codes have four digits, so three digits lost a leading zero; see `guessIndustryDigits`. */
  readonly digits?: 4 | null;
}

/** Names without the small words that lists leave out or change: 批发零售业 is 批发和零售业. */
const NAMES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(SECTION_NAMES).map(([letter, name]) => [nameKey(name), letter] as const),
  // Where a division bears its section's name (教育, 房地产业) the two mean the same; the digits say more.
  ...DIVISION_NAMES.map((name, index) => [nameKey(name), String(index + 1).padStart(2, '0')] as const),
  ...Object.entries(CLASS_NAMES).map(([name, code]) => [nameKey(name), code] as const),
]);
const OLDER: ReadonlyMap<string, string> = new Map(Object.entries(OLDER_NAMES).map(([name, code]) => [nameKey(name), code]));

function nameKey(name: string): string {
  return name.replace(/[、，,和及与\s]/gu, '').replace(/业$/u, '');
}

/**
 * A code of GB/T 4754 as stored: the letter of a section, or two to four digits. Reads C3731, 3731,
 * C37 铁路…, 制造业, 金属船舶制造, 制造业/医药制造业 (the last part that is known).
 */
export function parseIndustry(raw: string, options: IndustryOptions = {}): Parsed<string> {
  const folded = foldText(raw);
  const mark = nullMarkOf(folded);
  if (mark !== null) return mark === 'none' ? emptyBecause('none-as-unknown') : EMPTY;
  if (isCellError(folded)) return unreadable('cell-error');
  const match = /^\(?([A-Za-z])?[-_ ]?(\d{1,4})?(\.0+)?\)?(?:[-_:. 、]*\p{Script=Han}.*)?$/u.exec(folded);
  const [, letter, digits, zeros] = match ?? [];
  if (digits !== undefined) return readCode(letter?.toUpperCase() ?? null, digits, zeros !== undefined, options.digits ?? null);
  if (letter !== undefined && /^\(?[A-Za-z]\)?(?:[^A-Za-z]|$)/u.test(folded)) {
    return SECTION_NAMES[letter.toUpperCase()] === undefined ? unreadable('industry-code-unknown') : parsedValue(letter.toUpperCase());
  }
  return /^[\dA-Za-z.]+$/u.test(folded) ? unreadable('industry-code-unknown') : readName(folded);
}

function readCode(letter: string | null, digits: string, hadZeros: boolean, expected: 4 | null): Parsed<string> {
  const lostZero = digits.length === 1 || (digits.length === 3 && (expected === 4 || industrySection(digits.slice(0, 2)) === null));
  const belongs = (code: string): boolean => {
    const section = industrySection(code);
    return section !== null && (letter === null || section === letter);
  };
  const padded = digits.padStart(digits.length + 1, '0');
  // A letter in front settles what a lost zero leaves open: A111 can only be 0111.
  if (lostZero || (letter !== null && digits.length === 3 && !belongs(digits) && belongs(padded))) {
    if (belongs(padded)) return parsedValue(padded, 'industry-leading-zero');
  } else if (belongs(digits)) return parsedValue(digits, hadZeros ? 'code-decimal-zeros' : null);
  return unreadable(letter !== null && industrySection(digits) !== null ? 'industry-section-mismatch' : 'industry-code-unknown');
}

function readName(folded: string): Parsed<string> {
  const parts = [folded, ...folded.split(/[/>|;\\-]|--|—/u).reverse()];
  for (const part of parts) {
    const key = nameKey(part.replace(/\(.*?\)/gu, ''));
    const code = NAMES.get(key);
    if (code !== undefined) return parsedValue(code, 'industry-from-name');
    const older = OLDER.get(key);
    if (older !== undefined) return parsedValue(older, 'industry-older-name');
  }
  return unreadable('industry-name-unknown');
}

/** 4 where nine of ten codes of a column have four digits and the rest three: a spreadsheet ate the zero. */
export function guessIndustryDigits(texts: Iterable<string>): 4 | null {
  let three = 0;
  let four = 0;
  let other = 0;
  for (const text of texts) {
    const length = /^[A-Ta-t]?(\d+)$/u.exec(foldText(text))?.[1]?.length;
    if (length === 4) four += 1;
    else if (length === 3) three += 1;
    else if (length !== undefined) other += 1;
  }
  return three > 0 && four >= 9 * (three + other) ? 4 : null;
}
