import type { Datum } from '../../model/import-plan.ts';
import { pointToWgs84 } from './datum.ts';

export interface ShiftedPoint {
  /** Where the point would lie were its numbers WGS-84 degrees; null where they are no degrees. */
  readonly before: readonly [lon: number, lat: number] | null;
  /** Where it lies by the candidate datum, WGS-84 degrees; null where it is refused. */
  readonly after: readonly [lon: number, lat: number] | null;
  /** Great-circle distance of the two in metres; null where one is missing. */
  readonly shiftMeters: number | null;
}

/** What a candidate datum does to points, for a map that shows both positions. */
export function previewShift(
  points: readonly (readonly [x: number, y: number])[],
  datum: Datum,
  centralMeridian: number | null,
): ShiftedPoint[] {
  return points.map(([x, y]) => {
    const before = pointToWgs84(x, y, 'wgs84', null);
    const after = pointToWgs84(x, y, datum, centralMeridian);
    return { before, after, shiftMeters: before === null || after === null ? null : haversineMeters(before, after) };
  });
}

const EARTH_RADIUS_METERS = 6_371_008.8;

/** Great-circle distance on the sphere of mean radius (haversine formula; R. W. Sinnott, 1984). Degrees in, metres out. */
export function haversineMeters([lon1, lat1]: readonly [number, number], [lon2, lat2]: readonly [number, number]): number {
  const radians = Math.PI / 180;
  const a =
    Math.sin(((lat2 - lat1) * radians) / 2) ** 2 +
    Math.cos(lat1 * radians) * Math.cos(lat2 * radians) * Math.sin(((lon2 - lon1) * radians) / 2) ** 2;
  return 2 * EARTH_RADIUS_METERS * Math.asin(Math.min(1, Math.sqrt(a)));
}
