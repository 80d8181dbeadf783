import type { GlyphShape } from '../scales/glyph-shapes.ts';

/** A legend in the words and colours of the screen, as an export repeats it. */
export interface DrawnLegend {
  readonly title: string;
  readonly items: readonly {
    readonly label: string;
    /** CSS colour. */
    readonly color: string;
    readonly shape: GlyphShape | null;
    readonly hatched: boolean;
  }[];
}

/** The legends of what the mounted map draws now; filled by whoever shows them beside it. */
export const drawnLegends: { current: readonly DrawnLegend[] } = { current: [] };
