import { CHUNK_ROWS, type RawSheet, type TextColumn } from '../raw-sheet.ts';

/** Totals and notes stand in one of the first columns. */
const SEARCHED_COLUMNS = 3;
/** Enough of a cell to know a note by, in bytes. */
const PREFIX_BYTES = 60;
/** A row with more cells than this is data whatever its first cell says. */
const MAX_NOTE_CELLS = 4;

const TOTAL = /^(总?合计|总计|小计|共计|累计|本页小计|本页合计|全区合计|全市合计):?$/u;
const PARTIAL_TOTAL = /^.{1,12}(小计|合计|总计):?$/u;
const NOTE =
  /^(注|说明|备注|填报说明|填表说明|填表人|填报人|制表人|制表|审核人|审核|单位负责人|填报单位|填报日期|填表日期|报送日期|联系电话|单位\(盖章\))[\d一二三]?:/u;

const decoder = new TextDecoder();
/** Bytes in which the colon of a note stands. */
const COLON_BYTES = 40;

function cellBytes(column: TextColumn | undefined, row: number): Uint8Array {
  const chunk = column?.chunks[Math.floor(row / CHUNK_ROWS)];
  const at = row % CHUNK_ROWS;
  return chunk === undefined ? new Uint8Array(0) : chunk.bytes.subarray(chunk.offsets[at] ?? 0, chunk.offsets[at + 1] ?? 0);
}

/** 计 at `at`, in UTF-8. */
const isCountSign = (bytes: Uint8Array, at: number): boolean => bytes[at] === 0xe8 && bytes[at + 1] === 0xae && bytes[at + 2] === 0xa1;

/** Whether bytes [start, end) can be a total (they end in 计) or a note (a colon stands near the front): nearly no cell is decoded. */
function isSuspect(bytes: Uint8Array, start: number, end: number): boolean {
  // The last sign may be a colon or a blank.
  for (let at = end - 3; at >= Math.max(start, end - 6); at -= 1) if (isCountSign(bytes, at)) return true;
  if (end - start < 3) return false;
  const front = Math.min(end, start + COLON_BYTES);
  for (let at = start; at < front; at += 1) {
    const byte = bytes[at] as number;
    if (byte === 0x3a || (byte === 0xef && bytes[at + 1] === 0xbc && bytes[at + 2] === 0x9a)) return true;
    // The rest of a sign is no colon.
    if (byte >= 0xe0) at += 2;
  }
  return false;
}

/** Rows whose cell in this column deserves a look. */
function collectSuspects(column: TextColumn, printed: Uint8Array, into: Set<number>, bodyFirst: number): void {
  for (const [index, { bytes, offsets }] of column.chunks.entries()) {
    const firstRow = index * CHUNK_ROWS;
    for (let at = Math.max(0, bodyFirst - firstRow); at + 1 < offsets.length; at += 1) {
      const start = offsets[at] ?? 0;
      const end = offsets[at + 1] ?? start;
      if (start === end) continue;
      const isHeaderAgain = end - start === printed.length && bytes[start] === printed[0] && areEqual(bytes.subarray(start, end), printed);
      if (isHeaderAgain || isSuspect(bytes, start, end)) into.add(firstRow + at);
    }
  }
}

const plainText = (bytes: Uint8Array): string => decoder.decode(bytes.subarray(0, PREFIX_BYTES)).normalize('NFKC').replace(/\s/gu, '');

function countCells(sheet: RawSheet, row: number): number {
  return sheet.columns.filter((column) => cellBytes(column, row).length > 0).length;
}

function isTotalOrNote(sheet: RawSheet, row: number, cells: readonly Uint8Array[]): boolean {
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
  const suspects = new Set<number>();
  for (const [at, column] of columns.entries()) collectSuspects(column, printed[at] ?? new Uint8Array(0), suspects, bodyFirst);
  const skipped = [...suspects].filter((row) => {
    const cells = columns.map((column) => cellBytes(column, row));
    const isRepeated = canRepeat && cells.every((bytes, at) => areEqual(bytes, printed[at] ?? bytes));
    return isRepeated || isTotalOrNote(sheet, row, cells);
  });
  return skipped.sort((a, b) => a - b);
}
