import initParquet, { ParquetFile, type RecordBatch } from 'parquet-wasm/esm';
import { readArrowFields } from '../engine/arrow-fields.ts';
import { AtlasError } from '../model/errors.ts';
import { serveReader } from './serve-reader.ts';

/** DuckDB's own row group size, so that a batch fills whole vectors. */
const BATCH_ROWS = 122_880;

let parquet: ParquetFile | null = null;
let ready: Promise<unknown> | null = null;

function prepare(wasmUrl: string): Promise<unknown> {
  ready ??= initParquet({ module_or_path: wasmUrl });
  return ready;
}

serveReader({
  warm: prepare,
  async open(file, wasmUrl) {
    try {
      await prepare(wasmUrl);
    } catch (cause) {
      throw new AtlasError('worker-died', { worker: 'Parquet' }, { cause, details: String(cause) });
    }
    parquet = await ParquetFile.fromFile(file);
    return { fields: readArrowFields(parquet.schema().intoIPCStream()), rows: parquet.metadata().fileMetadata().numRows() };
  },
  async *batches(columns) {
    if (parquet === null) throw new AtlasError('file-corrupt', {}, { details: 'not opened' });
    const stream = await parquet.stream({ batchSize: BATCH_ROWS, columns: [...columns], concurrency: 1 });
    const reader = (stream as ReadableStream<RecordBatch>).getReader();
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      const rows = value.numRows;
      yield { rows, bytes: value.intoIPCStream() };
    }
  },
});
