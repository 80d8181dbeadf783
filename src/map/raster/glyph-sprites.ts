import { edgeCoverage, GLYPH_REACH, type GlyphStyle, glyphDistance } from '../../layers/glyph-distance.ts';

/** Sub-pixel positions a side: a symbol is at most 1/8 pixel from its true place. */
export const PHASES = 4;

/** One symbol at one sub-pixel position: the pixels it touches, as offsets into a framebuffer of known width. */
export interface Sprite {
  readonly offsets: Int32Array;
  /** Straight (not premultiplied) RGBA, little endian. */
  readonly colors: Uint32Array;
}

export interface SpriteSheet {
  /** By shape, then phase y, then phase x. */
  readonly sprites: readonly Sprite[];
  /** Pixels a sprite may reach beyond the pixel of its centre. */
  readonly margin: number;
}

export function spriteMargin(style: GlyphStyle): number {
  return Math.ceil(style.radius * GLYPH_REACH + style.rim + 0.5) + 1;
}

/**
 * Draws every shape at every sub-pixel position. `colors` holds RGBA a shape code; `stride` is the width
 * of the framebuffer in pixels.
 */
export function drawSprites(style: GlyphStyle, colors: Uint8Array, stride: number): SpriteSheet {
  const margin = spriteMargin(style);
  const sprites: Sprite[] = [];
  const shapes = colors.length / 4;
  for (let shape = 0; shape < shapes; shape++) {
    for (let phase = 0; phase < PHASES * PHASES; phase++) {
      const centreX = ((phase % PHASES) + 0.5) / PHASES;
      const centreY = (Math.floor(phase / PHASES) + 0.5) / PHASES;
      sprites.push(drawSprite(style, shape, colors.subarray(shape * 4, shape * 4 + 4), centreX, centreY, margin, stride));
    }
  }
  return { sprites, margin };
}

function drawSprite(
  style: GlyphStyle,
  shape: number,
  color: Uint8Array,
  centreX: number,
  centreY: number,
  margin: number,
  stride: number,
): Sprite {
  const offsets: number[] = [];
  const colors: number[] = [];
  const [red = 0, green = 0, blue = 0, alpha = 255] = color;
  for (let y = -margin; y <= margin; y++) {
    for (let x = -margin; x <= margin; x++) {
      // Pixel centre relative to the symbol's centre, y turned to the top as the distance function wants it.
      const distance = glyphDistance(shape, (x + 0.5 - centreX) / style.radius, -(y + 0.5 - centreY) / style.radius) * style.radius;
      const outer = edgeCoverage(distance - style.rim, style.radius);
      const opacity = Math.round(outer * alpha * style.opacity);
      if (opacity === 0) continue;
      const inner = style.rim > 0 ? edgeCoverage(distance, style.radius) : 1;
      const mix = (rim: number, fill: number) => Math.round(rim + (fill - rim) * inner);
      const r = mix(style.rimColor[0], red);
      const g = mix(style.rimColor[1], green);
      const b = mix(style.rimColor[2], blue);
      offsets.push(y * stride + x);
      colors.push(((opacity << 24) | (b << 16) | (g << 8) | r) >>> 0);
    }
  }
  return { offsets: Int32Array.from(offsets), colors: Uint32Array.from(colors) };
}
