import { type DataType, Table, tableToIPC, vectorFromArray } from 'apache-arrow';

export type Columns = Readonly<Record<string, { readonly type: DataType; readonly values: readonly unknown[] }>>;

/** A table of Arrow 17 with exactly these types. */
function makeTable(columns: Columns): Table {
  return new Table(
    Object.fromEntries(Object.entries(columns).map(([name, { type, values }]) => [name, vectorFromArray([...values], type)])),
  );
}

/** Arrow IPC bytes. `batchRows` cuts the rows into record batches of this size. */
export function makeArrow(
  columns: Columns,
  options: { readonly format?: 'stream' | 'file'; readonly batchRows?: number } = {},
): Uint8Array {
  const { format = 'stream', batchRows } = options;
  const table = makeTable(columns);
  if (batchRows === undefined) return tableToIPC(table, format);
  const batches = [];
  for (let start = 0; start < table.numRows; start += batchRows) batches.push(...table.slice(start, start + batchRows).batches);
  return tableToIPC(new Table(batches), format);
}
