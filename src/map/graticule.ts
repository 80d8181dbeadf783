import type { LonLatBounds } from './map-types.ts';

const STEPS = [30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005, 0.002, 0.001];

/** Degrees between lines so that neighbours are some 120–300 CSS pixels apart. */
export function graticuleStep(zoom: number): number {
  const pixelsPerDegree = (512 * 2 ** zoom) / 360;
  return STEPS.findLast((step) => step * pixelsPerDegree >= 120) ?? 30;
}

/** GeoJSON, as far as a graticule needs it. */
export interface LineCollection {
  readonly type: 'FeatureCollection';
  readonly features: {
    readonly type: 'Feature';
    readonly properties: Record<string, never>;
    readonly geometry: { readonly type: 'LineString'; readonly coordinates: [number, number][] };
  }[];
}

export interface Graticule {
  readonly step: number;
  readonly covers: LonLatBounds;
  readonly lines: LineCollection;
}

/** Lines for three times the given bounds, so that short moves need no new ones. */
export function buildGraticule(bounds: LonLatBounds, step: number): Graticule {
  const [west, south, east, north] = bounds;
  const [width, height] = [east - west, north - south];
  const covers: LonLatBounds = [
    Math.max(-180, west - width),
    Math.max(-85, south - height),
    Math.min(180, east + width),
    Math.min(85, north + height),
  ];
  const lines: LineCollection = { type: 'FeatureCollection', features: [] };
  const add = (coordinates: [number, number][]) =>
    lines.features.push({ type: 'Feature', properties: {}, geometry: { type: 'LineString', coordinates } });
  for (let index = Math.ceil(covers[0] / step); index * step <= covers[2]; index++)
    add([
      [index * step, covers[1]],
      [index * step, covers[3]],
    ]);
  for (let index = Math.ceil(covers[1] / step); index * step <= covers[3]; index++)
    add([
      [covers[0], index * step],
      [covers[2], index * step],
    ]);
  return { step, covers, lines };
}

export function needsGraticule(known: Graticule | null, bounds: LonLatBounds, step: number): boolean {
  if (known === null || known.step !== step) return true;
  return bounds[0] < known.covers[0] || bounds[1] < known.covers[1] || bounds[2] > known.covers[2] || bounds[3] > known.covers[3];
}
