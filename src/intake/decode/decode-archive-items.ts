import { AtlasError, type AtlasErrorCode } from '../../model/errors.ts';
import type { DecodedFile, DecodeNote, RawSheet } from '../raw-sheet.ts';
import { listArchive, unpackItem } from './decode-archive.ts';
import type { DecodeOptions } from './decode-options.ts';

/** Decodes one file of an archive; null where it is not to be read. */
export type DecodeInner<T extends DecodeOptions> = (file: Blob, fileName: string, options: T) => Promise<DecodedFile | null>;

/** What a letter or a photograph beside the lists gives: no reason to refuse the lists. */
const PASSED_OVER: readonly AtlasErrorCode[] = ['file-unknown-format', 'file-format-later', 'file-empty', 'file-no-rows'];

/**
 * Decodes all files of a zip into one DecodedFile; sheets bear their file's name ('名单/企业.xlsx/Sheet1').
 * Notes carry `entry`; files that hold no rows are counted in 'entries-left'. Throws AtlasError
 * 'file-no-rows' where none does, and whatever a broken, encrypted or oversized file among them throws.
 */
export async function decodeArchive<T extends DecodeOptions>(
  file: Blob,
  fileName: string,
  options: T,
  decodeInner: DecodeInner<T>,
): Promise<DecodedFile> {
  const items = await listArchive(file, fileName);
  const bytesTotal = items.reduce((sum, item) => sum + item.size, 0);
  const sheets: RawSheet[] = [];
  const notes: DecodeNote[] = [];
  const texts: DecodedFile[] = [];
  let bytesDone = 0;
  let left = 0;
  for (const item of items) {
    // A shapefile's parts mean nothing one by one.
    const inner = item.entries.length === 1 ? await decodeOne(await unpacked(item), item.name) : null;
    bytesDone += item.size;
    options.onProgress?.(bytesDone, bytesTotal);
    if (inner === null) {
      left += 1;
      continue;
    }
    if (inner.encoding !== null) texts.push(inner);
    sheets.push(...inner.sheets.map((sheet) => ({ ...sheet, name: sheet.name === '' ? item.name : `${item.name}/${sheet.name}` })));
    notes.push(...inner.notes.map((note) => ({ ...note, params: { ...note.params, entry: item.name } })));
  }
  if (sheets.length === 0) throw new AtlasError('file-no-rows', { file: fileName });
  if (left > 0) notes.push({ code: 'entries-left', params: { count: left } });
  const only = texts.length === 1 ? texts[0] : undefined;
  return { fileName, format: 'ZIP', encoding: only?.encoding ?? null, delimiter: only?.delimiter ?? null, sheets, notes };

  async function unpacked(item: (typeof items)[number]): Promise<Blob> {
    return new Blob((await unpackItem(file, fileName, item, options)).map((part) => part.bytes));
  }

  async function decodeOne(blob: Blob, name: string): Promise<DecodedFile | null> {
    try {
      return await decodeInner(blob, name, { ...options, onProgress: undefined });
    } catch (error) {
      if (error instanceof AtlasError && PASSED_OVER.includes(error.code)) return null;
      throw error;
    }
  }
}
