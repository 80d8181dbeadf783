import initParquet, { readParquet, type Table } from 'parquet-wasm/esm';
import { type ArrowRows, readArrowRows } from '../../engine/arrow-rows.ts';
import { AtlasError } from '../../model/errors.ts';
import { type ParquetFooter, parquetFooterOf } from '../parquet-footer.ts';
import { pause } from './feature-sheet.ts';
import type { GeoDecodeOptions } from './geo-options.ts';

const BATCH_ROWS = 16_384;
/** The reader has no more than 4 GiB for the file and what it unpacks to. */
const BYTES_LIMIT = 1024 * 1024 * 1024;
/** A file that says of itself to hold more has a damaged footer. */
const ROWS_LIMIT = 100_000_000;

let ready: Promise<unknown> | null = null;

/** A Parquet file whose end was read. */
export interface OpenParquet {
  readonly footer: ParquetFooter;
  /** All rows, in the order of the file. */
  batches(): AsyncGenerator<ArrowRows>;
}

/**
 * Opens a Parquet file for its rows as values. Row groups are read whole, one after the other, by calls that return: a
 * decoder that breaks down in the middle of a damaged page then throws, where a stream of it would never answer again.
 * Throws AtlasError 'file-empty', 'file-corrupt', 'file-no-rows', 'file-too-large', 'worker-died' (no decoder), 'cancelled'.
 */
export async function openParquet(bytes: Uint8Array, file: string, options: GeoDecodeOptions): Promise<OpenParquet> {
  if (bytes.length === 0) throw new AtlasError('file-empty', { file });
  if (bytes.length > BYTES_LIMIT) throw new AtlasError('file-too-large', { file, size: bytes.length, limit: BYTES_LIMIT });
  const footer = footerOf(bytes, file);
  if (footer.rows === 0) throw new AtlasError('file-no-rows', { file });
  if (footer.rows > ROWS_LIMIT) throw new AtlasError('file-corrupt', { file }, { details: 'Parquet rows' });
  await prepare(options);
  return { footer, batches: () => batches(bytes, footer, file, options) };
}

function footerOf(bytes: Uint8Array, file: string): ParquetFooter {
  try {
    return parquetFooterOf(bytes);
  } catch (error) {
    if (!(error instanceof AtlasError)) throw error;
    throw new AtlasError(error.code, { file }, { details: 'Parquet footer' });
  }
}

function prepare({ parquetWasm }: GeoDecodeOptions): Promise<unknown> {
  if (ready === null) {
    if (parquetWasm === undefined) throw new AtlasError('worker-died', { worker: 'Parquet' });
    ready = initParquet({ module_or_path: parquetWasm });
    ready.catch(() => {
      ready = null;
    });
  }
  return ready.catch((cause: unknown) => {
    throw new AtlasError('worker-died', { worker: 'Parquet' }, { cause, details: String(cause) });
  });
}

async function* batches(
  bytes: Uint8Array,
  { rows, rowGroups }: ParquetFooter,
  file: string,
  options: GeoDecodeOptions,
): AsyncGenerator<ArrowRows> {
  let done = 0;
  for (let group = 0; group < rowGroups; group += 1) {
    for (const batch of decodeGroup(bytes, group, file)) {
      yield batch;
      done += batch.rowCount;
      options.onProgress?.((bytes.length * Math.min(done, rows)) / rows, bytes.length);
      await pause(options);
    }
  }
}

function* decodeGroup(bytes: Uint8Array, group: number, file: string): Generator<ArrowRows> {
  let table: Table | null = null;
  try {
    table = readParquet(bytes, { rowGroups: [group], batchSize: BATCH_ROWS });
    for (let index = 0; index < table.numBatches; index += 1) {
      const batch = table.recordBatch(index);
      if (batch !== undefined) yield readArrowRows(batch.intoIPCStream());
    }
  } catch (cause) {
    // What the decoder says may quote a value.
    throw cause instanceof AtlasError ? cause : new AtlasError('file-corrupt', { file }, { details: 'Parquet pages' });
  } finally {
    release(table);
  }
}

/** A decoder that broke down cannot free either. */
function release(table: Table | null): void {
  try {
    table?.free();
  } catch {
    // Its memory ends with the worker.
  }
}
