import proj4 from 'proj4';
import type { Datum } from '../../model/import-plan.ts';
import { bd09mcToBd09 } from './baidu-mercator.ts';
import { bd09ToGcj02, gcj02ToWgs84, type LonLat } from './china-shift.ts';
import { gaussKrugerToLonLat } from './gauss-kruger.ts';

/** Metres from the middle to the edge of the square that Web Mercator is. */
const MERCATOR_EDGE = 20_037_508.343;
const webMercator = proj4('EPSG:3857');

export interface Wgs84Points {
  /** Degrees; NaN where there was no coordinate or it was refused. */
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  /** Rows that had numbers which are no position: outside the earth or the zone, 0/0, or without a known meridian. */
  readonly refused: number;
}

/**
 * Converts columns of coordinates to WGS-84 degrees, row by row. `x` is longitude or easting, `y`
 * latitude or northing; NaN stands for an empty cell and stays NaN. `centralMeridian` (degrees) matters to
 * 'gauss-kruger' without zone numbers only. CGCS2000 differs from WGS-84 by centimetres and is kept as it
 * is. Outside China the shifted datums are WGS-84 (china-shift.ts says where that is).
 */
export function toWgs84(x: Float64Array, y: Float64Array, datum: Datum, centralMeridian: number | null): Wgs84Points {
  const lon = new Float64Array(x.length).fill(Number.NaN);
  const lat = new Float64Array(x.length).fill(Number.NaN);
  let refused = 0;
  for (let row = 0; row < x.length; row += 1) {
    const easting = x[row] ?? Number.NaN;
    const northing = y[row] ?? Number.NaN;
    if (Number.isNaN(easting) || Number.isNaN(northing)) continue;
    const point = pointToWgs84(easting, northing, datum, centralMeridian);
    if (point === null) {
      refused += 1;
    } else {
      lon[row] = point[0];
      lat[row] = point[1];
    }
  }
  return { lon, lat, refused };
}

/** One position in WGS-84 degrees, or null where it is none. */
export function pointToWgs84(x: number, y: number, datum: Datum, centralMeridian: number | null): LonLat | null {
  // Nobody's premises lie at 0/0: it is how an unset coordinate is stored.
  if (!Number.isFinite(x) || !Number.isFinite(y) || (x === 0 && y === 0)) return null;
  const point = convert(x, y, datum, centralMeridian);
  return point !== null && isOnEarth(point) ? point : null;
}

function convert(x: number, y: number, datum: Datum, centralMeridian: number | null): LonLat | null {
  switch (datum) {
    case 'wgs84':
    case 'cgcs2000':
      return [x, y];
    case 'gcj02':
      return isOnEarth([x, y]) ? gcj02ToWgs84(x, y) : null;
    case 'bd09':
      return isOnEarth([x, y]) ? gcj02ToWgs84(...bd09ToGcj02(x, y)) : null;
    case 'bd09mc':
      return gcj02ToWgs84(...bd09ToGcj02(...bd09mcToBd09(x, y)));
    case 'web-mercator': {
      if (Math.abs(x) > MERCATOR_EDGE || Math.abs(y) > MERCATOR_EDGE) return null;
      const [lon, lat] = webMercator.inverse([x, y]);
      return [lon, lat];
    }
    case 'gauss-kruger':
      return gaussKrugerToLonLat(x, y, centralMeridian);
  }
}

function isOnEarth([lon, lat]: LonLat): boolean {
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 90;
}
