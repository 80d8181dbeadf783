import type { Random } from './random.ts';

const DAY = 86_400_000;

/** Days since 1970-01-01 of an ISO date. */
export function dayNumber(iso: string): number {
  return Date.parse(`${iso}T00:00:00Z`) / DAY;
}

export function isoDate(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

export function addDays(iso: string, days: number): string {
  return isoDate(dayNumber(iso) + days);
}

/** A date from `first` to `last`, both included. */
export function dateBetween(random: Random, first: string, last: string): string {
  return isoDate(random.int(dayNumber(first), dayNumber(last)));
}
