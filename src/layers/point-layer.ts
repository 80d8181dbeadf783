import type { Layer } from '@deck.gl/core';
import { MERCATOR_UNITS } from '../model/fact.ts';
import { INK_COLOR, SURFACE_COLOR } from '../scales/palette.ts';
import { rungScale } from '../scales/rung-scale.ts';
import { binaryColors } from './binary-colors.ts';
import { ABOVE_GROUND, GlyphLayer } from './glyph-layer.ts';
import type { PointSet } from './layer-spec.ts';
import { COMMON_WORLD } from './mercator.ts';
import { rememberBy } from './remember.ts';

interface PointAttributes {
  readonly length: number;
  readonly positions: Float64Array;
  readonly colors: Uint8Array;
  readonly shapes: Float32Array;
}

const pointAttributes = rememberBy((points: PointSet): PointAttributes => gather(points, null));
const selectedAttributes = rememberBy((points: PointSet, selected: ReadonlySet<number>): PointAttributes => gather(points, selected));

/** Common space straight from Mercator units: no trigonometry, and the same places as the raster's. */
function gather(points: PointSet, selected: ReadonlySet<number> | null): PointAttributes {
  const places: number[] = [];
  if (selected !== null) {
    for (let index = 0; index < points.row.length; index++) if (selected.has(points.row[index] ?? -1)) places.push(index);
  }
  const length = selected === null ? points.mx.length : places.length;
  const positions = new Float64Array(length * 2);
  const colors = new Uint8Array(length * 4);
  const shapes = new Float32Array(length);
  const table = rungScale.colorTable();
  const unit = COMMON_WORLD / MERCATOR_UNITS;
  for (let at = 0; at < length; at++) {
    const index = selected === null ? at : (places[at] ?? 0);
    const code = points.rung[index] ?? 0;
    positions[at * 2] = (points.mx[index] ?? 0) * unit;
    positions[at * 2 + 1] = COMMON_WORLD - (points.my[index] ?? 0) * unit;
    shapes[at] = code;
    for (let channel = 0; channel < 4; channel++) colors[at * 4 + channel] = table[code * 4 + channel] ?? 0;
  }
  return { length, positions, colors, shapes };
}

/** Sizes in CSS pixels. */
export interface PointStyle {
  readonly radius: number;
  readonly rim: number;
  readonly opacity: number;
}

/** How selected points are drawn: larger, with a rim of ink. */
export function selectedPointStyle(style: PointStyle): PointStyle {
  return { radius: Math.max(style.radius + 1.5, 5), rim: 1.75, opacity: 1 };
}
export const SELECTED_RIM_COLOR = INK_COLOR;

/** Enterprises by rung on the GPU: binary attributes, no object a row. */
export function pointLayers(points: PointSet, style: PointStyle, selected: ReadonlySet<number>): Layer[] {
  const layers: Layer[] = [glyphs('enterprises', pointAttributes(points), style, [...SURFACE_COLOR])];
  if (selected.size > 0) {
    layers.push(glyphs('enterprises-selected', selectedAttributes(points, selected), selectedPointStyle(style), [...SELECTED_RIM_COLOR]));
  }
  return layers;
}

function glyphs(id: string, attributes: PointAttributes, style: PointStyle, rimColor: [number, number, number, number]): Layer {
  return new GlyphLayer({
    id,
    coordinateSystem: 'cartesian',
    data: {
      length: attributes.length,
      attributes: {
        getPosition: { value: attributes.positions, size: 2 },
        getFillColor: binaryColors(attributes.colors),
        getShape: { value: attributes.shapes, size: 1 },
      },
    },
    getRadius: 1,
    radiusScale: style.radius,
    getLineWidth: 1,
    lineWidthScale: style.rim,
    getLineColor: rimColor,
    opacity: style.opacity,
    parameters: ABOVE_GROUND,
  });
}
