import type { CanvasSource, Map as MapLibreMap } from 'maplibre-gl';
import type { LonLat, MapUnderlay } from './map-types.ts';
import { GRATICULE_SOURCE } from './offline-style.ts';

const UNDERLAY = 'underlay';

type Corners = [[number, number], [number, number], [number, number], [number, number]];

/** Lays a picture on a loaded map, between paper and graticule, or takes it away. Another picture is another source. */
export function drawUnderlay(map: MapLibreMap, underlay: MapUnderlay | null): void {
  const source = map.getSource<CanvasSource>(UNDERLAY);
  if (source !== undefined && source.canvas !== underlay?.canvas) {
    map.removeLayer(UNDERLAY);
    map.removeSource(UNDERLAY);
  }
  if (underlay === null) return;
  const pair = ([lon, lat]: LonLat): [number, number] => [lon, lat];
  const [topLeft, topRight, bottomRight, bottomLeft] = underlay.corners;
  const coordinates: Corners = [pair(topLeft), pair(topRight), pair(bottomRight), pair(bottomLeft)];
  const known = map.getSource<CanvasSource>(UNDERLAY);
  if (known === undefined) {
    map.addSource(UNDERLAY, { type: 'canvas', canvas: underlay.canvas, coordinates, animate: false });
    map.addLayer({ id: UNDERLAY, type: 'raster', source: UNDERLAY, paint: { 'raster-fade-duration': 0 } }, GRATICULE_SOURCE);
  } else known.setCoordinates(coordinates);
  map.setPaintProperty(UNDERLAY, 'raster-opacity', underlay.opacity);
}
