import type { PrivacyReport } from '../../model/privacy-report.ts';
import type { RawSheet } from '../raw-sheet.ts';
import { findPersonal } from './find-personal.ts';
import { type ColumnEvidence, gatherEvidence, judgeColumn } from './judge-column.ts';
import { maskHeaders } from './mask-headers.ts';
import { rosterColumns } from './roster-shape.ts';

/** Where the header stands: rows of the sheet from 0, end excluded, and the names of all columns, rows joined with '/'. */
export interface SheetHeader {
  readonly first: number;
  readonly last: number;
  readonly names: readonly string[];
}

/** What was counted in a sheet, and what the header alone decides; {@link judgeSheet} needs nothing else. */
export interface SheetEvidence {
  readonly header: SheetHeader;
  readonly columns: readonly ColumnEvidence[];
  readonly roster: readonly number[];
}

/** Reads every cell of the rows below the header. The costly half; it does not depend on the mapping. */
export function scanSheet(sheet: RawSheet, header: SheetHeader): SheetEvidence {
  const columns = sheet.columns.map((column, index) => gatherEvidence(column, header.names[index] ?? '', header.last, sheet.rowCount));
  return { header, columns, roster: rosterColumns(sheet.columns, columns, header.last, sheet.rowCount) };
}

/** Decides about every column under a mapping: `freeText` are the columns mapped to a field of free text. Instant. */
export function judgeSheet({ header, columns, roster }: SheetEvidence, freeText: ReadonlySet<number>): PrivacyReport {
  const masked = maskHeaders(columns.map((evidence) => evidence.header));
  const screens = columns.map((evidence, column) => {
    const shown = masked[column] ?? '';
    const judged = judgeColumn(evidence, freeText.has(column));
    // A first row of data taken for the header names its column with an identity number.
    const isIdInHeader = findPersonal(evidence.header).some((span) => span.kind === 'id-card');
    if (!isIdInHeader || judged.fate === 'refuse' || freeText.has(column)) return { column, header: shown, ...judged };
    const finding = { class: 'id-card', by: 'value', hits: 1, cells: evidence.scan.cells + 1, action: 'refuse' } as const;
    return { column, header: shown, fate: 'refuse' as const, findings: [finding, ...judged.findings], spared: [] };
  });
  return {
    headerFirst: header.first,
    headerLast: header.last,
    columns: screens,
    dropped: screens.filter(({ fate }) => fate === 'refuse' || fate === 'ask').map(({ column }) => column),
    masked: screens.filter(({ fate }) => fate === 'mask').map(({ column }) => column),
    isRoster: roster.length > 0,
    rosterHeaders: roster.map((column) => screens[column]?.header || String(column + 1)),
  };
}

/**
 * The privacy screen of a sheet: every cell below the header is looked at before anything leaves the worker. The report
 * holds counts, positions and headers (personal data in them replaced), never a cell's value. A roster is refused by the
 * caller as a file (AtlasError 'file-roster' with `file` and `columns`: rosterHeaders).
 */
export function screenSheet(sheet: RawSheet, header: SheetHeader, freeText: ReadonlySet<number>): PrivacyReport {
  return judgeSheet(scanSheet(sheet, header), freeText);
}

/** Columns that must not be read: refused ones always, asked ones unless the person said that they may stay. */
export function droppedColumns(report: PrivacyReport, allowed: ReadonlySet<number>): readonly number[] {
  return report.columns
    .filter(({ fate, column }) => fate === 'refuse' || (fate === 'ask' && !allowed.has(column)))
    .map(({ column }) => column);
}
