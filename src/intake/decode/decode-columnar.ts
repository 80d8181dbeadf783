import { readArrowBatches, readArrowHead } from '../../engine/arrow-batches.ts';
import { type ArrowRows, readArrowRows } from '../../engine/arrow-rows.ts';
import { AtlasError } from '../../model/errors.ts';
import { parquetFooterOf } from '../parquet-footer.ts';
import { type DecodedFile, type DecodeNote, type RawSheet, SheetBuilder } from '../raw-sheet.ts';
import { pause } from './feature-sheet.ts';
import type { GeoDecodeOptions } from './geo-options.ts';
import { readGeoMetadata } from './geoparquet-metadata.ts';
import { openParquet } from './parquet-batches.ts';
import { propertyText } from './property-text.ts';

/**
 * Reads Parquet or Arrow whose columns are somebody else's to one sheet of texts, row 0 naming the columns; binary columns stay
 * empty and are counted. Throws AtlasError as `openParquet`, for Arrow 'file-corrupt', 'file-truncated', 'file-no-rows', and
 * 'file-format-later' for compressed bodies.
 */
export async function decodeParquet(bytes: Uint8Array, file: string, options: GeoDecodeOptions): Promise<DecodedFile> {
  const geo = geoOf(bytes);
  if (geo !== null && readGeoMetadata(geo) !== null) {
    const { decodeGeoParquet } = await import('./decode-geoparquet.ts');
    return decodeGeoParquet(bytes, file, options);
  }
  const parquet = await openParquet(bytes, file, options);
  return collect(parquet.batches(), file, 'Parquet');
}

/** See {@link decodeParquet}. */
export async function decodeArrow(source: Blob, file: string, options: GeoDecodeOptions): Promise<DecodedFile> {
  try {
    const names = (await readArrowHead(source)).map(({ name }) => name);
    return await collect(arrowRows(source, names, options), file, 'Arrow');
  } catch (error) {
    // The reader of Arrow does not know the file's name, and what others say may quote a value.
    if (!(error instanceof AtlasError)) throw new AtlasError('file-corrupt', { file }, { details: 'Arrow' });
    throw error.code === 'cancelled' ? error : new AtlasError(error.code, { file, ...error.params }, { details: error.message });
  }
}

function geoOf(bytes: Uint8Array): string | null {
  try {
    return parquetFooterOf(bytes).geo;
  } catch {
    return null;
  }
}

async function* arrowRows(source: Blob, names: readonly string[], options: GeoDecodeOptions): AsyncGenerator<ArrowRows> {
  let done = 0;
  for await (const { bytes, rows } of readArrowBatches(source, names)) {
    // Even truth values take a bit each: more rows than bits are a damaged number, not rows.
    if (rows > bytes.length * 8) throw new AtlasError('file-corrupt', {}, { details: 'Arrow rows' });
    const read = readArrowRows(bytes);
    // A column states its own length.
    if (read.rowCount !== rows) throw new AtlasError('file-corrupt', {}, { details: 'Arrow rows' });
    yield read;
    done += bytes.length;
    options.onProgress?.(Math.min(done, source.size), source.size);
    await pause(options);
  }
}

async function collect(batches: AsyncIterable<ArrowRows>, file: string, format: string): Promise<DecodedFile> {
  const builder = new SheetBuilder();
  const binaries = new Set<number>();
  for await (const rows of batches) {
    if (builder.rowCount === 0) builder.appendRow(rows.names);
    for (let row = 0; row < rows.rowCount; row += 1) {
      builder.appendRow(
        rows.names.map((_, column) => {
          const value = rows.at(column, row);
          if (!(value instanceof Uint8Array)) return columnarText(value);
          binaries.add(column);
          return '';
        }),
      );
    }
  }
  if (builder.rowCount <= 1) throw new AtlasError('file-no-rows', { file });
  const notes: DecodeNote[] = [];
  if (builder.columnsLeft > 0) notes.push({ code: 'columns-beyond-limit', params: { count: builder.columnsLeft } });
  if (binaries.size > 0) notes.push({ code: 'columns-binary', params: { count: binaries.size } });
  const sheet: RawSheet = {
    name: '',
    columns: builder.finish(),
    rowCount: builder.rowCount,
    // The first row of data is number 1.
    firstRow: 0,
    isHidden: false,
    merges: [],
    headerRows: 1,
    geometryColumn: null,
    statedCrs: null,
  };
  return { fileName: file, format, encoding: null, delimiter: null, sheets: [sheet], notes };
}

/** A list of words is what a cell with «、» is elsewhere. */
function columnarText(value: unknown): string {
  const isList = Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView));
  if (!isList) return propertyText(value);
  const parts: unknown[] = Array.from(value as unknown as ArrayLike<unknown>);
  return parts.some((part) => typeof part === 'object' && part !== null) ? propertyText(parts) : parts.map(propertyText).join('、');
}
