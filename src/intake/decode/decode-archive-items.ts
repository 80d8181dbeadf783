import { AtlasError, type AtlasErrorCode } from '../../model/errors.ts';
import type { DecodedFile, DecodeNote, RawSheet } from '../raw-sheet.ts';
import { type ArchiveFile, listArchive, unpackItem } from './decode-archive.ts';
import type { DecodeOptions } from './decode-options.ts';

/** Decodes one file of an archive; null where it is not to be read. `companions` are the other parts of a shapefile. */
type DecodeInner<T extends DecodeOptions> = (
  file: Blob,
  fileName: string,
  options: T & { readonly companions: readonly ArchiveFile[] },
) => Promise<DecodedFile | null>;

/** What a letter or a photograph beside the lists gives: no reason to refuse the lists. */
const PASSED_OVER: readonly AtlasErrorCode[] = [
  'file-unknown-format',
  'file-format-later',
  'file-empty',
  'file-no-rows',
  'file-parts-missing',
];

/**
 * Decodes all files of a zip into one DecodedFile; sheets bear their file's name ('名单/企业.xlsx/Sheet1').
 * Notes carry `entry`; files that hold no rows are counted in 'entries-left'. Throws AtlasError, where none does, what its
 * only file threw, or 'file-no-rows'; and whatever a broken, encrypted or oversized file among them throws.
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
  const encodings: DecodedFile[] = [];
  let bytesDone = 0;
  let left = 0;
  let refusal: AtlasError | null = null;
  for (const item of items) {
    const [main, ...companions] = await unpackItem(file, fileName, item, options);
    const inner =
      main === undefined
        ? null
        : await decodeInner(new Blob([main.bytes]), item.name, { ...options, onProgress: undefined, companions }).catch(
            (error: unknown) => {
              refusal = passedOver(error);
              return null;
            },
          );
    bytesDone += item.size;
    options.onProgress?.(bytesDone, bytesTotal);
    if (inner === null) {
      left += 1;
      continue;
    }
    if (inner.encoding !== null) encodings.push(inner);
    sheets.push(...inner.sheets.map((sheet) => ({ ...sheet, name: nameIn(item.name, sheet.name) })));
    notes.push(...inner.notes.map((note) => ({ ...note, params: { ...note.params, entry: item.name } })));
  }
  if (sheets.length === 0) throw (items.length === 1 ? refusal : null) ?? new AtlasError('file-no-rows', { file: fileName });
  if (left > 0) notes.push({ code: 'entries-left', params: { count: left } });
  const only = encodings.length === 1 ? encodings[0] : undefined;
  return { fileName, format: 'ZIP', encoding: only?.encoding ?? null, delimiter: only?.delimiter ?? null, sheets, notes };
}

/** A shapefile's layer bears the name of its file. */
function nameIn(entry: string, sheet: string): string {
  const stem = entry.slice(entry.lastIndexOf('/') + 1).replace(/\.\w+$/, '');
  return sheet === '' || sheet === stem ? entry : `${entry}/${sheet}`;
}

/** The reason why a file is passed over; throws what is none. */
function passedOver(error: unknown): AtlasError {
  if (error instanceof AtlasError && PASSED_OVER.includes(error.code)) return error;
  throw error;
}
