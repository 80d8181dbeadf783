import type { DateOrder } from '../../model/import-plan.ts';
import { isRealDay } from './calendar.ts';
import { foldText } from './clean-text.ts';

export interface DateOrderGuess {
  readonly order: DateOrder;
  /** More than one order reads every text that depends on it: ask. */
  readonly isAmbiguous: boolean;
  /** Texts whose reading depends on the order (4/5/2024, 24/4/15). */
  readonly dependent: number;
}

const ORDERS: readonly DateOrder[] = ['ymd', 'mdy', 'dmy'];
const THREE_PARTS = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{2}|\d{4})(?:[ T].*)?$/u;

/**
 * Which order of year, month and day a column is written in. A year of four digits in front decides
 * itself and tells nothing. Without any text that depends on the order the answer is 'ymd', unambiguous.
 */
export function guessDateOrder(texts: Iterable<string>): DateOrderGuess {
  const fits: Record<DateOrder, number> = { ymd: 0, mdy: 0, dmy: 0 };
  let dependent = 0;
  for (const text of texts) {
    const match = THREE_PARTS.exec(foldText(text));
    if (match === null) continue;
    const parts = [Number(match[1]), Number(match[2]), Number(match[3])] as const;
    const yearLast = match[3]?.length === 4;
    const fitting = ORDERS.filter((order) => fitsOrder(parts, order, yearLast));
    if (fitting.length === 0) continue;
    dependent += 1;
    for (const order of fitting) fits[order] += 1;
  }
  const most = Math.max(fits.ymd, fits.mdy, fits.dmy);
  const best = ORDERS.filter((order) => fits[order] === most);
  return { order: best[0] ?? 'ymd', isAmbiguous: dependent > 0 && best.length > 1, dependent };
}

function fitsOrder([first, second, third]: readonly [number, number, number], order: DateOrder, yearLast: boolean): boolean {
  // 2000 was a leap year: no day is refused for a century that is not known yet.
  if (order === 'ymd') return !yearLast && isRealDay(2000, second, third);
  return order === 'mdy' ? isRealDay(2000, first, second) : isRealDay(2000, second, first);
}
