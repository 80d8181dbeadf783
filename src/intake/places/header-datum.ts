import type { Datum } from '../../model/import-plan.ts';
import type { Axis } from './parse-coordinate.ts';

/** Datum in degrees that a header names: gcj_lng, 高德经度, bd_lat, 百度纬度, wgs84经度; null where it names none. */
export function datumOfHeader(header: string): Extract<Datum, 'wgs84' | 'cgcs2000' | 'gcj02' | 'bd09'> | null {
  const text = header.normalize('NFKC').toLowerCase();
  if (/百度|baidu|bd_?-?09|(^|[^a-z])bd([^a-z]|$)/.test(text)) return 'bd09';
  if (/高德|腾讯|火星|国测局|amap|gaode|tencent|gcj/.test(text)) return 'gcj02';
  if (/cgcs|2000国家|国家2000|大地2000|天地图|tianditu/.test(text)) return 'cgcs2000';
  return /wgs|gps/.test(text) ? 'wgs84' : null;
}

/** Axis that a header names. «维度» (dimension) is a common misspelling of 纬度. */
export function axisOfHeader(header: string): Axis | null {
  const text = header.normalize('NFKC').toLowerCase();
  const isLat = /纬|维度|(^|[^a-z])lat/.test(text);
  const isLon = /经度|东经|(^|[^a-z])(lng|lon)/.test(text);
  return isLat === isLon ? null : isLat ? 'lat' : 'lon';
}
