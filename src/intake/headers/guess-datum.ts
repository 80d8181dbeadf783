import type { Datum, ImportPlan } from '../../model/import-plan.ts';

export type StatedDatum = Pick<ImportPlan, 'datum' | 'centralMeridian'>;

const UNTOLD: StatedDatum = { datum: null, centralMeridian: null };
const told = (datum: Datum): StatedDatum => ({ datum, centralMeridian: null });

const CODES: Readonly<Record<string, Datum>> = { '4326': 'wgs84', '4490': 'cgcs2000', '3857': 'web-mercator', '900913': 'web-mercator' };

/** What the file itself states: an EPSG code or the WKT of a .prj. */
function fromCrs(crs: string): StatedDatum {
  const code = /^(?:EPSG:{1,2}|urn:ogc:def:crs:EPSG:[^:]*:)(\d+)$/iu.exec(crs.trim())?.[1];
  const known = code === undefined ? undefined : CODES[code];
  if (known !== undefined) return told(known);
  if (/OGC.*CRS84|^CRS84$/iu.test(crs)) return told('wgs84');
  if (/Web_Mercator|Pseudo-Mercator/iu.test(crs)) return told('web-mercator');
  if (/Gauss_Kruger|Transverse_Mercator/iu.test(crs)) {
    const meridian = /central_meridian",\s*([\d.]+)/iu.exec(crs)?.[1];
    return { datum: 'gauss-kruger', centralMeridian: meridian === undefined ? null : Number(meridian) };
  }
  if (/^GEOGCS/iu.test(crs) && /CGCS_?2000|China_Geodetic/iu.test(crs)) return told('cgcs2000');
  return /^GEOGCS/iu.test(crs) && /WGS_?(19)?84/iu.test(crs) ? told('wgs84') : UNTOLD;
}

const WORDS: readonly (readonly [RegExp, Datum])[] = [
  [/gcj|高德|腾讯|火星|amap/iu, 'gcj02'],
  [/bd_?09|^bd_|百度|baidu/iu, 'bd09'],
  [/cgcs|国家2000|2000坐标/iu, 'cgcs2000'],
  [/wgs|gps/iu, 'wgs84'],
];

/** The datum that a file or the headers of its coordinates state by word. Nothing is guessed from values. */
export function guessDatum(statedCrs: string | null, coordinateHeaders: readonly string[]): StatedDatum {
  const stated = statedCrs === null ? UNTOLD : fromCrs(statedCrs);
  if (stated.datum !== null) return stated;
  const named = new Set(coordinateHeaders.flatMap((header) => WORDS.find(([word]) => word.test(header))?.[1] ?? []));
  const only = [...named][0];
  return named.size === 1 && only !== undefined ? told(only) : UNTOLD;
}
