/**
 * Rectangle around the country's land and waters in degrees. Coordinates of domestic lists lie inside it,
 * and no longitude in it can be mistaken for a latitude.
 */
const DOMESTIC_BOUNDS = { west: 73, south: 3, east: 135.1, north: 54 } as const;

export function isDomestic(lon: number, lat: number): boolean {
  return lon >= DOMESTIC_BOUNDS.west && lon <= DOMESTIC_BOUNDS.east && lat >= DOMESTIC_BOUNDS.south && lat <= DOMESTIC_BOUNDS.north;
}

/** Inside the rectangle outside which the published GCJ-02 algorithm leaves coordinates alone. */
export function isShifted(lon: number, lat: number): boolean {
  return lon >= 72.004 && lon <= 137.8347 && lat >= 0.8293 && lat <= 55.8271;
}
