/**
 * The unified social credit code (统一社会信用代码) by GB 32100-2015 with amendment XG1-2016, and the
 * organization code inside it (positions 9–17) by GB 11714. Pure; nothing is ever repaired silently.
 */

/** 31 signs; I, O, S, V and Z are not used. The index is the value of a sign. */
export const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const USCC_WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28] as const;
const ORGANIZATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2] as const;
const ORGANIZATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
/** Registering department and entity category, GB 32100-2015 table 1. */
const PREFIXES: ReadonlySet<string> = new Set(
  ['11', '12', '13', '19', '21', '29', '31', '32', '33', '34', '35', '39', '41', '49', '51', '52', '53', '59', '61', '62', '69'].concat([
    '71',
    '72',
    '79',
    '81',
    '89',
    '91',
    '92',
    '93',
    'A1',
    'A9',
    'N1',
    'N2',
    'N3',
    'N9',
    'Y1',
  ]),
);

export type UsccFindingCode =
  | 'uscc-empty'
  | 'uscc-damaged-number'
  | 'uscc-length'
  | 'uscc-alphabet'
  | 'uscc-check'
  | 'uscc-organization-check'
  | 'uscc-prefix-unknown'
  | 'uscc-synthetic-district';

export interface UsccFinding {
  readonly code: UsccFindingCode;
  /** Errors refuse the code; warnings keep it (early pilot codes fail a check); info only tells. */
  readonly severity: 'error' | 'warning' | 'info';
}

export interface UsccCheck {
  /** Cleaned code: half-width, upper case, no spaces or hyphens. O and I are left as they are. */
  readonly code: string;
  /** No finding is an error. */
  readonly valid: boolean;
  readonly findings: readonly UsccFinding[];
}

/** Trims, folds full-width to half-width, upper-cases, drops spaces and hyphens. O→0 and I→1 are never repaired. */
export function cleanUscc(raw: string): string {
  return raw
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\-‐‑–—]/gu, '');
}

/** The 18th sign for the first 17. Throws RangeError on a sign outside the alphabet or another length. */
export function usccCheckCharacter(first17: string): string {
  if (first17.length !== 17) throw new RangeError('17 signs expected');
  let sum = 0;
  for (const [position, weight] of USCC_WEIGHTS.entries()) {
    const value = USCC_ALPHABET.indexOf(first17.charAt(position));
    if (value < 0) throw new RangeError(`sign ${position + 1} is outside the alphabet`);
    sum += value * weight;
  }
  // The outer remainder matters: a sum divisible by 31 gives 0, not an index past the alphabet.
  return USCC_ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** The 9th sign of an organization code for its first 8 (GB 11714). Throws RangeError like {@link usccCheckCharacter}. */
export function organizationCheckCharacter(first8: string): string {
  if (first8.length !== 8) throw new RangeError('8 signs expected');
  let sum = 0;
  for (const [position, weight] of ORGANIZATION_WEIGHTS.entries()) {
    const value = ORGANIZATION_ALPHABET.indexOf(first8.charAt(position));
    if (value < 0) throw new RangeError(`sign ${position + 1} is outside the alphabet`);
    sum += value * weight;
  }
  const check = 11 - (sum % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}

/** All findings about one code, with the severities of the data model. */
export function checkUscc(raw: string): UsccCheck {
  const code = cleanUscc(raw);
  const failed = (finding: UsccFindingCode): UsccCheck => ({ code, valid: false, findings: [{ code: finding, severity: 'error' }] });
  if (code === '') return failed('uscc-empty');
  // A spreadsheet that took an all-digit code for a number has lost its last digits for good.
  if (/^\d(\.\d+)?E\+?\d+$/u.test(code)) return failed('uscc-damaged-number');
  if (code.length !== 18) return failed('uscc-length');
  for (const sign of code) if (!USCC_ALPHABET.includes(sign)) return failed('uscc-alphabet');
  const findings: UsccFinding[] = [];
  if (usccCheckCharacter(code.slice(0, 17)) !== code.charAt(17)) findings.push({ code: 'uscc-check', severity: 'warning' });
  if (organizationCheckCharacter(code.slice(8, 16)) !== code.charAt(16))
    findings.push({ code: 'uscc-organization-check', severity: 'warning' });
  if (!PREFIXES.has(code.slice(0, 2))) findings.push({ code: 'uscc-prefix-unknown', severity: 'info' });
  if (isSyntheticUscc(code)) findings.push({ code: 'uscc-synthetic-district', severity: 'info' });
  return { code, valid: true, findings };
}

/** Whether positions 3–4 are 99, a province that GB/T 2260 does not have (区划码不存在,合成). */
export function isSyntheticUscc(code: string): boolean {
  return code.slice(2, 4) === '99';
}

/** Serials beyond one million take the next letter after C in `TC000000`. */
const SERIAL_LETTERS = 'CDEFGHJKLMNPQRTUWXY';
export const MAX_SYNTHETIC_SERIAL = SERIAL_LETTERS.length * 1_000_000 - 1;

/**
 * A code that can never equal a real one: `91990000T…` with both check signs right.
 * Serial 1 is 91990000TC0000013F. Throws RangeError outside 0…{@link MAX_SYNTHETIC_SERIAL}.
 */
export function syntheticUscc(serial: number): string {
  if (!Number.isInteger(serial) || serial < 0 || serial > MAX_SYNTHETIC_SERIAL) throw new RangeError(`serial ${serial}`);
  const letter = SERIAL_LETTERS.charAt(Math.floor(serial / 1_000_000));
  const organization = `T${letter}${String(serial % 1_000_000).padStart(6, '0')}`;
  const first17 = `91990000${organization}${organizationCheckCharacter(organization)}`;
  return first17 + usccCheckCharacter(first17);
}
