import { type CellObject, CFB, type ParsingOptions, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { AtlasError } from '../../model/errors.ts';
import type { DecodedFile, DecodeNote } from '../raw-sheet.ts';
import { booleanText, numericText } from './cell-text.ts';
import { countProperties, DOCUMENT_IDS, SUMMARY_IDS } from './count-properties.ts';
import { legacyCodepages } from './legacy-codepages.ts';
import { formatKind, type NumberKind } from './number-format.ts';
import { MAX_SHEET_COLUMNS, MAX_SHEET_ROWS, SheetSink } from './sheet-sink.ts';
import { makeBiffSound } from './sound-biff.ts';

set_cptable(legacyCodepages);

const OPTIONS = { dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false, nodim: true } as const;

/**
 * Reads by SheetJS what has no reader here: .xls (BIFF 2–8), .xlsb, and the XML of Excel 2003 (as text).
 * Synchronous: it can be cancelled only by ending the worker. Throws AtlasError 'file-encrypted',
 * 'file-unknown-format' (another program's document in the same container), 'file-corrupt'.
 */
export function decodeBySheetJs(data: Uint8Array | string, file: string): DecodedFile {
  const { workbook, ...counted } = open(data, file);
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const sinks = workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name];
    // SheetJS leaves out a sheet it cannot read, and says nothing.
    if (sheet === undefined) throw new AtlasError('file-corrupt', { file }, { details: 'worksheet unreadable' });
    if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') return [];
    const sink = new SheetSink(name, (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0);
    fill(sink, sheet, is1904, file);
    return [sink];
  });
  const notes: DecodeNote[] = sinks.flatMap((sink) => sink.notes());
  const comments = sinks.reduce((sum, sink) => sum + sink.comments, counted.comments);
  if (comments > 0) notes.push({ code: 'comments-left', params: { count: comments } });
  const metadata = counted.metadata + countMetadata(workbook);
  if (metadata > 0) notes.push({ code: 'metadata-left', params: { count: metadata } });
  return { fileName: file, format: 'Excel', encoding: null, delimiter: null, sheets: sinks.map((sink) => sink.finish()), notes };
}

interface Opened {
  readonly workbook: WorkBook;
  /** Of the old formats, whose comments and properties SheetJS does not get to see. */
  readonly comments: number;
  readonly metadata: number;
}

function open(data: Uint8Array | string, file: string): Opened {
  if (typeof data === 'string') return { workbook: readWorkbook(data, 'string', file), comments: 0, metadata: 0 };
  const isZip = data[0] === 0x50 && data[1] === 0x4b;
  if (isZip) return { workbook: readWorkbook(data, 'array', file), comments: 0, metadata: 0 };
  const { stream, metadata } = data[0] === 0xd0 ? streamOf(data, file) : { stream: data.slice(), metadata: 0 };
  const { isEncrypted, isDamaged, comments } = makeBiffSound(stream);
  if (isEncrypted) throw new AtlasError('file-encrypted', { file });
  if (isDamaged) throw new AtlasError('file-corrupt', { file }, { details: 'shared texts' });
  // Not 'array': that would make eight bytes of each.
  return { workbook: readWorkbook(stream, 'buffer', file), comments, metadata };
}

interface StreamEntry {
  readonly content: ArrayLike<number>;
}

/** The stream of records in a compound file ([MS-CFB]), a copy. */
function streamOf(data: Uint8Array, file: string): { readonly stream: Uint8Array; readonly metadata: number } {
  const find = containerOf(data, file);
  if (find('EncryptedPackage') !== null || find('/encryption') !== null) throw new AtlasError('file-encrypted', { file });
  const entry = find('/Workbook') ?? find('/Book');
  if (entry === null) throw new AtlasError('file-unknown-format', { file });
  const summary = find('/!SummaryInformation');
  const document = find('/!DocumentSummaryInformation');
  const count = (set: StreamEntry | null, ids: ReadonlySet<number>): number =>
    set === null ? 0 : countProperties(Uint8Array.from(set.content), ids);
  return { stream: Uint8Array.from(entry.content), metadata: count(summary, SUMMARY_IDS) + count(document, DOCUMENT_IDS) };
}

function containerOf(data: Uint8Array, file: string): (path: string) => StreamEntry | null {
  try {
    const container: unknown = CFB.read(data, { type: 'array' });
    return (path) => {
      const found: { readonly content?: ArrayLike<number> } | null = CFB.find(container, path);
      return found?.content === undefined ? null : { content: found.content };
    };
  } catch {
    throw new AtlasError('file-corrupt', { file }, { details: 'compound file' });
  }
}

function readWorkbook(data: Uint8Array | string, type: NonNullable<ParsingOptions['type']>, file: string): WorkBook {
  try {
    return read(data, { ...OPTIONS, type });
  } catch (cause) {
    // SheetJS throws strings too. What it says may quote a cell, so none of it goes on.
    const message = cause instanceof Error ? cause.message : String(cause);
    if (/password|encrypt/i.test(message)) throw new AtlasError('file-encrypted', { file });
    if (/cannot find workbook|unsupported|unrecognized/i.test(message)) throw new AtlasError('file-unknown-format', { file });
    throw new AtlasError('file-corrupt', { file }, { details: 'SheetJS' });
  }
}

function fill(sink: SheetSink, sheet: WorkSheet, is1904: boolean, file: string): void {
  const kinds = new Map<string, NumberKind>();
  const kindOf = (code: string): NumberKind => {
    const kind = kinds.get(code) ?? formatKind(code);
    kinds.set(code, kind);
    return kind;
  };
  const rows: CellObject[][] = sheet['!data'] ?? [];
  // No program has such rows or columns: the number is damaged, and walking through an array so long takes minutes.
  const isDamaged = rows.length > MAX_SHEET_ROWS || rows.some((row) => row.length > MAX_SHEET_COLUMNS);
  if (isDamaged) throw new AtlasError('file-corrupt', { file }, { details: 'cell place' });
  rows.forEach((row, index) => {
    const texts: string[] = [];
    row.forEach((cell, column) => {
      if (cell.c !== undefined) sink.comments += cell.c.length;
      const text = textOf(cell, sink, kindOf, is1904);
      if (text !== '') texts[column] = text;
    });
    sink.row(index, texts);
  });
  for (const { s, e } of sheet['!merges'] ?? []) {
    sink.merges.push({ firstRow: s.r, lastRow: e.r + 1, firstColumn: s.c, lastColumn: e.c + 1 });
  }
}

function textOf(cell: CellObject, sink: SheetSink, kindOf: (code: string) => NumberKind, is1904: boolean): string {
  const { v: value } = cell;
  if (cell.t === 'e') {
    sink.errors += 1;
    return '';
  }
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return booleanText(value);
  if (typeof value === 'number') return numericText(value, typeof cell.z === 'string' ? kindOf(cell.z) : 'number', is1904);
  return '';
}

const TELLING = ['Author', 'LastAuthor', 'Manager', 'Company', 'Title', 'Subject', 'Keywords', 'Comments', 'Category'] as const;

function countMetadata(workbook: WorkBook): number {
  const properties = workbook.Props;
  if (properties === undefined) return 0;
  return TELLING.filter((name) => (properties[name] ?? '') !== '').length;
}
