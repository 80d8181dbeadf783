import type { GeometryEncoding } from './arrow-geometry.ts';

export interface GeoColumn {
  readonly name: string;
  /** null for one that is not known. */
  readonly encoding: GeometryEncoding | null;
  readonly types: readonly string[];
  readonly statedCrs: string | null;
}

export interface GeoMetadata {
  readonly primary: string;
  readonly columns: readonly GeoColumn[];
}

const ENCODINGS: readonly string[] = ['WKB', 'point', 'linestring', 'polygon', 'multipoint', 'multilinestring', 'multipolygon'];

/** The `geo` entry of a Parquet file's metadata (OGC GeoParquet 1.1); null where it makes no sense. */
export function readGeoMetadata(text: string): GeoMetadata | null {
  let geo: unknown;
  try {
    geo = JSON.parse(text);
  } catch {
    return null;
  }
  const { primary_column: primary, columns } = (geo ?? {}) as { primary_column?: unknown; columns?: unknown };
  if (typeof primary !== 'string' || typeof columns !== 'object' || columns === null) return null;
  return { primary, columns: Object.entries(columns).map(([name, column]) => readColumn(name, column)) };
}

function readColumn(name: string, raw: unknown): GeoColumn {
  const { encoding, geometry_types: types, crs } = (raw ?? {}) as { encoding?: unknown; geometry_types?: unknown; crs?: unknown };
  return {
    name,
    encoding: ENCODINGS.includes(String(encoding)) ? (encoding as GeometryEncoding) : null,
    types: Array.isArray(types) ? types.map(String) : [],
    statedCrs: statedCrs(crs),
  };
}

/** Left out, the standard says longitude and latitude on WGS 84; null says that nobody knows. */
function statedCrs(crs: unknown): string | null {
  if (crs === undefined) return 'OGC:CRS84';
  if (crs === null) return null;
  const { id } = crs as { id?: { authority?: unknown; code?: unknown } };
  return typeof id?.authority === 'string' && id.code !== undefined ? `${id.authority}:${String(id.code)}` : JSON.stringify(crs);
}
