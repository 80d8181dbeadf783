import { type Interval, wilsonInterval, Z_95 } from './wilson.ts';

export interface Proportion {
  readonly numerator: number;
  readonly denominator: number;
}

/**
 * Interval of the difference a − b of two independent rates by Newcombe's hybrid score method
 * (Newcombe 1998b, method 10), within −1…1. Throws RangeError where either is no rate.
 */
export function newcombeInterval(a: Proportion, b: Proportion, z = Z_95): Interval {
  const first = wilsonInterval(a.numerator, a.denominator, z);
  const second = wilsonInterval(b.numerator, b.denominator, z);
  const p = a.numerator / a.denominator;
  const q = b.numerator / b.denominator;
  return { low: p - q - Math.hypot(p - first.low, second.high - q), high: p - q + Math.hypot(first.high - p, q - second.low) };
}
