import { type CellObject, read, set_cptable, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { AtlasError } from '../../model/errors.ts';
import type { DecodedFile, DecodeNote } from '../raw-sheet.ts';
import { booleanText, numericText } from './cell-text.ts';
import { legacyCodepages } from './legacy-codepages.ts';
import { formatKind, type NumberKind } from './number-format.ts';
import { SheetSink } from './sheet-sink.ts';

set_cptable(legacyCodepages);

const OPTIONS = { dense: true, cellNF: true, cellText: false, cellHTML: false, cellFormula: false, nodim: true } as const;

/**
 * Reads by SheetJS what has no reader here: .xls (BIFF 2–8), .xlsb, and the XML of Excel 2003 (as text).
 * Synchronous: it can be cancelled only by ending the worker. Throws AtlasError 'file-encrypted',
 * 'file-unknown-format' (another program's document in the same container), 'file-corrupt'.
 */
export function decodeBySheetJs(data: Uint8Array | string, file: string): DecodedFile {
  const workbook = readWorkbook(data, file);
  const is1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const sinks = workbook.SheetNames.flatMap((name, index) => {
    const sheet = workbook.Sheets[name];
    // SheetJS leaves out a sheet it cannot read, and says nothing.
    if (sheet === undefined) throw new AtlasError('file-corrupt', { file }, { details: 'worksheet unreadable' });
    if (sheet['!type'] !== undefined && sheet['!type'] !== 'sheet') return [];
    const sink = new SheetSink(name, (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0);
    fill(sink, sheet, is1904);
    return [sink];
  });
  const notes: DecodeNote[] = sinks.flatMap((sink) => sink.notes());
  const comments = sinks.reduce((sum, sink) => sum + sink.comments, 0);
  if (comments > 0) notes.push({ code: 'comments-left', params: { count: comments } });
  const metadata = countMetadata(workbook);
  if (metadata > 0) notes.push({ code: 'metadata-left', params: { count: metadata } });
  return { fileName: file, format: 'Excel', encoding: null, delimiter: null, sheets: sinks.map((sink) => sink.finish()), notes };
}

function readWorkbook(data: Uint8Array | string, file: string): WorkBook {
  try {
    return read(data, { ...OPTIONS, type: typeof data === 'string' ? 'string' : 'array' });
  } catch (cause) {
    // SheetJS throws strings too. What it says may quote a cell, so none of it goes on.
    const message = cause instanceof Error ? cause.message : String(cause);
    if (/password|encrypt/i.test(message)) throw new AtlasError('file-encrypted', { file });
    if (/cannot find workbook|unsupported|unrecognized/i.test(message)) throw new AtlasError('file-unknown-format', { file });
    throw new AtlasError('file-corrupt', { file }, { details: 'SheetJS' });
  }
}

function fill(sink: SheetSink, sheet: WorkSheet, is1904: boolean): void {
  const kinds = new Map<string, NumberKind>();
  const kindOf = (code: string): NumberKind => {
    const kind = kinds.get(code) ?? formatKind(code);
    kinds.set(code, kind);
    return kind;
  };
  const rows: CellObject[][] = sheet['!data'] ?? [];
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
