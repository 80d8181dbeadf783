import type { DecodeOptions } from './decode-options.ts';

export interface GeoCompanion {
  readonly name: string;
  readonly bytes: Uint8Array;
}

export interface GeoDecodeOptions extends DecodeOptions {
  /** Files chosen together with this one: the .dbf, .prj and .cpg of a .shp. */
  readonly companions?: readonly GeoCompanion[] | undefined;
  /** Address or bytes of the Parquet reader's WebAssembly; needed for 'geoparquet' alone. */
  readonly parquetWasm?: string | BufferSource | undefined;
}
