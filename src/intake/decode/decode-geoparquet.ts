import type { ArrowRows } from '../../engine/arrow-rows.ts';
import { AtlasError } from '../../model/errors.ts';
import type { DecodedFile } from '../raw-sheet.ts';
import { nativeGeometry } from './arrow-geometry.ts';
import { cleanGeometry } from './clean-geometry.ts';
import { PointKind } from './feature-sheet.ts';
import type { GeoDecodeOptions } from './geo-options.ts';
import { GeoSheetBuilder } from './geo-sheet-builder.ts';
import { type GeoColumn, readGeoMetadata } from './geoparquet-metadata.ts';
import { openParquet } from './parquet-batches.ts';
import { propertyText } from './property-text.ts';
import { readWkb } from './wkb.ts';

/**
 * Reads GeoParquet 1.0 and 1.1 (WKB and native encodings) batch by batch: the primary geometry becomes GeoJSON
 * text, other columns texts; further geometries and binary columns are counted in notes. `options.parquetWasm`
 * is needed. Throws AtlasError 'file-unknown-format' (Parquet without `geo`), and as `openParquet`.
 */
export async function decodeGeoParquet(bytes: Uint8Array, file: string, options: GeoDecodeOptions): Promise<DecodedFile> {
  const parquet = await openParquet(bytes, file, options);
  const geo = parquet.footer.geo === null ? null : readGeoMetadata(parquet.footer.geo);
  const primary = geo?.columns.find(({ name }) => name === geo.primary);
  if (geo === null || primary === undefined) throw new AtlasError('file-unknown-format', { file });
  const others = new Set(geo.columns.map(({ name }) => name));
  let builder: GeoSheetBuilder | null = null;
  let order: readonly number[] = [];
  let geometryAt = -1;
  const binaries = new Set<string>();
  for await (const rows of parquet.batches()) {
    if (builder === null) {
      geometryAt = rows.names.indexOf(primary.name);
      order = rows.names.flatMap((name, index) => (others.has(name) ? [] : [index]));
      const columns = order.map((index) => rows.names[index] ?? '');
      builder = new GeoSheetBuilder({
        name: '',
        columns,
        pointColumns: pointColumns(rows, geometryAt, primary),
        statedCrs: primary.statedCrs,
      });
    }
    for (let row = 0; row < rows.rowCount; row += 1) {
      const cells = order.map((index) => {
        const value = rows.at(index, row);
        if (!(value instanceof Uint8Array)) return propertyText(value);
        binaries.add(rows.names[index] ?? '');
        return '';
      });
      addRow(builder, geometryOf(rows.at(geometryAt, row), primary), cells);
    }
  }
  if (builder === null) throw new AtlasError('file-no-rows', { file });
  const { sheet, notes } = builder.finish();
  const left = geo.columns.length - 1 + binaries.size;
  const leftNotes = left > 0 ? [{ code: 'layers-left' as const, params: { count: left } }] : [];
  return { fileName: file, format: 'GeoParquet', encoding: null, delimiter: null, sheets: [sheet], notes: [...notes, ...leftNotes] };
}

type Found = { readonly raw: unknown } | { readonly unsupported: string };

function geometryOf(value: unknown, { encoding }: GeoColumn): Found {
  if (value === null || value === undefined) return { raw: null };
  if (encoding === null) return { unsupported: 'GeoParquet' };
  if (encoding !== 'WKB') return { raw: nativeGeometry(value, encoding) };
  if (!(value instanceof Uint8Array)) return { raw: 'invalid' };
  try {
    return { raw: readWkb(value).geometry };
  } catch (error) {
    return error instanceof TypeError ? { unsupported: error.message } : { raw: 'invalid' };
  }
}

function addRow(builder: GeoSheetBuilder, found: Found, cells: readonly string[]): void {
  if ('unsupported' in found) builder.countUnsupported(found.unsupported);
  builder.add('unsupported' in found ? 'none' : cleanGeometry(found.raw), cells);
}

/** By the first batch, whose points tell degrees from metres, and by the stated types where it has no points. */
function pointColumns(rows: ArrowRows, geometryAt: number, column: GeoColumn): readonly [string, string] | null {
  const points = new PointKind();
  for (let row = 0; row < rows.rowCount; row += 1) {
    const found = geometryOf(rows.at(geometryAt, row), column);
    if ('raw' in found) points.see(found.raw);
  }
  const mayFollow = column.encoding === 'point' || column.types.some((type) => /^Point\b/.test(type));
  return points.columns ?? (mayFollow ? ['lon', 'lat'] : null);
}
