import type { Messages } from '../locales/messages.ts';
import { type CellValue, toCsv } from './csv.ts';
import { csvTail, type ExportContext, exportNotes } from './export-notes.ts';
import { fileName, saveBlob } from './save-blob.ts';
import { toXlsx } from './xlsx.ts';

export interface SavedColumn {
  readonly header: string;
  /** Width in characters, for a worksheet. */
  readonly width: number;
}

/** Writes a table with its notes (filter, date, definition, marks) and hands it to the browser. Rejects with AtlasError 'export-failed'. */
export async function saveTable(
  format: 'xlsx' | 'csv',
  messages: Messages,
  context: ExportContext,
  columns: readonly SavedColumn[],
  rows: readonly (readonly CellValue[])[],
): Promise<void> {
  const notes = exportNotes(messages, context, rows.length);
  const text = messages.exportsText;
  const name = fileName([context.title, context.dataset, context.asOf], format);
  if (format === 'csv') {
    const tail = csvTail(notes, columns.length);
    const body = toCsv(
      columns.map((column) => column.header),
      [...rows, ...tail],
    );
    saveBlob(new Blob([body], { type: 'text/csv;charset=utf-8' }), name);
    return;
  }
  const workbook = await toXlsx(
    { sheetName: text.sheetData, columns, rows },
    { sheetName: text.sheetNotes, header: [text.noteItem, text.noteContent], items: notes },
  );
  saveBlob(workbook, name);
}
