import { CHUNK_ROWS, type RawSheet, type TextColumn } from '../raw-sheet.ts';

/** Totals and notes stand in one of the first columns. */
const SEARCHED_COLUMNS = 3;
/** Enough of a cell to know a note by, in bytes. */
const PREFIX_BYTES = 60;
/** A row with more cells than this is data whatever its first cell says. */
const MAX_NOTE_CELLS = 4;

const TOTAL = /^(总?合计|总计|小计|共计|累计|本页小计|本页合计|汇总|全区合计|全市合计):?$/u;
const PARTIAL_TOTAL = /^.{1,12}(小计|合计|总计):?$/u;
const NOTE =
  /^(注|说明|备注|填报说明|填表说明|填表人|填报人|制表人|制表|审核人|审核|单位负责人|填报单位|填报日期|填表日期|报送日期|联系电话|单位\(盖章\))[\d一二三]?:/u;

const decoder = new TextDecoder();
/** 计, and the two colons: nearly every other cell is passed over without being decoded. */
const COUNT_SIGN = [0xe8, 0xae, 0xa1] as const;
const WIDE_COLON = [0xef, 0xbc, 0x9a] as const;

function cellBytes(column: TextColumn | undefined, row: number): Uint8Array {
  const chunk = column?.chunks[Math.floor(row / CHUNK_ROWS)];
  const at = row % CHUNK_ROWS;
  return chunk === undefined ? new Uint8Array(0) : chunk.bytes.subarray(chunk.offsets[at] ?? 0, chunk.offsets[at + 1] ?? 0);
}

function holds(bytes: Uint8Array, sequence: readonly number[], from: number, to: number): boolean {
  for (let at = from; at + sequence.length <= to; at += 1) if (sequence.every((byte, offset) => bytes[at + offset] === byte)) return true;
  return false;
}

/** Whether a cell can be a total or a note at all. */
function isSuspect(bytes: Uint8Array): boolean {
  const start = Math.min(bytes.length, PREFIX_BYTES);
  return (
    bytes.length > 0 &&
    (holds(bytes, COUNT_SIGN, Math.max(0, bytes.length - 6), bytes.length) ||
      bytes.subarray(0, start).includes(0x3a) ||
      holds(bytes, WIDE_COLON, 0, start))
  );
}

const plainText = (bytes: Uint8Array): string => decoder.decode(bytes.subarray(0, PREFIX_BYTES)).normalize('NFKC').replace(/\s/gu, '');

function countCells(sheet: RawSheet, row: number): number {
  return sheet.columns.filter((column) => cellBytes(column, row).length > 0).length;
}

function isTotalOrNote(sheet: RawSheet, row: number, cells: readonly Uint8Array[]): boolean {
  if (!cells.some(isSuspect)) return false;
  const first = cells.findIndex((bytes) => bytes.length > 0);
  return cells.some((bytes, at) => {
    if (bytes.length === 0) return false;
    const text = plainText(bytes);
    if (TOTAL.test(text)) return true;
    if (at !== first) return false;
    return (bytes.length <= PREFIX_BYTES && PARTIAL_TOTAL.test(text)) || (NOTE.test(text) && countCells(sheet, row) <= MAX_NOTE_CELLS);
  });
}

const areEqual = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && a.every((byte, at) => byte === b[at]);

/**
 * Rows of the body that are no data: totals and subtotals, notes, and the header printed again on a later
 * page. Rows of the sheet from 0. `headerRow` is the lowest printed row of the header, null without one.
 */
export function findSkippedRows(sheet: RawSheet, bodyFirst: number, headerRow: number | null): readonly number[] {
  const columns = sheet.columns.slice(0, SEARCHED_COLUMNS);
  const printed = headerRow === null ? [] : columns.map((column) => cellBytes(column, headerRow));
  const canRepeat = printed.filter((bytes) => bytes.length > 0).length >= 2;
  const skipped: number[] = [];
  for (let row = bodyFirst; row < sheet.rowCount; row += 1) {
    const cells = columns.map((column) => cellBytes(column, row));
    const isRepeated = canRepeat && cells.every((bytes, at) => areEqual(bytes, printed[at] ?? bytes));
    if (isRepeated || isTotalOrNote(sheet, row, cells)) skipped.push(row);
  }
  return skipped;
}
