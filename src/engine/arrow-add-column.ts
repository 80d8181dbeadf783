import { Binary, Field, makeData, RecordBatch, RecordBatchStreamWriter, Schema, Struct, tableFromIPC } from 'apache-arrow';

/**
 * The stream with one more column of bytes at its end, the others untouched. `valueAt` answers by the row in the whole stream.
 * Throws what the decoder throws on bytes that are no Arrow stream.
 */
export function addBinaryColumn(ipcStream: Uint8Array, name: string, valueAt: (row: number) => Uint8Array | null): Uint8Array {
  const table = tableFromIPC(ipcStream);
  const schema = new Schema([...table.schema.fields, new Field(name, new Binary(), true)], table.schema.metadata);
  const writer = new RecordBatchStreamWriter();
  let row = 0;
  for (const batch of table.batches) {
    const length = batch.numRows;
    const values = Array.from({ length }, (_, index) => valueAt(row + index));
    row += length;
    const children = [...batch.data.children, binaryData(values)];
    writer.write(new RecordBatch(schema, makeData({ type: new Struct(schema.fields), length, nullCount: 0, children })));
  }
  writer.finish();
  return writer.toUint8Array(true);
}

function binaryData(values: readonly (Uint8Array | null)[]) {
  const length = values.length;
  const valueOffsets = new Int32Array(length + 1);
  const nullBitmap = new Uint8Array((length + 7) >> 3);
  let nullCount = 0;
  values.forEach((value, index) => {
    valueOffsets[index + 1] = (valueOffsets[index] ?? 0) + (value?.length ?? 0);
    if (value === null) nullCount += 1;
    else nullBitmap[index >> 3] = (nullBitmap[index >> 3] ?? 0) | (1 << (index & 7));
  });
  const data = new Uint8Array(valueOffsets[length] ?? 0);
  values.forEach((value, index) => {
    if (value !== null) data.set(value, valueOffsets[index]);
  });
  return makeData({ type: new Binary(), length, nullCount, nullBitmap, valueOffsets, data });
}
