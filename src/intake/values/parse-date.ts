import type { DateOrder } from '../../model/import-plan.ts';
import { FIRST_YEAR, isoDay, isRealDay, LAST_YEAR, type SerialEpoch, serialToIso, shiftDay } from './calendar.ts';
import { chineseDigitString, readChineseNumber } from './chinese-number.ts';
import { foldText } from './clean-text.ts';
import { isCellError, nullMarkOf } from './null-marks.ts';
import { EMPTY, emptyBecause, type Parsed, parsedValue, type RepairCode, unreadable } from './parsed.ts';

export interface DateOptions {
  /** Order of the parts where the year does not stand in front with four digits. */
  readonly order?: DateOrder;
  readonly epoch?: SerialEpoch;
  /** Two-digit years below it are of this century: 50 makes 49 → 2049 and 50 → 1950. */
  readonly pivot?: number;
  /** The field is an end that may be open: 长期 is empty, not unreadable. */
  readonly mayBeOpen?: boolean;
  readonly nullMarks?: ReadonlySet<string> | null;
}

const OPEN_WORDS = /^(?:长期|永久|永续|无固定期限|无限期|不限|至今|现在|今|无期限|长期有效|9999[-/.]12[-/.]31)$/u;
/** Day 0 as databases and spreadsheets print it. */
const NO_DAY = /^(?:0000-00-00|1900[-/]0?1[-/]0?0)(?: 0?0:00(?::00)?)?$/u;
const TIME =
  /^(.*?\d日?)(?:T| ?(?:上午|下午)? ?)(\d{1,2})(?::|时|点)(\d{1,2})(?:(?::|分)(\d{1,2})(?:\.\d+)?)?(?:分|秒)? ?([AP]M)?(Z|[+-]\d{2}:?\d{2})?$/iu;
const WEEKDAY = / ?\(?(?:星期|周)[一二三四五六日天]\)?$/u;
const MONTHS: readonly string[] = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const CHINA_MINUTES = 480;

/** ISO day (yyyy-mm-dd) of years 1900 to 2100. A missing day or month becomes the first, with a repair code. */
export function parseDate(raw: string, options: DateOptions = {}): Parsed<string> {
  if (isIsoDay(raw) && !NO_DAY.test(raw)) return fromParts(Number(raw.slice(0, 4)), Number(raw.slice(5, 7)), Number(raw.slice(8)), null);
  const folded = foldText(raw);
  const mark = nullMarkOf(folded, options.nullMarks ?? null);
  if (mark !== null) return mark === 'none' ? emptyBecause('none-as-unknown') : EMPTY;
  if (NO_DAY.test(folded)) return emptyBecause('none-as-unknown');
  if (isCellError(folded)) return unreadable('cell-error');
  if (OPEN_WORDS.test(folded)) return options.mayBeOpen === true ? emptyBecause('date-open-ended') : unreadable('date-form');
  const plain = folded.replace(WEEKDAY, '');
  return withTime(plain, options) ?? readDay(plain, options);
}

/** Ten ASCII signs `dddd-dd-dd`. */
function isIsoDay(text: string): boolean {
  if (text.length !== 10 || text.charCodeAt(4) !== 45 || text.charCodeAt(7) !== 45) return false;
  for (let index = 0; index < 10; index += 1) {
    const code = text.charCodeAt(index);
    if (index !== 4 && index !== 7 && (code < 48 || code > 57)) return false;
  }
  return true;
}

/** A day with a time behind it; an instant in another zone is read as the day it was in China. Null without a time. */
function withTime(text: string, options: DateOptions): Parsed<string> | null {
  const match = TIME.exec(text);
  if (match === null) return null;
  const [, dayText = '', hourText = '', minuteText = '', secondText, , zone] = match;
  const [hour, minute, second] = [Number(hourText), Number(minuteText), Number(secondText ?? 0)];
  if (hour > 24 || minute > 59 || second > 60) return unreadable('date-form');
  const day = readDay(dayText.trim(), options);
  if (day.kind !== 'value' || day.repair === 'date-day-missing' || day.repair === 'date-month-missing') {
    return day.kind === 'value' ? unreadable('date-form') : day;
  }
  const shift = zone === undefined ? 0 : Math.floor((hour * 60 + minute + CHINA_MINUTES - zoneMinutes(zone)) / 1440);
  if (shift !== 0) return inRange(shiftDay(day.value, shift), 'date-zone-shifted');
  const isMidnight = hour + minute + second === 0;
  return isMidnight ? day : parsedValue(day.value, day.repair ?? 'date-time-dropped');
}

function zoneMinutes(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

function inRange(iso: string, repair: RepairCode): Parsed<string> {
  const year = Number(iso.slice(0, 4));
  return year >= FIRST_YEAR && year <= LAST_YEAR ? parsedValue(iso, repair) : unreadable('date-out-of-range');
}

function readDay(text: string, options: DateOptions): Parsed<string> {
  if (/^(?:\d+(?:\.0+)?|\d{5}\.\d+)$/u.test(text)) return readDigits(text, options);
  const western = /年|月/u.test(text) ? chineseToWestern(text) : text;
  if (western === null) return unreadable('date-form');
  const isChinese = /年|月/u.test(text) && /[〇零○一二三四五六七八九十]/u.test(text);
  return readSeparated(western, options, isChinese ? 'date-chinese' : null);
}

/** 二〇二四年四月十五日, 2024年4月15号, 2024年4月份, 2024年 as parts with a dot between; null where a part is no number. */
function chineseToWestern(text: string): string | null {
  const match = /^(.{1,4}?)年度?(?:(.{1,3}?)月份?(?:初|底|末|[上中下]旬|(.{1,3}?)[日号]?)?)?$/u.exec(
    text.replace(/ /gu, '').replace(/[oO○]/gu, '〇'),
  );
  if (match === null) return /^\d{1,2}月\d{1,2}[日号]?$/u.test(text) ? '月' : null;
  const parts = [match[1], match[2], match[3]].filter((part) => part !== undefined).map((part) => readPart(part));
  return parts.includes(null) ? null : parts.join('年');
}

function readPart(part: string): string | null {
  if (/^\d+$/u.test(part)) return part;
  const digits = chineseDigitString(part);
  if (digits !== null) return digits;
  const number = readChineseNumber(part);
  return typeof number === 'number' ? String(number) : null;
}

/** Digits alone: 20240415, 202404, 240415, 2024, a serial day; with a fraction of a day behind it. */
function readDigits(text: string, options: DateOptions): Parsed<string> {
  const [digits = ''] = text.split('.');
  const number = (from: number, to?: number): number => Number(digits.slice(from, to));
  switch (digits.length) {
    case 14:
      return isRealDay(number(0, 4), number(4, 6), number(6, 8))
        ? fromParts(number(0, 4), number(4, 6), number(6, 8), number(8) === 0 ? null : 'date-time-dropped')
        : unreadable('date-impossible');
    case 8: {
      const order = options.order ?? 'ymd';
      if (order === 'ymd' || inYears(number(0, 4))) return fromParts(number(0, 4), number(4, 6), number(6), null);
      const [first, second] = [number(0, 2), number(2, 4)];
      return order === 'mdy' ? fromParts(number(4), first, second, null) : fromParts(number(4), second, first, null);
    }
    case 6: {
      const asMonth = inYears(number(0, 4)) && number(4) >= 1 && number(4) <= 12;
      const year = fullYear(number(0, 2), options);
      const asDay = isRealDay(year, number(2, 4), number(4));
      if (asMonth && asDay) return unreadable('date-ambiguous');
      if (asMonth) return fromParts(number(0, 4), number(4), 1, 'date-day-missing');
      return fromParts(year, number(2, 4), number(4), 'date-two-digit-year');
    }
    case 5: {
      const iso = serialToIso(Number(text), options.epoch);
      return iso === null ? unreadable('date-out-of-range') : parsedValue(iso, 'date-serial');
    }
    case 4:
      return inYears(number(0)) ? fromParts(number(0), 1, 1, 'date-month-missing') : unreadable('date-form');
    default:
      return unreadable('date-form');
  }
}

function readSeparated(text: string, options: DateOptions, repair: RepairCode | null): Parsed<string> {
  if (text === '月') return unreadable('date-year-missing');
  const parts = text.split(/ ?[-/.年—–\\、] ?| (?=\d)/u);
  if (parts.length > 3) return unreadable(/(?:19|20)\d{2}.+(?:19|20)\d{2}/u.test(text) ? 'date-several' : 'date-form');
  if (!parts.every((part) => /^\d{1,4}$/u.test(part))) return readEnglish(text, options) ?? unreadable('date-form');
  const [first = '', second = '', third] = parts;
  if (second === '') return readDigits(first, options);
  if (third === undefined) return readMonth(first, second, text, options);
  if (first.length === 4) return fromParts(Number(first), Number(second), Number(third), repair);
  return readByOrder([first, second, third], text.includes('年') ? { ...options, order: 'ymd' } : options);
}

function readMonth(first: string, second: string, text: string, options: DateOptions): Parsed<string> {
  if (text.includes('年') && first.length <= 2) return fromParts(fullYear(Number(first), options), Number(second), 1, 'date-day-missing');
  // 4/2024 is a month as well; 4/15 has no year.
  const [year, month] = second.length === 4 ? [second, first] : [first, second];
  if (year.length !== 4) return unreadable('date-year-missing');
  return fromParts(Number(year), Number(month), 1, /^\d{4}\.1$/u.test(text) ? 'date-month-doubtful' : 'date-day-missing');
}

/** Three parts, the first of which is no four-digit year. */
function readByOrder([first, second, third]: readonly [string, string, string], options: DateOptions): Parsed<string> {
  const [a, b, c] = [Number(first), Number(second), Number(third)];
  if (first.length > 2 || second.length > 2 || third.length === 3) return unreadable('date-form');
  const yearLast = third.length === 4;
  const order = options.order ?? 'ymd';
  const repair = yearLast ? null : 'date-two-digit-year';
  if (order === 'ymd') {
    if (!yearLast) return fromParts(fullYear(a, options), b, c, repair);
    if (a > 12) return fromParts(c, b, a, null);
    return b > 12 || a === b ? fromParts(c, a, b, null) : unreadable('date-order-unknown');
  }
  const year = yearLast ? c : fullYear(c, options);
  return order === 'mdy' ? fromParts(year, a, b, repair) : fromParts(year, b, a, repair);
}

/** Apr 15, 2024 and 15-Apr-24. */
function readEnglish(text: string, options: DateOptions): Parsed<string> | null {
  const match = /^(?:(\d{1,2})[- ])?([a-z]{3})[a-z]*\.?[- ](?:(\d{1,2}),? )?(\d{4}|\d{2})$/iu.exec(text);
  const month = MONTHS.indexOf(match?.[2]?.toLowerCase() ?? '') + 1;
  if (match === null || month === 0) return null;
  const [, before, , after, year = ''] = match;
  const full = year.length === 2 ? fullYear(Number(year), options) : Number(year);
  const day = before ?? after;
  if (day === undefined) return fromParts(full, month, 1, 'date-day-missing');
  return fromParts(full, month, Number(day), year.length === 2 ? 'date-two-digit-year' : null);
}

function fullYear(year: number, { pivot = 50 }: DateOptions): number {
  return year + (year < pivot ? 2000 : 1900);
}

function inYears(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

function fromParts(year: number, month: number, day: number, repair: RepairCode | null): Parsed<string> {
  if (!isRealDay(year, month, day)) return unreadable('date-impossible');
  return inYears(year) ? parsedValue(isoDay(year, month, day), repair) : unreadable('date-out-of-range');
}
