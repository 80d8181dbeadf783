import { wilsonInterval, Z_95 } from './wilson.ts';

/** A difference of two proportions p1 − p2 with its interval; all in [−1, 1]. */
export interface RateDifference {
  readonly difference: number;
  readonly low: number;
  readonly high: number;
}

/**
 * The difference of two independent proportions by the square-and-add method on Wilson intervals
 * (Newcombe 1998, Stat. Med. 17:873–890, method 10). Two rates of the same enterprises at two dates are paired: not for them.
 * Null where either total is 0. Throws RangeError where a pair of counts is no proportion.
 */
export function rateDifference(
  successes1: number,
  total1: number,
  successes2: number,
  total2: number,
  z: number = Z_95,
): RateDifference | null {
  const first = wilsonInterval(successes1, total1, z);
  const second = wilsonInterval(successes2, total2, z);
  if (first === null || second === null) return null;
  const p1 = successes1 / total1;
  const p2 = successes2 / total2;
  return {
    difference: p1 - p2,
    low: p1 - p2 - Math.hypot(p1 - first.low, second.high - p2),
    high: p1 - p2 + Math.hypot(first.high - p1, p2 - second.low),
  };
}
