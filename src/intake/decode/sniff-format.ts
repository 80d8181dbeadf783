import { AtlasError } from '../../model/errors.ts';
import { detectFormat } from '../detect-format.ts';
import { readFromBlob, readZipDirectory } from './zip-directory.ts';
import { zipKind } from './zip-kind.ts';

/** What a foreign file is, whatever it is called. */
export type ForeignFormat =
  | 'xlsx'
  | 'xlsb'
  | 'xls'
  | 'ods'
  /** The XML of Excel 2003 ('XML 表格 2003'). */
  | 'xml-spreadsheet'
  /** A web page, as many systems export under the name .xls. */
  | 'html-table'
  /** Separated values in any encoding. */
  | 'text'
  | 'zip'
  | 'geojson'
  | 'topojson'
  | 'kml'
  | 'kmz'
  | 'dxf'
  | 'dxf-binary'
  | 'shp'
  | 'pdf'
  | 'png'
  | 'jpeg'
  | 'parquet'
  | 'arrow-file'
  | 'arrow-stream';

const HEAD_BYTES = 64 * 1024;
const TAIL_BYTES = 4 * 1024;
/** Tab, line and page ends, Ctrl-Z of DOS, escape. */
const TEXT_CONTROLS = new Set([9, 10, 11, 12, 13, 26, 27]);

/**
 * The format by magic bytes, then by what the text says, then by the extension. Throws AtlasError
 * 'file-empty', 'file-truncated', 'file-corrupt', 'file-too-large' (a zip that unpacks to more than 2 GiB),
 * 'file-format-later' with the format's name, 'file-unknown-format'.
 */
export async function sniffFormat(file: Blob, fileName: string): Promise<ForeignFormat> {
  const head = new Uint8Array(await file.slice(0, HEAD_BYTES).arrayBuffer());
  const tail = new Uint8Array(await file.slice(Math.max(0, file.size - TAIL_BYTES)).arrayBuffer());
  const columnar = columnarFormat(head, tail, file.size, fileName);
  if (columnar !== null) return columnar;
  if (begins(head, 'PK')) return zipKind(await readZipDirectory(readFromBlob(file), file.size, fileName));
  const binary = binaryFormat(head, fileName);
  if (binary !== null) return binary;
  const encoding = textEncoding(head);
  if (encoding === null) throw new AtlasError('file-unknown-format', { file: fileName });
  const decoder = new TextDecoder(encoding);
  return textFormat(decoder.decode(head), decoder.decode(tail), fileName);
}

/** Parquet and Arrow are told by intake/detect-format.ts, which refuses what it does not know. */
function columnarFormat(head: Uint8Array, tail: Uint8Array, size: number, file: string): ForeignFormat | null {
  try {
    return detectFormat(head, tail.subarray(Math.max(0, tail.length - 8)), size, file);
  } catch (error) {
    const isAboutOthers =
      error instanceof AtlasError &&
      (error.code === 'file-unknown-format' || (error.code === 'file-format-later' && !String(error.params.format).startsWith('Parquet')));
    if (isAboutOthers) return null;
    throw error;
  }
}

function binaryFormat(head: Uint8Array, file: string): ForeignFormat | null {
  if (hasBytes(head, [0xd0, 0xcf, 0x11, 0xe0])) return 'xls';
  if (hasBytes(head, [0x89, 0x50, 0x4e, 0x47])) return 'png';
  if (hasBytes(head, [0xff, 0xd8, 0xff])) return 'jpeg';
  if (begins(head, 'AutoCAD Binary DXF')) return 'dxf-binary';
  if (isShapefile(head)) return 'shp';
  // Up to a kilobyte may stand before it (ISO 32000-1, annex H.3.4.1).
  if (latin(head.subarray(0, 1024)).includes('%PDF-')) return 'pdf';
  // Excel 2–4 wrote its records without a container.
  if (head[0] === 9 && [0, 2, 4].includes(head[1] ?? -1) && (head[2] === 4 || head[2] === 6) && head[3] === 0) return 'xls';
  const later = laterFormat(head);
  if (later !== null) throw new AtlasError('file-format-later', { file, format: later });
  return null;
}

function laterFormat(head: Uint8Array): string | null {
  if (/^AC10\d\d/.test(latin(head.subarray(0, 6)))) return 'DWG';
  if (begins(head, 'Rar!')) return 'RAR';
  if (hasBytes(head, [0x37, 0x7a, 0xbc, 0xaf])) return '7z';
  if (hasBytes(head, [0x1f, 0x8b])) return 'GZIP';
  return begins(head, 'SQLite format 3') ? 'SQLite' : null;
}

/** File code 9994 and version 1000 of a main file (ESRI, Shapefile Technical Description, 1998). */
function isShapefile(head: Uint8Array): boolean {
  if (head.length < 100) return false;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return view.getInt32(0, false) === 9994 && view.getInt32(28, true) === 1000;
}

/** Enough to read ASCII marks by; the text decoder makes its own, careful guess. null: not text. */
function textEncoding(head: Uint8Array): string | null {
  if (hasBytes(head, [0xff, 0xfe])) return 'utf-16le';
  if (hasBytes(head, [0xfe, 0xff])) return 'utf-16be';
  let even = 0;
  let odd = 0;
  let controls = 0;
  head.forEach((byte, at) => {
    if (byte === 0 && at % 2 === 0) even += 1;
    else if (byte === 0) odd += 1;
    else if (byte < 32 && !TEXT_CONTROLS.has(byte)) controls += 1;
  });
  // Encrypted and packed files have one such byte in nine.
  if (controls * 20 > head.length) return null;
  if (even + odd === 0) return 'utf-8';
  // ASCII letters in UTF-16 have a zero on one side only; a few stray zeros are a fault of an export.
  if (odd > even * 10 && odd * 8 > head.length) return 'utf-16le';
  if (even > odd * 10 && even * 8 > head.length) return 'utf-16be';
  return (even + odd) * 100 < head.length ? 'utf-8' : null;
}

function textFormat(head: string, tail: string, file: string): ForeignFormat {
  const text = head.replace(/^\uFEFF/, '').trimStart();
  const extension = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? '';
  if (/^[{[]/.test(text)) return jsonFormat(text, tail, extension, file);
  if (/^(?:999\s*\r?\n.*\r?\n\s*)*0\s*\r?\n\s*SECTION\b/.test(text)) return 'dxf';
  if (/^<\?xml|^<!--|^<[\w:]+[\s>]|^<!doctype/i.test(text)) return markupFormat(text, extension, file);
  if (/^MIME-Version:/i.test(text)) throw new AtlasError('file-format-later', { file, format: 'MHT' });
  if (text.startsWith('{\\rtf')) throw new AtlasError('file-format-later', { file, format: 'RTF' });
  if (isTornMarkup(text)) throw new AtlasError('file-unknown-format', { file });
  return 'text';
}

/** The first line of a list has no ends of elements and no names of properties: such a file lost its beginning. */
function isTornMarkup(text: string): boolean {
  const [line = ''] = text.slice(0, TORN_CHARACTERS).split('\n', 1);
  const signs = line.match(/<\/[\w:]+>|(?<!")"[^",\n]{1,40}"\s?:/g);
  return signs !== null && signs.length >= 3;
}

const TORN_CHARACTERS = 4_000;

function jsonFormat(text: string, tail: string, extension: string, file: string): ForeignFormat {
  const sample = text + tail;
  if (/"type"\s*:\s*"Topology"/.test(sample)) return 'topojson';
  if (/"type"\s*:\s*"(FeatureCollection|Feature|(Multi)?(Point|LineString|Polygon)|GeometryCollection)"/.test(sample)) return 'geojson';
  if (extension === 'topojson') return 'topojson';
  if (extension === 'geojson') return 'geojson';
  // A heading in brackets begins a list as well.
  if (extension === 'csv' || extension === 'txt' || extension === 'tsv') return 'text';
  throw new AtlasError('file-unknown-format', { file });
}

function markupFormat(text: string, extension: string, file: string): ForeignFormat {
  if (/<(\w+:)?Workbook\b[^>]*urn:schemas-microsoft-com:office:spreadsheet/.test(text)) return 'xml-spreadsheet';
  if (/<(\w+:)?kml[\s>]/i.test(text)) return 'kml';
  if (/<(!doctype\s+html|html|head|body|meta|table|style|div)[\s>]/i.test(text)) return 'html-table';
  if (extension === 'kml') return 'kml';
  throw new AtlasError('file-unknown-format', { file });
}

function hasBytes(head: Uint8Array, magic: readonly number[]): boolean {
  return head.length >= magic.length && magic.every((byte, index) => head[index] === byte);
}

function begins(head: Uint8Array, magic: string): boolean {
  return latin(head.subarray(0, magic.length)) === magic;
}

function latin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
