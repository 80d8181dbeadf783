import { AtlasError } from '../../model/errors.ts';
import type { DecodeNote, RawSheet } from '../raw-sheet.ts';
import { type CleanGeometry, cleanGeometry } from './clean-geometry.ts';
import type { DecodeOptions } from './decode-options.ts';
import { GeoSheetBuilder } from './geo-sheet-builder.ts';
import { propertyText } from './property-text.ts';

export interface RawFeature {
  /** GeoJSON of unknown make. */
  readonly geometry: unknown;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Kind of a geometry that its decoder cannot read; `geometry` is null then. */
  readonly unsupported?: string | undefined;
}

export interface FeatureLayer {
  readonly name: string;
  /** Walked twice: for the columns, then for the rows. */
  readonly features: () => Iterable<RawFeature>;
  readonly statedCrs: string | null;
  /** Bytes of the layer's file, to measure progress by. */
  readonly bytes: number;
}

/** Features between two looks at the worker's messages, so that a cancel is heard. */
const PAUSE_FEATURES = 20_000;

/** Turns features into a sheet: properties become columns in the order in which they are first seen. */
export async function sheetOfFeatures(
  layer: FeatureLayer,
  options: DecodeOptions,
): Promise<{ readonly sheet: RawSheet; readonly notes: readonly DecodeNote[] }> {
  const names = new Map<string, number>();
  const points = new PointKind();
  let count = 0;
  for (const feature of layer.features()) {
    for (const name of Object.keys(feature.properties)) if (!names.has(name)) names.set(name, names.size);
    points.see(feature.geometry);
    count += 1;
    if (count % PAUSE_FEATURES === 0) await pause(options);
  }
  const columns = [...names.keys()];
  const builder = new GeoSheetBuilder({ name: layer.name, columns, pointColumns: points.columns, statedCrs: layer.statedCrs });
  for (const { geometry, properties, unsupported } of layer.features()) {
    if (unsupported !== undefined) builder.countUnsupported(unsupported);
    const cells = new Array<string>(columns.length).fill('');
    for (const [name, value] of Object.entries(properties)) cells[names.get(name) ?? 0] = propertyText(value);
    builder.add(cleanGeometry(geometry), cells);
    if (builder.rowCount % PAUSE_FEATURES === 0) {
      options.onProgress?.((layer.bytes * builder.rowCount) / count, layer.bytes);
      await pause(options);
    }
  }
  options.onProgress?.(layer.bytes, layer.bytes);
  return builder.finish();
}

/** Lets the worker hear a cancel. Throws AtlasError 'cancelled'. */
export async function pause({ signal }: DecodeOptions): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 0));
  if (signal?.aborted) throw new AtlasError('cancelled');
}

/** Whether there are points, and whether their numbers can be degrees. */
export class PointKind {
  private hasPoints = false;
  private isGeographic = true;

  see(raw: unknown): void {
    if (typeof raw !== 'object' || raw === null || (raw as { type?: unknown }).type !== 'Point') return;
    const point: CleanGeometry = cleanGeometry(raw);
    if (typeof point === 'string' || point.type !== 'Point') return;
    const [x = 0, y = 0] = point.coordinates;
    this.hasPoints = true;
    this.isGeographic &&= Math.abs(x) <= 180 && Math.abs(y) <= 180;
  }

  get columns(): readonly [string, string] | null {
    if (!this.hasPoints) return null;
    return this.isGeographic ? ['lon', 'lat'] : ['x', 'y'];
  }
}
