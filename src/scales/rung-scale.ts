import { RUNG_CODE, RUNGS, type Rung } from '../model/coverage.ts';
import type { GlyphShape } from './glyph-shapes.ts';
import type { Legend } from './legend-item.ts';
import { type Rgba, rgbaFromHex } from './rgba.ts';

export interface RungSign {
  readonly color: Rgba;
  readonly shape: GlyphShape;
}

const SIGNS: Readonly<Record<Rung, RungSign>> = {
  single: { color: rgbaFromHex('#8F1D17'), shape: 'circle' },
  joint: { color: rgbaFromHex('#CF6B57'), shape: 'diamond' },
  area: { color: rgbaFromHex('#E3B261'), shape: 'triangle' },
  work: { color: rgbaFromHex('#8C9AA3'), shape: 'square' },
  none: { color: rgbaFromHex('#1F4E79'), shape: 'ring' },
};

/** Colour and shape of each rung; a shape as well, since colour is never the only sign. */
export const rungScale = {
  kind: 'rung' as const,
  signOf(rung: Rung): RungSign {
    return SIGNS[rung];
  },
  /** Colours by storage code, five RGBA quadruples: the lookup table of the glyph layer and the raster. */
  colorTable(): Uint8Array {
    const table = new Uint8Array(RUNGS.length * 4);
    for (const rung of RUNGS) table.set(SIGNS[rung].color, RUNG_CODE[rung] * 4);
    return table;
  },
  /** Best rung first. `counts` by storage code. */
  legend(counts?: ArrayLike<number>): Legend {
    const items = [...RUNGS].reverse().map((rung) => ({
      code: rung,
      color: SIGNS[rung].color,
      shape: SIGNS[rung].shape,
      from: null,
      to: null,
      hatched: false,
      count: counts === undefined ? null : (counts[RUNG_CODE[rung]] ?? 0),
    }));
    return { kind: 'rung', reference: null, items };
  },
};

/** How many points stand on each rung, by storage code. */
export function countRungs(rungs: ArrayLike<number>): Uint32Array {
  const counts = new Uint32Array(RUNGS.length);
  for (let index = 0; index < rungs.length; index++) {
    const code = rungs[index] ?? 0;
    counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
}
