import type { ExportValue } from '../model/export-file.ts';
import type { Geometry } from './geometry.ts';

const encoder = new TextEncoder();
const PIECE_ROWS = 8_192;

export interface GeoJsonRows {
  readonly names: readonly string[];
  readonly rowCount: number;
  readonly valueAt: (column: number, row: number) => ExportValue;
  readonly geometryAt: (row: number) => Geometry | null;
}

/**
 * A FeatureCollection in pieces of bytes (RFC 7946): longitude and latitude on WGS 84 and therefore no `crs`, outer rings
 * counter-clockwise, `geometry` null for what has no place. The notes are foreign members (section 6.1).
 */
export function geoJsonPieces(rows: GeoJsonRows, notes: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer>[] {
  const head = Object.entries(notes).map(([name, content]) => `${JSON.stringify(name)}:${JSON.stringify(content)},`);
  const pieces = [encoder.encode(`{"type":"FeatureCollection",${head.join('')}"features":[`)];
  for (let from = 0; from < rows.rowCount; from += PIECE_ROWS) {
    let text = '';
    for (let row = from; row < Math.min(from + PIECE_ROWS, rows.rowCount); row += 1)
      text += `${row === 0 ? '' : ','}\n${feature(rows, row)}`;
    pieces.push(encoder.encode(text));
  }
  pieces.push(encoder.encode('\n]}\n'));
  return pieces;
}

function feature(rows: GeoJsonRows, row: number): string {
  const properties = Object.fromEntries(rows.names.map((name, column) => [name, rows.valueAt(column, row)]));
  return JSON.stringify({ type: 'Feature', geometry: rows.geometryAt(row), properties });
}

/** Notes as foreign members, apart from the names that GeoJSON itself gives a meaning (section 7.1). */
export function foreignMembers(items: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  const taken = new Set(['type', 'features', 'geometry', 'geometries', 'coordinates', 'properties', 'bbox', 'crs']);
  return Object.fromEntries(items.map(([item, content]) => [taken.has(item) ? `note:${item}` : item, content]));
}
