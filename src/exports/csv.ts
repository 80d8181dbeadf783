/** Starts that make a spreadsheet take text for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;

export type CellValue = string | number | boolean | null;

/**
 * Text that no spreadsheet runs: a leading = + - @ tab or CR gets an apostrophe before it. Numbers are
 * numbers and stay as they are, negative ones too.
 */
export function defuse(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

function csvCell(value: CellValue): string {
  if (value === null) return '';
  if (typeof value === 'number') return Number.isFinite(value) ? String(value) : '';
  if (typeof value === 'boolean') return value ? '1' : '0';
  const safe = defuse(value);
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** CSV as Excel in Chinese opens it: UTF-8 with a byte order mark, CRLF, NULL as an empty cell. */
export function toCsv(header: readonly string[], rows: Iterable<readonly CellValue[]>): string {
  const lines = [header.map(csvCell).join(',')];
  for (const row of rows) lines.push(row.map(csvCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
