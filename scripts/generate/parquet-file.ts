import type { RecordBatch, WriterProperties } from 'parquet-wasm/node';
import { Compression, readParquet, Table, transformParquetStream, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm/node';

/** Rows of a row group: the batch in which the intake streams a file. */
export const ROW_GROUP_ROWS = 122_880;

function writerProperties(): WriterProperties {
  return new WriterPropertiesBuilder()
    .setCompression(Compression.ZSTD)
    .setMaxRowGroupSize(ROW_GROUP_ROWS)
    .setCreatedBy('dangjian-atlas')
    .build();
}

/** Parquet (ZSTD) of one Arrow IPC stream. */
export function parquetBytes(arrowStream: Uint8Array): Uint8Array {
  return writeParquet(Table.fromIPCStream(arrowStream), writerProperties());
}

/** Arrow IPC stream of a whole Parquet file. */
export function arrowOfParquet(bytes: Uint8Array): Uint8Array {
  return readParquet(bytes).intoIPCStream();
}

/** Parquet bytes piece by piece, one row group for each Arrow IPC stream that comes in; memory stays that of one row group. */
export async function parquetStream(arrowStreams: AsyncIterable<Uint8Array> | Iterable<Uint8Array>): Promise<ReadableStream<Uint8Array>> {
  const iterator = Symbol.asyncIterator in arrowStreams ? arrowStreams[Symbol.asyncIterator]() : arrowStreams[Symbol.iterator]();
  const batches = new ReadableStream<RecordBatch>(
    {
      async pull(controller) {
        const next = await iterator.next();
        if (next.done === true) controller.close();
        else for (const batch of Table.fromIPCStream(next.value).recordBatches()) controller.enqueue(batch);
      },
    },
    { highWaterMark: 0 },
  );
  return (await transformParquetStream(batches, writerProperties())) as ReadableStream<Uint8Array>;
}
