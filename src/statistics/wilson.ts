/** Two-sided 95 %. */
export const Z_95 = 1.959963984540054;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Wilson's score interval of a rate (Wilson 1927; Newcombe 1998a, method 3), both ends within 0–1.
 * Never of zero width, not even at 0 of n. Throws RangeError unless 0 ≤ numerator ≤ denominator and denominator > 0.
 */
export function wilsonInterval(numerator: number, denominator: number, z = Z_95): Interval {
  if (!(denominator > 0) || !(numerator >= 0) || numerator > denominator) throw new RangeError(`${numerator} of ${denominator} is no rate`);
  const p = numerator / denominator;
  const z2 = z * z;
  const middle = (p + z2 / (2 * denominator)) / (1 + z2 / denominator);
  const half = (z / (1 + z2 / denominator)) * Math.sqrt((p * (1 - p)) / denominator + z2 / (4 * denominator * denominator));
  // The ends meet 0 and 1 exactly there, which rounding would miss by an ulp.
  return { low: numerator === 0 ? 0 : Math.max(0, middle - half), high: numerator === denominator ? 1 : Math.min(1, middle + half) };
}
