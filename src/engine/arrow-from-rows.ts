import {
  bool,
  type Column,
  columnFromArray,
  type DataType,
  dateDay,
  float64,
  int32,
  list,
  tableFromColumns,
  tableToIPC,
  utf8,
} from '@uwdata/flechette';
import type { ColumnType } from '../model/table-columns.ts';

type Value = string | number | boolean | null | readonly string[];

/** Rows of a batch, so that Parquet's row groups fill evenly. */
const BATCH_ROWS = 122_880;

const TYPES: Readonly<Record<ColumnType, () => DataType>> = {
  text: utf8,
  integer: int32,
  double: float64,
  boolean: bool,
  date: dateDay,
  'text[]': () => list(utf8()),
};

const KINDS: Readonly<Record<ColumnType, string>> = {
  text: 'string',
  integer: 'number',
  double: 'number',
  boolean: 'boolean',
  date: 'string',
  'text[]': 'object',
};

/** Plain values as an Arrow IPC stream of these columns. Throws TypeError where a value is not of its column's type. */
export function arrowFromRows(
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
  rowCount: number,
  valueAt: (column: number, row: number) => Value,
): Uint8Array {
  const built = columns.map(({ name, type }, column): [string, Column<unknown>] => {
    const values = Array.from({ length: rowCount }, (_, row) => {
      const value = valueAt(column, row);
      if (value === null) return null;
      if (typeof value !== KINDS[type]) throw new TypeError(`column ${name} is ${type} and holds ${typeof value}`);
      return type === 'date' ? new Date(`${String(value)}T00:00:00Z`) : value;
    });
    return [name, columnFromArray(values, TYPES[type](), { maxBatchRows: BATCH_ROWS })];
  });
  return tableToIPC(tableFromColumns(built), { format: 'stream' }) ?? new Uint8Array(0);
}
