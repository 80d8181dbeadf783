import writeXlsxFile, { type Cell, type Sheet } from 'write-excel-file/universal';
import { AtlasError } from '../model/errors.ts';
import type { CellValue } from './csv.ts';

export interface XlsxColumn {
  readonly header: string;
  /** Characters. */
  readonly width: number;
}

export interface XlsxTable {
  readonly sheetName: string;
  readonly columns: readonly XlsxColumn[];
  readonly rows: readonly (readonly CellValue[])[];
}

/** Second sheet: what the table is, in pairs of item and content (filter, definition, date, marks). */
export interface XlsxNotes {
  readonly sheetName: string;
  readonly header: readonly [string, string];
  readonly items: readonly (readonly [string, string])[];
}

/** A worksheet of Excel 2007 and later holds this many rows. */
const MAX_XLSX_ROWS = 1_048_575;

const FORBIDDEN_IN_SHEET_NAME = /[\\/*?:[\]]/g;

function sheetName(name: string): string {
  return name.replace(FORBIDDEN_IN_SHEET_NAME, ' ').slice(0, 31);
}

/** Text is written as shared strings, never as formulas, so that nothing in a name can be run. */
function xlsxCell(value: CellValue): Cell {
  if (value === null) return null;
  if (typeof value === 'number') return Number.isFinite(value) ? { type: Number, value } : null;
  if (typeof value === 'boolean') return { type: Boolean, value };
  return value === '' ? null : { type: String, value };
}

function headCell(value: string): Cell {
  return { type: String, value, fontWeight: 'bold', backgroundColor: '#F3EFE9', wrap: true };
}

/**
 * A workbook of one table and one sheet of notes. Numbers stay numbers, NULL stays an empty cell.
 * Throws AtlasError 'export-failed' when there are more rows than a worksheet holds.
 */
export async function toXlsx(table: XlsxTable, notes: XlsxNotes): Promise<Blob> {
  if (table.rows.length > MAX_XLSX_ROWS) throw new AtlasError('export-failed', { rows: table.rows.length, limit: MAX_XLSX_ROWS });
  const sheets: Sheet<Blob>[] = [
    {
      sheet: sheetName(table.sheetName),
      stickyRowsCount: 1,
      columns: table.columns.map(({ width }) => ({ width })),
      data: [table.columns.map(({ header }) => headCell(header)), ...table.rows.map((row) => row.map(xlsxCell))],
    },
    {
      sheet: sheetName(notes.sheetName),
      columns: [{ width: 18 }, { width: 90 }],
      data: [
        notes.header.map(headCell),
        ...notes.items.map(([item, content]) => [xlsxCell(item), { type: String, value: content, wrap: true }]),
      ],
    },
  ];
  return writeXlsxFile(sheets).toBlob();
}
