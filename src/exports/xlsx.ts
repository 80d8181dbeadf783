import writeXlsxFile, { type Cell, type Sheet } from 'write-excel-file/universal';
import { AtlasError } from '../model/errors.ts';
import type { ExportNotes, ExportValue } from '../model/export-file.ts';
import { cellOf } from './csv.ts';

export interface XlsxColumn {
  readonly header: string;
  /** Characters. */
  readonly width: number;
}

/** A worksheet of Excel 2007 and later holds this many rows, less its header. */
const MAX_XLSX_ROWS = 1_048_575;
/** And a cell this many characters; Excel refuses the whole workbook for one that is longer. */
const MAX_CELL = 32_767;

const FORBIDDEN_IN_SHEET_NAME = /[\\/*?:[\]]/g;

function sheetName(name: string): string {
  return name.replace(FORBIDDEN_IN_SHEET_NAME, ' ').slice(0, 31);
}

/** Text is written as shared strings, never as formulas, so that nothing in a name can be run. */
function xlsxCell(value: ExportValue): Cell {
  const cell = cellOf(value);
  if (cell === null) return null;
  if (typeof cell === 'number') return Number.isFinite(cell) ? { type: Number, value: cell } : null;
  if (typeof cell === 'boolean') return { type: Boolean, value: cell };
  return cell === '' || cell.length > MAX_CELL ? null : { type: String, value: cell };
}

function headCell(value: string): Cell {
  return { type: String, value, fontWeight: 'bold', backgroundColor: '#F3EFE9', wrap: true };
}

/**
 * A workbook of one table and one sheet of notes. Numbers stay numbers, NULL stays an empty cell, dates are ISO texts; cells longer
 * than a worksheet allows are left empty and counted in the notes.
 * Throws AtlasError 'export-failed' when there are more rows than a worksheet holds.
 */
export async function toXlsx(
  columns: readonly XlsxColumn[],
  rowCount: number,
  rowAt: (row: number) => readonly ExportValue[],
  notes: ExportNotes,
): Promise<Blob> {
  if (rowCount > MAX_XLSX_ROWS) throw new AtlasError('export-failed', { rows: rowCount, limit: MAX_XLSX_ROWS });
  let long = 0;
  const rows = Array.from({ length: rowCount }, (_, row) =>
    rowAt(row).map((value) => {
      if (typeof value === 'string' && value.length > MAX_CELL) long += 1;
      return xlsxCell(value);
    }),
  );
  const items = long === 0 ? notes.items : [...notes.items, [notes.tooLong, String(long)] as const];
  const sheets: Sheet<Blob>[] = [
    {
      sheet: sheetName(notes.sheetData),
      stickyRowsCount: 1,
      columns: columns.map(({ width }) => ({ width })),
      data: [columns.map(({ header }) => headCell(header)), ...rows],
    },
    {
      sheet: sheetName(notes.sheetNotes),
      columns: [{ width: 18 }, { width: 90 }],
      data: [
        notes.header.map(headCell),
        ...items.map(([item, content]) => [xlsxCell(item), { type: String, value: content, wrap: true } as const]),
      ],
    },
  ];
  return writeXlsxFile(sheets).toBlob();
}
