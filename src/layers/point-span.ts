import { MERCATOR_UNITS } from '../model/fact.ts';
import type { PointSet } from './layer-spec.ts';
import { COMMON_WORLD } from './mercator.ts';
import { rememberBy } from './remember.ts';

interface Middle {
  readonly low: number;
  readonly high: number;
}

/** Where the given share of the values in the middle lies, from a sample of some 4,000. */
function middle(values: Int32Array, share: number): Middle {
  if (values.length === 0) return { low: 0, high: 0 };
  const step = Math.max(1, Math.floor(values.length / 4000));
  const sample = Int32Array.from({ length: Math.floor((values.length - 1) / step) + 1 }, (_, index) => values[index * step] ?? 0).sort();
  const cut = Math.floor((sample.length * (1 - share)) / 2);
  return { low: sample[cut] ?? 0, high: sample[sample.length - 1 - cut] ?? 0 };
}

/** Side in CSS pixels at zoom 0 of a square as large as the box that holds nine tenths of the points. */
export const pointSpan = rememberBy((points: PointSet): number => {
  const x = middle(points.mx, 0.9);
  const y = middle(points.my, 0.9);
  return (Math.sqrt(Math.max(1, x.high - x.low) * Math.max(1, y.high - y.low)) / MERCATOR_UNITS) * COMMON_WORLD;
});
