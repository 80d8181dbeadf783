import { tableFromIPC } from 'apache-arrow';
import type { TableName } from '../../src/model/tables.ts';
import { tableDefinition } from '../../src/model/tables.ts';
import { isoDate } from './calendar.ts';
import type { Cell, ColumnValues } from './row.ts';

function decodeCell(type: string, value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (type === 'date') return isoDate(Math.round(Number(value) / 86_400_000));
  if (type === 'text[]') return Array.from(value as Iterable<unknown>, String);
  if (type === 'boolean') return value === true;
  return type === 'text' ? String(value) : Number(value);
}

/** Columns of an Arrow IPC stream of a table of the data model, as the generator had them. */
export function decodeTable(name: TableName, bytes: Uint8Array): ColumnValues[] {
  const table = tableFromIPC(bytes);
  const definitions = tableDefinition(name).columns;
  return table.schema.fields.map((field) => {
    const definition = definitions[field.name];
    const vector = table.getChild(field.name);
    if (definition === undefined || vector === null) throw new RangeError(`${name}.${field.name} is not in the data model`);
    return { name: field.name, values: Array.from({ length: table.numRows }, (_, row) => decodeCell(definition.type, vector.get(row))) };
  });
}
