import { feature } from 'topojson-client';
import type { GeometryObject, Topology } from 'topojson-specification';
import { AtlasError } from '../../model/errors.ts';
import type { DecodedFile, DecodeNote, RawSheet } from '../raw-sheet.ts';
import type { DecodeOptions } from './decode-options.ts';
import { type RawFeature, sheetOfFeatures } from './feature-sheet.ts';

/** Reads a parsed TopoJSON topology, one sheet for each of its objects. Throws AtlasError 'file-corrupt', 'file-no-rows', 'cancelled'. */
export async function decodeTopology(root: unknown, bytes: number, file: string, options: DecodeOptions): Promise<DecodedFile> {
  const topology = root as Topology;
  if (typeof topology.objects !== 'object' || topology.objects === null || !Array.isArray(topology.arcs)) {
    throw new AtlasError('file-corrupt', { file }, { details: 'TopoJSON' });
  }
  const sheets: RawSheet[] = [];
  const notes: DecodeNote[] = [];
  for (const [name, object] of Object.entries(topology.objects)) {
    const parts = partsOf(object);
    const features = () => featuresOf(topology, parts);
    const decoded = await sheetOfFeatures({ name, features, statedCrs: null, bytes }, options);
    if (decoded.sheet.rowCount > 1) sheets.push(decoded.sheet);
    notes.push(...decoded.notes);
  }
  if (sheets.length === 0) throw new AtlasError('file-no-rows', { file });
  return { fileName: file, format: 'TopoJSON', encoding: null, delimiter: null, sheets, notes };
}

function partsOf(object: unknown): readonly unknown[] {
  if (typeof object !== 'object' || object === null) return [];
  const { type, geometries } = object as { type?: unknown; geometries?: unknown };
  return type === 'GeometryCollection' && Array.isArray(geometries) ? geometries : [object];
}

function* featuresOf(topology: Topology, parts: readonly unknown[]): Generator<RawFeature> {
  for (const part of parts) yield toFeature(topology, part);
}

function toFeature(topology: Topology, part: unknown): RawFeature {
  if (typeof part !== 'object' || part === null) return { geometry: 'invalid', properties: {} };
  const { id, properties } = part as { id?: unknown; properties?: Record<string, unknown> | null };
  const known = properties ?? {};
  const named = id === undefined || id === null ? known : { [Object.hasOwn(known, 'id') ? 'feature_id' : 'id']: id, ...known };
  try {
    const converted = feature(topology, part as GeometryObject);
    return { geometry: converted.type === 'Feature' ? converted.geometry : collectionOf(converted.features), properties: named };
  } catch {
    // An arc that is not there spoils one shape, not the file.
    return { geometry: 'invalid', properties: named };
  }
}

function collectionOf(features: readonly { readonly geometry: unknown }[]): unknown {
  return { type: 'GeometryCollection', geometries: features.map(({ geometry }) => geometry) };
}
