import { hitTest, rowsInRing } from '../layers/hit-test.ts';
import { lonLatOfUnits, mercatorX, mercatorY, unitsOfLonLat } from '../layers/mercator.ts';
import { MERCATOR_UNITS } from '../model/fact.ts';
import type { LonLat, MapLayerSpec, MapPick, MapShape } from './map-types.ts';
import type { RasterClient } from './raster/raster-client.ts';

/** CSS pixels by which a pointer may miss a symbol. */
const PICK_PIXELS = 8;

type Place = Pick<MapPick, 'lon' | 'lat' | 'x' | 'y'>;

/**
 * What lies at a place: an enterprise first, then the layers from the top. `pixels` is the width of the world
 * in CSS pixels; `points` is null where no points are drawn.
 */
export async function findAt(
  place: Place,
  pixels: number,
  layers: readonly MapLayerSpec[],
  points: { readonly radius: number; readonly client: RasterClient } | null,
): Promise<MapPick | null> {
  const { lon, lat } = place;
  if (points !== null) {
    const reach = Math.max(PICK_PIXELS * 0.6, points.radius + 2);
    const unit = MERCATOR_UNITS;
    const hit = await points.client.nearest(mercatorX(lon) * unit, mercatorY(lat) * unit, (reach / pixels) * unit);
    if (hit !== null) {
      const [hitLon, hitLat] = lonLatOfUnits(hit.mx, hit.my);
      return { ...place, kind: 'enterprise', layerId: 'enterprises', index: hit.index, row: hit.row, lon: hitLon, lat: hitLat };
    }
  }
  for (const layer of [...layers].reverse()) {
    const index = hitTest(layer, lon, lat, (PICK_PIXELS / pixels) * 360);
    if (index !== null) return { ...place, kind: layer.kind, layerId: layer.id, index, row: null };
  }
  return null;
}

/** Enterprises and places of visible layers inside a polygon. */
export async function findInShape(
  polygon: readonly LonLat[],
  layers: readonly MapLayerSpec[],
  client: RasterClient,
): Promise<Pick<MapShape, 'rows' | 'items'>> {
  const rows = await client.pointsInRing(Float64Array.from(polygon.flatMap(([lon, lat]) => unitsOfLonLat(lon, lat))));
  const flat = polygon.flat();
  const items = layers
    .filter((layer) => layer.visible)
    .map((layer) => ({ layerId: layer.id, indices: rowsInRing(layer, flat) }))
    .filter((item) => item.indices.length > 0);
  return { rows, items };
}
