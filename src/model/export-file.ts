import type { ColumnType } from './table-columns.ts';

/**
 * What a table can be saved as. `csv` is UTF-8 with a byte order mark, `csv-gbk` GBK (GB 18030 where a sign is not in it),
 * `csv-notes` the first of them and its notes in a zip.
 */
export const EXPORT_FORMATS = ['xlsx', 'csv', 'csv-gbk', 'csv-notes', 'parquet', 'geoparquet', 'geojson'] as const;
export type ExportFormat = (typeof EXPORT_FORMATS)[number];

export type CellValue = string | number | boolean | null;
/** Dates are ISO texts. */
export type ExportValue = CellValue | readonly string[];

export interface ExportColumn {
  /** In Parquet and GeoJSON: a storage name, by which the file is read again. */
  readonly name: string;
  /** In a worksheet and in CSV. */
  readonly header: string;
  /** In characters, for a worksheet. */
  readonly width: number;
  readonly type: ColumnType;
  /** Only tells where a row is: no column of the file. */
  readonly isHidden?: true;
}

/** What is saved, apart from its rows. */
export interface ExportSheet {
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  /** Columns that tell the place: a position in degrees, and GeoJSON text that comes before it; null for rows without a place. */
  readonly place: { readonly lon: string; readonly lat: string; readonly geom: string | null } | null;
  readonly notes: ExportNotes;
}

/** What a file says about itself: definition, filter, date, source, marks. */
export interface ExportNotes {
  readonly sheetData: string;
  readonly sheetNotes: string;
  readonly header: readonly [string, string];
  readonly items: readonly (readonly [string, string])[];
  /** Names the number of cells that were left empty, for being longer than a cell of a worksheet may be. */
  readonly tooLong: string;
}

/** Rows to save: an Arrow IPC stream whose columns are named as the sheet's, or rows in pieces. */
export type ExportSource =
  | { readonly kind: 'arrow'; readonly bytes: Uint8Array }
  | { readonly kind: 'rows'; readonly total: number; readonly pieces: AsyncIterable<readonly (readonly ExportValue[])[]> };

export interface ExportOptions {
  readonly signal: AbortSignal;
  /** Rows handed over so far; all of them while the file is written. */
  readonly onProgress: (rowsDone: number, rowsTotal: number) => void;
}
