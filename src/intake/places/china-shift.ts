import { isShifted } from './china-bounds.ts';

/** Longitude and latitude in degrees. */
export type LonLat = readonly [lon: number, lat: number];

/** Krasovsky 1940, which the published algorithm uses whatever the ellipsoid of its input. */
const SEMI_MAJOR = 6_378_245;
const ECCENTRICITY_2 = 0.006_693_421_622_965_943;

/** Degrees; 1e-10 is a hundredth of a millimetre. */
const TOLERANCE = 1e-10;
const ITERATIONS = 30;

/**
 * WGS-84 to GCJ-02 in closed form (the algorithm that became public as «eviltransform», 2010; the same in
 * wandergis/coordtransform, 2015). Outside its rectangle (lon 72.004–137.8347, lat 0.8293–55.8271)
 * there is no shift and the coordinates pass through, here and in all functions of this file.
 */
export function wgs84ToGcj02(lon: number, lat: number): LonLat {
  return isShifted(lon, lat) ? addShift(lon, lat) : [lon, lat];
}

/** GCJ-02 to WGS-84 by fixed-point iteration; converges to far below a millimetre. */
export function gcj02ToWgs84(lon: number, lat: number): LonLat {
  return isShifted(lon, lat) ? invert(addShift, lon, lat, lon, lat) : [lon, lat];
}

/** GCJ-02 to BD-09 (the public algorithm, in wandergis/coordtransform, 2015). */
export function gcj02ToBd09(lon: number, lat: number): LonLat {
  return isShifted(lon, lat) ? addBaiduShift(lon, lat) : [lon, lat];
}

/** BD-09 to GCJ-02. The public inverse is off by up to a metre; iteration is exact. */
export function bd09ToGcj02(lon: number, lat: number): LonLat {
  return isShifted(lon, lat) ? invert(addBaiduShift, lon, lat, lon - 0.0065, lat - 0.006) : [lon, lat];
}

function invert(shift: (lon: number, lat: number) => LonLat, lon: number, lat: number, startLon: number, startLat: number): LonLat {
  let resultLon = startLon;
  let resultLat = startLat;
  for (let step = 0; step < ITERATIONS; step += 1) {
    const [shiftedLon, shiftedLat] = shift(resultLon, resultLat);
    const errorLon = shiftedLon - lon;
    const errorLat = shiftedLat - lat;
    resultLon -= errorLon;
    resultLat -= errorLat;
    if (Math.abs(errorLon) < TOLERANCE && Math.abs(errorLat) < TOLERANCE) break;
  }
  return [resultLon, resultLat];
}

function addShift(lon: number, lat: number): LonLat {
  const x = lon - 105;
  const y = lat - 35;
  const root = Math.sqrt(Math.abs(x));
  const ripple = wave(20, 6 * x) + wave(20, 2 * x);
  const north =
    -100 +
    2 * x +
    3 * y +
    0.2 * y * y +
    0.1 * x * y +
    0.2 * root +
    (2 / 3) * (ripple + wave(20, y) + wave(40, y / 3) + wave(160, y / 12) + wave(320, y / 30));
  const east =
    300 +
    x +
    2 * y +
    0.1 * x * x +
    0.1 * x * y +
    0.1 * root +
    (2 / 3) * (ripple + wave(20, x) + wave(40, x / 3) + wave(150, x / 12) + wave(300, x / 30));
  const phi = radians(lat);
  const w2 = 1 - ECCENTRICITY_2 * Math.sin(phi) ** 2;
  const meridian = (SEMI_MAJOR * (1 - ECCENTRICITY_2)) / (w2 * Math.sqrt(w2));
  const parallel = (SEMI_MAJOR / Math.sqrt(w2)) * Math.cos(phi);
  return [lon + degrees(east / parallel), lat + degrees(north / meridian)];
}

function addBaiduShift(lon: number, lat: number): LonLat {
  const factor = (Math.PI * 3000) / 180;
  const radius = Math.hypot(lon, lat) + 0.00002 * Math.sin(lat * factor);
  const angle = Math.atan2(lat, lon) + 0.000003 * Math.cos(lon * factor);
  return [radius * Math.cos(angle) + 0.0065, radius * Math.sin(angle) + 0.006];
}

function wave(amplitude: number, turns: number): number {
  return amplitude * Math.sin(turns * Math.PI);
}

function radians(angle: number): number {
  return (angle * Math.PI) / 180;
}

function degrees(angle: number): number {
  return (angle * 180) / Math.PI;
}
