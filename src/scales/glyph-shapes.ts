/** Shapes of map symbols; a shape's code is its index and equals the rung's storage code, 0 (none) to 4 (single). */
export const GLYPH_SHAPES = ['ring', 'square', 'triangle', 'diamond', 'circle', 'pentagon', 'cross'] as const;
export type GlyphShape = (typeof GLYPH_SHAPES)[number];

export const GLYPH_CODE: Readonly<Record<GlyphShape, number>> = {
  ring: 0,
  square: 1,
  triangle: 2,
  diamond: 3,
  circle: 4,
  pentagon: 5,
  cross: 6,
};
