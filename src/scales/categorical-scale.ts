import type { Legend, LegendItem } from './legend-item.ts';
import { CATEGORY_COLORS, MISSING_COLOR, OTHER_COLOR } from './palette.ts';
import type { Rgba } from './rgba.ts';

export interface CategoricalScale {
  readonly kind: 'category';
  /** Values with a hue of their own, in the given order, at most eight. */
  readonly values: readonly string[];
  /** Unknown values get the missing colour, values after the eighth «其他»'s. */
  colorOf(value: string | null): Rgba;
  legend(rows?: Iterable<string | null>): Legend;
}

/** Eight hues in the given order, then «其他». Repeats are dropped. */
export function categoricalScale(values: readonly string[]): CategoricalScale {
  const named = [...new Set(values)];
  const own = named.slice(0, CATEGORY_COLORS.length);
  const colors = new Map(own.map((value, index) => [value, CATEGORY_COLORS[index] ?? OTHER_COLOR]));
  const colorOf = (value: string | null): Rgba => (value === null ? MISSING_COLOR : (colors.get(value) ?? OTHER_COLOR));

  return {
    kind: 'category',
    values: own,
    colorOf,
    legend(rows) {
      const counts = new Map<string, number>();
      if (rows !== undefined) {
        for (const row of rows) {
          const code = row === null ? 'missing' : colors.has(row) ? row : 'other';
          counts.set(code, (counts.get(code) ?? 0) + 1);
        }
      }
      const item = (code: string, color: Rgba): LegendItem => ({
        code,
        color,
        shape: null,
        from: null,
        to: null,
        hatched: false,
        count: rows === undefined ? null : (counts.get(code) ?? 0),
      });
      const items = own.map((value) => item(value, colorOf(value)));
      if (named.length > own.length || counts.has('other')) items.push(item('other', OTHER_COLOR));
      if (counts.has('missing')) items.push(item('missing', MISSING_COLOR));
      return { kind: 'category', reference: null, items };
    },
  };
}
