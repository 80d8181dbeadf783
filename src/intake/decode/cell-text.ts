import type { NumberKind } from './number-format.ts';

/** Days of the last date a spreadsheet knows, 9999-12-31, and one. */
const LAST_SERIAL = 2_958_466;
const UNIX_EPOCH_SERIAL = 25_569;
/** Days from 1900-01-00 to 1904-01-01. */
const SERIAL_OF_1904 = 1462;
const DAY_SECONDS = 86_400;
/** A list of a hundred thousand rows has a few thousand days in it. */
const DATES = new Map<number, string>();
const DATES_LIMIT = 20_000;

/** Text of a number under its format. `is1904`: the file counts days from 1904-01-01, as old Macs did. */
export function numericText(value: number, kind: NumberKind, is1904: boolean): string {
  if (kind === 'number') return numberText(value);
  if (kind === 'date') return serialText(value, is1904) ?? numberText(value);
  if (kind === 'duration') return value >= 0 ? clockText(Math.round(value * DAY_SECONDS)) : numberText(value);
  return Number.isInteger(value) && value >= 0 && value < 1e15 ? String(value).padStart(kind, '0') : numberText(value);
}

/**
 * The shortest decimal text that gives the number back, with no exponent below 1e15. From there on a
 * spreadsheet keeps 15 digits only, so a longer code typed as a number is already damaged: scientific
 * notation (9.13205056082348E+17) says so to whoever checks it.
 */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '';
  if (Math.abs(value) >= 1e15) return Number(value.toPrecision(15)).toExponential().replace('e', 'E');
  const text = String(value);
  const exponent = text.indexOf('e-');
  if (exponent < 0) return text === '-0' ? '0' : text;
  const zeros = Number(text.slice(exponent + 2)) - 1;
  if (zeros > 20) return text.replace('e', 'E');
  const sign = value < 0 ? '-' : '';
  return `${sign}0.${'0'.repeat(zeros)}${text.slice(0, exponent).replace(/[-.]/g, '')}`;
}

/**
 * 'YYYY-MM-DD', with ' HH:mm:ss' where there is a time of day, or 'HH:mm:ss' alone for less than a day;
 * null outside the calendar of spreadsheets. Reckoned in whole days, so no time zone can shift it. The
 * days 1900-01-00 and 1900-02-29, which spreadsheets know and calendars do not, come as they are shown.
 */
export function serialText(serial: number, is1904: boolean): string | null {
  if (!(serial >= 0 && serial < LAST_SERIAL - (is1904 ? SERIAL_OF_1904 : 0))) return null;
  let days = Math.floor(serial);
  let seconds = Math.round((serial - days) * DAY_SECONDS);
  if (seconds === DAY_SECONDS) {
    days += 1;
    seconds = 0;
  }
  if (days === 0 && seconds > 0) return clockText(seconds);
  const date = dateOfSerial(is1904 ? days + SERIAL_OF_1904 : days);
  return seconds === 0 ? date : `${date} ${clockText(seconds)}`;
}

function dateOfSerial(days: number): string {
  if (days === 0) return '1900-01-00';
  if (days === 60) return '1900-02-29';
  const known = DATES.get(days);
  if (known !== undefined) return known;
  const unixDays = days - UNIX_EPOCH_SERIAL + (days < 60 ? 1 : 0);
  const date = new Date(unixDays * DAY_SECONDS * 1000).toISOString().slice(0, 10);
  if (DATES.size < DATES_LIMIT) DATES.set(days, date);
  return date;
}

function clockText(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** '2024-04-15T00:00:00' → '2024-04-15'; '…T08:30:00.000Z' → '… 08:30:00'. Other texts as they are. */
export function isoText(value: string): string {
  const found = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?Z?)?$/.exec(value.trim());
  if (found === null) return value;
  const [, date = '', clock] = found;
  if (clock === undefined || /^00:00(:00)?$/.test(clock)) return date;
  return `${date} ${clock.length === 5 ? `${clock}:00` : clock}`;
}

/** 'PT26H30M00S' → '26:30:00'. Other texts as they are. */
export function durationText(value: string): string {
  const found = /^PT?(?:(\d+)D)?T?(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/.exec(value.trim());
  if (found === null) return value;
  const [days, hours, minutes, seconds] = found.slice(1).map((part) => Number(part ?? 0));
  return clockText(Math.round((days ?? 0) * DAY_SECONDS + (hours ?? 0) * 3600 + (minutes ?? 0) * 60 + (seconds ?? 0)));
}

export function booleanText(value: boolean): string {
  return value ? '是' : '否';
}
