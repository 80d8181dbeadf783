import type { Messages } from '../locales/messages.ts';
import type { ExportColumn, ExportFormat, ExportOptions, ExportSheet, ExportSource } from '../model/export-file.ts';
import { type ExportContext, exportNotes, nameParts } from './export-notes.ts';
import { fileName, saveBlob } from './save-blob.ts';

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = {
  xlsx: 'xlsx',
  csv: 'csv',
  'csv-gbk': 'gbk.csv',
  'csv-notes': 'zip',
  parquet: 'parquet',
  geoparquet: 'geo.parquet',
  geojson: 'geojson',
};

/** A table that a person wants as a file: its columns, where its rows are, and the rows themselves. */
export interface SavedTable {
  readonly columns: readonly ExportColumn[];
  readonly place: ExportSheet['place'];
  readonly rowCount: number;
  readonly source: ExportSource;
}

export type WriteFile = (format: ExportFormat, sheet: ExportSheet, source: ExportSource, options: ExportOptions) => Promise<Blob>;

/**
 * Writes a table with its notes (filter, date, definition, source, marks) by `write`, in a worker, and hands it to the browser.
 * Rejects with AtlasError 'export-failed', 'export-personal', 'cancelled'.
 */
export async function saveTable(
  write: WriteFile,
  format: ExportFormat,
  messages: Messages,
  context: ExportContext,
  table: SavedTable,
  options: ExportOptions,
): Promise<void> {
  const { columns, place, rowCount, source } = table;
  const sheet = { title: context.title, columns, place, notes: exportNotes(messages, context, rowCount) };
  const blob = await write(format, sheet, source, options);
  saveBlob(blob, fileName(nameParts(messages, context), EXTENSIONS[format]));
}
