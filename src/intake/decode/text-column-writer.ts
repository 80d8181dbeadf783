import { CHUNK_ROWS, type TextChunk, type TextColumn } from '../raw-sheet.ts';

const NO_BYTES = new Uint8Array(0);
const RUN_BYTES = 256;
const EQUALS = 0x3d;
const QUOTE = 0x22;

let emptyChunk: TextChunk | null = null;

/** One chunk stands for all full ones without text: in a ragged file they would weigh more than the text. */
function fullEmptyChunk(): TextChunk {
  emptyChunk ??= { bytes: NO_BYTES, offsets: new Uint32Array(CHUNK_ROWS + 1) };
  return emptyChunk;
}

/**
 * Collects the cells of one column as bytes. Cells grow by `appendRun` and `appendByte` and are closed by `mark`; rows
 * that are never marked are empty and cost nothing until a later row of the same chunk holds text.
 */
export class TextColumnWriter {
  readonly chunks: TextChunk[] = [];
  /** Bytes of the current chunk. */
  length = 0;
  private bytes: Uint8Array = NO_BYTES;
  private offsets = new Uint32Array(0);
  /** Rows of the current chunk whose end is known. */
  private marked = 0;

  /**
   * Appends the beginning of [from, to) up to the first byte whose meaning is not 0, and at most RUN_BYTES; answers where
   * it stopped. Looking and copying at once is what makes splitting fast.
   */
  appendRun(source: Uint8Array, from: number, to: number, meanings: Uint8Array): number {
    if (this.length + RUN_BYTES > this.bytes.length) this.grow(this.length + RUN_BYTES);
    const bytes = this.bytes;
    const limit = to - from > RUN_BYTES ? from + RUN_BYTES : to;
    let at = from;
    let end = this.length;
    while (at < limit) {
      const byte = source[at] ?? 0;
      if (meanings[byte] !== 0) break;
      bytes[end] = byte;
      end += 1;
      at += 1;
    }
    this.length = end;
    return at;
  }

  appendByte(byte: number): void {
    if (this.length === this.bytes.length) this.grow(this.length + 1);
    this.bytes[this.length] = byte;
    this.length += 1;
  }

  insertByte(at: number, byte: number): void {
    this.appendByte(byte);
    this.bytes.copyWithin(at + 1, at, this.length - 1);
    this.bytes[at] = byte;
  }

  /**
   * Takes the wrapping off a cell ="00123", from `from` on: exports write it so that Excel keeps a code's zeros. A formula with
   * more to it than one text stays as it lies.
   */
  unwrapText(from: number): void {
    const { bytes } = this;
    const last = this.length - 1;
    if (last < from + 2 || bytes[from] !== EQUALS || bytes[from + 1] !== QUOTE || bytes[last] !== QUOTE) return;
    for (let at = from + 2; at < last; at += 1) {
      if (bytes[at] !== QUOTE) continue;
      at += 1;
      if (at === last || bytes[at] !== QUOTE) return;
    }
    let end = from;
    for (let at = from + 2; at < last; at += 1) {
      const byte = bytes[at] ?? 0;
      bytes[end] = byte;
      end += 1;
      if (byte === QUOTE) at += 1;
    }
    this.length = end;
  }

  /** A copy of the bytes from `from` on. */
  copyFrom(from: number): Uint8Array {
    return this.bytes.slice(from, this.length);
  }

  /** Ends the cell of `row` of the current chunk, which began at `cellStart`. */
  mark(row: number, cellStart: number): void {
    if (row + 2 > this.offsets.length) {
      const grown = new Uint32Array(Math.min(CHUNK_ROWS + 1, Math.max(row + 2, this.offsets.length * 2, 64)));
      grown.set(this.offsets);
      this.offsets = grown;
    }
    const offsets = this.offsets;
    for (let before = this.marked + 1; before <= row; before += 1) offsets[before] = cellStart;
    offsets[row + 1] = this.length;
    this.marked = row + 1;
  }

  /** Forgets what was written into `row` of the current chunk, its last one. */
  unmark(row: number): void {
    if (this.marked !== row + 1) return;
    this.marked = row;
    this.length = this.offsets[row] ?? 0;
  }

  /** Closes the current chunk, the one at `index`, at `rows` rows. */
  closeChunk(index: number, rows: number): void {
    while (this.chunks.length < index) this.chunks.push(fullEmptyChunk());
    if (this.length > 0) {
      if (this.marked < rows) this.mark(rows - 1, this.length);
      this.chunks.push({ bytes: this.bytes.slice(0, this.length), offsets: this.offsets.slice(0, rows + 1) });
    } else {
      this.chunks.push(rows === CHUNK_ROWS ? fullEmptyChunk() : { bytes: NO_BYTES, offsets: new Uint32Array(rows + 1) });
    }
    this.length = 0;
    this.marked = 0;
  }

  get isEmpty(): boolean {
    return this.chunks.every((chunk) => chunk.bytes.length === 0);
  }

  toColumn(): TextColumn {
    return { chunks: this.chunks };
  }

  private grow(needed: number): void {
    const grown = new Uint8Array(Math.max(needed, this.bytes.length * 2, 256));
    grown.set(this.bytes.subarray(0, this.length));
    this.bytes = grown;
  }
}
