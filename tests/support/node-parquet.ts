import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import initParquet, { Compression, Table, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm/esm';
import { type Columns, makeArrow } from './make-arrow.ts';

/** The reader's WebAssembly, as it comes from its package. */
export const parquetWasm = readFileSync(createRequire(import.meta.url).resolve('parquet-wasm/esm/parquet_wasm_bg.wasm'));

interface ParquetOptions {
  readonly rowGroupRows?: number;
  /** The `geo` entry of the metadata. */
  readonly geo?: object;
  readonly compression?: Compression;
}

/** Parquet bytes with exactly these columns, made without a browser. */
export async function nodeParquet(columns: Columns, options: ParquetOptions = {}): Promise<Uint8Array<ArrayBuffer>> {
  await initParquet({ module_or_path: parquetWasm });
  const { rowGroupRows = 122_880, compression = Compression.SNAPPY, geo } = options;
  const plain = new WriterPropertiesBuilder().setCompression(compression).setMaxRowGroupSize(rowGroupRows);
  const properties = geo === undefined ? plain : plain.setKeyValueMetadata(new Map([['geo', JSON.stringify(geo)]]));
  return new Uint8Array(writeParquet(Table.fromIPCStream(makeArrow(columns)), properties.build()));
}
