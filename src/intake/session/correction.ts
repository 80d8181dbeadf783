import { type AnnotatedMarker, type MarkedSheet, readMarker } from '../../model/annotated-marker.ts';
import type { ColumnPlan, ImportPlan } from '../../model/import-plan.ts';
import type { TableName } from '../../model/tables.ts';
import { cellText, type RawSheet, rowTexts } from '../raw-sheet.ts';
import { cleanText } from '../values/clean-text.ts';

/** A sheet of an annotated workbook that came back. */
export interface SheetCorrection {
  readonly table: TableName;
  /** Row of the header, from 0: somebody may have written above it. */
  readonly headerRow: number;
  /** Columns with the row's number in the original file, null where it was deleted, and with the key it was loaded under. */
  readonly numberColumn: number | null;
  readonly keyColumn: number;
  /** All columns that the workbook added: never data. */
  readonly added: ReadonlySet<number>;
  /** ISO date of the period of the list; null for none. */
  readonly period: string | null;
}

/** The notes are a small sheet; a marker deep in a list is somebody's text. */
const MARKER_ROWS = 100;
const MARKER_COLUMNS = 16;
/** How far down a header may have been pushed. */
const HEADER_ROWS = 16;

/** Where among the sheets of a file an annotated workbook says that it is one; null for any other file. */
export function findMarker(sheets: readonly RawSheet[]): { readonly at: number; readonly marker: AnnotatedMarker } | null {
  for (const [at, sheet] of sheets.entries()) {
    if (sheet.rowCount > MARKER_ROWS) continue;
    for (const column of sheet.columns.slice(0, MARKER_COLUMNS)) {
      for (let row = 0; row < sheet.rowCount; row += 1) {
        const marker = readMarker(cellText(column, row));
        if (marker !== null) return { at, marker };
      }
    }
  }
  return null;
}

/** Which rows of which table a sheet corrects; null where it has not the columns that say so. A tab with another name is known by its columns. */
export function correctionOf(sheet: RawSheet, marker: AnnotatedMarker): SheetCorrection | null {
  const named = marker.sheets.filter(({ name }) => name === sheet.name);
  const [only] = named.length > 0 ? named : marker.sheets.length === 1 ? marker.sheets : [];
  return only === undefined ? null : columnsOf(sheet, only);
}

function columnsOf(sheet: RawSheet, marked: MarkedSheet): SheetCorrection | null {
  const top = rowTexts(sheet, 0, HEADER_ROWS).map((cells) => cells.map(cleanText));
  const headerRow = top.findIndex((cells) => cells.includes(marked.keyHeader));
  const header = top[headerRow];
  if (header === undefined) return null;
  const numberColumn = header.indexOf(marked.numberHeader);
  const keyColumn = header.indexOf(marked.keyHeader);
  const names = new Set([marked.numberHeader, marked.keyHeader, ...marked.remarkHeaders]);
  return {
    table: marked.table,
    headerRow,
    numberColumn: numberColumn < 0 ? null : numberColumn,
    keyColumn,
    added: new Set(header.flatMap((text, column) => (names.has(text) ? [column] : []))),
    period: marked.period,
  };
}

/** The columns that the list itself had. */
export function ownColumns(plan: ImportPlan, correction: SheetCorrection | null): readonly ColumnPlan[] {
  return correction === null ? plan.columns : plan.columns.filter(({ source }) => !correction.added.has(source));
}

/** The plan with everything that the workbook added left unread, whatever was guessed or chosen. */
export function withoutRemarks(plan: ImportPlan, correction: SheetCorrection | null): ImportPlan {
  if (correction === null || correction.table !== plan.table) return plan;
  const columns = plan.columns.map((column) =>
    correction.added.has(column.source) ? { ...column, field: null, confidence: 1, unit: 1 } : column,
  );
  return { ...plan, columns };
}

/** What the author of the list sees as the number of a row. */
export function rowNumber(sheet: RawSheet, correction: SheetCorrection | null, row: number): number {
  const column = correction?.numberColumn == null ? undefined : sheet.columns[correction.numberColumn];
  const number = column === undefined ? Number.NaN : Number(cellText(column, row).trim() || Number.NaN);
  return Number.isSafeInteger(number) && number > 0 ? number : sheet.firstRow + row;
}
