import { glyphRadius, rimWidth } from '../layers/glyph-distance.ts';
import type { PointStyle } from '../layers/point-layer.ts';
import { pointSpan } from '../layers/point-span.ts';
import type { MapViewProps } from './map-types.ts';

/** Symbols in CSS pixels: larger where fewer points lie closer to each other on the screen. */
export function pointStyleAt(zoom: number, { points, textScale = 1, pointOpacity }: MapViewProps): PointStyle {
  const radius = (points === null ? 5 : glyphRadius(zoom, points.mx.length, pointSpan(points))) * textScale;
  return { radius, rim: rimWidth(radius), opacity: pointOpacity };
}
