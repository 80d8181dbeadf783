import type { Legend, LegendItem } from './legend-item.ts';
import { MISSING_COLOR, RATE_COLORS } from './palette.ts';
import type { Rgba } from './rgba.ts';
import { readDenominator } from './small-denominator.ts';

/** Class 0 (far below the reference) to 6 (far above); 3 is about the reference. */
export type RateClass = 0 | 1 | 2 | 3 | 4 | 5 | 6;
export type RateBreaks = readonly [number, number, number, number, number, number];

export interface RateReading {
  /** Null when there is no denominator. */
  readonly rateClass: RateClass | null;
  readonly color: Rgba;
  /** The denominator is too small for a plain fill. */
  readonly hatched: boolean;
}

export interface RateScale {
  readonly kind: 'rate';
  /** Target or whole-zone rate, 0–1; fixed by the caller, never by what is in view. */
  readonly reference: number;
  /** Six rates between the seven classes, ascending; Infinity where a class above cannot exist. */
  readonly breaks: RateBreaks;
  classOf(rate: number): RateClass;
  /** Colour and hatch of covered over eligible; missing colour when eligible is 0 or unknown. */
  read(covered: number | null, eligible: number | null): RateReading;
  /** Legend with counts of the given places; without places the counts are null. */
  legend(places?: RatePlaces): Legend;
}

/** Numerators and denominators of the places drawn, aligned. */
export interface RatePlaces {
  readonly covered: ArrayLike<number>;
  readonly eligible: ArrayLike<number>;
}

const roundPercent = (rate: number) => Math.round(rate * 100) / 100;

/**
 * Classes narrow towards the reference, in shares of the room below and above it, so that a reference
 * of 93 % still has three classes above. Whole percents where that keeps the breaks apart.
 */
export function breaksAbout(reference: number): RateBreaks {
  const room = 1 - reference;
  const low = [0.5, 0.8, 0.95].map((share) => reference * share);
  const high = room < 0.005 ? [Infinity, Infinity, Infinity] : [0.15, 0.45, 0.75].map((share) => reference + room * share);
  const exact = [...low, ...high];
  const rounded = exact.map((value) => (Number.isFinite(value) ? roundPercent(value) : value));
  const apart = rounded.every(
    (value, index) => index === 0 || value === Infinity || value > (rounded[index - 1] ?? Number.NEGATIVE_INFINITY),
  );
  const holdsReference = (rounded[2] ?? 0) <= reference && reference < (rounded[3] ?? 0);
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = apart && holdsReference ? rounded : exact;
  return [a, b, c, d, e, f];
}

/**
 * Diverging scale of seven classes about a stated reference.
 * Throws RangeError when the reference is outside 0–1 or the breaks do not ascend.
 */
export function rateScale(options: { readonly reference: number; readonly breaks?: RateBreaks }): RateScale {
  const { reference } = options;
  if (!(reference >= 0 && reference <= 1)) throw new RangeError(`reference ${reference} is not a rate`);
  const breaks = options.breaks ?? breaksAbout(reference);
  for (let index = 1; index < breaks.length; index++) {
    if (!((breaks[index] ?? 0) >= (breaks[index - 1] ?? 0))) throw new RangeError(`breaks do not ascend: ${breaks.join(', ')}`);
  }

  const classOf = (rate: number): RateClass => {
    let index = 0;
    // A reference of 0 has no room below: every break there is 0, and 0 itself is «at the reference».
    while (index < 6 && rate >= (breaks[index] ?? Infinity)) index++;
    return index as RateClass;
  };

  const read = (covered: number | null, eligible: number | null): RateReading => {
    const reading = eligible === null || covered === null ? 'none' : readDenominator(eligible);
    if (reading === 'none' || covered === null || eligible === null) return { rateClass: null, color: MISSING_COLOR, hatched: false };
    const rateClass = classOf(covered / eligible);
    return { rateClass, color: RATE_COLORS[rateClass], hatched: reading === 'small' };
  };

  const legend = (places?: RatePlaces): Legend => {
    const counts = new Array<number>(7).fill(0);
    let missing = 0;
    let small = 0;
    for (let row = 0; row < (places?.eligible.length ?? 0); row++) {
      const reading = read(places?.covered[row] ?? null, places?.eligible[row] ?? null);
      if (reading.rateClass === null) missing++;
      else counts[reading.rateClass] = (counts[reading.rateClass] ?? 0) + 1;
      if (reading.hatched) small++;
    }
    const counted = places !== undefined;
    const items: LegendItem[] = [];
    RATE_COLORS.forEach((color, index) => {
      const from = index === 0 ? 0 : (breaks[index - 1] ?? 0);
      const to = index === 6 ? 1 : Math.min(breaks[index] ?? 1, 1);
      // A class that no rate between 0 and 1 can reach is not shown.
      if (from >= to && !(from === 1 && index === 6)) return;
      items.push({ code: `class-${index}`, color, shape: null, from, to, hatched: false, count: counted ? (counts[index] ?? 0) : null });
    });
    items.push({ code: 'small', color: RATE_COLORS[3], shape: null, from: null, to: null, hatched: true, count: counted ? small : null });
    items.push({
      code: 'missing',
      color: MISSING_COLOR,
      shape: null,
      from: null,
      to: null,
      hatched: false,
      count: counted ? missing : null,
    });
    return { kind: 'rate', reference, items };
  };

  return { kind: 'rate', reference, breaks, classOf, read, legend };
}
