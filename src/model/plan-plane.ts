/** A place on a local plane in metres. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

const METERS_PER_DEGREE = 111_195;

/**
 * Longitudes and latitudes on a plane in metres about their middle (equirectangular): within a city of 40 km the error of a distance
 * is under 0.1 %. Points without a place come out null.
 */
export function toPlane(places: readonly { readonly lon: number | null; readonly lat: number | null }[]): readonly (PlanePoint | null)[] {
  const known = places.filter((place): place is { lon: number; lat: number } => place.lon !== null && place.lat !== null);
  if (known.length === 0) return places.map(() => null);
  const middle = (key: 'lon' | 'lat'): number => {
    const values = known.map((place) => place[key]);
    return (
      (values.reduce((least, value) => Math.min(least, value), Infinity) +
        values.reduce((most, value) => Math.max(most, value), -Infinity)) /
      2
    );
  };
  const [lon, lat] = [middle('lon'), middle('lat')];
  const squeeze = Math.cos((lat * Math.PI) / 180);
  return places.map((place) =>
    place.lon === null || place.lat === null
      ? null
      : { x: (place.lon - lon) * squeeze * METERS_PER_DEGREE, y: (place.lat - lat) * METERS_PER_DEGREE },
  );
}

/** Metres between two places as the crow flies; null where one is not known. */
export function metersBetween(
  one: { readonly lon: number | null; readonly lat: number | null },
  other: { readonly lon: number | null; readonly lat: number | null },
): number | null {
  if (one.lon === null || one.lat === null || other.lon === null || other.lat === null) return null;
  const squeeze = Math.cos((((one.lat + other.lat) / 2) * Math.PI) / 180);
  return Math.hypot((one.lon - other.lon) * squeeze, one.lat - other.lat) * METERS_PER_DEGREE;
}
