import {
  type ArrowColumn,
  DateWriter,
  DoubleWriter,
  FlagWriter,
  IntegerWriter,
  TextListWriter,
  TextWriter,
} from '../../engine/arrow-writer.ts';
import type { ColumnType } from '../../model/table-columns.ts';
import { type Parsed, unreadable } from '../values/parsed.ts';
import type { CellCodes, EachReader } from './cell-codes.ts';
import type { CellBytes, CellSource } from './cell-source.ts';
import type { FieldReader, Stored } from './field-readers.ts';
import { isPlainText } from './plain-text.ts';
import type { ProblemSink } from './problem-log.ts';

/** Takes what cells mean, in the order of the kept rows. */
export interface StoredWriter {
  append(value: Stored): void;
  appendNull(): void;
  finish(): ArrowColumn;
}

export function writerOf(name: string, type: ColumnType): StoredWriter {
  switch (type) {
    case 'text': {
      const writer = new TextWriter(name);
      return adapt(writer, (value) => writer.append(String(value)));
    }
    case 'integer': {
      const writer = new IntegerWriter(name);
      return adapt(writer, (value) => writer.append(Number(value)));
    }
    case 'double': {
      const writer = new DoubleWriter(name);
      return adapt(writer, (value) => writer.append(Number(value)));
    }
    case 'boolean': {
      const writer = new FlagWriter(name);
      return adapt(writer, (value) => writer.append(value === true));
    }
    case 'date': {
      const writer = new DateWriter(name);
      return adapt(writer, (value) => writer.append(String(value)));
    }
    case 'text[]': {
      const writer = new TextListWriter(name);
      return adapt(writer, (value) => writer.append(Array.isArray(value) ? value : [String(value)]));
    }
  }
}

function adapt(writer: { appendNull(): void; finish(): ArrowColumn }, append: (value: Stored) => void): StoredWriter {
  return { append, appendNull: () => writer.appendNull(), finish: () => writer.finish() };
}

/** Up to seven ASCII digits; longer ones may be dates or telephone numbers. −1 for anything else. */
function plainDigits({ bytes, start, end }: CellBytes): number {
  if (end - start > 7 || end === start) return -1;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = (bytes[at] as number) - 0x30;
    if (digit < 0 || digit > 9) return -1;
    value = value * 10 + digit;
  }
  return value;
}

const encoder = new TextEncoder();

function logged(parsed: Parsed<Stored>, log: ProblemSink, column: number, row: number): void {
  if (parsed.kind === 'unreadable') log.add(parsed.reason, 'emptied', column, row);
  else if (parsed.repair !== undefined) log.add(parsed.repair, 'repaired', column, row);
}

/** Where a column's cells are, and which of them are the same; the latter is asked for only where it helps. */
export interface ColumnCells {
  readonly source: CellSource;
  readonly codes: () => CellCodes;
}

interface Meaning {
  readonly value: Stored | null;
  readonly utf8: Uint8Array | null;
  /** What there is to say about the cell; null for most. */
  readonly parsed: Parsed<Stored> | null;
}

const NOTHING: Meaning = { value: null, utf8: null, parsed: null };

/** Storage columns of rows[from .. to) from one column of the sheet, piece by piece; each distinct cell is understood once. */
export type ColumnReader = (rows: Uint32Array, from: number, to: number) => ArrowColumn;

/** `onValue` sees what each row got (null: unknown). */
export function columnReader(
  reader: FieldReader,
  { source, codes }: ColumnCells,
  column: number,
  log: ProblemSink,
  onValue: ((value: Stored | null) => void) | null = null,
): ColumnReader {
  const isText = reader.type === 'text';
  const mean = (raw: string): Meaning => {
    const parsed = safely(reader.read, raw);
    const value = parsed.kind === 'value' ? parsed.value : null;
    return {
      value,
      utf8: isText && value !== null ? encoder.encode(String(value)) : null,
      parsed: parsed.kind === 'unreadable' || parsed.repair !== undefined ? parsed : null,
    };
  };
  const text = isText ? new TextWriter(reader.column) : null;
  const writer = text === null ? writerOf(reader.column, reader.type) : adapt(text, (value) => text.append(String(value)));
  const cell: CellBytes = { bytes: new Uint8Array(0), start: 0, end: 0 };
  let eachMeaning: EachReader<Meaning> | null = null;
  return (rows, from, to) => {
    const take = (meaning: Meaning | null, at: number): void => {
      const { value, utf8, parsed } = meaning ?? NOTHING;
      if (parsed !== null) logged(parsed, log, column, rows[at] as number);
      if (value === null) writer.appendNull();
      else if (text !== null && utf8 !== null) text.appendBytes(utf8, 0, utf8.length);
      else writer.append(value);
      onValue?.(value);
    };
    if (reader.shortcut === null) {
      eachMeaning ??= codes().eachReader(mean);
      eachMeaning(from, to, take);
      return writer.finish();
    }
    for (let at = from; at < to; at += 1) {
      source.read(rows[at] as number, cell);
      if (text !== null && isPlainText(cell)) {
        text.appendBytes(cell.bytes, cell.start, cell.end);
        continue;
      }
      const digits = reader.shortcut === 'digits' ? plainDigits(cell) : -1;
      if (digits >= 0) {
        writer.append(digits);
        onValue?.(digits);
      } else {
        eachMeaning ??= codes().eachReader(mean);
        eachMeaning(at, at + 1, take);
      }
    }
    return writer.finish();
  };
}

/** A parser that fails must cost one cell, never the file. */
function safely(read: (text: string) => Parsed<Stored>, text: string): Parsed<Stored> {
  try {
    return read(text);
  } catch {
    return unreadable('cell-error');
  }
}
