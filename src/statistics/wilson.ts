/** An interval of a proportion, both ends in [0, 1]. */
export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Two-sided 95 %: the 0.975 quantile of the standard normal distribution. */
export const Z_95 = 1.959963984540054;

/**
 * Wilson's score interval of a proportion, without continuity correction (Wilson 1927, J. Am. Stat. Assoc. 22:209–212;
 * method 3 of Newcombe 1998, Stat. Med. 17:857–872). `successes` and `total` are counts; null where `total` is 0: no interval
 * of nothing. Throws RangeError unless 0 <= successes <= total, both integers.
 */
export function wilsonInterval(successes: number, total: number, z: number = Z_95): Interval | null {
  if (!Number.isInteger(successes) || !Number.isInteger(total) || successes < 0 || successes > total) {
    throw new RangeError(`${successes} of ${total} is no proportion`);
  }
  if (total === 0) return null;
  const p = successes / total;
  const z2 = z * z;
  const center = (p + z2 / (2 * total)) / (1 + z2 / total);
  const half = (z / (1 + z2 / total)) * Math.sqrt((p * (1 - p)) / total + z2 / (4 * total * total));
  // At none or all the exact end is 0 or 1; rounding would leave 1e-17 beside it.
  return { low: successes === 0 ? 0 : Math.max(0, center - half), high: successes === total ? 1 : Math.min(1, center + half) };
}
