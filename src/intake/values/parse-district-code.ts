import { foldText } from './clean-text.ts';
import { isCellError, nullMarkOf } from './null-marks.ts';
import { EMPTY, emptyBecause, type Parsed, parsedValue, type RepairCode, unreadable } from './parsed.ts';

export interface DistrictReading {
  /** GB/T 2260, six digits; whether it is in force at a date is not judged here. */
  readonly code: string;
  /** Statistical code of a street, nine digits; null where the text stops before. */
  readonly subdistrictCode: string | null;
  /** Statistical code of a community, twelve digits. */
  readonly communityCode: string | null;
}

/** First two digits of GB/T 2260. */
const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(' '),
);

/** A code of two to twelve digits, alone or beside a name. A name alone is for the linker, which knows the districts. */
export function parseDistrictCode(raw: string): Parsed<DistrictReading> {
  const folded = foldText(raw);
  const mark = nullMarkOf(folded);
  if (mark !== null) return mark === 'none' ? emptyBecause('none-as-unknown') : EMPTY;
  if (isCellError(folded)) return unreadable('cell-error');
  const alone = /^(\d+)(\.0+)?$/u.exec(folded);
  if (alone !== null) return readDigits(alone[1] ?? '', alone[2] === undefined ? null : 'code-decimal-zeros');
  if (!/\d/u.test(folded)) return unreadable(/\p{Script=Han}/u.test(folded) ? 'district-is-name' : 'district-form');
  const beside = /^(\d{6}|\d{9}|\d{12})[\s\-_(:、]*[\p{Script=Han}()]+$|^\p{Script=Han}+[\s\-_(:、]*(\d{6}|\d{9}|\d{12})\)?$/u.exec(folded);
  if (beside !== null) return readDigits(beside[1] ?? beside[2] ?? '', 'district-with-name');
  return unreadable(/^\p{Script=Han}/u.test(folded) ? 'district-is-name' : 'district-form');
}

function readDigits(digits: string, repair: RepairCode | null): Parsed<DistrictReading> {
  const { length } = digits;
  if (length !== 2 && length !== 4 && length !== 6 && length !== 9 && length !== 12) return unreadable('district-form');
  if (!PROVINCES.has(digits.slice(0, 2))) return unreadable('district-province-unknown');
  const street = digits.slice(0, 9);
  return parsedValue(
    {
      code: digits.slice(0, 6).padEnd(6, '0'),
      // Zeros only say that the level was not given.
      subdistrictCode: length >= 9 && !street.endsWith('000') ? street : null,
      communityCode: length === 12 && !digits.endsWith('000') ? digits : null,
    },
    length < 6 ? 'district-padded' : repair,
  );
}
