import type { StyleSpecification } from 'maplibre-gl';
import { HAIRLINE_COLOR, SURFACE_COLOR } from '../scales/palette.ts';
import { hexColor } from '../scales/rgba.ts';

export const GRATICULE_SOURCE = 'graticule';

/** Paper and a graticule; nothing is fetched, and without `glyphs` every glyph is drawn locally. */
export function offlineStyle(): StyleSpecification {
  return {
    version: 8,
    sources: { [GRATICULE_SOURCE]: { type: 'geojson', data: { type: 'FeatureCollection', features: [] } } },
    layers: [
      { id: 'surface', type: 'background', paint: { 'background-color': hexColor(SURFACE_COLOR) } },
      { id: 'graticule', type: 'line', source: GRATICULE_SOURCE, paint: { 'line-color': hexColor(HAIRLINE_COLOR), 'line-width': 1 } },
    ],
  };
}
