import initParquet, { Compression, Table, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm/esm';

/** DuckDB's own row group size, so that a batch read back fills whole vectors. */
const ROW_GROUP_ROWS = 122_880;

let ready: Promise<unknown> | null = null;

/** Gets the writer ready; `wasm` is its WebAssembly or where it lies. */
export function prepareParquet(wasm: string | Uint8Array): Promise<unknown> {
  ready ??= initParquet({ module_or_path: wasm });
  return ready;
}

/** An Arrow IPC stream as a Parquet file, ZSTD, with these entries in its metadata. `prepareParquet` must have resolved. */
export function toParquet(ipcStream: Uint8Array, metadata: ReadonlyMap<string, string>): Uint8Array<ArrayBuffer> {
  const properties = new WriterPropertiesBuilder()
    .setCompression(Compression.ZSTD)
    .setMaxRowGroupSize(ROW_GROUP_ROWS)
    .setCreatedBy('Dangjian Atlas')
    .setKeyValueMetadata(new Map(metadata))
    .build();
  return new Uint8Array(writeParquet(Table.fromIPCStream(ipcStream), properties));
}
