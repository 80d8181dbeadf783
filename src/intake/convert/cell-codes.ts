import type { CellBytes, CellSource } from './cell-source.ts';

const FIRST_SLOTS = 1 << 10;
const MAX_ENTRIES = 40_000;
/** Longer texts seldom come twice. */
const MAX_BYTES = 96;
const EMPTY = 0xffff;
/** Not remembered: to be read anew. */
const UNKNOWN = 0xfffe;

/** A column that shows so many different texts within little more cells is one of names or keys: it gains nothing here. */
const TRIED_ENTRIES = 8_192;
const TRIED_CELLS = 11_000;

const decoder = new TextDecoder();

/**
 * The distinct cells of a column and which of them stands in each row, found by their bytes: a column of a million cells with
 * twenty different texts is decoded and parsed twenty times, by however many readers. Beyond MAX_ENTRIES distinct texts, and
 * in a column of nothing but different ones, cells are read one by one.
 */
export class CellCodes {
  private readonly source: CellSource;
  private readonly rows: Uint32Array;
  /** By place among the rows: number of the distinct text, EMPTY or UNKNOWN. null where nearly all are different. */
  private readonly codes: Uint16Array | null;
  private readonly texts: string[] = [];

  constructor(source: CellSource, rows: Uint32Array) {
    this.source = source;
    this.rows = rows;
    this.codes = this.tell();
  }

  /**
   * What `compute` makes of the cell at a place, null for an empty cell. Computed once a distinct text, in the order of their
   * first rows, and shared by all its cells.
   */
  reader<T>(compute: (text: string) => T): (at: number) => T | null {
    const { codes, rows, source, texts } = this;
    if (codes === null) {
      return (at) => {
        const text = source.text(rows[at] as number);
        return text === '' ? null : compute(text);
      };
    }
    const known: (T | undefined)[] = new Array(texts.length);
    return (at) => {
      const code = codes[at] as number;
      if (code < UNKNOWN) {
        const value = known[code];
        if (value !== undefined) return value;
        const computed = compute(texts[code] as string);
        known[code] = computed;
        return computed;
      }
      return code === EMPTY ? null : compute(source.text(rows[at] as number));
    };
  }

  private tell(): Uint16Array | null {
    const { source, rows, texts } = this;
    const codes = new Uint16Array(rows.length);
    const cell: CellBytes = { bytes: new Uint8Array(0), start: 0, end: 0 };
    const keys: Uint8Array[] = [];
    const hashes: number[] = [];
    let slots = new Uint16Array(FIRST_SLOTS).fill(EMPTY);
    let mask = FIRST_SLOTS - 1;
    let last = EMPTY;
    for (let at = 0; at < rows.length; at += 1) {
      source.read(rows[at] as number, cell);
      const { bytes, start, end } = cell;
      const length = end - start;
      if (length === 0) {
        codes[at] = EMPTY;
        continue;
      }
      // Lists are sorted by street or building more often than not.
      if (last !== EMPTY && equals(keys[last] as Uint8Array, bytes, start, length)) {
        codes[at] = last;
        continue;
      }
      if (length > MAX_BYTES) {
        codes[at] = UNKNOWN;
        continue;
      }
      let hash = 0x811c9dc5;
      for (let index = start; index < end; index += 1) hash = Math.imul(hash ^ (bytes[index] as number), 0x01000193);
      hash ^= hash >>> 15;
      let slot = hash & mask;
      let entry = slots[slot] as number;
      while (entry !== EMPTY && !equals(keys[entry] as Uint8Array, bytes, start, length)) {
        slot = (slot + 1) & mask;
        entry = slots[slot] as number;
      }
      if (entry !== EMPTY) {
        codes[at] = entry;
        last = entry;
        continue;
      }
      if (keys.length === MAX_ENTRIES) {
        codes[at] = UNKNOWN;
        continue;
      }
      if (keys.length === TRIED_ENTRIES && at < TRIED_CELLS) return null;
      last = keys.length;
      codes[at] = last;
      slots[slot] = last;
      keys.push(bytes.subarray(start, end));
      hashes.push(hash);
      texts.push(decoder.decode(bytes.subarray(start, end)));
      if (keys.length * 2 > slots.length) {
        slots = new Uint16Array(slots.length * 2).fill(EMPTY);
        mask = slots.length - 1;
        for (const [number, known] of hashes.entries()) {
          let free = known & mask;
          while (slots[free] !== EMPTY) free = (free + 1) & mask;
          slots[free] = number;
        }
      }
    }
    return codes;
  }
}

function equals(key: Uint8Array, bytes: Uint8Array, start: number, length: number): boolean {
  if (key.length !== length) return false;
  for (let at = 0; at < length; at += 1) if (key[at] !== bytes[start + at]) return false;
  return true;
}
