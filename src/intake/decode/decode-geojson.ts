import { AtlasError } from '../../model/errors.ts';
import type { DecodedFile } from '../raw-sheet.ts';
import type { DecodeOptions } from './decode-options.ts';
import { type RawFeature, sheetOfFeatures } from './feature-sheet.ts';
import { parseJson } from './json-source.ts';
import { decodeStrictText } from './strict-text.ts';

/** Parsed JSON takes several times its bytes. */
const SIZE_LIMIT = 200 * 1024 ** 2;
/** Before each text of a sequence (RFC 8142). */
const RECORD_SEPARATOR = '\u001e';
const GEOMETRIES = ['Point', 'MultiPoint', 'LineString', 'MultiLineString', 'Polygon', 'MultiPolygon', 'GeometryCollection'];

/**
 * Reads GeoJSON (RFC 7946, and the `crs` member of the 2008 format): a collection, a feature, a bare
 * geometry, an array of them, or one to a line (also RFC 8142). A TopoJSON file is read as such.
 * Throws AtlasError 'file-empty', 'file-corrupt', 'file-unknown-format', 'file-too-large', 'file-no-rows', 'cancelled'.
 */
export async function decodeGeoJson(bytes: Uint8Array, file: string, options: DecodeOptions): Promise<DecodedFile> {
  if (bytes.length === 0) throw new AtlasError('file-empty', { file });
  if (bytes.length > SIZE_LIMIT) throw new AtlasError('file-too-large', { file, size: bytes.length, limit: SIZE_LIMIT });
  const { text, encoding } = decodeStrictText(bytes);
  const lines = linesOf(text);
  const root = lines === null ? parseJson(text, file) : null;
  if (typeOf(root) === 'Topology') {
    const { decodeTopology } = await import('./decode-topojson.ts');
    return { ...(await decodeTopology(root, bytes.length, file, options)), encoding };
  }
  const features = lines === null ? featuresOf(root, file) : () => featuresOfLines(lines, file);
  const { sheet, notes } = await sheetOfFeatures({ name: nameOf(root), features, statedCrs: crsOf(root), bytes: bytes.length }, options);
  if (sheet.rowCount === 1) throw new AtlasError('file-no-rows', { file });
  return { fileName: file, format: 'GeoJSON', encoding, delimiter: null, sheets: [sheet], notes };
}

/** The lines of text that has a whole JSON object on its first line and another on a further one; null for anything else. */
function linesOf(text: string): readonly string[] | null {
  const start = text.indexOf('{');
  if (start < 0 || text.slice(0, start).replaceAll(RECORD_SEPARATOR, '').trim() !== '') return null;
  const end = text.indexOf('\n', start);
  const head = end < 0 ? '' : text.slice(start, end).trim();
  if (!head.endsWith('}') || text.slice(end).trim() === '') return null;
  try {
    JSON.parse(head);
  } catch {
    return null;
  }
  return text.split('\n');
}

function* featuresOfLines(lines: readonly string[], file: string): Generator<RawFeature> {
  for (const line of lines) {
    const json = line.replaceAll(RECORD_SEPARATOR, '').trim();
    if (json !== '') yield* featuresOf(parseJson(json, file), file)();
  }
}

function featuresOf(root: unknown, file: string): () => Iterable<RawFeature> {
  const type = typeOf(root);
  if (Array.isArray(root)) {
    if (!root.some((part) => typeOf(part) === 'Feature' || GEOMETRIES.includes(typeOf(part))))
      throw new AtlasError('file-unknown-format', { file });
    return () => map(root, toFeature);
  }
  if (type === 'FeatureCollection') {
    const { features } = root as { features?: unknown };
    if (!Array.isArray(features)) throw new AtlasError('file-corrupt', { file }, { details: 'GeoJSON features' });
    return () => map(features, toFeature);
  }
  if (type === 'Feature' || GEOMETRIES.includes(type)) return () => [toFeature(root)];
  throw new AtlasError('file-unknown-format', { file });
}

function* map<T, U>(parts: readonly T[], convert: (part: T) => U): Generator<U> {
  for (const part of parts) yield convert(part);
}

function toFeature(raw: unknown): RawFeature {
  if (GEOMETRIES.includes(typeOf(raw))) return { geometry: raw, properties: {} };
  if (typeOf(raw) !== 'Feature') return { geometry: 'invalid', properties: {} };
  const { id, geometry, properties } = raw as { id?: unknown; geometry?: unknown; properties?: unknown };
  const known =
    typeof properties === 'object' && properties !== null && !Array.isArray(properties) ? (properties as Record<string, unknown>) : {};
  if (id === undefined || id === null) return { geometry, properties: known };
  return { geometry, properties: { [Object.hasOwn(known, 'id') ? 'feature_id' : 'id']: id, ...known } };
}

function typeOf(value: unknown): string {
  const type = typeof value === 'object' && value !== null ? (value as { type?: unknown }).type : undefined;
  return typeof type === 'string' ? type : '';
}

function nameOf(root: unknown): string {
  const name = (root as { name?: unknown } | null)?.name;
  return typeof name === 'string' ? name : '';
}

/** The `crs` member of the 2008 format, by name or by EPSG code. RFC 7946 dropped it, Chinese files keep it. */
function crsOf(root: unknown): string | null {
  const crs = (root as { crs?: { properties?: { name?: unknown; code?: unknown } | null } | null } | null)?.crs?.properties;
  if (typeof crs?.name === 'string') return crs.name;
  return typeof crs?.code === 'number' || typeof crs?.code === 'string' ? `EPSG:${crs.code}` : null;
}
