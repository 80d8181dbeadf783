import { AtlasError } from '../../model/errors.ts';
import { type DecodedFile, type DecodeNote, MAX_COLUMNS, type RawSheet, type TextEncoding } from '../raw-sheet.ts';
import { detectDelimiter } from './detect-delimiter.ts';
import { type EncodingGuess, guessEncoding, holdsUtf8, isHopelessUtf8, isUtf8, markLength } from './detect-encoding.ts';
import { RecordSplitter } from './record-splitter.ts';
import { SliceReader } from './slice-reader.ts';
import { isDelimiter, statedDelimiter } from './stated-delimiter.ts';
import { Gb18030Transcoder } from './transcode-gb18030.ts';
import { Utf8Transcoder } from './transcode-utf8.ts';
import { Utf16Transcoder } from './transcode-utf16.ts';
import type { Transcoder } from './transcoder.ts';

export interface DecodeTextOptions {
  /** What a person chose; found by the bytes otherwise. */
  readonly encoding?: TextEncoding;
  /** One character; found by the text otherwise. */
  readonly delimiter?: string;
  readonly signal?: AbortSignal;
  readonly onProgress?: (bytesDone: number, bytesTotal: number) => void;
  /** How much is read at a time, at least 4; there for tests. */
  readonly sliceBytes?: number;
}

/** What encoding and delimiter are judged by, and what a preview shows. */
const HEAD_BYTES = 256 * 1024;
const SLICE_BYTES = 1 << 20;
/** Ctrl-Z, which DOS programs write at the end of a text. */
const DOS_END = 0x1a;

interface Source {
  readonly file: Blob;
  readonly fileName: string;
  readonly head: Uint8Array;
  readonly end: number;
  /** Whether there is more of the file than is read. */
  readonly isCut: boolean;
  readonly options: DecodeTextOptions;
}

interface Reading {
  readonly encoding: TextEncoding;
  readonly delimiter: string;
  readonly splitter: RecordSplitter;
  readonly damaged: number;
  /** Row (from 0) of the first damaged place. */
  readonly firstDamage: number;
}

/**
 * Decodes a text file (CSV, TSV and their kin) to one sheet of UTF-8 columns, reading it once, slice by slice. A file that
 * begins as UTF-8 and turns out to be something else is read a second time. Each U+FFFD in the result is counted in the
 * note 'bytes-undecodable'; no note holds a value. Rows count records, so the number of a record with line ends inside
 * quotes is the record's. Throws AtlasError 'file-empty' where there are no bytes or only a byte order mark,
 * 'file-no-rows' where there is nothing but blanks and line ends, 'file-unknown-format' where it is no text, 'cancelled'
 * when aborted, and RangeError for a delimiter that is not one character or is a quote or a line end.
 *
 * Notes: 'bytes-undecodable' {count, row}, places that were lost, a run of NUL bytes or a passage in UTF-8 amid GB 18030 being one; 'quote-unclosed' {count, row};
 * 'rows-ragged' {count, row, columns}, rows that have not the commonest number of cells, which is `columns`;
 * 'columns-beyond-limit' {count}. `row` is the first one, counted from 1.
 */
export function decodeText(file: Blob, fileName: string, options: DecodeTextOptions = {}): Promise<DecodedFile> {
  return decode(file, fileName, options, file.size);
}

/** The same for the first 256 kB, without the record that is cut off there: a quick look with another encoding or delimiter. */
export function previewText(file: Blob, fileName: string, options: DecodeTextOptions = {}): Promise<DecodedFile> {
  return decode(file, fileName, options, Math.min(file.size, HEAD_BYTES));
}

async function decode(file: Blob, fileName: string, options: DecodeTextOptions, limit: number): Promise<DecodedFile> {
  checkAborted(options.signal);
  if (options.delimiter !== undefined && !isDelimiter(options.delimiter)) throw new RangeError('delimiter');
  const head = await readBytes(file, 0, Math.min(file.size, HEAD_BYTES));
  const last = await readBytes(file, Math.max(0, file.size - 1), file.size);
  const guess = chooseEncoding(head, head.length === file.size, options.encoding);
  if (head.length <= (guess?.markBytes ?? 0)) throw new AtlasError('file-empty', { file: fileName });
  if (guess === null) throw new AtlasError('file-unknown-format', { file: fileName });
  const hasDosEnd = last[0] === DOS_END && !guess.encoding.startsWith('utf-16');
  const isCut = limit < file.size;
  const source: Source = { file, fileName, head, end: hasDosEnd && !isCut ? limit - 1 : limit, isCut, options };
  const isOpen = options.encoding === undefined && !guess.isCertain;
  const reading =
    (await read(source, guess, isOpen)) ?? (await read(source, { encoding: 'gb18030', markBytes: 0, isCertain: true }, false));
  if (reading === null) throw new AtlasError('file-unknown-format', { file: fileName });
  return toDecodedFile(fileName, reading);
}

function chooseEncoding(head: Uint8Array, isWhole: boolean, chosen: TextEncoding | undefined): EncodingGuess | null {
  if (chosen === undefined) return guessEncoding(head, isWhole);
  return { encoding: chosen, markBytes: markLength(head, chosen), isCertain: true };
}

/** null where the text `isOpen` to doubt and turns out not to be UTF-8. */
async function read(source: Source, guess: EncodingGuess, isOpen: boolean): Promise<Reading | null> {
  const { file, head, end, isCut, options } = source;
  const { encoding } = guess;
  const sample = makeTranscoder(encoding).step(head.subarray(guess.markBytes), head.length === file.size).bytes;
  const stated = statedDelimiter(sample);
  const body = sample.subarray(stated?.lineBytes ?? 0);
  const delimiter = options.delimiter ?? stated?.delimiter ?? detectDelimiter(body, head.length === file.size, source.fileName);
  const transcoder = makeTranscoder(encoding);
  const splitter = new RecordSplitter(delimiter);
  let left = stated?.lineBytes ?? 0;
  let damaged = 0;
  let firstDamage = -1;
  let wasForeign = false;
  const reader = new SliceReader(file, { from: guess.markBytes, end, sliceBytes: options.sliceBytes ?? SLICE_BYTES }, head);
  for await (const { slice, to } of reader.slices()) {
    checkAborted(options.signal);
    const isForeign = encoding === 'gb18030' && options.encoding === undefined && holdsUtf8(slice);
    if (isForeign && !wasForeign) {
      damaged += 1;
      if (firstDamage < 0) firstDamage = splitter.rowCount;
    }
    wasForeign = isForeign;
    // What a preview cuts off is not damaged.
    const step = transcoder.step(slice, to === end && !isCut);
    reader.keep(slice.subarray(step.consumed));
    const skipped = Math.min(left, step.bytes.length);
    left -= skipped;
    let from = skipped;
    if (firstDamage < 0 && step.damaged > 0) {
      from = Math.max(skipped, step.firstDamage);
      splitter.feed(step.bytes, skipped, from);
      firstDamage = splitter.rowCount;
    }
    splitter.feed(step.bytes, from, step.bytes.length);
    damaged += step.damaged;
    if (isOpen && transcoder instanceof Utf8Transcoder && isHopelessUtf8(transcoder)) return null;
    options.onProgress?.(to, end);
  }
  if (isOpen && transcoder instanceof Utf8Transcoder && !isUtf8(transcoder)) return null;
  if (isCut) splitter.endCut();
  else splitter.end();
  return { encoding, delimiter, splitter, damaged, firstDamage };
}

function makeTranscoder(encoding: TextEncoding): Transcoder {
  switch (encoding) {
    case 'utf-8':
      return new Utf8Transcoder();
    case 'gb18030':
      return new Gb18030Transcoder();
    case 'utf-16le':
      return new Utf16Transcoder('little');
    case 'utf-16be':
      return new Utf16Transcoder('big');
  }
}

function toDecodedFile(fileName: string, reading: Reading): DecodedFile {
  const { splitter, delimiter, encoding } = reading;
  const columns = splitter.columns();
  if (columns.length === 0) throw new AtlasError('file-no-rows', { file: fileName });
  const sheet: RawSheet = {
    name: '',
    columns,
    rowCount: splitter.rowCount,
    firstRow: 1,
    isHidden: false,
    merges: [],
    headerRows: null,
    geometryColumn: null,
    statedCrs: null,
  };
  return { fileName, format: delimiter === '\t' ? 'TSV' : 'CSV', encoding, delimiter, sheets: [sheet], notes: notesOf(reading) };
}

function notesOf({ splitter, damaged, firstDamage }: Reading): DecodeNote[] {
  const notes: DecodeNote[] = [];
  const lost = damaged + splitter.nulRuns;
  if (lost > 0) {
    const rows = [firstDamage, splitter.firstNul].filter((row) => row >= 0);
    notes.push({ code: 'bytes-undecodable', params: { count: lost, row: Math.min(...rows) + 1 } });
  }
  if (splitter.strayQuotes > 0) {
    notes.push({ code: 'quote-unclosed', params: { count: splitter.strayQuotes, row: splitter.firstStrayQuote + 1 } });
  }
  const ragged = splitter.widths.ragged();
  if (ragged !== null) {
    notes.push({ code: 'rows-ragged', params: { count: ragged.count, row: ragged.firstRow + 1, columns: ragged.columns } });
  }
  if (splitter.widest > MAX_COLUMNS) notes.push({ code: 'columns-beyond-limit', params: { count: splitter.widest - MAX_COLUMNS } });
  return notes;
}

async function readBytes(file: Blob, from: number, to: number): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(from, to).arrayBuffer());
}

function checkAborted(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new AtlasError('cancelled');
}
