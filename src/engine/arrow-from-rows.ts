import type { ColumnType } from '../model/table-columns.ts';
import {
  type ArrowColumn,
  DateWriter,
  DoubleWriter,
  FlagWriter,
  IntegerWriter,
  TextListWriter,
  TextWriter,
  writeArrowStream,
} from './arrow-writer.ts';

type Value = string | number | boolean | null | readonly string[];

/** Plain values as an Arrow IPC stream of these columns. Throws TypeError where a value is not of its column's type. */
export function arrowFromRows(
  columns: readonly { readonly name: string; readonly type: ColumnType }[],
  rowCount: number,
  valueAt: (column: number, row: number) => Value,
): Uint8Array {
  return writeArrowStream([columns.map(({ name, type }, column) => writeColumn(name, type, rowCount, (row) => valueAt(column, row)))]);
}

function writeColumn(name: string, type: ColumnType, rowCount: number, valueAt: (row: number) => Value): ArrowColumn {
  const fill = <T extends Value>(
    writer: { append(value: T): void; appendNull(): void; finish(): ArrowColumn },
    isOfType: (value: Value) => value is T,
  ): ArrowColumn => {
    for (let row = 0; row < rowCount; row += 1) {
      const value = valueAt(row);
      if (value === null) writer.appendNull();
      else if (isOfType(value)) writer.append(value);
      else throw new TypeError(`column ${name} is ${type} and holds ${typeof value}`);
    }
    return writer.finish();
  };
  const isText = (value: Value): value is string => typeof value === 'string';
  const isNumber = (value: Value): value is number => typeof value === 'number';
  switch (type) {
    case 'text':
      return fill(new TextWriter(name), isText);
    case 'date':
      return fill(new DateWriter(name), isText);
    case 'integer':
      return fill(new IntegerWriter(name), isNumber);
    case 'double':
      return fill(new DoubleWriter(name), isNumber);
    case 'boolean':
      return fill(new FlagWriter(name), (value): value is boolean => typeof value === 'boolean');
    case 'text[]':
      return fill(new TextListWriter(name), (value): value is readonly string[] => Array.isArray(value));
  }
}
