import { SMALL_DENOMINATOR } from '../../scales/small-denominator.ts';
import { COUNTS_ONLY_BELOW, type PlaceFigures, type RateReading } from './place-figures.ts';

export interface RankedPlace extends PlaceFigures {
  /** Null where the denominator is too small, and for «outside or unknown». */
  readonly rank: number | null;
  readonly reading: RateReading;
  /** Null where only counts may be said. */
  readonly rate: number | null;
}

/** n = 0 has no rate at all, n < 5 counts only, n < 10 a rate that is marked and not ranked. */
export function readRate(eligible: number): RateReading {
  if (eligible <= 0) return 'none';
  if (eligible < COUNTS_ONLY_BELOW) return 'counts';
  return eligible < SMALL_DENOMINATOR ? 'small' : 'full';
}

/** Ranked places by rate, equal rates sharing a rank; then the rest by denominator; «outside or unknown» last. */
export function rankPlaces(places: readonly PlaceFigures[]): readonly RankedPlace[] {
  const read = places.map((place) => {
    const reading = readRate(place.eligible);
    return { ...place, reading, rate: reading === 'small' || reading === 'full' ? place.covered / place.eligible : null };
  });
  const ranked = read
    .filter((place) => place.reading === 'full' && place.ix !== null)
    .sort((a, b) => (b.rate ?? 0) - (a.rate ?? 0) || b.eligible - a.eligible);
  const rest = read
    .filter((place) => place.reading !== 'full' && place.ix !== null)
    .sort((a, b) => b.eligible - a.eligible || b.listed - a.listed);
  const outside = read.filter((place) => place.ix === null);
  let rank = 0;
  return [
    ...ranked.map((place, index) => {
      if (index === 0 || place.rate !== ranked[index - 1]?.rate) rank = index + 1;
      return { ...place, rank };
    }),
    ...[...rest, ...outside].map((place) => ({ ...place, rank: null })),
  ];
}

export type PlaceOrder = 'rank' | 'name' | 'covered' | 'eligible' | 'rate' | 'uncovered' | 'unknown' | 'organizations' | 'listed';

/** A person's own order; unknown last whichever way. */
export function orderPlaces(places: readonly RankedPlace[], by: PlaceOrder, direction: 'ascending' | 'descending'): readonly RankedPlace[] {
  const sign = direction === 'ascending' ? 1 : -1;
  const key = (place: RankedPlace): number | string | null => (by === 'name' ? (place.nameZh ?? place.id) : place[by]);
  return [...places].sort((a, b) => {
    const [x, y] = [key(a), key(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    if (typeof x === 'string' || typeof y === 'string') return sign * String(x).localeCompare(String(y), 'zh-CN');
    return sign * (x - y);
  });
}
