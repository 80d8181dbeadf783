import { AtlasError } from '../../model/errors.ts';
import type { DecodedFile } from '../raw-sheet.ts';
import type { GeoDecodeOptions } from './geo-options.ts';

export type GeoFormat = 'geojson' | 'topojson' | 'kml' | 'kmz' | 'dxf' | 'shapefile' | 'geoparquet';

/**
 * Decodes a file with geometries to sheets whose row 0 names the columns and whose `geometryColumn` holds
 * GeoJSON text, in the coordinates of the file. Each reader is loaded when a file asks for it. Throws
 * AtlasError as the readers say, and 'cancelled'.
 */
export async function decodeGeo(bytes: Uint8Array, format: GeoFormat, fileName: string, options: GeoDecodeOptions): Promise<DecodedFile> {
  if (options.signal?.aborted) throw new AtlasError('cancelled');
  switch (format) {
    case 'geojson':
    case 'topojson': {
      const { decodeGeoJson } = await import('./decode-geojson.ts');
      return decodeGeoJson(bytes, fileName, options);
    }
    case 'kml':
    case 'kmz': {
      const { decodeKml } = await import('./decode-kml.ts');
      return decodeKml(bytes, fileName, options);
    }
    case 'dxf': {
      const { decodeDxf } = await import('./decode-dxf.ts');
      return decodeDxf(bytes, fileName, options);
    }
    case 'shapefile': {
      const { decodeShapefile } = await import('./decode-shapefile.ts');
      return decodeShapefile(bytes, fileName, options);
    }
    case 'geoparquet': {
      const { decodeGeoParquet } = await import('./decode-geoparquet.ts');
      return decodeGeoParquet(bytes, fileName, options);
    }
  }
}
