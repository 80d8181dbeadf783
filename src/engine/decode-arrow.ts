import { type Column as ArrowColumn, type Batch, Type, tableFromIPC } from '@uwdata/flechette';
import type { Column, ColumnTable, NumericValues } from '../model/column-table.ts';
import type { QueryColumnType } from '../model/typed-query.ts';

/**
 * Decodes the messages of an Arrow IPC stream into plain columns, in the declared order. 32-bit and
 * narrower numbers keep their width; everything else that is a number becomes a double. Unknown
 * values are 0 with `nulls` set. Throws RangeError where a declared column is missing, has another
 * kind, or holds an integer beyond 2^53.
 */
export function decodeColumns(messages: Uint8Array[], declared: Readonly<Record<string, QueryColumnType>>): ColumnTable {
  const table = readTable(messages);
  const columns: Record<string, Column> = {};
  for (const [name, type] of Object.entries(declared)) {
    const index = table.names.indexOf(name);
    if (index < 0) throw new RangeError(`the answer lacks column ${name}; it has ${table.names.join(', ')}`);
    const column = table.getChildAt(index) as ArrowColumn<unknown>;
    if (type === 'text') columns[name] = { kind: 'text', values: decodeText(column, name) };
    else if (type === 'boolean') columns[name] = { kind: 'boolean', ...decodeBooleans(column, name) };
    else columns[name] = { kind: 'number', ...decodeNumbers(column, name, type) };
  }
  return { numRows: table.numRows, columns };
}

function readTable(messages: Uint8Array[]): ReturnType<typeof tableFromIPC> {
  try {
    return tableFromIPC(messages, { useDate: false });
  } catch (cause) {
    // DuckDB-WASM streams an enumeration's keys but not its dictionary.
    if (cause instanceof TypeError) throw new RangeError('the answer cannot be decoded; an ENUM must be cast to VARCHAR', { cause });
    throw cause;
  }
}

function decodeText(column: ArrowColumn<unknown>, name: string): (string | null)[] {
  const isDate = column.length > 0 && column.type.typeId === Type.Date;
  const values = new Array<string | null>(column.length);
  let row = 0;
  for (const batch of column.data) {
    for (let i = 0; i < batch.length; i++) {
      const value = batch.at(i);
      if (isDate && typeof value === 'number') values[row++] = new Date(value).toISOString().slice(0, 10);
      else if (value === null || typeof value === 'string') values[row++] = value;
      else throw new RangeError(`column ${name} is declared text but answers ${typeof value}`);
    }
  }
  return values;
}

function decodeBooleans(column: ArrowColumn<unknown>, name: string): { values: Uint8Array; nulls: Uint8Array | null } {
  const values = new Uint8Array(column.length);
  let row = 0;
  for (const batch of column.data) {
    for (let i = 0; i < batch.length; i++) {
      const value = batch.at(i);
      if (value !== null && typeof value !== 'boolean')
        throw new RangeError(`column ${name} is declared boolean but answers ${typeof value}`);
      values[row++] = value === true ? 1 : 0;
    }
  }
  return { values, nulls: decodeNulls(column) };
}

function decodeNumbers(
  column: ArrowColumn<unknown>,
  name: string,
  declared: 'integer' | 'double',
): { values: NumericValues; nulls: Uint8Array | null } {
  const nulls = decodeNulls(column);
  const first = column.data[0];
  if (first === undefined) return { values: declared === 'integer' ? new Int32Array(0) : new Float64Array(0), nulls };
  if (isDirect(first)) {
    if (column.data.length === 1 && nulls === null) return { values: first.values as NumericValues, nulls };
    const values = emptyLike(first.values as NumericValues, column.length);
    let row = 0;
    for (const batch of column.data) {
      values.set(batch.values as NumericValues, row);
      row += batch.length;
    }
    // The database leaves whatever it likes under an unknown value; a layer must never draw it.
    if (nulls !== null) for (let i = 0; i < nulls.length; i++) if (nulls[i] === 1) values[i] = 0;
    return { values, nulls };
  }
  const values = new Float64Array(column.length);
  let row = 0;
  for (const batch of column.data) {
    for (let i = 0; i < batch.length; i++) {
      const value = batch.at(i);
      if (value !== null && typeof value !== 'number')
        throw new RangeError(`column ${name} is declared a number but answers ${typeof value}`);
      values[row++] = value ?? 0;
    }
  }
  return { values, nulls };
}

/** True when the buffer holds the numbers themselves, without scaling or decoding, in a type the layers take. */
function isDirect({ type }: Batch<unknown>): boolean {
  return (type.typeId === Type.Int && type.bitWidth < 64) || (type.typeId === Type.Float && type.precision > 0);
}

function emptyLike(values: NumericValues, length: number): NumericValues {
  const OfSameKind = values.constructor as new (length: number) => NumericValues;
  return new OfSameKind(length);
}

function decodeNulls(column: ArrowColumn<unknown>): Uint8Array | null {
  if (column.nullCount === 0) return null;
  const nulls = new Uint8Array(column.length);
  let row = 0;
  for (const { length, nullCount, validity } of column.data) {
    if (nullCount > 0) {
      for (let i = 0; i < length; i++) nulls[row + i] = 1 - (((validity[i >> 3] ?? 0) >> (i & 7)) & 1);
    }
    row += length;
  }
  return nulls;
}
