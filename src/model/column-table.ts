/**
 * A query result as plain columns, decoded once by the engine and shared by tables, charts and
 * map layers. No row objects: a layer hands `values` to the GPU as it is.
 */

export type NumericValues = Int32Array | Float64Array | Float32Array | Uint8Array | Int16Array | Uint16Array | Uint32Array | Int8Array;

export interface NumericColumn {
  readonly kind: 'number';
  readonly values: NumericValues;
  /** One byte a row, 1 where the value is unknown (NULL); absent when every value is known. */
  readonly nulls: Uint8Array | null;
}

export interface TextColumn {
  readonly kind: 'text';
  readonly values: readonly (string | null)[];
}

export interface BooleanColumn {
  readonly kind: 'boolean';
  /** 0 or 1 a row. */
  readonly values: Uint8Array;
  readonly nulls: Uint8Array | null;
}

export type Column = NumericColumn | TextColumn | BooleanColumn;

export interface ColumnTable {
  readonly numRows: number;
  readonly columns: Readonly<Record<string, Column>>;
}

export const EMPTY_TABLE: ColumnTable = { numRows: 0, columns: {} };

function columnOf(table: ColumnTable, name: string): Column {
  const column = table.columns[name];
  if (column === undefined) throw new RangeError(`no column ${name} in ${Object.keys(table.columns).join(', ')}`);
  return column;
}

/** The number at a row, null where unknown. Booleans answer 0 or 1. Throws RangeError on a text column or a missing one. */
export function numberAt(table: ColumnTable, name: string, row: number): number | null {
  const column = columnOf(table, name);
  if (column.kind === 'text') throw new RangeError(`column ${name} is text`);
  if (column.nulls !== null && column.nulls[row] === 1) return null;
  return column.values[row] ?? null;
}

/** The text at a row, null where unknown. Throws RangeError when the column is not text. */
export function textAt(table: ColumnTable, name: string, row: number): string | null {
  const column = columnOf(table, name);
  if (column.kind !== 'text') throw new RangeError(`column ${name} is not text`);
  return column.values[row] ?? null;
}

/** Typed values of a numeric column, for binary attributes. Throws RangeError when it is not numeric. */
export function numericValues(table: ColumnTable, name: string): NumericValues {
  const column = columnOf(table, name);
  if (column.kind === 'text') throw new RangeError(`column ${name} is text`);
  return column.values;
}

/** The value at a row whatever its kind; for generic table cells. */
export function valueAt(table: ColumnTable, name: string, row: number): number | string | boolean | null {
  const column = columnOf(table, name);
  if (column.kind === 'text') return column.values[row] ?? null;
  if (column.nulls !== null && column.nulls[row] === 1) return null;
  const value = column.values[row];
  if (value === undefined) return null;
  return column.kind === 'boolean' ? value === 1 : value;
}
