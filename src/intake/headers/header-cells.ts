import { type RawSheet, rowTexts } from '../raw-sheet.ts';
import { isUnitText } from './normalize-header.ts';

/** Rows at the top of a sheet that may hold titles and headers. */
const TOP_ROWS = 16;

export interface TopRows {
  /** Printed texts of the first rows, row by row, blanks around them removed. */
  readonly texts: readonly (readonly string[])[];
  /** The same with merged cells filled. */
  readonly filled: readonly (readonly string[])[];
  readonly hasMerges: boolean;
}

export function readTopRows(sheet: RawSheet, count = TOP_ROWS): TopRows {
  const texts = rowTexts(sheet, 0, count).map((row) => row.map((text) => text.trim()));
  const filled = texts.map((row) => [...row]);
  let hasMerges = false;
  for (const merge of sheet.merges) {
    if (merge.firstRow >= texts.length) continue;
    hasMerges = true;
    const text = texts[merge.firstRow]?.[merge.firstColumn] ?? '';
    for (let row = merge.firstRow; row < Math.min(merge.lastRow, texts.length); row += 1) {
      for (let column = merge.firstColumn; column < Math.min(merge.lastColumn, sheet.columns.length); column += 1) {
        const cells = filled[row];
        if (cells !== undefined) cells[column] = text;
      }
    }
  }
  return { texts, filled, hasMerges };
}

/** Column numbers under the header of a statistical form: 甲 乙 1 2 3, (1) (2) (3). */
export function isNumberRow(row: readonly string[]): boolean {
  const cells = row.filter((text) => text !== '').map((text) => text.normalize('NFKC').replace(/[()\s]/gu, ''));
  if (cells.length < 2) return false;
  const numbers = cells.filter((text) => /^\d{1,3}$/u.test(text)).map(Number);
  const rest = cells.filter((text) => !/^\d{1,3}$/u.test(text));
  const rises = numbers.every((number, at) => at === 0 || number === (numbers[at - 1] ?? 0) + 1);
  return (
    rises &&
    (numbers[0] ?? 1) <= 2 &&
    numbers.length + rest.length >= 3 &&
    rest.every((text) => /^[甲乙丙丁戊己庚辛]$|^栏次$|^[-—]$|^[A-Z]$/u.test(text))
  );
}

/** A row of units under the header: 人, 万元, 平方米. */
export function isUnitRow(row: readonly string[]): boolean {
  const cells = row.filter((text) => text !== '');
  return cells.length > 0 && cells.every((text) => isUnitText(text) || /^[-—]$/u.test(text)) && cells.some(isUnitText);
}

/**
 * The header's texts by column, from above; equal ones once. Rows of column numbers say nothing, rows of
 * units stand in brackets behind. Where a format lost its merged cells, a title is taken to reach over the
 * blanks to its right that have something below.
 */
export function headerParts(top: TopRows, first: number, last: number): readonly (readonly string[])[] {
  const rows = top.filled.slice(first, last);
  const width = Math.max(0, ...rows.map((row) => row.length));
  const own = rows.filter((row) => !isNumberRow(row) && (rows.length === 1 || !isUnitRow(row)));
  const units = rows.length > 1 ? rows.find(isUnitRow) : undefined;
  const spread = top.hasMerges ? own : own.map((row, at) => spreadTitles(row, own.slice(at + 1)));
  return Array.from({ length: width }, (_, column) => {
    const parts = spread.map((row) => row[column] ?? '').filter((text, at, all) => text !== '' && text !== all[at - 1]);
    const unit = units?.[column] ?? '';
    const tail = parts.at(-1);
    if (unit !== '' && tail !== undefined && isUnitText(unit)) return [...parts.slice(0, -1), `${tail}(${unit})`];
    return parts;
  });
}

function spreadTitles(row: readonly string[], below: readonly (readonly string[])[]): readonly string[] {
  const filled = [...row];
  for (let column = 1; column < filled.length; column += 1) {
    if (filled[column] === '' && below.some((other) => (other[column] ?? '') !== '')) filled[column] = filled[column - 1] ?? '';
  }
  return filled;
}
