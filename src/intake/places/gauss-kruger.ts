import proj4 from 'proj4';
import type { LonLat } from './china-shift.ts';

/**
 * Gauss–Krüger on CGCS2000 (EPSG 4491–4554): transverse Mercator, scale 1, false easting 500 km, before
 * which the number of the zone may stand. 6° zones 13–23 have their meridian at 6n−3, 3° zones 24–45 at
 * 3n, so that the number alone tells the width.
 */
const FALSE_EASTING = 500_000;
const ZONE_STEP = 1_000_000;
/** A 6° zone is at most 334 km wide to each side (at the equator); one zone of overlap is usual in practice. */
const EASTING_REACH = 480_000;
const NORTHING_MIN = 0;
/** Latitude 55°. */
const NORTHING_MAX = 6_100_000;

type Inverse = (easting: number, northing: number) => LonLat;

const inverses = new Map<number, Inverse>();

/** Central meridian in degrees of the zone number before an easting; null where none stands before it. */
export function meridianOfEasting(easting: number): number | null {
  const zone = Math.floor(easting / ZONE_STEP);
  return meridianOfZone(zone);
}

/** Central meridian in degrees of a Chinese zone number; null where there is no such zone. */
function meridianOfZone(zone: number): number | null {
  if (zone >= 13 && zone <= 23) return zone * 6 - 3;
  return zone >= 24 && zone <= 45 ? zone * 3 : null;
}

/** True for an easting as Gauss–Krüger gives it, with its zone or without. */
export function isEasting(value: number): boolean {
  const bare = meridianOfEasting(value) === null ? value : value % ZONE_STEP;
  return Math.abs(bare - FALSE_EASTING) <= EASTING_REACH;
}

export function isNorthing(value: number): boolean {
  return value > NORTHING_MIN && value <= NORTHING_MAX;
}

/**
 * Degrees of a Gauss–Krüger position in metres. `centralMeridian` is needed where the easting has no zone
 * number. null: no meridian is known, two disagree, or the position lies outside any zone.
 */
export function gaussKrugerToLonLat(easting: number, northing: number, centralMeridian: number | null): LonLat | null {
  const stated = meridianOfEasting(easting);
  const meridian = stated ?? centralMeridian;
  if (meridian === null || (centralMeridian !== null && centralMeridian !== meridian)) return null;
  const bare = stated === null ? easting : easting % ZONE_STEP;
  if (!isEasting(easting) || !isNorthing(northing)) return null;
  return inverseOf(meridian)(bare, northing);
}

function inverseOf(meridian: number): Inverse {
  let inverse = inverses.get(meridian);
  if (inverse === undefined) {
    // CGCS2000's ellipsoid is GRS 80 but for the last digits of its flattening: 0.1 mm at the pole.
    const projection = proj4(`+proj=tmerc +lat_0=0 +lon_0=${meridian} +k=1 +x_0=${FALSE_EASTING} +y_0=0 +ellps=GRS80 +units=m +no_defs`);
    inverse = (easting, northing) => {
      const [lon, lat] = projection.inverse([easting, northing]);
      return [lon, lat];
    };
    inverses.set(meridian, inverse);
  }
  return inverse;
}
