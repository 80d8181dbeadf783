import type { GlyphShape } from './glyph-shapes.ts';
import type { Rgba } from './rgba.ts';

/** One line of a legend: codes and numbers; the words are the locale's. */
export interface LegendItem {
  /** Stable code within its scale: class number, rung, category value, `missing`, `small`, `other`. */
  readonly code: string;
  readonly color: Rgba;
  /** Null for an area swatch. */
  readonly shape: GlyphShape | null;
  /** Class bounds, from inclusive, to exclusive (the last one inclusive); null where open or where the item is no class. */
  readonly from: number | null;
  readonly to: number | null;
  readonly hatched: boolean;
  /** How many places, cells or enterprises fall here; null when not counted. */
  readonly count: number | null;
}

export interface Legend {
  readonly kind: 'rate' | 'rung' | 'density' | 'category';
  /** The rate about which a diverging scale turns; null for other scales. */
  readonly reference: number | null;
  readonly items: readonly LegendItem[];
}
