import type { Language } from './messages.ts';

/** What stands for an unknown number, everywhere. */
export const UNKNOWN_MARK = '—';

/** A count in plain digits: 11889, never 11,889. */
export function formatCount(count: number | null): string {
  return count === null || !Number.isFinite(count) ? UNKNOWN_MARK : String(Math.round(count));
}

/**
 * A ratio 0–1 as a percentage with one decimal. A rate short of the whole never rounds up to 100.0,
 * and one above nothing never rounds down to 0.0: that one enterprise is the point of the figure.
 */
export function formatRate(rate: number | null, language: Language): string {
  if (rate === null || !Number.isFinite(rate)) return UNKNOWN_MARK;
  const sign = language === 'en' ? '\u00a0%' : '%';
  if (rate < 1 && rate >= 0.9995) return `>99.9${sign}`;
  if (rate > 0 && rate < 0.0005) return `<0.1${sign}`;
  return `${(rate * 100).toFixed(1)}${sign}`;
}

/** The number of {@link formatRate} without its sign, for tiles that set the unit apart. */
export function formatRateNumber(rate: number | null): string {
  return formatRate(rate, 'zh-CN').replace('%', '');
}

/** Numerator over denominator, null when nothing is eligible. */
export function ratio(numerator: number, denominator: number): number | null {
  return denominator === 0 ? null : numerator / denominator;
}

/** A difference of two ratios in percentage points with its sign: «+3.2», «−1.0», «0.0». */
export function formatPoints(difference: number | null): string {
  if (difference === null || !Number.isFinite(difference)) return UNKNOWN_MARK;
  const text = Math.abs(difference * 100).toFixed(1);
  if (text === '0.0') return text;
  return `${difference < 0 ? '−' : '+'}${text}`;
}

const EN_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** An ISO date (or month, or year) as a sentence writes it; anything else comes back as it is. */
export function formatDate(iso: string, language: Language): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(iso);
  if (match === null) return iso;
  const [, year = '', month, day] = match;
  if (month === undefined) return language === 'en' ? year : `${year}年`;
  if (language === 'en') {
    const name = EN_MONTHS[Number(month) - 1] ?? month;
    return day === undefined ? `${name} ${year}` : `${Number(day)} ${name} ${year}`;
  }
  return day === undefined ? `${year}年${Number(month)}月` : `${year}年${Number(month)}月${Number(day)}日`;
}

/** The name in the screen's language; falls back to the other one, then to the code. */
export function pickName(language: Language, zh: string | null, en: string | null, code = UNKNOWN_MARK): string {
  const [first, second] = language === 'en' ? [en, zh] : [zh, en];
  if (first !== null && first !== '') return first;
  if (second !== null && second !== '') return second;
  return code;
}
