import { Inflate } from 'fflate';
import { AtlasError } from '../../model/errors.ts';
import type { ReadBytes, ZipEntry } from './zip-directory.ts';

const STEP_BYTES = 128 * 1024;
/** Unpacked bytes between two looks at the worker's messages, so that a cancel is heard. */
const PAUSE_BYTES = 8 * 1024 * 1024;

export interface EntryOptions {
  readonly file: string;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Unpacks an entry piece by piece. Throws AtlasError
 * 'file-encrypted', 'file-format-later' (methods other than store and deflate), 'file-corrupt' (length
 * or check sum differ), 'file-truncated', 'cancelled'.
 */
export async function* entryChunks(read: ReadBytes, entry: ZipEntry, options: EntryOptions): AsyncGenerator<Uint8Array> {
  const { file } = options;
  if (entry.encrypted) throw new AtlasError('file-encrypted', { file });
  if (entry.method !== 0 && entry.method !== 8) throw new AtlasError('file-format-later', { file, format: 'ZIP (other method)' });
  const start = await dataOffset(read, entry, file);
  const end = start + entry.compressedSize;
  const unpacker = entry.method === 8 ? new Unpacker(file) : null;
  let crc = -1;
  let total = 0;
  let sincePause = 0;
  for (let at = start; at < end; at += STEP_BYTES) {
    if (options.signal?.aborted) throw new AtlasError('cancelled');
    const stop = Math.min(end, at + STEP_BYTES);
    const packed = await read(at, stop);
    if (packed.length < stop - at) throw new AtlasError('file-truncated', { file });
    for (const piece of unpacker === null ? [packed] : unpacker.push(packed, stop === end)) {
      total += piece.length;
      sincePause += piece.length;
      if (total > entry.size) throw new AtlasError('file-corrupt', { file }, { details: 'zip entry longer than declared' });
      crc = crcOf(piece, crc);
      yield piece;
    }
    if (sincePause >= PAUSE_BYTES) {
      sincePause = 0;
      await new Promise((resolve) => setTimeout(resolve, 0));
    }
  }
  if (total !== entry.size || ~crc >>> 0 !== entry.crc) throw new AtlasError('file-corrupt', { file }, { details: 'zip entry check sum' });
}

export async function entryBytes(read: ReadBytes, entry: ZipEntry, options: EntryOptions): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of entryChunks(read, entry, options)) {
    pieces.push(piece);
    length += piece.length;
  }
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    bytes.set(piece, at);
    at += piece.length;
  }
  return bytes;
}

/** The local header repeats the name, with an extra field of its own length. */
async function dataOffset(read: ReadBytes, entry: ZipEntry, file: string): Promise<number> {
  const header = await read(entry.headerOffset, entry.headerOffset + 30);
  const view = new DataView(header.buffer, header.byteOffset, header.byteLength);
  if (header.length < 30 || view.getUint32(0, true) !== 0x04034b50) throw new AtlasError('file-corrupt', { file });
  return entry.headerOffset + 30 + view.getUint16(26, true) + view.getUint16(28, true);
}

class Unpacker {
  private readonly inflate = new Inflate();
  private readonly file: string;
  private pieces: Uint8Array[] = [];

  constructor(file: string) {
    this.file = file;
    this.inflate.ondata = (piece) => {
      if (piece.length > 0) this.pieces.push(piece);
    };
  }

  push(packed: Uint8Array, isLast: boolean): readonly Uint8Array[] {
    this.pieces = [];
    try {
      this.inflate.push(packed, isLast);
    } catch (cause) {
      throw new AtlasError('file-corrupt', { file: this.file }, { cause, details: 'deflate' });
    }
    return this.pieces;
  }
}

const CRC_TABLE = new Int32Array(256).map((_, index) => {
  let value = index;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crcOf(bytes: Uint8Array, before: number): number {
  let crc = before;
  for (let index = 0; index < bytes.length; index += 1) crc = (CRC_TABLE[(crc ^ (bytes[index] ?? 0)) & 0xff] ?? 0) ^ (crc >>> 8);
  return crc;
}
