import { AtlasError } from '../../model/errors.ts';

/** Bytes [start, end) of a file, wherever it lies. */
export type ReadBytes = (start: number, end: number) => Promise<Uint8Array>;

export interface ZipEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; others cannot be read. */
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly compressedSize: number;
  /** As declared; `entryChunks` refuses an entry that gives more. */
  readonly size: number;
  readonly headerOffset: number;
}

/** What unpacked entries of one file may hold together: more is a mistake or an attack. */
const UNPACKED_LIMIT = 2 * 1024 ** 3;

const END_SIGNATURE = 0x06054b50;
const LOCATOR_SIGNATURE = 0x07064b50;
const END64_SIGNATURE = 0x06064b50;
const ENTRY_SIGNATURE = 0x02014b50;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
/** The end record and the longest comment that may follow it. */
const TAIL_BYTES = END_BYTES + LOCATOR_BYTES + 0xffff;
const DIRECTORY_LIMIT = 256 * 1024 ** 2;

export function readFromBytes(bytes: Uint8Array): ReadBytes {
  return (start, end) => Promise.resolve(bytes.subarray(start, end));
}

export function readFromBlob(blob: Blob): ReadBytes {
  return async (start, end) => new Uint8Array(await blob.slice(start, end).arrayBuffer());
}

/**
 * The central directory of a zip of `size` bytes (PKWARE APPNOTE 6.3.10), zip64 included; folders are left off.
 * Throws AtlasError 'file-truncated' where there is no directory, 'file-corrupt', and 'file-too-large' where
 * the entries would unpack to more than UNPACKED_LIMIT.
 */
export async function readZipDirectory(read: ReadBytes, size: number, file: string): Promise<readonly ZipEntry[]> {
  const tailStart = Math.max(0, size - TAIL_BYTES);
  const tail = viewOf(await read(tailStart, size));
  const end = findEnd(tail);
  if (end === null) throw new AtlasError('file-truncated', { file });
  let count = tail.getUint16(end + 10, true);
  let bytes = tail.getUint32(end + 12, true);
  let offset = tail.getUint32(end + 16, true);
  let directoryEnd = tailStart + end;
  const locator = end - LOCATOR_BYTES;
  if (locator >= 0 && tail.getUint32(locator, true) === LOCATOR_SIGNATURE) {
    const at = Number(tail.getBigUint64(locator + 8, true));
    const end64 = viewOf(await read(at, at + 56));
    if (end64.byteLength < 56 || end64.getUint32(0, true) !== END64_SIGNATURE) throw new AtlasError('file-corrupt', { file });
    count = Number(end64.getBigUint64(32, true));
    bytes = Number(end64.getBigUint64(40, true));
    offset = Number(end64.getBigUint64(48, true));
    directoryEnd = at;
  }
  if (bytes > DIRECTORY_LIMIT || bytes > directoryEnd) throw new AtlasError('file-corrupt', { file });
  const start = directoryEnd - bytes;
  // Where something was put before the archive (self-extracting files), all offsets are short by its length.
  const shift = start - offset;
  const entries = parseDirectory(viewOf(await read(start, directoryEnd)), count, shift, file);
  const unpacked = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (unpacked > UNPACKED_LIMIT) throw new AtlasError('file-too-large', { file, size: unpacked, limit: UNPACKED_LIMIT });
  return entries;
}

function findEnd(tail: DataView): number | null {
  for (let at = tail.byteLength - END_BYTES; at >= 0; at -= 1) if (tail.getUint32(at, true) === END_SIGNATURE) return at;
  return null;
}

function parseDirectory(view: DataView, count: number, shift: number, file: string): ZipEntry[] {
  const entries: ZipEntry[] = [];
  let at = 0;
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > view.byteLength || view.getUint32(at, true) !== ENTRY_SIGNATURE) throw new AtlasError('file-corrupt', { file });
    const flags = view.getUint16(at + 8, true);
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > view.byteLength) throw new AtlasError('file-corrupt', { file });
    const extra = new DataView(view.buffer, view.byteOffset + at + 46 + nameLength, extraLength);
    const sizes = wideSizes(extra, view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true));
    const name = entryName(new Uint8Array(view.buffer, view.byteOffset + at + 46, nameLength), (flags & 0x800) !== 0, extra);
    if (!name.endsWith('/')) {
      entries.push({
        name,
        method: view.getUint16(at + 10, true),
        encrypted: (flags & 1) !== 0,
        crc: view.getUint32(at + 16, true),
        compressedSize: sizes.compressedSize,
        size: sizes.size,
        headerOffset: sizes.offset + shift,
      });
    }
    at = next;
  }
  return entries;
}

/** Sizes of 0xffffffff stand in the zip64 field, in this order and only those. */
function wideSizes(extra: DataView, size: number, compressedSize: number, offset: number) {
  const field = extraField(extra, 0x0001);
  let at = 0;
  const wide = (value: number): number => {
    if (value !== 0xffffffff || field === null || at + 8 > field.byteLength) return value;
    at += 8;
    return Number(field.getBigUint64(at - 8, true));
  };
  return { size: wide(size), compressedSize: wide(compressedSize), offset: wide(offset) };
}

function extraField(extra: DataView, id: number): DataView | null {
  let at = 0;
  while (at + 4 <= extra.byteLength) {
    const length = extra.getUint16(at + 2, true);
    if (at + 4 + length > extra.byteLength) return null;
    if (extra.getUint16(at, true) === id) return new DataView(extra.buffer, extra.byteOffset + at + 4, length);
    at += 4 + length;
  }
  return null;
}

/** Zips made on Chinese Windows name their entries in GBK and do not say so. */
function entryName(bytes: Uint8Array, isUtf8: boolean, extra: DataView): string {
  const unicodePath = extraField(extra, 0x7075);
  const raw =
    unicodePath !== null && unicodePath.byteLength > 5
      ? new Uint8Array(unicodePath.buffer, unicodePath.byteOffset + 5, unicodePath.byteLength - 5)
      : bytes;
  const name = isUtf8 ? new TextDecoder().decode(raw) : guessName(raw);
  return name.replaceAll('\\', '/');
}

function guessName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
