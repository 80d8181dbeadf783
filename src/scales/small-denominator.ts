/** Below this denominator a rate is drawn hatched: one enterprise more or less moves it by over ten points. */
export const SMALL_DENOMINATOR = 10;

export type DenominatorReading = 'none' | 'small' | 'enough';

/** n = 0 has no rate and no class, n < 10 is hatched, the rest is drawn plainly. */
export function readDenominator(eligible: number): DenominatorReading {
  if (!(eligible > 0)) return 'none';
  return eligible < SMALL_DENOMINATOR ? 'small' : 'enough';
}
