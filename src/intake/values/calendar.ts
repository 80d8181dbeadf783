/** Days of the Gregorian calendar, without the traps of `Date` parsing. */

export const FIRST_YEAR = 1900;
export const LAST_YEAR = 2100;
const MS_PER_DAY = 86_400_000;

/** Day 0 of a spreadsheet's serial dates: 1900 for Excel, 1904 for old files of a Macintosh. */
export type SerialEpoch = 1900 | 1904;

export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the day exists at all, whatever the century. */
export function isRealDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export function isoDay(year: number, month: number, day: number): string {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** The day `offset` days after an ISO day. */
export function shiftDay(iso: string, offset: number): string {
  return new Date(Date.parse(`${iso}T00:00:00Z`) + offset * MS_PER_DAY).toISOString().slice(0, 10);
}

/**
 * ISO day of a serial number. In the 1900 system 60 is the 29th of February 1900, which never was (a fault
 * kept from Lotus 1-2-3): null. Null also before the first day and after 2100.
 */
export function serialToIso(serial: number, epoch: SerialEpoch = 1900): string | null {
  const day = Math.floor(serial);
  if (!Number.isFinite(day) || day < (epoch === 1900 ? 1 : 0) || day > 73_415) return null;
  if (epoch === 1904) return inCentury(shiftDay('1904-01-01', day));
  if (day === 60) return null;
  return inCentury(shiftDay('1899-12-31', day > 60 ? day - 1 : day));
}

function inCentury(iso: string): string | null {
  return Number(iso.slice(0, 4)) <= LAST_YEAR ? iso : null;
}
