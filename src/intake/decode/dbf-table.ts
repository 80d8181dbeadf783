import { AtlasError } from '../../model/errors.ts';
import type { TextEncoding } from '../raw-sheet.ts';
import { booleanText, numberText } from './cell-text.ts';

export interface DbfTable {
  readonly names: readonly string[];
  readonly rowCount: number;
  readonly encoding: TextEncoding;
  isDeleted(row: number): boolean;
  /** Cells of a row as texts, in the order of `names`. */
  cells(row: number): string[];
}

interface Field {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

/**
 * Reads a dBASE table (dBASE III to 7 and FoxPro, as shapefiles carry it). Texts are decoded by the .cpg where
 * it names an encoding and the texts allow it; else as strict UTF-8; else as GB 18030, which Chinese programs
 * write without saying so. Memo fields stay empty. Throws AtlasError 'file-corrupt' and 'file-truncated'.
 */
export function readDbf(bytes: Uint8Array, codePage: string | null, file: string): DbfTable {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33) throw new AtlasError('file-truncated', { file });
  const headerLength = view.getUint16(8, true);
  const recordLength = view.getUint16(10, true);
  if (headerLength < 33 || recordLength < 1) throw new AtlasError('file-corrupt', { file }, { details: 'DBF header' });
  if (headerLength > bytes.length) throw new AtlasError('file-truncated', { file });
  const rawNames: Uint8Array[] = [];
  const fields: Field[] = [];
  let offset = 1;
  for (let at = 32; at + 32 <= headerLength && bytes[at] !== 0x0d; at += 32) {
    const name = bytes.subarray(at, at + 11);
    const end = name.indexOf(0);
    rawNames.push(end < 0 ? name : name.subarray(0, end));
    const length = view.getUint8(at + 16);
    fields.push({ type: String.fromCharCode(view.getUint8(at + 11)), offset, length });
    offset += length;
  }
  if (offset > recordLength) throw new AtlasError('file-corrupt', { file }, { details: 'DBF fields' });
  // Some writers count one row too many, some files were cut: the bytes decide.
  const rowCount = Math.min(view.getUint32(4, true), Math.floor((bytes.length - headerLength) / recordLength));
  const at = (row: number): number => headerLength + row * recordLength;
  const textsOf = function* (): Generator<Uint8Array> {
    yield* rawNames;
    for (let row = 0; row < rowCount; row += 1) {
      for (const field of fields)
        if (field.type === 'C') yield bytes.subarray(at(row) + field.offset, at(row) + field.offset + field.length);
    }
  };
  const encoding = chooseEncoding(codePage, textsOf);
  const decoder = new TextDecoder(encoding);
  const decode = (raw: Uint8Array): string => decoder.decode(whole(raw, encoding)).replace(/[\0\s]+$/, '');
  return {
    names: rawNames.map((raw) => decode(raw).trim()),
    rowCount,
    encoding,
    isDeleted: (row) => bytes[at(row)] === 0x2a,
    cells: (row) => fields.map((field) => cellOf(view, at(row) + field.offset, field, decode)),
  };
}

function cellOf(view: DataView, at: number, { type, length }: Field, decode: (raw: Uint8Array) => string): string {
  if ((type === 'I' || type === '+') && length === 4) return String(view.getInt32(at, true));
  if (type === 'O' && length === 8) return numberText(view.getFloat64(at, true));
  // Memos, pictures and timestamps lie in other files or forms.
  if ('MGPBTY@'.includes(type)) return '';
  const text = decode(new Uint8Array(view.buffer, view.byteOffset + at, length));
  if (type === 'L') return /^[YyTt]/.test(text) ? booleanText(true) : /^[NnFf]/.test(text) ? booleanText(false) : '';
  // A number that did not fit its field is written as asterisks.
  if (type === 'N' || type === 'F') return text.includes('*') ? '' : text.trim();
  return type === 'D' && /^0*$/.test(text.trim()) ? '' : text.trim();
}

function chooseEncoding(codePage: string | null, texts: () => Iterable<Uint8Array>): TextEncoding {
  const page = (codePage ?? '').trim().toLowerCase();
  if (/^(gbk?|gb[-_ ]?2312|gb[-_ ]?18030|(cp|ansi[ _]?|windows-?)?936|54936)$/.test(page)) return 'gb18030';
  // A .cpg that names UTF-8 is often left over from another program: the texts decide.
  for (const text of texts()) if (!holdsUtf8(whole(text, 'utf-8'))) return 'gb18030';
  return 'utf-8';
}

const strict = new TextDecoder('utf-8', { fatal: true });

function holdsUtf8(raw: Uint8Array): boolean {
  if (raw.every((byte) => byte < 0x80)) return true;
  try {
    strict.decode(raw);
    return true;
  } catch {
    return false;
  }
}

/** A field is cut at its length, often in the middle of a character, which is left off. */
function whole(raw: Uint8Array, encoding: TextEncoding): Uint8Array {
  return encoding === 'utf-8' ? wholeUtf8(raw) : wholeGb(raw);
}

function wholeUtf8(raw: Uint8Array): Uint8Array {
  for (let back = 1; back <= Math.min(3, raw.length); back += 1) {
    const byte = raw[raw.length - back] ?? 0;
    if (byte < 0x80) return raw;
    if (byte < 0xc0) continue;
    const needed = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return needed > back ? raw.subarray(0, raw.length - back) : raw;
  }
  return raw;
}

function wholeGb(raw: Uint8Array): Uint8Array {
  let at = 0;
  while (at < raw.length) {
    const lead = raw[at] ?? 0;
    const second = raw[at + 1];
    const width = lead < 0x81 ? 1 : second !== undefined && second >= 0x30 && second <= 0x39 ? 4 : 2;
    if (at + width > raw.length) return raw.subarray(0, at);
    at += width;
  }
  return raw;
}
