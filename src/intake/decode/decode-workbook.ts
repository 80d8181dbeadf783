import { zipSync } from 'fflate';
import { AtlasError } from '../../model/errors.ts';
import type { DecodedFile } from '../raw-sheet.ts';
import { decodeHtmlTables } from './decode-html-table.ts';
import { decodeOds } from './decode-ods.ts';
import { OoxmlDecoder } from './decode-ooxml.ts';
import type { DecodeOptions } from './decode-options.ts';
import { markupText } from './markup-text.ts';
import { soundBiff12 } from './sound-biff12.ts';
import { type ReadBytes, readFromBytes, readZipDirectory, type ZipEntry } from './zip-directory.ts';
import { entryBytes } from './zip-entry.ts';
import { zipKind } from './zip-kind.ts';

/**
 * Reads a workbook of any make: .xlsx, .xlsm, .xlsb, .xls (BIFF 2–8), .ods, the XML of Excel 2003, and web
 * pages with tables under such a name. Cells are the texts a person reads in them; dates are ISO, numbers
 * decimal, booleans 是/否, errors empty. Comments and document properties are counted, never read.
 *
 * Throws AtlasError 'file-empty', 'file-encrypted', 'file-truncated', 'file-corrupt', 'file-too-large',
 * 'file-unknown-format', 'file-no-rows' (no cell holds anything), 'cancelled'.
 */
export async function decodeWorkbook(bytes: Uint8Array, fileName: string, options: DecodeOptions): Promise<DecodedFile> {
  if (bytes.length === 0) throw new AtlasError('file-empty', { file: fileName });
  if (options.signal?.aborted) throw new AtlasError('cancelled');
  const decoded = await decodeByMagic(bytes, fileName, options);
  if (decoded.sheets.every((sheet) => sheet.rowCount === 0)) throw new AtlasError('file-no-rows', { file: fileName });
  return decoded;
}

async function decodeByMagic(bytes: Uint8Array, file: string, options: DecodeOptions): Promise<DecodedFile> {
  if (bytes[0] === 0x50 && bytes[1] === 0x4b) return decodeZipped(bytes, file, options);
  if (isCompoundFile(bytes) || isBareBiff(bytes)) return (await sheetJs())(bytes, file);
  const text = markupText(bytes);
  if (/^\s*<\?xml[\s\S]{0,2000}?<(\w+:)?Workbook\b/.test(text)) return (await sheetJs())(text.trimStart(), file);
  if (/^\s*</.test(text)) return decodeHtmlTables(text, file);
  throw new AtlasError('file-unknown-format', { file });
}

async function decodeZipped(bytes: Uint8Array, file: string, options: DecodeOptions): Promise<DecodedFile> {
  const read = readFromBytes(bytes);
  const entries = await readZipDirectory(read, bytes.length, file);
  const kind = zipKind(entries);
  if (kind === 'xlsx') return new OoxmlDecoder(read, entries, file, options).decode();
  if (kind === 'ods') return decodeOds(read, entries, file, options);
  if (kind === 'xlsb') {
    const sound = await soundArchive(read, entries, file, options);
    return (await sheetJs())(sound, file);
  }
  throw new AtlasError('file-unknown-format', { file });
}

/** Parts of an .xlsb with records; printer settings and embedded objects are called .bin too. */
const BIFF12_PART =
  /^\/?xl\/(?:workbook|styles|sharedStrings|comments\d*|(?:worksheets|chartsheets|macrosheets|dialogsheets)\/[^/]+)\.bin$/i;

/** Pictures, drawings, settings, themes, what formulas need: nothing that is read. */
const LEFT_OUT =
  /^\/?xl\/(?:(?:media|drawings|embeddings|printerSettings|activeX|ctrlProps|theme|externalLinks)\/|(?:metadata|calcChain)\.bin$)/i;

/**
 * SheetJS unpacks whatever is there, however long, and believes every length: what it gets is unpacked and measured. Throws
 * for an entry that is longer than it says, or damaged.
 */
async function soundArchive(read: ReadBytes, entries: readonly ZipEntry[], file: string, options: DecodeOptions): Promise<Uint8Array> {
  const bytesTotal = entries.reduce((sum, entry) => sum + entry.size, 0);
  const parts: Record<string, Uint8Array> = {};
  let bytesDone = 0;
  for (const entry of entries) {
    const bytes = await entryBytes(read, entry, { file, signal: options.signal });
    const part = BIFF12_PART.test(entry.name) ? soundBiff12(bytes) : bytes;
    if (part === null) throw new AtlasError('file-corrupt', { file }, { details: 'xlsb record' });
    // Left empty, not away: some are missed.
    parts[entry.name] = LEFT_OUT.test(entry.name) ? new Uint8Array(0) : part;
    bytesDone += entry.size;
    options.onProgress?.(bytesDone, bytesTotal);
  }
  return zipSync(parts, { level: 0 });
}

/** SheetJS is the larger half of the reader, and most workbooks do not need it. */
async function sheetJs() {
  const { decodeBySheetJs } = await import('./decode-sheetjs.ts');
  return decodeBySheetJs;
}

function isCompoundFile(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, index) => bytes[index] === byte);
}

/** The stream of Excel 2–4 without a container: a BOF record of their versions. */
function isBareBiff(bytes: Uint8Array): boolean {
  return bytes[0] === 0x09 && [0, 2, 4].includes(bytes[1] ?? -1) && (bytes[2] === 4 || bytes[2] === 6) && bytes[3] === 0;
}
