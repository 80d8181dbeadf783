import { INDUSTRY_SECTIONS } from './fact.ts';

/**
 * The GB/T 4754-2017 section (A–T) of an industry code: a letter with or without digits (`C3731`), or two
 * to four digits (`3731`); three digits whose first two are no division lost a leading zero (`111` is 0111).
 * Null when the code is absent or belongs to no section.
 */
export function industrySection(code: string | null): string | null {
  const text = code?.trim().toUpperCase() ?? '';
  const letter = /^([A-T])\d*$/.exec(text)?.[1];
  if (letter !== undefined) return letter;
  const digits = /^\d{1,4}$/.test(text) ? text : null;
  if (digits === null) return null;
  const division = Number(digits.length === 1 ? digits : digits.slice(0, 2));
  return INDUSTRY_SECTIONS.find(([, first, last]) => division >= first && division <= last)?.[0] ?? null;
}

/** Division (大类) of the code, two digits; null where the code names none, or no section has it. */
export function industryDivision(code: string | null): string | null {
  const digits = (code ?? '').trim().replace(/^[A-Ta-t]/, '');
  if (industrySection(code) === null || !/^\d{1,4}$/.test(digits)) return null;
  return digits.length === 1 ? `0${digits}` : digits.slice(0, 2);
}
