/** Covered and eligible of one place. Counts; a place without eligible enterprises has total 0. */
export interface Proportion {
  readonly successes: number;
  readonly total: number;
}

export interface ShrunkRates {
  /** The rate of all places together, towards which small places are drawn; null where nothing is eligible anywhere. */
  readonly overall: number | null;
  /** One a place in the order given; null where its total is 0. */
  readonly rates: readonly (number | null)[];
}

/**
 * Binomial empirical Bayes smoothing of proportions that are not rare (Martuzzi & Elliott 1996, Stat. Med. 15:1867–1873):
 * θᵢ = ρᵢpᵢ + (1−ρᵢ)b with b the overall rate and
 * ρᵢ = (nᵢs² − (nᵢ/n̄)b(1−b)) / ((nᵢ−1)s² + ((n̄−nᵢ)/n̄)b(1−b)), s² = Σnᵢ(pᵢ−b)²/Σnᵢ, ρ clamped to [0, 1].
 * Where the places differ no more than chance alone would make them, every rate becomes the overall one.
 */
export function shrinkRates(places: readonly Proportion[]): ShrunkRates {
  for (const { successes, total } of places) {
    if (!Number.isFinite(successes) || !Number.isFinite(total) || successes < 0 || successes > total) {
      throw new RangeError(`${successes} of ${total} is no proportion`);
    }
  }
  const counted = places.filter(({ total }) => total > 0);
  const eligible = counted.reduce((sum, { total }) => sum + total, 0);
  if (eligible === 0) return { overall: null, rates: places.map(() => null) };
  const overall = counted.reduce((sum, { successes }) => sum + successes, 0) / eligible;
  const mean = eligible / counted.length;
  const variance = counted.reduce((sum, { successes, total }) => sum + total * (successes / total - overall) ** 2, 0) / eligible;
  const chance = overall * (1 - overall);
  const rates = places.map(({ successes, total }) => {
    if (total === 0) return null;
    const weight = shrinkageWeight(total, mean, variance, chance);
    return weight * (successes / total) + (1 - weight) * overall;
  });
  return { overall, rates };
}

/** The share of a place's own rate; where the denominator vanishes nothing speaks for the place's own rate. */
function shrinkageWeight(total: number, mean: number, variance: number, chance: number): number {
  const numerator = total * variance - (total / mean) * chance;
  const denominator = (total - 1) * variance + ((mean - total) / mean) * chance;
  if (denominator <= 0) return 0;
  return Math.min(1, Math.max(0, numerator / denominator));
}
