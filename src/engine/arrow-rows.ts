import { type Column, type DataType, Type, tableFromIPC } from '@uwdata/flechette';

/** Rows of an Arrow IPC stream as plain values, for decoders that make text of them. */
export interface ArrowRows {
  readonly names: readonly string[];
  readonly rowCount: number;
  /**
   * null, boolean, number, bigint (64-bit integers), string, Uint8Array (binary), array or typed array (lists)
   * or object (structs). Dates are 'YYYY-MM-DD', timestamps 'YYYY-MM-DD HH:mm:ss', with 'Z' where they have a zone.
   */
  at(column: number, row: number): unknown;
}

/** Throws what the decoder throws on bytes that are no Arrow stream. */
export function readArrowRows(ipcStream: Uint8Array): ArrowRows {
  const table = tableFromIPC(ipcStream, { useBigInt: true, useDate: false });
  const columns = table.names.map((_, index) => table.getChildAt(index) as Column<unknown>);
  return {
    names: table.names.map(String),
    rowCount: table.numRows,
    at: (column, row) => {
      const found = columns[column];
      if (found === undefined) return null;
      const value = found.at(row);
      return typeof value === 'number' ? timeText(value, found.type) : value;
    },
  };
}

function timeText(value: number, type: DataType): number | string {
  if (type.typeId === Type.Dictionary) return timeText(value, type.dictionary);
  if (type.typeId !== Type.Date && type.typeId !== Type.Timestamp) return value;
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) return value;
  const iso = date.toISOString();
  if (type.typeId === Type.Date) return iso.slice(0, iso.indexOf('T'));
  const zone = type.timezone == null || type.timezone === '' ? '' : 'Z';
  return `${iso.slice(0, -5).replace('T', ' ')}${zone}`;
}
