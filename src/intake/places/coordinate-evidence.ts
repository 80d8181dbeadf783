import { isDomestic } from './china-bounds.ts';
import { isEasting, isNorthing, meridianOfEasting } from './gauss-kruger.ts';

/** What the numbers of two columns allow, in rows. `x` is the column taken for longitude or easting. */
export interface CoordinateEvidence {
  /** Rows with two numbers that are not 0/0; all other counts are of these. */
  readonly pairs: number;
  readonly degrees: number;
  readonly metres: number;
  readonly domestic: number;
  /** Fit the country only when turned: longitude below 54, latitude above 73. */
  readonly domesticTurned: number;
  readonly gaussKruger: number;
  readonly gaussKrugerTurned: number;
  readonly mercator: number;
  readonly mercatorTurned: number;
  /** Meridians that the zone numbers of the eastings name. */
  readonly meridians: ReadonlySet<number>;
  /** All decimals read as minutes and seconds below 60 (106.3841 for 106°38′41″), over at least 8 rows. */
  readonly mayBePackedDms: boolean;
}

/** Smallest number that is taken for metres; data-model.md §2.6. */
const METRES_FROM = 100_000;
/** Metres of Web Mercator and of Baidu's at the edges of the domestic bounds, a margin included. */
const MERCATOR = { west: 8_120_000, east: 15_050_000, south: 330_000, north: 7_180_000 } as const;
const PACKED_ROWS_MIN = 8;

export function gatherEvidence(x: Float64Array, y: Float64Array): CoordinateEvidence {
  const counts = {
    pairs: 0,
    degrees: 0,
    metres: 0,
    domestic: 0,
    domesticTurned: 0,
    gaussKruger: 0,
    gaussKrugerTurned: 0,
    mercator: 0,
    mercatorTurned: 0,
  };
  const meridians = new Set<number>();
  let packed = true;
  let precise = 0;
  for (let row = 0; row < x.length; row += 1) {
    const a = x[row] ?? Number.NaN;
    const b = y[row] ?? Number.NaN;
    if (!Number.isFinite(a) || !Number.isFinite(b) || (a === 0 && b === 0)) continue;
    counts.pairs += 1;
    if (Math.abs(a) <= 180 && Math.abs(b) <= 180) {
      counts.degrees += 1;
      if (isDomestic(a, b)) counts.domestic += 1;
      else if (isDomestic(b, a)) counts.domesticTurned += 1;
      packed &&= isPacked(a) && isPacked(b);
      if (decimals(a) >= 4 && decimals(b) >= 4) precise += 1;
    } else if (Math.max(Math.abs(a), Math.abs(b)) >= METRES_FROM) {
      counts.metres += 1;
      const isPlain = isGrid(a, b);
      const isReversed = !isPlain && isGrid(b, a);
      if (isPlain) counts.gaussKruger += 1;
      if (isReversed) counts.gaussKrugerTurned += 1;
      const meridian = isPlain ? meridianOfEasting(a) : isReversed ? meridianOfEasting(b) : null;
      if (meridian !== null) meridians.add(meridian);
      if (isMercator(a, b)) counts.mercator += 1;
      else if (isMercator(b, a)) counts.mercatorTurned += 1;
    }
  }
  const mayBePackedDms = packed && counts.degrees === counts.pairs && precise >= PACKED_ROWS_MIN && precise * 2 >= counts.pairs;
  return { ...counts, meridians, mayBePackedDms };
}

/**
 * True where two numbers fit the country only the other way round: longitude below 54 and latitude above
 * 73, or northing before easting, as surveyors write them.
 */
export function isTurned(x: number, y: number): boolean {
  if (isDomestic(x, y) || isMercator(x, y) || isGrid(x, y)) return false;
  return isDomestic(y, x) || isMercator(y, x) || isGrid(y, x);
}

/** Degrees of a packed number: 106.3841 is 106°38′41″. NaN where it is none. */
export function unpackDms(packed: number): number {
  const size = Math.abs(packed);
  // Rounded to a ten-thousandth of a second: what is below is floating dust.
  const seconds = Math.round((size - Math.trunc(size)) * 1e8) / 1e4;
  const minutes = Math.floor(seconds / 100);
  const rest = seconds - minutes * 100;
  if (minutes >= 60 || rest >= 60) return Number.NaN;
  return Math.sign(packed) * (Math.trunc(size) + minutes / 60 + rest / 3600);
}

function isPacked(value: number): boolean {
  return !Number.isNaN(unpackDms(value));
}

function decimals(value: number): number {
  const text = String(value);
  const point = text.indexOf('.');
  return point < 0 ? 0 : text.length - point - 1;
}

function isGrid(easting: number, northing: number): boolean {
  return isEasting(easting) && isNorthing(northing);
}

function isMercator(x: number, y: number): boolean {
  return x >= MERCATOR.west && x <= MERCATOR.east && y >= MERCATOR.south && y <= MERCATOR.north;
}
