/** Which date a list stands for, guessed from what its author wrote on it: 2024年4月, 202404, 2024-04-15, 二〇二四年一季度. */

export interface DateGuess {
  /** ISO date; a month, quarter or year stands for its last day. */
  readonly date: string;
  readonly precision: 'day' | 'month' | 'quarter' | 'year';
}

const CHINESE_DIGITS = '〇一二三四五六七八九';
const FIRST_YEAR = 1990;

/**
 * The most precise date in the texts, the first text before the later ones. A month that is not over yet stands for today; what lies
 * in the future is no date of a list. Null where nothing says a date. `today` is an ISO date.
 */
export function guessPeriodDate(texts: readonly string[], today: string): DateGuess | null {
  const found = texts.flatMap((text) => guessesIn(plain(text), today));
  for (const precision of ['day', 'month', 'quarter', 'year'] as const) {
    const guess = found.find((entry) => entry.precision === precision);
    if (guess !== undefined) return guess;
  }
  return null;
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[零○]/g, '〇')
    .replace(/[〇一二三四五六七八九]{4}(?=年)/g, (digits) => [...digits].map((digit) => CHINESE_DIGITS.indexOf(digit)).join(''))
    .replace(/(?<=年)(十[一二]?|[一二三四五六七八九])(?=月)/g, (month) => String(chineseMonth(month)));
}

function chineseMonth(text: string): number {
  return text.startsWith('十') ? 10 + CHINESE_DIGITS.indexOf(text.slice(1) || '〇') : CHINESE_DIGITS.indexOf(text);
}

const YEAR = '(?<!\\d)((?:19|20)\\d{2})';
const DAY_PATTERNS = [
  new RegExp(`${YEAR}\\s*年\\s*(\\d{1,2})\\s*月\\s*(\\d{1,2})\\s*[日号]?(?!\\d)`, 'g'),
  new RegExp(`${YEAR}[-._/](\\d{1,2})[-._/](\\d{1,2})(?!\\d)`, 'g'),
  new RegExp(`${YEAR}(\\d{2})(\\d{2})(?!\\d)`, 'g'),
];
const MONTH_PATTERNS = [
  new RegExp(`${YEAR}\\s*年\\s*(\\d{1,2})\\s*月`, 'g'),
  new RegExp(`${YEAR}[-._/](\\d{1,2})(?![\\d]|[-._/]\\d)`, 'g'),
  new RegExp(`${YEAR}(\\d{2})(?!\\d)`, 'g'),
];
const QUARTER_PATTERN = new RegExp(`${YEAR}\\s*年?\\s*(?:第?([一二三四1-4])季度|[qQ]([1-4]))`, 'g');
const HALF_PATTERN = new RegExp(`${YEAR}\\s*年?\\s*上半年`, 'g');
const YEAR_PATTERN = new RegExp(`${YEAR}(?:\\s*年(?!\\s*\\d{1,2}\\s*月)|(?!\\d|\\s*年))`, 'g');

function guessesIn(text: string, today: string): DateGuess[] {
  const found: DateGuess[] = [];
  const add = (precision: DateGuess['precision'], year: number, month: number, day: number | null): void => {
    if (month < 1 || month > 12 || year < FIRST_YEAR) return;
    const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
    if (day !== null && (day < 1 || day > last)) return;
    const date = iso(year, month, day ?? last);
    if (date <= today) found.push({ date, precision });
    // The time that is named has begun, and its list is of today.
    else if (day === null && begin(precision, year, month) <= today) found.push({ date: today, precision });
  };
  for (const pattern of DAY_PATTERNS) for (const [, y, m, d] of text.matchAll(pattern)) add('day', Number(y), Number(m), Number(d));
  for (const pattern of MONTH_PATTERNS) for (const [, y, m] of text.matchAll(pattern)) add('month', Number(y), Number(m), null);
  for (const [, y, chinese, digit] of text.matchAll(QUARTER_PATTERN)) {
    const quarter = digit ?? chinese ?? '';
    const number = CHINESE_DIGITS.includes(quarter) ? CHINESE_DIGITS.indexOf(quarter) : Number(quarter);
    add('quarter', Number(y), number * 3, null);
  }
  for (const [, y] of text.matchAll(HALF_PATTERN)) add('quarter', Number(y), 6, null);
  for (const [, y] of text.matchAll(YEAR_PATTERN)) add('year', Number(y), 12, null);
  return found;
}

function begin(precision: DateGuess['precision'], year: number, month: number): string {
  if (precision === 'year') return iso(year, 1, 1);
  return iso(year, precision === 'quarter' ? month - 2 : month, 1);
}

function iso(year: number, month: number, day: number): string {
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}
