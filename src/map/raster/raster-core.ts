import type { GlyphStyle } from '../../layers/glyph-distance.ts';
import { drawSprites, PHASES, type Sprite, type SpriteSheet, spriteMargin } from './glyph-sprites.ts';
import { BLOCK, type PointIndex } from './point-index.ts';

/** Where the raster looks: device pixels of a Mercator unit, and the turn of the map. */
export interface RasterView {
  /** Device pixels. */
  readonly width: number;
  readonly height: number;
  /** Mercator units (2^30) in the middle of the frame; fractions matter when zoomed in. */
  readonly centreX: number;
  readonly centreY: number;
  /** Device pixels a Mercator unit. */
  readonly scale: number;
  /** Degrees clockwise, as MapLibre has it. */
  readonly bearing: number;
}

export interface RasterPaint {
  readonly style: GlyphStyle;
  /** RGBA a rung. */
  readonly colors: Uint8Array;
  /** How selected points are drawn, above all others. */
  readonly selectedStyle: GlyphStyle;
  /** One byte a sorted point, 1 where selected; null when nothing is. */
  readonly selected: Uint8Array | null;
}

/** A frame with a margin on every side, so that symbols at the edge need no clipping. */
export interface RasterFrame {
  readonly pixels: Uint32Array<ArrayBuffer>;
  /** Pixels a line, margins included. */
  readonly stride: number;
  readonly lines: number;
  readonly margin: number;
  /** Points whose place lies in the frame. */
  readonly drawn: number;
}

/**
 * Draws the points, uppermost first: a pixel that is already opaque is left alone, and a symbol at a pixel
 * where the same symbol stands is skipped, so a crowd costs as much as what can be seen of it.
 * `reuse` may hand back the memory of an earlier frame.
 */
export function rasterPoints(index: PointIndex, view: RasterView, paint: RasterPaint, reuse?: ArrayBuffer): RasterFrame {
  const { selected } = paint;
  // Twice the reach of a symbol: one for symbols whose centre lies outside the view, one for what they touch.
  const margin = 2 * Math.max(spriteMargin(paint.style), selected === null ? 0 : spriteMargin(paint.selectedStyle));
  const stride = view.width + 2 * margin;
  const lines = view.height + 2 * margin;
  const pixels = reuse?.byteLength === stride * lines * 4 ? new Uint32Array(reuse).fill(0) : new Uint32Array(stride * lines);
  if (selected !== null) {
    const sheet = drawSprites(paint.selectedStyle, paint.colors, stride);
    stampPoints(index, view, sheet, pixels, stride, margin, (place) => selected[place] === 1);
  }
  const drawn = stampPoints(index, view, drawSprites(paint.style, paint.colors, stride), pixels, stride, margin, null);
  return { pixels, stride, lines, margin, drawn };
}

function stampPoints(
  index: PointIndex,
  view: RasterView,
  sheet: SpriteSheet,
  pixels: Uint32Array,
  stride: number,
  margin: number,
  accept: ((place: number) => boolean) | null,
): number {
  const angle = (view.bearing * Math.PI) / 180;
  const cosine = Math.cos(angle) * view.scale;
  const sine = Math.sin(angle) * view.scale;
  const { mx, my, rung, boxes, count, blocks } = index;
  const { sprites } = sheet;
  const seen = new Uint8Array(pixels.length);
  // The frame's half extent in Mercator units, turned: what a block must touch to be looked at.
  const reach = margin + 1;
  const halfX = (Math.abs(Math.cos(angle)) * (view.width / 2 + reach) + Math.abs(Math.sin(angle)) * (view.height / 2 + reach)) / view.scale;
  const halfY = (Math.abs(Math.sin(angle)) * (view.width / 2 + reach) + Math.abs(Math.cos(angle)) * (view.height / 2 + reach)) / view.scale;
  const west = view.centreX - halfX;
  const east = view.centreX + halfX;
  const north = view.centreY - halfY;
  const south = view.centreY + halfY;
  const offsetX = view.width / 2 + margin;
  const offsetY = view.height / 2 + margin;
  const limitX = stride - sheet.margin - 1;
  const limitY = view.height + 2 * margin - sheet.margin - 1;
  const first = sheet.margin;
  let drawn = 0;
  for (let block = blocks - 1; block >= 0; block--) {
    const at = block * 4;
    if ((boxes[at] as number) > east || (boxes[at + 2] as number) < west) continue;
    if ((boxes[at + 1] as number) > south || (boxes[at + 3] as number) < north) continue;
    const start = block * BLOCK;
    for (let place = Math.min(count, start + BLOCK) - 1; place >= start; place--) {
      const dx = (mx[place] as number) - view.centreX;
      const dy = (my[place] as number) - view.centreY;
      const x = dx * cosine + dy * sine + offsetX;
      const y = dy * cosine - dx * sine + offsetY;
      if (x < first || y < first || x >= limitX || y >= limitY) continue;
      if (accept !== null && !accept(place)) continue;
      const column = x | 0;
      const line = y | 0;
      const pixel = line * stride + column;
      const code = rung[place] as number;
      drawn++;
      const mask = 1 << code;
      const known = seen[pixel] as number;
      if ((known & mask) !== 0) continue;
      seen[pixel] = known | mask;
      const phase = (((y - line) * PHASES) | 0) * PHASES + (((x - column) * PHASES) | 0);
      stamp(pixels, sprites[code * PHASES * PHASES + phase] as Sprite, pixel);
    }
  }
  return drawn;
}

function stamp(pixels: Uint32Array, sprite: Sprite, pixel: number): void {
  const { offsets, colors } = sprite;
  for (let index = 0; index < offsets.length; index++) {
    const at = pixel + (offsets[index] as number);
    const above = pixels[at] as number;
    const below = colors[index] as number;
    if (above === 0) pixels[at] = below;
    else if (above >>> 24 !== 255) pixels[at] = blendUnder(above, below);
  }
}

/** What is seen of `below` through `above`; both straight RGBA, little endian. Written out flat: it runs millions of times a frame. */
export function blendUnder(above: number, below: number): number {
  const aboveAlpha = above >>> 24;
  const belowAlpha = ((below >>> 24) * (255 - aboveAlpha) * 257 + 32768) >>> 16;
  const alpha = aboveAlpha + belowAlpha;
  if (alpha === 0) return 0;
  const share = ((belowAlpha << 8) / alpha) | 0;
  const rest = 256 - share;
  // Red and blue together, green apart: two products where four would do the same.
  const redBlue = (Math.imul(above & 0xff00ff, rest) + Math.imul(below & 0xff00ff, share) + 0x800080) >>> 8;
  const green = (Math.imul(above & 0x00ff00, rest) + Math.imul(below & 0x00ff00, share) + 0x008000) >>> 8;
  return ((alpha << 24) | (redBlue & 0xff00ff) | (green & 0x00ff00)) >>> 0;
}
