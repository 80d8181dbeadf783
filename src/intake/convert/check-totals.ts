import type { TotalCheck } from '../../model/import-outcome.ts';
import type { ImportPlan } from '../../model/import-plan.ts';
import { cellText, type RawSheet } from '../raw-sheet.ts';
import { parseCount } from '../values/parse-count.ts';

const GRAND_TOTAL = /^(总?合计|总计|共计)[::]?$/u;
const SEARCHED_COLUMNS = 3;

/** The last row of the sheet that is a total of everything, against what was read. `sums`: by column of the sheet. */
export function checkTotals(sheet: RawSheet, plan: ImportPlan, sums: ReadonlyMap<number, number>): readonly TotalCheck[] {
  const isTotal = (row: number): boolean =>
    sheet.columns.slice(0, SEARCHED_COLUMNS).some((column) => GRAND_TOTAL.test(cellText(column, row).replace(/\s/gu, '')));
  const row = [...plan.skippedRows].reverse().find(isTotal);
  if (row === undefined) return [];
  return plan.columns.flatMap(({ source, header }) => {
    const counted = sums.get(source);
    const column = sheet.columns[source];
    if (counted === undefined || column === undefined) return [];
    const stated = parseCount(cellText(column, row));
    return stated.kind === 'value' ? [{ header, row: sheet.firstRow + row, stated: stated.value, counted }] : [];
  });
}
