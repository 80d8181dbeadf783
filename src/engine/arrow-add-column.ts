import { binary, Column, columnFromArray, tableFromColumns, tableFromIPC, tableToIPC } from '@uwdata/flechette';

/**
 * The stream with one more column of bytes at its end, the others untouched. `valueAt` answers by the row in the whole stream.
 * Throws what the decoder throws on bytes that are no Arrow stream.
 */
export function addBinaryColumn(ipcStream: Uint8Array, name: string, valueAt: (row: number) => Uint8Array | null): Uint8Array {
  const table = tableFromIPC(ipcStream);
  const columns = table.names.map((existing, index): [string, Column<unknown>] => [existing, table.getChildAt(index) as Column<unknown>]);
  let row = 0;
  // All columns of a stream are cut into batches at the same rows.
  const batches = (columns[0]?.[1].data ?? []).flatMap(({ length }) => {
    const from = row;
    row += length;
    return columnFromArray(
      Array.from({ length }, (_, index) => valueAt(from + index)),
      binary(),
    ).data;
  });
  const added: [string, Column<unknown>] = [name, new Column(batches)];
  return tableToIPC(tableFromColumns([...columns, added]), { format: 'stream' }) ?? new Uint8Array(0);
}
