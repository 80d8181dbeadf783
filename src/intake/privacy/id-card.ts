import { checkUscc } from '../../model/uscc.ts';

/**
 * Resident identity numbers by GB 11643-1999: six digits of district, eight of birth, three of serial, a check sign by
 * ISO 7064 MOD 11-2; the form before 1999 has fifteen digits, a birth year of two and no check.
 */

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const CHECKS = '10X98765432';
/** GB/T 2260 provinces, 83 for residents from Taiwan; numbers of foreign residents begin with 9. */
const PROVINCES: ReadonlySet<string> = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(' '),
);

export function isListedProvince(code: string): boolean {
  return PROVINCES.has(code.slice(0, 2));
}

function isProvince(code: string): boolean {
  return isListedProvince(code) || code.startsWith('9');
}

/** Whether yyyymmdd is a day from 1900 to today. */
function isBirthDate(text: string): boolean {
  const year = Number(text.slice(0, 4));
  const month = Number(text.slice(4, 6));
  const day = Number(text.slice(6, 8));
  if (!(year >= 1900) || month < 1 || month > 12 || day < 1) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCDate() === day && date.getTime() <= Date.now();
}

/** The check sign of seventeen digits. */
export function idCardCheck(first17: string): string {
  let sum = 0;
  for (const [position, weight] of WEIGHTS.entries()) sum += (first17.charCodeAt(position) - 48) * weight;
  return CHECKS.charAt(sum % 11);
}

export type IdVerdict =
  /** An identity number. */
  | 'id-card'
  /** Province and birth date fit, the check does not: mistyped, or something else. */
  | 'id-unchecked'
  /** Fifteen digits that fit the old form and a business registration number alike. */
  | 'id-or-registration';

/**
 * Judges a run of digits (the last one may be X) without separators: 18, 15, or a tax number of a sole trader, which is
 * an identity number and two digits more (20 or 17). null for what it cannot be, above all a unified social credit code.
 */
export function judgeId(run: string): IdVerdict | null {
  if (!isProvince(run)) return null;
  if (run.length === 20) return judgeId(run.slice(0, 18)) === 'id-card' ? 'id-card' : null;
  if (run.length === 18) return judgeLong(run.toUpperCase());
  if (!isListedProvince(run) || !isBirthDate(`19${run.slice(6, 12)}`)) return null;
  if (run.length === 15) return isRegistrationNumber(run) ? 'id-or-registration' : 'id-unchecked';
  return run.length === 17 ? 'id-or-registration' : null;
}

function judgeLong(run: string): IdVerdict | null {
  if (!isBirthDate(run.slice(6, 14))) return null;
  if (idCardCheck(run) === run.charAt(17)) {
    // An enterprise's code passes by chance once in eleven; both of its own checks then speak for the code.
    return /^9[123]/u.test(run) && isCheckedUscc(run) ? null : 'id-card';
  }
  // A spreadsheet keeps fifteen digits of a number: the last three have become zeros.
  if (run.endsWith('000') && isListedProvince(run)) return isCheckedUscc(run) ? null : 'id-card';
  return isCheckedUscc(run) ? null : 'id-unchecked';
}

function isCheckedUscc(run: string): boolean {
  const check = checkUscc(run);
  return (
    check.valid && !check.findings.some((finding) => finding.code !== 'uscc-synthetic-district' && finding.code !== 'uscc-prefix-unknown')
  );
}

/** The check digit of the old 15-digit business registration number (GS 15-2006), ISO 7064 MOD 11,10. */
export function isRegistrationNumber(run: string): boolean {
  let product = 10;
  for (let index = 0; index < 14; index += 1) {
    const sum = (product + run.charCodeAt(index) - 48) % 10;
    product = ((sum === 0 ? 10 : sum) * 2) % 11;
  }
  return (product + run.charCodeAt(14) - 48) % 10 === 1;
}

/**
 * An identity number that a spreadsheet took for a number: 1.10101E+17, 1.10101E+14. Where the mantissa is long enough
 * to hold the birth date it must be one. Codes that begin with 9 are left: those are damaged credit codes.
 */
export function isIdAsNumber(text: string): boolean {
  const parts = /^\s*(\d)\.(\d+)E\+?(17|14)\s*$/iu.exec(text);
  if (parts === null) return false;
  const digits = `${parts[1]}${parts[2]}`;
  if (!isListedProvince(digits)) return false;
  if (parts[3] === '14') return digits.length < 12 || isBirthDate(`19${digits.slice(6, 12)}`);
  return digits.length < 14 || isBirthDate(digits.slice(6, 14));
}
