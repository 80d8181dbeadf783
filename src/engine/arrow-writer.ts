import {
  Bool,
  type Data,
  type DataType,
  DateDay,
  Field,
  Float64,
  Int32,
  List,
  makeData,
  RecordBatch,
  RecordBatchStreamWriter,
  Schema,
  Struct,
  Utf8,
} from 'apache-arrow';
import { ArrowTexts } from './arrow-texts.ts';

/**
 * Builds an Arrow IPC stream column by column, without an object or a JavaScript string a cell. All columns of a stream
 * must get the same number of values. Batches of BATCH_ROWS rows.
 */

/** A row group of the database: rows that come in whole groups are kept as they are, fewer are copied once more (4 × the time). */
export const BATCH_ROWS = 122_880;

export interface ArrowColumn {
  readonly name: string;
  readonly rows: number;
  readonly type: DataType;
  readonly batches: readonly Data[];
}

interface Batch {
  readonly length: number;
  readonly nullCount: number;
  readonly nullBitmap: Uint8Array;
}

const allValid = (): Uint8Array => new Uint8Array(BATCH_ROWS / 8).fill(0xff);

/** Counts rows and notes which are null; cuts batches. */
abstract class ColumnWriter {
  readonly name: string;
  private batches: Data[] = [];
  private validity = allValid();
  private nulls = 0;
  private total = 0;
  /** Row within the open batch. */
  protected row = 0;

  constructor(name: string) {
    this.name = name;
  }

  appendNull(): void {
    this.putNull();
    this.nulls += 1;
    this.validity[this.row >> 3] = (this.validity[this.row >> 3] as number) & ~(1 << (this.row & 7));
    this.next();
  }

  /** The column so far; what is appended after it begins another one. */
  finish(): ArrowColumn {
    if (this.row > 0) this.cut();
    const { name, total, type, batches } = this;
    this.batches = [];
    this.total = 0;
    return { name, rows: total, type, batches };
  }

  abstract readonly type: DataType;
  protected abstract putNull(): void;
  /** The buffers of the open batch, which is closed with it. */
  protected abstract take(batch: Batch): Data;

  /** To the next row, once this one has its value. */
  protected next(): void {
    this.row += 1;
    this.total += 1;
    if (this.row === BATCH_ROWS) this.cut();
  }

  private cut(): void {
    this.batches.push(this.take({ length: this.row, nullCount: this.nulls, nullBitmap: this.validity }));
    this.validity = allValid();
    this.nulls = 0;
    this.row = 0;
  }
}

export class TextWriter extends ColumnWriter {
  readonly type = new Utf8();
  private readonly texts = new ArrowTexts(BATCH_ROWS);

  append(text: string): void {
    this.texts.addText(text);
    this.next();
  }

  /** UTF-8 bytes as they are. */
  appendBytes(source: Uint8Array, start: number, end: number): void {
    this.texts.addBytes(source, start, end);
    this.next();
  }

  protected putNull(): void {
    this.texts.addNothing();
  }

  protected take(batch: Batch): Data {
    return makeData({ type: this.type, ...batch, ...this.texts.take() });
  }
}

export class TextListWriter extends ColumnWriter {
  readonly type = new List(new Field('item', new Utf8(), true));
  private readonly texts = new ArrowTexts(BATCH_ROWS);
  private ends: number[] = [0];

  append(values: readonly string[]): void {
    for (const value of values) this.texts.addText(value);
    this.ends.push(this.texts.count);
    this.next();
  }

  protected putNull(): void {
    this.ends.push(this.texts.count);
  }

  protected take(batch: Batch): Data {
    const valueOffsets = Int32Array.from(this.ends);
    const length = this.texts.count;
    const child = makeData({ type: new Utf8(), length, nullCount: 0, ...this.texts.take() });
    this.ends = [0];
    return makeData({ type: this.type, ...batch, valueOffsets, child });
  }
}

export class IntegerWriter extends ColumnWriter {
  readonly type = new Int32();
  private values = new Int32Array(BATCH_ROWS);

  append(value: number): void {
    this.values[this.row] = value;
    this.next();
  }

  protected putNull(): void {
    this.values[this.row] = 0;
  }

  protected take(batch: Batch): Data {
    return makeData({ type: this.type, ...batch, data: this.values.slice(0, batch.length) });
  }
}

export class DoubleWriter extends ColumnWriter {
  readonly type = new Float64();
  private values = new Float64Array(BATCH_ROWS);

  append(value: number): void {
    this.values[this.row] = value;
    this.next();
  }

  protected putNull(): void {
    this.values[this.row] = 0;
  }

  protected take(batch: Batch): Data {
    return makeData({ type: this.type, ...batch, data: this.values.slice(0, batch.length) });
  }
}

export class DateWriter extends ColumnWriter {
  readonly type = new DateDay();
  private values = new Int32Array(BATCH_ROWS);

  /** An ISO day, yyyy-mm-dd. */
  append(isoDay: string): void {
    this.values[this.row] = Date.UTC(Number(isoDay.slice(0, 4)), Number(isoDay.slice(5, 7)) - 1, Number(isoDay.slice(8, 10))) / 86_400_000;
    this.next();
  }

  protected putNull(): void {
    this.values[this.row] = 0;
  }

  protected take(batch: Batch): Data {
    return makeData({ type: this.type, ...batch, data: this.values.slice(0, batch.length) });
  }
}

export class FlagWriter extends ColumnWriter {
  readonly type = new Bool();
  private bits = new Uint8Array(BATCH_ROWS / 8);

  append(value: boolean): void {
    if (value) this.bits[this.row >> 3] = (this.bits[this.row >> 3] ?? 0) | (1 << (this.row & 7));
    this.next();
  }

  protected putNull(): void {
    // The bit is 0 as it is.
  }

  protected take(batch: Batch): Data {
    const data = this.bits;
    this.bits = new Uint8Array(BATCH_ROWS / 8);
    return makeData({ type: this.type, ...batch, data });
  }
}

/**
 * Parts with their columns, one after the other, as one Arrow IPC stream; a column that a part lacks is null there. Columns of one
 * name must be of one type. Throws RangeError when the columns of a part differ in rows.
 */
export function writeArrowStream(parts: readonly (readonly ArrowColumn[])[]): Uint8Array {
  const types = new Map(parts.flatMap((columns) => columns.map(({ name, type }) => [name, type] as const)));
  const fields = [...types].map(([name, type]) => new Field(name, type, true));
  const schema = new Schema(fields);
  const struct = new Struct(fields);
  const writer = new RecordBatchStreamWriter();
  const write = (length: number, children: Data[]): void => {
    writer.write(new RecordBatch(schema, makeData({ type: struct, length, nullCount: 0, children })));
  };
  let written = 0;
  for (const columns of parts) {
    const [first] = columns;
    if (columns.some(({ rows }) => rows !== first?.rows)) throw new RangeError('columns of different lengths');
    const byName = new Map(columns.map((column) => [column.name, column]));
    for (let index = 0; index < (first?.batches.length ?? 0); index += 1) {
      const length = first?.batches[index]?.length ?? 0;
      write(
        length,
        fields.map(({ name, type }) => byName.get(name)?.batches[index] ?? nulls(type, length)),
      );
      written += 1;
    }
  }
  if (written === 0) {
    write(
      0,
      fields.map(({ type }) => nulls(type, 0)),
    );
  }
  writer.finish();
  return writer.toUint8Array(true);
}

/** A column of nothing but null. */
function nulls(type: DataType, length: number): Data {
  const base = { length, nullCount: length, nullBitmap: new Uint8Array((length + 7) >> 3) };
  if (type instanceof Utf8) return makeData({ type, ...base, valueOffsets: new Int32Array(length + 1), data: new Uint8Array(0) });
  if (type instanceof List) {
    const child = makeData({ type: new Utf8(), length: 0, nullCount: 0, valueOffsets: new Int32Array(1), data: new Uint8Array(0) });
    return makeData({ type, ...base, valueOffsets: new Int32Array(length + 1), child });
  }
  if (type instanceof Bool) return makeData({ type, ...base, data: new Uint8Array((length + 7) >> 3) });
  if (type instanceof Float64) return makeData({ type, ...base, data: new Float64Array(length) });
  return makeData({ type: type as Int32, ...base, data: new Int32Array(length) });
}
