import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RecordBatch } from 'apache-arrow';
import { Table, tableToIPC } from 'apache-arrow';
import { largeTable } from './large-table.ts';
import { parquetStream, ROW_GROUP_ROWS } from './parquet-file.ts';

export interface LargeFileOptions {
  readonly enterprises: number;
  readonly seed: number;
  readonly format: 'parquet' | 'arrow';
  readonly out: string;
}

function* ipcStreams(batches: Iterable<RecordBatch>): Generator<Uint8Array> {
  for (const batch of batches) yield tableToIPC(new Table(batch), 'stream');
}

const MESSAGE_HEADER_BYTES = 8;
const END_OF_STREAM_BYTES = 8;

/** One Arrow IPC stream out of streams of one batch each: the schema once, then the batches, then the end mark. */
function* joinedStream(streams: Iterable<Uint8Array>): Generator<Uint8Array> {
  let end: Uint8Array | null = null;
  for (const bytes of streams) {
    const schemaBytes = MESSAGE_HEADER_BYTES + new DataView(bytes.buffer, bytes.byteOffset).getInt32(4, true);
    yield bytes.subarray(end === null ? 0 : schemaBytes, bytes.length - END_OF_STREAM_BYTES);
    end = bytes.slice(bytes.length - END_OF_STREAM_BYTES);
  }
  if (end !== null) yield end;
}

async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
}

/** Writes the file; progress and speed go to stderr. */
export async function writeLargeFile(options: LargeFileOptions): Promise<void> {
  const started = performance.now();
  const seconds = (): string => ((performance.now() - started) / 1000).toFixed(1);
  const report = (rows: number): void => {
    process.stderr.write(`\r${rows} of ${options.enterprises} rows, ${seconds()} s`);
  };
  const batches = largeTable({ enterprises: options.enterprises, seed: options.seed, rowsPerBatch: ROW_GROUP_ROWS }, report);
  const streams = ipcStreams(batches);
  const source = options.format === 'parquet' ? chunksOf(await parquetStream(streams)) : joinedStream(streams);
  await pipeline(Readable.from(source), createWriteStream(options.out));
  process.stderr.write(
    `\r${options.enterprises} rows in ${seconds()} s, ${Math.round(process.memoryUsage.rss() / 1e6)} MB of memory: ${options.out}\n`,
  );
}
