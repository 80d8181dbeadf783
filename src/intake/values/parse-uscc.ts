import { checkUscc, cleanUscc, organizationCheckCharacter, type UsccFinding } from '../../model/uscc.ts';
import { isRealDay } from './calendar.ts';
import { foldText } from './clean-text.ts';
import { isCellError, nullMarkOf } from './null-marks.ts';
import { EMPTY, emptyBecause, type Parsed, parsedValue, type ReasonCode, unreadable } from './parsed.ts';

export interface UsccReading {
  /** 18 signs, half-width, upper case. */
  readonly code: string;
  /** Warnings and infos; a code with an error is unreadable. */
  readonly findings: readonly UsccFinding[];
  /** Prefix 92: the name may be a person's, so it is aggregated only. */
  readonly isSoleTrader: boolean;
}

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;
const ID_CHECKS = '10X98765432';

/** A unified social credit code with the severities of GB 32100 in the model. O and I are never repaired here. */
export function parseUscc(raw: string): Parsed<UsccReading> {
  const folded = foldText(raw);
  const mark = nullMarkOf(folded);
  if (mark !== null) return mark === 'none' ? emptyBecause('none-as-unknown') : EMPTY;
  if (isCellError(folded)) return unreadable('cell-error');
  const { code, valid, findings } = checkUscc(folded);
  if (isIdCardNumber(code)) return unreadable('uscc-personal-number');
  const sure = findings.every(({ code: finding }) => finding !== 'uscc-check' && finding !== 'uscc-organization-check');
  // A spreadsheet keeps 15 digits of a number and puts zeros for the rest.
  if (/^\d{15}000$/u.test(code) && !sure) return unreadable('uscc-damaged');
  if (!valid) return unreadable(oldForm(code) ?? reasonOf(code, findings));
  return parsedValue({ code, findings, isSoleTrader: code.startsWith('92') }, code === raw ? null : 'text-folded');
}

function reasonOf(code: string, findings: readonly UsccFinding[]): ReasonCode {
  switch (findings[0]?.code) {
    case 'uscc-damaged-number':
      return 'uscc-damaged';
    case 'uscc-length':
      return 'uscc-length';
    default:
      return /^[0-9A-Z]{18}$/u.test(code) && /[OI]/u.test(code) ? 'uscc-letter-o-or-i' : 'uscc-alphabet';
  }
}

/** Numbers that were in use before 2015, told by their form. */
function oldForm(code: string): ReasonCode | null {
  if (/^\d{15}$/u.test(code) || /^\d{13}$/u.test(code)) return 'uscc-old-registration-number';
  if (/^[0-9A-Z]{8}[0-9X]$/u.test(code) && organizationCheckCharacter(code.slice(0, 8)) === code.slice(8))
    return 'uscc-old-organization-code';
  // District and organization code, or a person's number with two signs behind it.
  return /^\d{6}[0-9A-Z]{9}$|^\d{17}[0-9X]\d{2}$|^\d{17}$/u.test(code) ? 'uscc-old-tax-number' : null;
}

/** GB 11643: province, day of birth and check sign all right. */
function isIdCardNumber(code: string): boolean {
  if (!/^[1-8]\d{16}[\dX]$/u.test(code)) return false;
  const year = Number(code.slice(6, 10));
  if (year < 1900 || year > 2100 || !isRealDay(year, Number(code.slice(10, 12)), Number(code.slice(12, 14)))) return false;
  let sum = 0;
  for (const [position, weight] of ID_WEIGHTS.entries()) sum += Number(code.charAt(position)) * weight;
  return ID_CHECKS.charAt(sum % 11) === code.charAt(17);
}

/** The code with 0 for O and 1 for I, when that makes both checks right; for a person to accept. Null otherwise. */
export function proposeUscc(raw: string): string | null {
  const code = cleanUscc(foldText(raw));
  const proposed = code.replace(/O/gu, '0').replace(/I/gu, '1');
  if (proposed === code) return null;
  const { valid, findings } = checkUscc(proposed);
  return valid && findings.every(({ severity }) => severity === 'info') ? proposed : null;
}
