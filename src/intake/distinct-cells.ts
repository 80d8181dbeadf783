import { CHUNK_ROWS, type TextColumn } from './raw-sheet.ts';

const FIRST_SLOTS = 1 << 10;
const MAX_TEXTS = 40_000;
/** Longer texts seldom come twice. */
const MAX_BYTES = 96;

/** A column that shows so many different texts within little more cells is one of names or keys: it gains nothing here. */
const TRIED_TEXTS = 8_192;
const TRIED_CELLS = 11_000;

/** Codes of cells that are no number of a text. */
export const EMPTY_CELL = 0xffff;
/** Not remembered: to be read on its own. */
export const OTHER_CELL = 0xfffe;

/** Which of a column's distinct texts stands in each row. */
export interface DistinctCells {
  /** UTF-8 of the texts, in the order of their first rows. */
  readonly texts: readonly Uint8Array[];
  /** Cells that are that text. */
  readonly counts: readonly number[];
  /** Row of the sheet that `codes` begins with. */
  readonly first: number;
  /** Number of the text in each row, EMPTY_CELL or OTHER_CELL. */
  readonly codes: Uint16Array;
  /** How many rows are OTHER_CELL: texts beyond the limit, and long ones. */
  readonly others: number;
}

/**
 * Tells the cells of rows [first, last) apart by their bytes, so that a column of a million cells with twenty different texts
 * is looked at, decoded and parsed twenty times. null for a column of nothing but different texts.
 */
export function distinctCells(column: TextColumn, first: number, last: number): DistinctCells | null {
  const codes = new Uint16Array(Math.max(0, last - first)).fill(EMPTY_CELL);
  const texts: Uint8Array[] = [];
  const counts: number[] = [];
  const hashes: number[] = [];
  let slots = new Uint16Array(FIRST_SLOTS).fill(EMPTY_CELL);
  let others = 0;
  let previous = EMPTY_CELL;
  for (let index = Math.floor(first / CHUNK_ROWS); index < column.chunks.length && index * CHUNK_ROWS < last; index += 1) {
    const { bytes, offsets } = column.chunks[index] as TextColumn['chunks'][number];
    const base = index * CHUNK_ROWS;
    const to = Math.min(last - base, offsets.length - 1);
    for (let within = Math.max(0, first - base); within < to; within += 1) {
      const start = offsets[within] as number;
      const end = offsets[within + 1] as number;
      const length = end - start;
      if (length === 0) continue;
      const at = base + within - first;
      // Lists are sorted by street or building more often than not.
      if (previous !== EMPTY_CELL && equals(texts[previous] as Uint8Array, bytes, start, length)) {
        codes[at] = previous;
        counts[previous] = (counts[previous] as number) + 1;
        continue;
      }
      if (length > MAX_BYTES) {
        codes[at] = OTHER_CELL;
        others += 1;
        continue;
      }
      const hash = hashOf(bytes, start, end);
      const mask = slots.length - 1;
      let slot = hash & mask;
      let code = slots[slot] as number;
      while (code !== EMPTY_CELL && !equals(texts[code] as Uint8Array, bytes, start, length)) {
        slot = (slot + 1) & mask;
        code = slots[slot] as number;
      }
      if (code !== EMPTY_CELL) {
        counts[code] = (counts[code] as number) + 1;
      } else if (texts.length === MAX_TEXTS) {
        codes[at] = OTHER_CELL;
        others += 1;
        continue;
      } else {
        if (texts.length === TRIED_TEXTS && at < TRIED_CELLS) return null;
        code = texts.length;
        slots[slot] = code;
        texts.push(bytes.subarray(start, end));
        counts.push(1);
        hashes.push(hash);
        if (texts.length * 2 > slots.length) slots = rehashed(hashes, slots.length * 2);
      }
      codes[at] = code;
      previous = code;
    }
  }
  return { texts, counts, first, codes, others };
}

/** Four bytes at a time: one by one, each would wait for the multiplication of the last. */
function hashOf(bytes: Uint8Array, start: number, end: number): number {
  let hash = end - start;
  let at = start;
  for (; at + 4 <= end; at += 4) {
    const word =
      (bytes[at] as number) | ((bytes[at + 1] as number) << 8) | ((bytes[at + 2] as number) << 16) | ((bytes[at + 3] as number) << 24);
    hash = Math.imul(hash ^ word, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  let rest = 0;
  for (; at < end; at += 1) rest = (rest << 8) | (bytes[at] as number);
  hash = Math.imul(hash ^ rest, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

function rehashed(hashes: readonly number[], length: number): Uint16Array<ArrayBuffer> {
  const slots = new Uint16Array(length).fill(EMPTY_CELL);
  for (const [code, hash] of hashes.entries()) {
    let free = hash & (length - 1);
    while (slots[free] !== EMPTY_CELL) free = (free + 1) & (length - 1);
    slots[free] = code;
  }
  return slots;
}

function equals(text: Uint8Array, bytes: Uint8Array, start: number, length: number): boolean {
  if (text.length !== length) return false;
  for (let at = 0; at < length; at += 1) if (text[at] !== bytes[start + at]) return false;
  return true;
}
