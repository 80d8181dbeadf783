import type { Legend } from './legend-item.ts';
import { DENSITY_COLORS } from './palette.ts';
import { mixColor, type Rgba } from './rgba.ts';

export interface DensityScale {
  readonly kind: 'density';
  /** Lower bounds of the classes, ascending, the first 1: zero is not drawn. */
  readonly bounds: readonly number[];
  /** Null for zero: an empty cell is left out, not coloured. */
  colorOf(count: number): Rgba | null;
  legend(counts?: ArrayLike<number>): Legend;
}

const NICE_STEPS = [1, 2, 5];

function niceAtLeast(value: number): number {
  for (let power = 1; ; power *= 10) {
    for (const step of NICE_STEPS) if (step * power >= value) return step * power;
  }
}

/**
 * One hue, few to many, in five classes whose bounds grow by about equal ratios up to `max`
 * (the largest count of the whole snapshot, not of the view).
 */
export function densityScale(options: { readonly max: number; readonly classes?: number }): DensityScale {
  const classes = options.classes ?? 5;
  const max = Math.max(1, options.max);
  const bounds: number[] = [1];
  for (let index = 1; index < classes; index++) {
    const bound = niceAtLeast(max ** (index / classes));
    if (bound > (bounds[bounds.length - 1] ?? 0) && bound <= max) bounds.push(bound);
  }
  const colors = bounds.map((_, index) => {
    const share = bounds.length === 1 ? 1 : 0.14 + (0.86 * index) / (bounds.length - 1);
    return mixColor(DENSITY_COLORS[0], DENSITY_COLORS[1], share);
  });

  const classOf = (count: number): number => {
    let index = -1;
    while (index + 1 < bounds.length && count >= (bounds[index + 1] ?? Infinity)) index++;
    return index;
  };

  return {
    kind: 'density',
    bounds,
    colorOf: (count) => colors[classOf(count)] ?? null,
    legend(counts) {
      const totals = new Array<number>(bounds.length).fill(0);
      for (let row = 0; row < (counts?.length ?? 0); row++) {
        const index = classOf(counts?.[row] ?? 0);
        if (index >= 0) totals[index] = (totals[index] ?? 0) + 1;
      }
      const items = bounds.map((from, index) => ({
        code: `class-${index}`,
        color: colors[index] ?? DENSITY_COLORS[0],
        shape: null,
        from,
        to: bounds[index + 1] ?? null,
        hatched: false,
        count: counts === undefined ? null : (totals[index] ?? 0),
      }));
      return { kind: 'density', reference: null, items };
    },
  };
}
