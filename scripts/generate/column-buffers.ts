/** Columns that are filled row by row without objects, for tables of millions of rows; reused from row group to row group. */
import type { Data, DataType } from 'apache-arrow';
import { Bool, type DateDay, Float64, Int32, makeData, Utf8 } from 'apache-arrow';

function bitmapBytes(rows: number): number {
  return ((rows + 63) >> 6) << 3;
}

/** Validity bits, LSB first, as Arrow has them. */
class Validity {
  readonly #bits: Uint8Array;
  nulls = 0;

  constructor(capacity: number) {
    this.#bits = new Uint8Array(bitmapBytes(capacity));
  }

  reset(): void {
    this.#bits.fill(0);
    this.nulls = 0;
  }

  set(row: number, known: boolean): void {
    if (known) this.#bits[row >> 3] = (this.#bits[row >> 3] ?? 0) | (1 << (row & 7));
    else this.nulls += 1;
  }

  /** A copy that outlives the next row group. */
  bitmap(rows: number): Uint8Array | undefined {
    return this.nulls === 0 ? undefined : this.#bits.slice(0, bitmapBytes(rows));
  }
}

export interface ColumnBuffer {
  readonly reset: () => void;
  readonly data: (rows: number) => Data<DataType>;
}

export class IntegerBuffer implements ColumnBuffer {
  readonly #values: Int32Array;
  readonly #validity: Validity;
  readonly #type: Int32 | DateDay;

  constructor(capacity: number, type: Int32 | DateDay) {
    this.#values = new Int32Array(capacity);
    this.#validity = new Validity(capacity);
    this.#type = type;
  }

  put(row: number, value: number | null): void {
    this.#values[row] = value ?? 0;
    this.#validity.set(row, value !== null);
  }

  reset(): void {
    this.#validity.reset();
  }

  data(rows: number): Data<DataType> {
    const parts = {
      length: rows,
      nullCount: this.#validity.nulls,
      nullBitmap: this.#validity.bitmap(rows),
      data: this.#values.slice(0, rows),
    };
    return this.#type instanceof Int32 ? makeData({ type: this.#type, ...parts }) : makeData({ type: this.#type, ...parts });
  }
}

export class DoubleBuffer implements ColumnBuffer {
  readonly #values: Float64Array;
  readonly #validity: Validity;

  constructor(capacity: number) {
    this.#values = new Float64Array(capacity);
    this.#validity = new Validity(capacity);
  }

  put(row: number, value: number | null): void {
    this.#values[row] = value ?? 0;
    this.#validity.set(row, value !== null);
  }

  reset(): void {
    this.#validity.reset();
  }

  data(rows: number): Data<DataType> {
    return makeData({
      type: new Float64(),
      length: rows,
      nullCount: this.#validity.nulls,
      nullBitmap: this.#validity.bitmap(rows),
      data: this.#values.slice(0, rows),
    });
  }
}

export class BooleanBuffer implements ColumnBuffer {
  readonly #bits: Uint8Array;
  readonly #validity: Validity;

  constructor(capacity: number) {
    this.#bits = new Uint8Array(bitmapBytes(capacity));
    this.#validity = new Validity(capacity);
  }

  put(row: number, value: boolean | null): void {
    if (value === true) this.#bits[row >> 3] = (this.#bits[row >> 3] ?? 0) | (1 << (row & 7));
    this.#validity.set(row, value !== null);
  }

  reset(): void {
    this.#bits.fill(0);
    this.#validity.reset();
  }

  data(rows: number): Data<DataType> {
    return makeData({
      type: new Bool(),
      length: rows,
      nullCount: this.#validity.nulls,
      nullBitmap: this.#validity.bitmap(rows),
      data: this.#bits.slice(0, bitmapBytes(rows)),
    });
  }
}

const encoder = new TextEncoder();

/** UTF-8 bytes of a text that many rows share; encode once, put often. */
export function encoded(text: string): Uint8Array {
  return encoder.encode(text);
}

export class TextBuffer implements ColumnBuffer {
  #bytes: Uint8Array;
  #end = 0;
  readonly #offsets: Int32Array;
  readonly #validity: Validity;

  constructor(capacity: number, typicalBytes: number) {
    this.#bytes = new Uint8Array(capacity * typicalBytes);
    this.#offsets = new Int32Array(capacity + 1);
    this.#validity = new Validity(capacity);
  }

  #reserve(bytes: number): void {
    if (this.#end + bytes <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#end + bytes));
    larger.set(this.#bytes.subarray(0, this.#end));
    this.#bytes = larger;
  }

  /** One value made of encoded pieces; none for NULL. */
  put(row: number, ...pieces: readonly Uint8Array[]): void {
    for (const piece of pieces) {
      this.#reserve(piece.length);
      this.#bytes.set(piece, this.#end);
      this.#end += piece.length;
    }
    this.#offsets[row + 1] = this.#end;
    this.#validity.set(row, pieces.length > 0);
  }

  /** One value of ASCII characters only, such as a code. */
  putAscii(row: number, text: string): void {
    this.#reserve(text.length);
    for (let index = 0; index < text.length; index += 1) this.#bytes[this.#end + index] = text.charCodeAt(index);
    this.#end += text.length;
    this.#offsets[row + 1] = this.#end;
    this.#validity.set(row, true);
  }

  reset(): void {
    this.#end = 0;
    this.#validity.reset();
  }

  data(rows: number): Data<DataType> {
    return makeData({
      type: new Utf8(),
      length: rows,
      nullCount: this.#validity.nulls,
      nullBitmap: this.#validity.bitmap(rows),
      valueOffsets: this.#offsets.slice(0, rows + 1),
      data: this.#bytes.slice(0, this.#end),
    });
  }
}
