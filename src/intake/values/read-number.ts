import { readChineseNumber } from './chinese-number.ts';
import { COUNT_NOUNS, LEAD_WORDS, QUALIFIER_AFTER, QUALIFIER_BEFORE } from './number-words.ts';
import type { Qualifier, ReasonCode, RepairCode } from './parsed.ts';

/** A printed number, not yet judged: it may be a fraction, or too large. */
export interface NumberReading {
  readonly value: number;
  /** Worth of the last printed digit: 100 for 3.61万, 1 for 36 100, 0.1 for 2.5. */
  readonly step: number;
  readonly qualifier: Qualifier;
  readonly repair: RepairCode | null;
}

/** A number without the words around it. */
export interface PeeledNumber {
  readonly core: string;
  readonly qualifier: Qualifier;
  readonly hadNoun: boolean;
}

const ARABIC = /^(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d{1,3}(?:'\d{3})+|\d+)(?:\.(\d+))?(万亿|[亿億万萬千百十wWkK])?$/u;
/** 1万2千3百, 1万500: whole numbers with falling units. */
const MIXED = /^(?:(\d+)[亿億])?(?:(\d{1,4})[万萬])?(?:(\d)千)?(?:(\d)百)?(?:(\d)十)?(\d{1,4})?$/u;
const UNIT_EXPONENT: Readonly<Record<string, number>> = {
  十: 1,
  百: 2,
  千: 3,
  k: 3,
  K: 3,
  万: 4,
  萬: 4,
  w: 4,
  W: 4,
  亿: 8,
  億: 8,
  万亿: 12,
};
const HAS_CHINESE_DIGIT = /[〇○一二三四五六七八九十百千万亿零两兩俩仨廿卅壹贰叁肆伍陆柒捌玖拾佰仟貳參叄陸萬億]/u;

/**
 * Reads a folded text. `exponent` is the power of ten that the header's unit asks for (4 for 万元); a unit
 * inside the cell itself overrides it. `nouns` are words that may follow the number. A reason says why not.
 */
export function readNumber(folded: string, exponent = 0, nouns: readonly string[] = COUNT_NOUNS): NumberReading | ReasonCode {
  const strange = strangeForm(folded);
  if (strange !== null) return strange;
  const peeled = peelWords(folded, nouns);
  return typeof peeled === 'string' ? peeled : readPeeled(peeled, exponent);
}

/** Reads a number already without words around it. */
export function readPeeled({ core, qualifier, hadNoun }: PeeledNumber, exponent: number): NumberReading | ReasonCode {
  const magnitude = readArabic(core, exponent) ?? readMixed(core) ?? readChinese(core, exponent);
  if (magnitude === null) return formReason(core);
  if (typeof magnitude === 'string') return magnitude;
  const rounded = magnitude.step > 1;
  const sure = qualifier === 'exact' && rounded ? 'rounded' : qualifier;
  return { ...magnitude, qualifier: sure, repair: repairOf(magnitude.repair, qualifier, hadNoun) };
}

function repairOf(ofDigits: RepairCode | null, qualifier: Qualifier, hadNoun: boolean): RepairCode | null {
  if (qualifier !== 'exact') return 'number-inexact';
  return ofDigits ?? (hadNoun ? 'number-unit' : null);
}

/** Things that are made of digits but count nothing. */
function strangeForm(text: string): ReasonCode | null {
  if (/[%‰]|百分之/u.test(text)) return 'number-percent';
  if (/^\d+(?:\.\d+)?e[+-]?\d+$/iu.test(text)) return 'number-damaged';
  if (/^[-−–—]\s*[\d.]|^负/u.test(text)) return 'number-negative';
  if (/^1[3-9]\d[- ]?\d{4}[- ]?\d{4}$|^\(?0\d{2,3}\)?[- ]?\d{7,8}(?:-\d+)?$|^\+?86[- ]?1[3-9]\d{9}$/u.test(text)) return 'number-is-phone';
  if (isDateLike(text)) return 'number-is-date';
  return null;
}

function isDateLike(text: string): boolean {
  if (/^(?:19|20)\d{2}(?:[-/.](?:0?[1-9]|1[0-2])[-/.](?:0?[1-9]|[12]\d|3[01])(?:[ T].*)?|年.*|[-/](?:0?[1-9]|1[0-2]))$/u.test(text))
    return true;
  if (/^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])$/u.test(text)) return true;
  return /^(?:19|20)\d{2}[-~至到](?:19|20)\d{2}$|^\d{1,2}月(?:\d{1,2}[日号]?)?$|^\d{1,2}\/\d{1,2}\/(?:19|20)?\d{2}$/u.test(text);
}

/** Takes off what stands before and after the number. */
export function peelWords(text: string, nouns: readonly string[]): PeeledNumber | ReasonCode {
  let core = text;
  let qualifier: Qualifier = 'exact';
  let hadNoun = false;
  const qualify = (word: Qualifier): boolean => {
    if (qualifier === 'exact' || qualifier === word) qualifier = word;
    else if (qualifier === 'less_than' || word === 'less_than') return false;
    else qualifier = 'about';
    return true;
  };
  for (;;) {
    const lead = LEAD_WORDS.find((word) => core.startsWith(word) && core.length > word.length);
    const before = lead === undefined ? QUALIFIER_BEFORE.find(([word]) => core.startsWith(word)) : undefined;
    if (lead === undefined && before === undefined) break;
    core = core.slice((lead ?? before?.[0] ?? '').length).trimStart();
    if (before !== undefined && !qualify(before[1])) return 'number-form';
  }
  for (;;) {
    const after = QUALIFIER_AFTER.find(([word]) => core.endsWith(word));
    const noun = after === undefined ? nouns.find((word) => core.endsWith(word) && core.length > word.length) : undefined;
    if (after === undefined && noun === undefined) break;
    core = core.slice(0, core.length - (noun ?? after?.[0] ?? '').length).trimEnd();
    if (noun !== undefined) hadNoun = true;
    if (after !== undefined && !qualify(after[1])) return 'number-form';
  }
  // 1000余万, 3万多人, 十几名: «and some» inside the number.
  const some = /^(.*[\d十百千万亿])[余多]([百千万亿]*)$|^(.*十)几$/u.exec(core);
  if (some !== null) {
    core = (some[1] ?? some[3] ?? '') + (some[2] ?? '');
    if (!qualify('more_than')) return 'number-form';
  }
  if (core === '') return text === '' ? 'number-none' : 'number-vague';
  return /[几数若多余]/u.test(core) ? 'number-vague' : { core, qualifier, hadNoun };
}

type Magnitude = Omit<NumberReading, 'qualifier'>;

function readArabic(core: string, headerExponent: number): Magnitude | null {
  const match = ARABIC.exec(core);
  if (match === null) return null;
  const [, whole = '', fraction = '', unit] = match;
  const scale = unit === undefined ? headerExponent : (UNIT_EXPONENT[unit] ?? 0);
  const digits = whole.replace(/[, ']/gu, '');
  // Digits and a power of ten, so that 3.61 × 10 000 is 36 100 and no binary fraction near it.
  const exponent = scale - fraction.length;
  const value = Number(`${digits}${fraction}e${exponent}`);
  const repair =
    scale > 0 ? 'number-scaled' : fraction !== '' ? 'number-decimal-zeros' : digits.length < whole.length ? 'number-grouping' : null;
  return { value, step: 10 ** exponent, repair };
}

function readMixed(core: string): Magnitude | null {
  const match = /[亿億万萬千百十]/u.test(core) ? MIXED.exec(core) : null;
  if (match === null) return null;
  const worth = [100_000_000, 10_000, 1_000, 100, 10, 1];
  let value = 0;
  let step = 1;
  for (const [index, unit] of worth.entries()) {
    const digits = match[index + 1];
    if (digits === undefined) continue;
    value += Number(digits) * unit;
    step = unit;
  }
  // 1万2 is spoken for 12 000 and written for 10 002: nobody can tell.
  return match[6] !== undefined && match[6].length < 3 ? null : { value, step, repair: 'number-scaled' };
}

function readChinese(core: string, headerExponent: number): Magnitude | ReasonCode | null {
  if (!HAS_CHINESE_DIGIT.test(core)) return null;
  const value = readChineseNumber(core);
  if (value === 'vague') return 'number-vague';
  if (value === null) return null;
  const scale = 10 ** headerExponent;
  return { value: value * scale, step: scale, repair: headerExponent > 0 ? 'number-scaled' : 'number-chinese' };
}

/** Why a text that is no number is none. */
function formReason(core: string): ReasonCode {
  if (!/\d/u.test(core)) return HAS_CHINESE_DIGIT.test(core) ? 'number-form' : 'number-none';
  if (/^\d[\d,' ]*,[\d,' ]*\d(?:\.\d+)?$/u.test(core)) return 'number-grouping';
  if (/\d\D+\d/u.test(core.replace(/(?<=\d)[.,](?=\d)/gu, ''))) return 'number-several';
  return /^\d[\d,.]*\D+$/u.test(core) ? 'number-unit' : 'number-form';
}
