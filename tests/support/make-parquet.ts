import initParquet, { Compression, Table, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm/esm';
import wasmUrl from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import { type Columns, makeArrow } from './make-arrow.ts';

/** Parquet bytes with exactly these columns, ZSTD, made in the browser. */
export async function makeParquet(columns: Columns, options: { readonly rowGroupRows?: number } = {}): Promise<Uint8Array<ArrayBuffer>> {
  await initParquet({ module_or_path: wasmUrl });
  const properties = new WriterPropertiesBuilder()
    .setCompression(Compression.ZSTD)
    .setMaxRowGroupSize(options.rowGroupRows ?? 122_880)
    .build();
  return new Uint8Array(writeParquet(Table.fromIPCStream(makeArrow(columns)), properties));
}
