import { isCardShaped, passesLuhn } from './bank.ts';
import { EMAIL } from './email.ts';
import { foldText } from './fold-text.ts';
import { isIdAsNumber, isListedProvince, judgeId } from './id-card.ts';
import { namesAfterLabels, namesBeside } from './names-in-text.ts';
import { PAPER_IN_TEXT, PAPER_WORD } from './papers.ts';
import { findPhones } from './phone.ts';

/**
 * What a part of a cell is. The kinds below are also the shapes of honest codes; a column decides about them:
 * 'id-unchecked' and 'id-or-registration' (see judgeId), 'id-as-number' (1.10101E+17), 'phone-bare' and
 * 'landline-bare' (a cell of nothing but those digits), 'bank' (one order number in ten passes Luhn).
 */
export type PersonalKind =
  | 'id-card'
  | 'id-unchecked'
  | 'id-or-registration'
  | 'id-as-number'
  | 'phone'
  | 'phone-bare'
  | 'landline-bare'
  | 'email'
  | 'bank'
  | 'paper'
  | 'name';

export interface PersonalSpan {
  readonly kind: PersonalKind;
  /** Code units of the original text, end excluded. */
  readonly start: number;
  readonly end: number;
}

const GAP = '[ \\-_()]{0,3}';
const ID = new RegExp(`(?<!\\d)(?=(\\d(?:${GAP}\\d){16}${GAP}[\\dXx])(?!\\d))`, 'gu');
const ID_OLD = new RegExp(`(?<!\\d|\\d\\.)(?=(\\d(?:${GAP}\\d){14})(?!\\d))`, 'gu');
const ID_IN_TAX = /(?<!\d|\d\.)(\d{20}|\d{17})(?![\dXx])/gu;
const CARD = new RegExp(`(?<!\\d|\\d\\.)(?=(\\d(?:${GAP}\\d){15,18})(?!\\d))`, 'gu');
const SEPARATORS = /[^\dXx]/gu;
const DIGITS = /\d/gu;
const MASKED = /(?<![\dA-Za-z*])\+?((?:\d[- ]{0,2}){0,11}(?:(?:[*●•×] ?){3,}|[xX]{4,})[- ]{0,2}\d{0,6}[xX]?)(?![\dA-Za-z])/gu;
const HIDDEN = /[*●•×] ?[*●•×]|[xX]{4}/u;
const MANY_DIGITS = /(?:\d\D{0,3}){5}/u;
const PARTLY_HIDDEN = /\d.*(?:[*●•×] ?[*●•×]|[xX]{4})|[*●•×].*\d/u;

/** All personal data of one cell's text, in order, without overlaps. */
export function findPersonal(original: string): PersonalSpan[] {
  const { text, origins } = foldText(original);
  const found: PersonalSpan[] = [];
  let taken: Uint8Array | null = null;
  const add = (kind: PersonalKind, start: number, end: number): void => {
    taken ??= new Uint8Array(text.length);
    if (taken.subarray(start, end).includes(1)) return;
    taken.fill(1, start, end);
    found.push({ kind, start, end });
  };
  if (MANY_DIGITS.test(text) || PARTLY_HIDDEN.test(text) || isIdAsNumber(text)) findNumbers(text, add);
  if (text.includes('@')) for (const match of text.matchAll(EMAIL)) add('email', match.index, match.index + match[0].length);
  for (const span of [...found]) {
    if (span.kind === 'bank' || span.kind === 'email') continue;
    for (const name of namesBeside(text, span.start, span.end)) add('name', name.start, name.end);
  }
  if (text.includes(':')) for (const name of namesAfterLabels(text)) add('name', name.start, name.end);
  found.sort((a, b) => a.start - b.start);
  if (origins === null) return found;
  return found.map((span) => ({ kind: span.kind, start: origins[span.start] ?? 0, end: endOf(origins, span.end, original.length) }));
}

/** One sign may fold to several: the end is where the next original sign begins. */
function endOf(origins: readonly number[], end: number, length: number): number {
  const last = origins[end - 1];
  let next = end;
  while (next < origins.length && origins[next] === last) next += 1;
  return origins[next] ?? length;
}

type Add = (kind: PersonalKind, start: number, end: number) => void;

function findNumbers(text: string, add: Add): void {
  if (isIdAsNumber(text)) add('id-as-number', 0, text.length);
  // Nearly every cell that comes here holds a telephone: the long patterns are tried where there are digits enough.
  const isLong = (text.match(DIGITS)?.length ?? 0) >= 15;
  const doubtful: [PersonalKind, number, number][] = [];
  for (const pattern of isLong ? [ID, ID_OLD, ID_IN_TAX] : []) {
    for (const match of text.matchAll(pattern)) {
      const run = match[1] ?? '';
      const verdict = judgeId(run.replace(SEPARATORS, ''));
      if (verdict === 'id-card') add(verdict, match.index, match.index + run.length);
      else if (verdict !== null) doubtful.push([verdict, match.index, match.index + run.length]);
    }
  }
  // What a column may keep must not hide what it may not: the doubtful kinds come after telephones.
  for (const hit of findPhones(text)) add(hit.kind, hit.start, hit.end);
  for (const [kind, start, end] of doubtful) add(kind, start, end);
  for (const match of isLong ? text.matchAll(CARD) : []) {
    const run = match[1] ?? '';
    const digits = run.replace(SEPARATORS, '');
    if (isCardShaped(digits) && passesLuhn(digits)) add('bank', match.index, match.index + run.length);
  }
  if (PAPER_WORD.test(text)) {
    for (const match of text.matchAll(PAPER_IN_TEXT)) {
      const number = match[1] ?? '';
      const end = match.index + match[0].length;
      add('paper', end - number.length, end);
    }
  }
  if (HIDDEN.test(text)) {
    for (const match of text.matchAll(MASKED)) {
      const kind = judgeMasked((match[1] ?? '').replace(/[ -]/gu, ''));
      if (kind !== null) add(kind, match.index, match.index + match[0].length);
    }
  }
}

/** 110101********1234, 138****1234: hidden in part, and personal all the same. */
function judgeMasked(run: string): PersonalKind | null {
  const shown = /^\d*/u.exec(run)?.[0] ?? '';
  const tail = run.slice(shown.length).replace(/^[^\d]+(?=\d|[xX]$)/u, '');
  if (shown === '' && !/\d/u.test(tail)) return null;
  if (run.length === 11 && (shown === '' || /^1(?:$|[3-9])/u.test(shown))) return 'phone';
  if (/^1[3-9]\d$/u.test(shown) && tail.length >= 2) return 'phone';
  if (/^0\d{2,6}$/u.test(shown)) return 'phone';
  if (run.length === 18 || run.length === 15) return /^9[123]/u.test(shown) ? null : 'id-card';
  if (shown.length >= 6 && isListedProvince(shown) && tail.length <= 4) return 'id-card';
  return /^(?:62|4|5[1-5])/u.test(shown) && run.length >= 16 ? 'bank' : null;
}
