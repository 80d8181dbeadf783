import { zipSync } from 'fflate';
import { AtlasError } from '../model/errors.ts';
import type { ExportFormat, ExportSheet, ExportValue } from '../model/export-file.ts';
import { csvPieces } from './csv.ts';
import { foreignMembers, geoJsonPieces } from './geojson.ts';
import { type Geometry, geometryOf } from './geometry.ts';
import { GEOMETRY_COLUMN, geoMetadata } from './geoparquet.ts';

/** Rows to be written, whatever they came from; columns as the sheet's, hidden ones too. */
export interface ExportRows {
  readonly rowCount: number;
  readonly valueAt: (column: number, row: number) => ExportValue;
  /** The same as an Arrow IPC stream, hidden columns left off. */
  readonly toArrow: () => Uint8Array;
  readonly addBinaryColumn: (ipcStream: Uint8Array, name: string, valueAt: (row: number) => Uint8Array | null) => Uint8Array;
  readonly parquetWasm: string | Uint8Array;
}

/** Under this name the notes stand in a Parquet file's metadata, as JSON. */
const NOTES_KEY = 'dangjian-atlas';

/**
 * One table as a file. Where the notes stand: in a worksheet of their own (xlsx); in the metadata (Parquet, GeoParquet); as
 * foreign members (GeoJSON); in a text beside the table (csv-notes). A bare CSV has none but its name, see csv.ts.
 * Throws AtlasError 'export-failed' where the format cannot hold the rows.
 */
export async function writeExport(format: ExportFormat, sheet: ExportSheet, rows: ExportRows): Promise<Blob> {
  const shown = sheet.columns.flatMap(({ isHidden }, column) => (isHidden === true ? [] : [column]));
  const headers = shown.map((column) => sheet.columns[column]?.header ?? '');
  const rowAt = (row: number): ExportValue[] => shown.map((column) => rows.valueAt(column, row));
  switch (format) {
    case 'xlsx': {
      const { toXlsx } = await import('./xlsx.ts');
      const widths = shown.map((column) => sheet.columns[column]?.width ?? 12);
      return toXlsx(
        headers.map((header, index) => ({ header, width: widths[index] ?? 12 })),
        rows.rowCount,
        rowAt,
        sheet.notes,
      );
    }
    case 'csv':
      return new Blob(csvPieces('utf-8', headers, rows.rowCount, rowAt), { type: 'text/csv;charset=utf-8' });
    case 'csv-gbk':
      return new Blob(csvPieces('gbk', headers, rows.rowCount, rowAt), { type: 'text/csv;charset=gb18030' });
    case 'csv-notes': {
      const table = new Uint8Array(await new Blob(csvPieces('utf-8', headers, rows.rowCount, rowAt)).arrayBuffer());
      const { sheetData, sheetNotes, items } = sheet.notes;
      const notes = new TextEncoder().encode(`\uFEFF${items.map(([item, content]) => `${item}: ${content}\r\n`).join('')}`);
      return new Blob([zipSync({ [`${sheetData}.csv`]: table, [`${sheetNotes}.txt`]: notes })], { type: 'application/zip' });
    }
    case 'geojson': {
      const names = shown.map((column) => sheet.columns[column]?.name ?? '');
      const geometryAt = placeReader(sheet, rows);
      const valueAt = (column: number, row: number): ExportValue => rows.valueAt(shown[column] ?? -1, row);
      const pieces = geoJsonPieces({ names, rowCount: rows.rowCount, valueAt, geometryAt }, foreignMembers(sheet.notes.items));
      return new Blob(pieces, { type: 'application/geo+json' });
    }
    case 'parquet':
    case 'geoparquet':
      return writeParquetFile(format, sheet, rows);
  }
}

async function writeParquetFile(format: 'parquet' | 'geoparquet', sheet: ExportSheet, rows: ExportRows): Promise<Blob> {
  const [{ prepareParquet, toParquet }, { toWkb }] = await Promise.all([import('./parquet.ts'), import('./wkb.ts')]);
  await prepareParquet(rows.parquetWasm);
  const metadata = new Map([[NOTES_KEY, JSON.stringify(Object.fromEntries(sheet.notes.items))]]);
  if (format === 'parquet') return parquetBlob(toParquet(rows.toArrow(), metadata));
  const geometryAt = placeReader(sheet, rows);
  const geometries = Array.from({ length: rows.rowCount }, (_, row) => geometryAt(row));
  metadata.set('geo', geoMetadata(geometries));
  const withGeometry = rows.addBinaryColumn(rows.toArrow(), GEOMETRY_COLUMN, (row) => {
    const geometry = geometries[row] ?? null;
    return geometry === null ? null : toWkb(geometry);
  });
  return parquetBlob(toParquet(withGeometry, metadata));
}

function parquetBlob(bytes: Uint8Array<ArrayBuffer>): Blob {
  return new Blob([bytes], { type: 'application/vnd.apache.parquet' });
}

/** Where a row is. Throws AtlasError 'export-failed' for a sheet whose rows have no place. */
function placeReader(sheet: ExportSheet, rows: ExportRows): (row: number) => Geometry | null {
  const { place } = sheet;
  if (place === null) throw new AtlasError('export-failed');
  const at = (name: string | null): number => sheet.columns.findIndex((column) => column.name === name);
  const [lon, lat, geom] = [at(place.lon), at(place.lat), at(place.geom)];
  const value = (column: number, row: number): ExportValue => (column < 0 ? null : rows.valueAt(column, row));
  return (row) => geometryOf(value(geom, row), value(lon, row), value(lat, row));
}
