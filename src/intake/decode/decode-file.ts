import { AtlasError } from '../../model/errors.ts';
import type { DecodedFile, TextEncoding } from '../raw-sheet.ts';
import type { GeoDecodeOptions } from './geo-options.ts';
import { type ForeignFormat, sniffFormat } from './sniff-format.ts';

export interface DecodeFileOptions extends GeoDecodeOptions {
  /** For text files: what a person chose instead of the guess. */
  readonly encoding?: TextEncoding | undefined;
  readonly delimiter?: string | undefined;
}

/** What holds no rows. */
const NOT_SHEETS = { pdf: 'PDF', png: 'PNG', jpeg: 'JPEG', 'dxf-binary': 'DXF (binary)' };

/**
 * Decodes any file of rows to sheets of text. Each reader is loaded when a file asks for it.
 *
 * Throws AtlasError as `sniffFormat` and the readers; 'file-format-later' for what holds no rows, 'file-parts-missing' for a
 * shapefile without its table.
 */
export async function decodeFile(file: Blob, fileName: string, options: DecodeFileOptions): Promise<DecodedFile> {
  if (options.signal?.aborted) throw new AtlasError('cancelled');
  return decodeAs(await sniffFormat(file, fileName), file, fileName, options);
}

/** As `decodeFile`, for a format already found. */
async function decodeAs(format: ForeignFormat, file: Blob, fileName: string, options: DecodeFileOptions): Promise<DecodedFile> {
  switch (format) {
    case 'text': {
      const { decodeText } = await import('./decode-text.ts');
      return decodeText(file, fileName, textOptions(options));
    }
    case 'xlsx':
    case 'xlsb':
    case 'xls':
    case 'ods':
    case 'xml-spreadsheet':
    case 'html-table': {
      const { decodeWorkbook } = await import('./decode-workbook.ts');
      return decodeWorkbook(await bytesOf(file), fileName, options);
    }
    case 'geojson':
    case 'topojson':
    case 'kml':
    case 'kmz':
    case 'dxf': {
      const { decodeGeo } = await import('./decode-geo.ts');
      return decodeGeo(await bytesOf(file), format, fileName, options);
    }
    case 'shp': {
      // Shapes without names are nobody's list.
      if (!hasTable(options)) throw new AtlasError('file-parts-missing', { file: fileName, parts: [fileName.replace(/\.\w+$/, '.dbf')] });
      const { decodeGeo } = await import('./decode-geo.ts');
      return decodeGeo(await bytesOf(file), 'shapefile', fileName, options);
    }
    case 'parquet': {
      const { decodeParquet } = await import('./decode-columnar.ts');
      return decodeParquet(await bytesOf(file), fileName, options);
    }
    case 'arrow-file':
    case 'arrow-stream': {
      const { decodeArrow } = await import('./decode-columnar.ts');
      return decodeArrow(file, fileName, options);
    }
    case 'zip': {
      const { decodeArchive } = await import('./decode-archive-items.ts');
      return decodeArchive(file, fileName, options, decodeInner);
    }
    default:
      throw new AtlasError('file-format-later', { file: fileName, format: NOT_SHEETS[format] });
  }
}

/** An archive inside an archive stays closed. */
async function decodeInner(file: Blob, fileName: string, options: DecodeFileOptions): Promise<DecodedFile | null> {
  const format = await sniffFormat(file, fileName);
  return format === 'zip' ? null : decodeAs(format, file, fileName, options);
}

function hasTable({ companions = [] }: DecodeFileOptions): boolean {
  return companions.some(({ name }) => /\.dbf$/i.test(name));
}

async function bytesOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.arrayBuffer());
}

function textOptions({ encoding, delimiter, signal, onProgress }: DecodeFileOptions) {
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(signal === undefined ? {} : { signal }),
    ...(onProgress === undefined ? {} : { onProgress }),
  };
}
