import type { Datum } from './import-plan.ts';

/** What two columns of numbers can be as coordinates, with the reasons; a person decides where it is not certain. */

export type CrsCode =
  | 'crs-known'
  /** The shift between these datums and CGCS2000 is not public; a conversion would be wrong by tens of metres. */
  | 'crs-refused-xian80'
  | 'crs-refused-beijing54'
  /** Another projection, a local grid, or text that says nothing known. */
  | 'crs-unsupported';

export type CoordinateReason =
  | Exclude<CrsCode, 'crs-known'>
  | 'crs-stated'
  | 'crs-contradicts-values'
  | 'header-names-datum'
  | 'header-contradicts-crs'
  /** The header of x speaks of latitude, or that of y of longitude. */
  | 'headers-turned'
  /** 维度 where 纬度 is meant. */
  | 'header-misspelt'
  | 'datum-not-stated'
  | 'axes-swapped'
  | 'axes-swapped-some-rows'
  | 'mostly-outside-china'
  | 'may-be-packed-dms'
  | 'easting-with-zone'
  | 'easting-without-zone'
  /** Gauss–Krüger metres do not say whether they are CGCS2000, Xian 80 or Beijing 54. */
  | 'ellipsoid-not-stated'
  | 'meridian-not-stated'
  | 'metres-of-mercator'
  | 'metres-unknown'
  | 'numbers-mixed'
  | 'no-coordinates';

export interface CoordinateCandidate {
  /** null: refused or not known; the first of `reasons` says why. */
  readonly datum: Datum | null;
  /** The file itself says so and its numbers agree: nothing to ask, only to tell. */
  readonly isCertain: boolean;
  /** The axes of `swappedRows` rows are turned beyond doubt, and may be turned back. */
  readonly swapped: boolean;
  readonly swappedRows: number;
  /** 'packed-dms': 106.3841 stands for 106°38′41″ (unpackDms). */
  readonly notation: 'degrees' | 'packed-dms' | 'metres';
  /** Degrees; null where it is not needed, not known, or stands before each easting. */
  readonly centralMeridian: number | null;
  readonly reasons: readonly CoordinateReason[];
}
