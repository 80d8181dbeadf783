import { AtlasError } from '../../model/errors.ts';
import type { PrivacyReport } from '../../model/privacy-report.ts';
import { type RawSheet, SheetBuilder } from '../raw-sheet.ts';
import { screenSheet } from './screen-sheet.ts';

/** The privacy screen over rows that are to be written to a file, header rows first; the same findings as on import. */
export function scanExport(rows: readonly (readonly string[])[], headerRows = 1): PrivacyReport {
  const builder = new SheetBuilder();
  for (const row of rows) builder.appendRow(row);
  const columns = builder.finish();
  const sheet: RawSheet = {
    name: '',
    columns,
    rowCount: builder.rowCount,
    firstRow: 1,
    isHidden: false,
    merges: [],
    headerRows: null,
    geometryColumn: null,
    statedCrs: null,
  };
  const names = columns.map((_, column) =>
    rows
      .slice(0, headerRows)
      .map((row) => row[column] ?? '')
      .filter((text) => text !== '')
      .join('/'),
  );
  return screenSheet(sheet, { first: 0, last: headerRows, names }, new Set());
}

/**
 * Throws AtlasError 'export-personal' (`columns`, `count`) where rows for a file hold personal data: columns that would
 * be refused on import, or parts that would be masked. Columns the import only asks about were the person's decision.
 */
export function assertNoPersonal(rows: readonly (readonly string[])[], headerRows = 1): void {
  const bad = scanExport(rows, headerRows).columns.filter(({ fate }) => fate === 'refuse' || fate === 'mask');
  if (bad.length === 0) return;
  const count = bad.reduce((sum, { findings }) => sum + findings.reduce((most, finding) => Math.max(most, finding.hits), 0), 0);
  throw new AtlasError('export-personal', { columns: bad.map(({ header, column }) => header || String(column + 1)), count });
}
