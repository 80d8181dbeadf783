import { AtlasError } from '../model/errors.ts';
import { schemaOfFooter } from './arrow-footer.ts';
import { type ByteWindow, createByteWindow } from './byte-window.ts';
import { tableAt } from './flat-table.ts';
import { isSoundBatch, isSoundSchema } from './sound-arrow.ts';

/** One encapsulated message of an Arrow IPC stream or file, framing included. */
export interface ArrowMessage {
  readonly kind: 'schema' | 'dictionary' | 'batch' | 'other';
  readonly bytes: Uint8Array;
  /** Rows of a batch, 0 otherwise. */
  readonly rows: number;
  /** The body's buffers are compressed (LZ4 or ZSTD), which the database cannot read. */
  readonly compressed: boolean;
}

const CONTINUATION = 0xffffffff;
/** Longer metadata than any writer makes: the length was read from something else. */
const METADATA_LIMIT = 256 * 1024 * 1024;
/** One batch must fit into one buffer, here and in the database. Files of any size pass, in batches. */
const MESSAGE_LIMIT = 1024 * 1024 * 1024;
const KINDS = ['other', 'schema', 'dictionary', 'batch'] as const;

/**
 * Walks the messages of an Arrow IPC stream, or of a file, whose magic and footer frame the same
 * messages (Arrow columnar format 1.5, «Encapsulated message format», «IPC File Format»). Only one
 * message is in memory at a time. Throws AtlasError 'file-truncated' where a message runs past the
 * end, 'file-corrupt' where the framing makes no sense, 'file-too-large' for a single batch over 1 GiB;
 * none names the file.
 */
export async function* arrowMessages(source: Blob | Uint8Array): AsyncGenerator<ArrowMessage> {
  const bytes = createByteWindow(source);
  const { start, end, footer } = await messageRange(bytes);
  let offset = start;
  let hasSchema = false;
  while (offset < end) {
    const prefix = await bytes.read(offset, Math.min(offset + 8, end));
    if (prefix.length < 8) throw new AtlasError('file-truncated');
    const view = new DataView(prefix.buffer, prefix.byteOffset, prefix.length);
    // Streams written before Arrow 0.15 lack the continuation marker.
    const framed = view.getUint32(0, true) === CONTINUATION;
    const metadataLength = view.getInt32(framed ? 4 : 0, true);
    if (metadataLength === 0) break;
    const metadataStart = offset + (framed ? 8 : 4);
    if (metadataLength < 0 || metadataLength > METADATA_LIMIT)
      throw new AtlasError('file-corrupt', {}, { details: 'Arrow metadata length' });
    const metadataEnd = metadataStart + metadataLength;
    if (metadataEnd > end) throw new AtlasError('file-truncated');
    const header = readHeader(await bytes.read(metadataStart, metadataEnd));
    const messageEnd = metadataEnd + header.bodyLength;
    if (messageEnd > end) throw new AtlasError('file-truncated');
    if (messageEnd - offset > MESSAGE_LIMIT) throw new AtlasError('file-too-large', { size: messageEnd - offset, limit: MESSAGE_LIMIT });
    const message = await bytes.read(offset, messageEnd);
    if (message.length < messageEnd - offset) throw new AtlasError('file-truncated');
    if (!hasSchema && header.kind !== 'schema' && footer !== null) {
      // Arrow's JavaScript writer leaves the schema to the footer.
      yield { kind: 'schema', rows: 0, compressed: false, bytes: readFooter(footer) };
    }
    hasSchema = true;
    yield { kind: header.kind, rows: header.rows, compressed: header.compressed, bytes: message.slice() };
    offset = messageEnd;
  }
  if (!hasSchema && footer !== null) yield { kind: 'schema', rows: 0, compressed: false, bytes: readFooter(footer) };
}

function readFooter(footer: Uint8Array): Uint8Array {
  try {
    return schemaOfFooter(footer);
  } catch (cause) {
    throw new AtlasError('file-corrupt', {}, { cause, details: 'Arrow footer' });
  }
}

async function messageRange(bytes: ByteWindow): Promise<{ start: number; end: number; footer: Uint8Array | null }> {
  const isFile = isMagic(await bytes.read(0, 6));
  if (!isFile) return { start: 0, end: bytes.size, footer: null };
  const tail = await bytes.read(Math.max(0, bytes.size - 10), bytes.size);
  if (bytes.size < 24 || !isMagic(tail.subarray(4))) throw new AtlasError('file-truncated');
  const footerLength = new DataView(tail.buffer, tail.byteOffset, tail.length).getInt32(0, true);
  const end = bytes.size - 10 - footerLength;
  if (footerLength <= 0 || end < 8) throw new AtlasError('file-corrupt', {}, { details: 'Arrow footer length' });
  return { start: 8, end, footer: (await bytes.read(end, end + footerLength)).slice() };
}

function isMagic(bytes: Uint8Array): boolean {
  return bytes.length >= 6 && String.fromCharCode(...bytes.subarray(0, 6)) === 'ARROW1';
}

interface Header {
  readonly kind: ArrowMessage['kind'];
  readonly bodyLength: number;
  readonly rows: number;
  readonly compressed: boolean;
}

/** Reads the few fields needed of the Message flatbuffer (Message.fbs); everything else stays for the decoder. */
function readHeader(metadata: Uint8Array): Header {
  const view = new DataView(metadata.buffer, metadata.byteOffset, metadata.length);
  try {
    const message = tableAt(view, view.getUint32(0, true));
    const kind = KINDS[message.byte(1)] ?? 'other';
    const bodyLength = message.long(3);
    if (bodyLength < 0) throw new RangeError('body length');
    const header = message.table(2);
    if (kind === 'schema' && (header === undefined || !isSoundSchema(view, header))) throw new RangeError('schema');
    if (kind !== 'batch' && kind !== 'dictionary') return { kind, bodyLength, rows: 0, compressed: false };
    const batch = kind === 'batch' ? header : header?.table(1);
    if (batch !== undefined && !isSoundBatch(view, batch)) throw new RangeError('batch');
    return {
      kind,
      bodyLength,
      rows: kind === 'batch' ? (batch?.long(0) ?? 0) : 0,
      compressed: batch?.table(3) !== undefined,
    };
  } catch (cause) {
    throw new AtlasError('file-corrupt', {}, { cause, details: 'Arrow message header' });
  }
}
