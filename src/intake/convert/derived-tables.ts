import type { ArrowColumn } from '../../engine/arrow-writer.ts';
import type { ColumnType } from '../../model/table-columns.ts';
import { type TableName, tableDefinition } from '../../model/tables.ts';
import type { Stored } from './field-readers.ts';
import { writerOf } from './read-column.ts';

/** Rows of tables that follow from a list of another kind: the organizations its enterprises name, their titles, their unions. */
export class DerivedTables {
  private readonly tables = new Map<TableName, Map<string, Record<string, Stored>>>();

  /** Adds to the row of that key; what it holds already stays, since the first statement of a list is its heading one. */
  put(table: TableName, key: string, values: Readonly<Record<string, Stored | null>>): void {
    let rows = this.tables.get(table);
    if (rows === undefined) {
      rows = new Map();
      this.tables.set(table, rows);
    }
    let row = rows.get(key);
    if (row === undefined) {
      row = {};
      rows.set(key, row);
    }
    for (const [column, value] of Object.entries(values)) if (value !== null && row[column] === undefined) row[column] = value;
  }

  /** Keys and rows of a table. */
  entries(table: TableName): readonly (readonly [string, Readonly<Record<string, Stored>>])[] {
    return [...(this.tables.get(table) ?? [])];
  }

  names(): readonly TableName[] {
    return [...this.tables.keys()];
  }

  rowCount(table: TableName): number {
    return this.tables.get(table)?.size ?? 0;
  }

  /** Columns that occur in at least one row. */
  columns(table: TableName): ArrowColumn[] {
    const rows = [...(this.tables.get(table)?.values() ?? [])];
    return Object.entries(tableDefinition(table).columns).flatMap(([name, { type }]: [string, { type: ColumnType }]) => {
      if (!rows.some((row) => row[name] !== undefined)) return [];
      const writer = writerOf(name, type);
      for (const row of rows) {
        const value = row[name];
        if (value === undefined) writer.appendNull();
        else writer.append(value);
      }
      return [writer.finish()];
    });
  }
}

/** One table of several lists; the first statement of a key stands. */
export function mergeDerived(parts: readonly DerivedTables[], table: TableName): DerivedTables {
  const [only] = parts;
  if (parts.length === 1 && only !== undefined) return only;
  const merged = new DerivedTables();
  for (const part of parts) for (const [key, row] of part.entries(table)) merged.put(table, key, row);
  return merged;
}
