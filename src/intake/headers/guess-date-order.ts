import type { DateOrder } from '../../model/import-plan.ts';
import { cellText, type RawSheet } from '../raw-sheet.ts';

const SHORT_DATE = /^(\d{1,2})[-./](\d{1,2})[-./](\d{2}|\d{4})(?:\s.*)?$/u;
const SAMPLE_ROWS = 2_000;

/**
 * Order of the parts of dates, after the first rows of the date columns. A first or a second part above 12
 * tells; with the year in front, or where nothing tells, it is year–month–day.
 */
export function guessDateOrder(sheet: RawSheet, bodyFirst: number, dateColumns: readonly number[]): DateOrder {
  let dayFirst = 0;
  let monthFirst = 0;
  for (const source of dateColumns) {
    const column = sheet.columns[source];
    if (column === undefined) continue;
    for (let row = bodyFirst; row < Math.min(sheet.rowCount, bodyFirst + SAMPLE_ROWS); row += 1) {
      const parts = SHORT_DATE.exec(cellText(column, row).trim().normalize('NFKC'));
      const [first, second, third] = [Number(parts?.[1]), Number(parts?.[2]), parts?.[3]];
      // 24/4/15 puts the year in front, as lists in Chinese do; four digits at the end do not.
      if (third === undefined || third.length !== 4) continue;
      if (first > 12) dayFirst += 1;
      else if (second > 12) monthFirst += 1;
    }
  }
  if (dayFirst === monthFirst) return 'ymd';
  return dayFirst > monthFirst ? 'dmy' : 'mdy';
}
