import { tableFromIPC, tableToIPC } from '@uwdata/flechette';
import { AtlasError } from '../model/errors.ts';
import { type ArrowField, readArrowFields } from './arrow-fields.ts';
import { arrowMessages } from './arrow-messages.ts';
import { joinMessages } from './run-statement.ts';

/** A complete Arrow IPC stream of some rows. The bytes are its own and may be transferred. */
export interface ArrowBatch {
  readonly bytes: Uint8Array;
  readonly rows: number;
}

/** Rows gathered before they are handed on, a row group of the database: smaller inserts are copied once more when they are committed. */
const GATHER_ROWS = 122_880;
const GATHER_BYTES = 32 * 1024 * 1024;
const END_OF_STREAM = new Uint8Array([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0]);

/** The fields of an Arrow stream or file. Reads its beginning only. Throws AtlasError 'file-corrupt' or 'file-truncated'. */
export async function readArrowHead(source: Blob | Uint8Array): Promise<ArrowField[]> {
  for await (const message of arrowMessages(source)) {
    if (message.kind !== 'schema') break;
    try {
      return readArrowFields(message.bytes);
    } catch (cause) {
      throw new AtlasError('file-corrupt', {}, { cause, details: 'Arrow schema' });
    }
  }
  throw new AtlasError('file-corrupt', {}, { details: 'no Arrow schema' });
}

/**
 * The rows of an Arrow stream or file in pieces, each a stream of its own with the named columns only,
 * in the order of the file. Buffers of other columns are neither decoded nor copied on. Throws
 * AtlasError 'file-format-later' for compressed bodies, 'file-corrupt', 'file-truncated'.
 */
export async function* readArrowBatches(source: Blob | Uint8Array, columns: readonly string[]): AsyncGenerator<ArrowBatch> {
  // Later batches refer to the schema and to all dictionaries that came before them.
  const head: Uint8Array[] = [];
  let selectsAll = false;
  let gathered: Uint8Array[] = [];
  let rows = 0;
  let size = 0;
  const flush = (): ArrowBatch => {
    const messages = [...head, ...gathered];
    const batch = { rows, bytes: selectsAll ? joinMessages([...messages, END_OF_STREAM]) : select(messages, columns) };
    gathered = [];
    rows = 0;
    size = 0;
    return batch;
  };
  for await (const message of arrowMessages(source)) {
    if (message.compressed) throw new AtlasError('file-format-later', { format: 'Arrow (LZ4/ZSTD)' });
    if (message.kind === 'schema') {
      const names = readArrowFields(message.bytes).map((field) => field.name);
      selectsAll = names.length === columns.length && names.every((name) => columns.includes(name));
      head.push(message.bytes);
    } else if (message.kind === 'dictionary') {
      // What was gathered belongs to the dictionaries so far.
      if (rows > 0) yield flush();
      head.push(message.bytes);
    } else if (message.kind === 'batch' && message.rows > 0) {
      gathered.push(message.bytes);
      rows += message.rows;
      size += message.bytes.length;
      if (rows >= GATHER_ROWS || size >= GATHER_BYTES) yield flush();
    }
  }
  if (rows > 0) yield flush();
}

function select(messages: Uint8Array[], columns: readonly string[]): Uint8Array {
  try {
    const table = tableFromIPC(messages);
    const indices = table.names.flatMap((name, index) => (columns.includes(String(name)) ? [index] : []));
    const bytes = tableToIPC(table.selectAt(indices), { format: 'stream' });
    if (bytes === null) throw new TypeError('no bytes');
    return bytes;
  } catch (cause) {
    throw new AtlasError('file-corrupt', {}, { cause, details: 'Arrow batch' });
  }
}
