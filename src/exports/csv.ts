import type { ExportValue } from '../model/export-file.ts';
import { encodeGb18030 } from './gb18030.ts';

/** Starts that make a spreadsheet take text for a formula. */
const FORMULA_START = /^[=+\-@\t\r]/;
const NEEDS_QUOTES = /[",\r\n]/;
const BYTE_ORDER_MARK = '\uFEFF';

/** Separates the texts of a list in one cell; the import splits at it. */
const LIST_SEPARATOR = '、';

/**
 * Text that no spreadsheet runs: a leading = + - @ tab or CR gets an apostrophe before it. Numbers are
 * numbers and stay as they are, negative ones too. The import takes a leading apostrophe off again.
 */
export function defuse(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/** A list is one cell; it has nothing to say where it is empty. */
export function cellOf(value: ExportValue): string | number | boolean | null {
  if (typeof value !== 'object' || value === null) return value;
  return value.length === 0 ? null : value.join(LIST_SEPARATOR);
}

function csvCell(value: ExportValue): string {
  const cell = cellOf(value);
  if (cell === null) return '';
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'boolean') return cell ? '1' : '0';
  const safe = defuse(cell);
  return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

function csvLines(rows: Iterable<readonly ExportValue[]>): string {
  let text = '';
  for (const row of rows) text += `${row.map(csvCell).join(',')}\r\n`;
  return text;
}

const encoder = new TextEncoder();
/** Rows that are one piece of text: a string of a million rows would be too long for some browsers. */
const PIECE_ROWS = 8_192;

/**
 * CSV as Excel in Chinese opens it, in pieces of bytes: CRLF, NULL as an empty cell (so is empty text), header and rows alone,
 * since lines of remarks break the reading of a table. What the table is stands in the name of the file, and in full in the
 * notes beside it where a person asks for them.
 */
export function csvPieces(
  encoding: 'utf-8' | 'gbk',
  header: readonly string[],
  rowCount: number,
  rowAt: (row: number) => readonly ExportValue[],
): Uint8Array<ArrayBuffer>[] {
  const encode = (text: string): Uint8Array<ArrayBuffer> => (encoding === 'gbk' ? encodeGb18030(text) : encoder.encode(text));
  const pieces = [encode((encoding === 'gbk' ? '' : BYTE_ORDER_MARK) + csvLines([header]))];
  for (let from = 0; from < rowCount; from += PIECE_ROWS) {
    const length = Math.min(PIECE_ROWS, rowCount - from);
    pieces.push(encode(csvLines(Array.from({ length }, (_, index) => rowAt(from + index)))));
  }
  return pieces;
}
