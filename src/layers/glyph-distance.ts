import { GLYPH_CODE } from '../scales/glyph-shapes.ts';

/**
 * Signed distance of a point to the edge of a symbol, negative inside; x to the right, y to the top,
 * both in radii. One definition in two languages: the raster evaluates it here, the GPU in
 * {@link GLYPH_DISTANCE_GLSL}; a browser test compares them pixel by pixel. The sizes give the shapes about
 * the same ink.
 */
export function glyphDistance(shape: number, x: number, y: number): number {
  const ax = Math.abs(x);
  const ay = Math.abs(y);
  switch (shape) {
    case GLYPH_CODE.ring:
      return Math.abs(Math.hypot(x, y) - 0.66) - 0.2;
    case GLYPH_CODE.square:
      return Math.max(ax, ay) - 0.72;
    case GLYPH_CODE.triangle:
      return Math.max(ax * 0.8660254 + (y + 0.16) * 0.5, -(y + 0.16)) - 0.59;
    case GLYPH_CODE.diamond:
      return (ax + ay - 1.04) * Math.SQRT1_2;
    case GLYPH_CODE.pentagon:
      return Math.max(ax * 0.58778525 + y * 0.80901699, Math.max(ax * 0.95105652 - y * 0.30901699, -y)) - 0.74;
    case GLYPH_CODE.cross:
      return Math.max(Math.min(ax, ay) - 0.28, Math.max(ax, ay) - 0.86);
    default:
      return Math.hypot(x, y) - 0.82;
  }
}

export const GLYPH_DISTANCE_GLSL = `
float glyph_distance(float shape, vec2 p) {
  vec2 a = abs(p);
  if (shape < 0.5) return abs(length(p) - 0.66) - 0.2;
  if (shape < 1.5) return max(a.x, a.y) - 0.72;
  if (shape < 2.5) return max(a.x * 0.8660254 + (p.y + 0.16) * 0.5, -(p.y + 0.16)) - 0.59;
  if (shape < 3.5) return (a.x + a.y - 1.04) * 0.70710678;
  if (shape < 4.5) return length(p) - 0.82;
  if (shape < 5.5) return max(a.x * 0.58778525 + p.y * 0.80901699, max(a.x * 0.95105652 - p.y * 0.30901699, -p.y)) - 0.74;
  return max(min(a.x, a.y) - 0.28, max(a.x, a.y) - 0.86);
}
`;

/** Largest distance from the centre that any symbol reaches, in radii. */
export const GLYPH_REACH = 1.1;

/**
 * Below this radius in device pixels symbols are grains with hard edges: soft edges of a million grains are
 * most of a frame's work and cannot be seen.
 */
const GRAIN_RADIUS = 2;

/** Share of a pixel that lies inside an edge at a signed distance in pixels. */
export function edgeCoverage(distancePixels: number, radius: number): number {
  if (radius < GRAIN_RADIUS) return distancePixels < 0 ? 1 : 0;
  return Math.max(0, Math.min(1, 0.5 - distancePixels));
}

export const EDGE_COVERAGE_GLSL = `
float edge_coverage(float distancePixels, float radius) {
  return radius < ${GRAIN_RADIUS.toFixed(1)} ? step(distancePixels, 0.0) : clamp(0.5 - distancePixels, 0.0, 1.0);
}
`;

/** How symbols are drawn; the same object drives the GPU layer and the raster. Sizes in device pixels. */
export interface GlyphStyle {
  readonly radius: number;
  /** Width of the paper-coloured rim that keeps neighbours apart; 0 for none. */
  readonly rim: number;
  readonly rimColor: readonly [number, number, number];
  /** 0–1. */
  readonly opacity: number;
}

/**
 * Symbol radius in CSS pixels: by how many pixels of the map each point has at this zoom, so that a
 * million points stay grains and a hundred stay signs. `spanAtZoom0` is the data's extent in CSS pixels at zoom 0.
 */
export function glyphRadius(zoom: number, count: number, spanAtZoom0: number): number {
  if (count === 0) return 5;
  // Points of one building lie on one spot of a small-scale map: they still get a part of it to be seen in.
  const span = Math.max(spanAtZoom0 * 2 ** zoom, 240);
  const spacing = Math.sqrt((span * span) / count);
  return Math.max(1.2, Math.min(5.5, 0.34 * spacing));
}

/** A rim only where a symbol is large enough to carry it. */
export function rimWidth(radius: number): number {
  return radius >= 3 ? 0.9 : 0;
}
