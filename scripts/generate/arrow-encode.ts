import type { Data, DataType } from 'apache-arrow';
import {
  Bool,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int32,
  List,
  makeData,
  makeVector,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableToIPC,
  Utf8,
} from 'apache-arrow';
import type { ColumnType } from '../../src/model/table-columns.ts';
import type { TableName } from '../../src/model/tables.ts';
import { tableDefinition } from '../../src/model/tables.ts';
import { dayNumber } from './calendar.ts';
import type { Cell, ColumnValues } from './row.ts';

const encoder = new TextEncoder();

function validity(values: readonly Cell[]): { nullBitmap: Uint8Array | undefined; nullCount: number } {
  const nullBitmap = new Uint8Array(((values.length + 63) >> 6) << 3);
  let nullCount = 0;
  for (const [index, value] of values.entries()) {
    if (value === null) nullCount += 1;
    else nullBitmap[index >> 3] = (nullBitmap[index >> 3] ?? 0) | (1 << (index & 7));
  }
  return { nullBitmap: nullCount === 0 ? undefined : nullBitmap, nullCount };
}

function textData(values: readonly Cell[]): Data<Utf8> {
  const pieces: Uint8Array[] = [];
  const valueOffsets = new Int32Array(values.length + 1);
  let end = 0;
  for (const [index, value] of values.entries()) {
    if (value !== null) {
      const bytes = encoder.encode(String(value));
      pieces.push(bytes);
      end += bytes.length;
    }
    valueOffsets[index + 1] = end;
  }
  const data = new Uint8Array(end);
  let at = 0;
  for (const piece of pieces) {
    data.set(piece, at);
    at += piece.length;
  }
  return makeData({ type: new Utf8(), length: values.length, ...validity(values), valueOffsets, data });
}

function dictionaryData(values: readonly Cell[], id: number): Data {
  const codes = new Map<Cell, number>();
  const indices = new Int32Array(values.length);
  for (const [index, value] of values.entries()) {
    if (value === null) continue;
    const code = codes.get(value) ?? codes.size;
    codes.set(value, code);
    indices[index] = code;
  }
  const dictionary = makeVector(textData([...codes.keys()]));
  return makeData({
    type: new Dictionary(new Utf8(), new Int32(), id),
    length: values.length,
    ...validity(values),
    data: indices,
    dictionary,
  });
}

function listData(values: readonly Cell[]): Data {
  const items: string[] = [];
  const valueOffsets = new Int32Array(values.length + 1);
  for (const [index, value] of values.entries()) {
    if (Array.isArray(value)) items.push(...(value as readonly string[]));
    valueOffsets[index + 1] = items.length;
  }
  const type = new List(new Field('item', new Utf8(), true));
  return makeData({ type, length: values.length, ...validity(values), valueOffsets, child: textData(items) });
}

function encodeColumn(type: ColumnType, values: readonly Cell[], dictionaryId: number | null): Data {
  const length = values.length;
  switch (type) {
    case 'text':
      return dictionaryId === null ? textData(values) : dictionaryData(values, dictionaryId);
    case 'text[]':
      return listData(values);
    case 'integer':
      return makeData({ type: new Int32(), length, ...validity(values), data: Int32Array.from(values, (value) => Number(value ?? 0)) });
    case 'double':
      return makeData({ type: new Float64(), length, ...validity(values), data: Float64Array.from(values, (value) => Number(value ?? 0)) });
    case 'date':
      return makeData({
        type: new DateDay(),
        length,
        ...validity(values),
        data: Int32Array.from(values, (value) => (value === null ? 0 : dayNumber(String(value)))),
      });
    case 'boolean': {
      const data = new Uint8Array(((length + 63) >> 6) << 3);
      for (const [index, value] of values.entries()) if (value === true) data[index >> 3] = (data[index >> 3] ?? 0) | (1 << (index & 7));
      return makeData({ type: new Bool(), length, ...validity(values), data });
    }
  }
}

/** Repeated text is worth a dictionary when at most half of the rows are distinct. Parquet has its own. */
function isRepetitive(values: readonly Cell[]): boolean {
  return values.length >= 24 && new Set(values).size * 2 <= values.length;
}

/** One record batch with the types of the data model. `dictionaries` encodes repeated text (for Arrow files). */
export function encodeTable(name: TableName, columns: readonly ColumnValues[], dictionaries: boolean): Table {
  const definitions = tableDefinition(name).columns;
  const children: Data[] = [];
  const fields: Field[] = [];
  let length = 0;
  for (const [index, column] of columns.entries()) {
    const definition = definitions[column.name];
    if (definition === undefined) throw new RangeError(`${name}.${column.name} is not in the data model`);
    const useDictionary = dictionaries && definition.type === 'text' && isRepetitive(column.values);
    const data = encodeColumn(definition.type, column.values, useDictionary ? index : null);
    children.push(data);
    fields.push(new Field(column.name, data.type as DataType, true));
    length = column.values.length;
  }
  const schema = new Schema(fields);
  return new Table(schema, new RecordBatch(schema, makeData({ type: new Struct(fields), length, nullCount: 0, children })));
}

export function arrowStreamBytes(table: Table): Uint8Array {
  return tableToIPC(table, 'stream');
}
