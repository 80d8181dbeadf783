import type { TABLES, TableName } from '../../src/model/tables.ts';

export type Cell = string | number | boolean | null | readonly string[];

/** A row of a table of the data model: only its columns, any of them absent. */
export type RowOf<N extends TableName> = { -readonly [C in keyof (typeof TABLES)[N]['columns']]?: Cell };

/** Rows by table, in insertion order. */
export class TableSet {
  readonly #rows = new Map<TableName, Record<string, Cell | undefined>[]>();

  add<N extends TableName>(name: N, ...rows: RowOf<N>[]): void {
    const list = this.#rows.get(name) ?? [];
    for (const row of rows) list.push(row as Record<string, Cell | undefined>);
    this.#rows.set(name, list);
  }

  rows(name: TableName): readonly Record<string, Cell | undefined>[] {
    return this.#rows.get(name) ?? [];
  }

  get names(): readonly TableName[] {
    return [...this.#rows.keys()];
  }
}

/** All values of one column, rows in order; absent is null. */
export interface ColumnValues {
  readonly name: string;
  readonly values: readonly Cell[];
}

/** Columns with at least one known value, in the data model's order; a column that says nothing is left out of the file. */
export function columnsOf(rows: readonly Record<string, Cell | undefined>[], order: readonly string[]): ColumnValues[] {
  return order
    .filter((name) => rows.some((row) => row[name] !== undefined && row[name] !== null))
    .map((name) => ({ name, values: rows.map((row) => row[name] ?? null) }));
}
