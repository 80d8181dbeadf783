import { AtlasError } from '../model/errors.ts';

export type FileFormat = 'parquet' | 'arrow-file' | 'arrow-stream';

/** Bytes of the beginning and of the end that are enough to tell a format. */
const HEAD_BYTES = 4096;
const TAIL_BYTES = 8;

/** The format by its first and last bytes, never by its name. Throws AtlasError 'file-empty', 'file-truncated', 'file-format-later', 'file-unknown-format'. */
export async function detectFileFormat(file: File): Promise<FileFormat> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const tail = new Uint8Array(await file.slice(Math.max(0, file.size - TAIL_BYTES)).arrayBuffer());
  return detectFormat(head, tail, file.size, file.name);
}

/** `head` and `tail` are the first and last bytes of a file of `size` bytes; short files may have both the same. */
export function detectFormat(head: Uint8Array, tail: Uint8Array, size: number, file: string): FileFormat {
  if (size === 0) throw new AtlasError('file-empty', { file });
  if (startsWith(head, 'PAR1')) {
    // 4 bytes of magic at each end and 4 of footer length.
    if (size < 12 || !endsWith(tail, 'PAR1')) throw new AtlasError('file-truncated', { file });
    return 'parquet';
  }
  if (startsWith(head, 'PARE')) throw new AtlasError('file-format-later', { file, format: 'Parquet (encrypted)' });
  if (startsWith(head, 'ARROW1')) {
    if (!endsWith(tail, 'ARROW1')) throw new AtlasError('file-truncated', { file });
    return 'arrow-file';
  }
  if (isArrowStream(head)) return 'arrow-stream';
  const later = laterFormat(head);
  if (later !== null) throw new AtlasError('file-format-later', { file, format: later });
  throw new AtlasError('file-unknown-format', { file });
}

/** True when a served file is a web page, as servers answer for a path they do not know. */
export function looksLikeHtml(head: Uint8Array): boolean {
  return /^\s*(<!doctype html|<html|<head|<!--)/i.test(asText(head.subarray(0, 512)));
}

function startsWith(bytes: Uint8Array, magic: string): boolean {
  return bytes.length >= magic.length && [...magic].every((letter, index) => bytes[index] === letter.charCodeAt(0));
}

function endsWith(bytes: Uint8Array, magic: string): boolean {
  return startsWith(bytes.subarray(Math.max(0, bytes.length - magic.length)), magic);
}

/** A continuation marker, then a plausible length of metadata whose flatbuffer begins inside it. */
function isArrowStream(head: Uint8Array): boolean {
  if (head.length < 16) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.length);
  if (view.getUint32(0, true) !== 0xffffffff) return false;
  const metadataLength = view.getInt32(4, true);
  return metadataLength > 8 && view.getUint32(8, true) < metadataLength;
}

function laterFormat(head: Uint8Array): string | null {
  if (startsWith(head, 'PK')) return asText(head).includes('[Content_Types].xml') || asText(head).includes('xl/') ? 'Excel' : 'ZIP';
  if (head[0] === 0xd0 && head[1] === 0xcf && head[2] === 0x11 && head[3] === 0xe0) return 'Excel 97-2003';
  if (head.includes(0)) return null;
  const text = asText(head).replace(/^\uFEFF/, '');
  if (looksLikeHtml(head)) return null;
  if (/^\s*[{[]/.test(text)) return /"(FeatureCollection|Feature)"/.test(text) ? 'GeoJSON' : 'JSON';
  if (/^\s*<(\?xml|kml)/i.test(text)) return /<kml/i.test(text) ? 'KML' : 'XML';
  const line = text.split(/\r?\n/, 1)[0] ?? '';
  // The delimiters are ASCII in every encoding such files come in (UTF-8, GB18030).
  return /[,\t;]/.test(line) && !hasControls(head) ? 'CSV' : null;
}

function hasControls(bytes: Uint8Array): boolean {
  return bytes.some((byte) => byte < 32 && byte !== 9 && byte !== 10 && byte !== 13);
}

function asText(bytes: Uint8Array): string {
  return new TextDecoder('utf-8').decode(bytes);
}
