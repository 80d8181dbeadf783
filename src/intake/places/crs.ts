import type { CrsCode } from '../../model/coordinate-candidate.ts';
import type { Datum } from '../../model/import-plan.ts';

export interface CrsReading {
  readonly code: CrsCode;
  /** null unless the code is 'crs-known'. */
  readonly datum: Datum | null;
  /** Degrees, for 'gauss-kruger'. */
  readonly centralMeridian: number | null;
}

const UNSUPPORTED: CrsReading = { code: 'crs-unsupported', datum: null, centralMeridian: null };
const XIAN80: CrsReading = { code: 'crs-refused-xian80', datum: null, centralMeridian: null };
const BEIJING54: CrsReading = { code: 'crs-refused-beijing54', datum: null, centralMeridian: null };

/**
 * What a file says of its coordinate system: an EPSG code in any of its spellings, the text of a .prj
 * (WKT 1 or 2), or PROJJSON. Codes and names are those of the EPSG registry.
 */
export function readCrs(stated: string): CrsReading {
  const text = stated.trim();
  if (text.startsWith('{')) return readProjJson(text);
  if (/^(PROJ|GEOG|GEODCRS|BOUNDCRS|COMPD|COMPOUNDCRS)/i.test(text)) return readWkt(text);
  if (/\bCRS:?84\b/i.test(text)) return known('wgs84');
  const epsg = /EPSG[:/]+(?:[\d.]*[:/]+)?(\d{4,6})\b/i.exec(text);
  return epsg === null ? UNSUPPORTED : readEpsg(Number(epsg[1]));
}

function known(datum: Datum, centralMeridian: number | null = null): CrsReading {
  return { code: 'crs-known', datum, centralMeridian };
}

function readEpsg(code: number): CrsReading {
  if (code === 4326 || code === 4979) return known('wgs84');
  if (code === 4490 || code === 4480) return known('cgcs2000');
  if (code === 3857 || code === 3785 || code === 900913 || code === 102100) return known('web-mercator');
  if (code >= 4491 && code <= 4501) return known('gauss-kruger', 75 + (code - 4491) * 6);
  if (code >= 4502 && code <= 4512) return known('gauss-kruger', 75 + (code - 4502) * 6);
  if (code >= 4513 && code <= 4533) return known('gauss-kruger', 75 + (code - 4513) * 3);
  if (code >= 4534 && code <= 4554) return known('gauss-kruger', 75 + (code - 4534) * 3);
  if (code === 4610 || (code >= 2327 && code <= 2390)) return XIAN80;
  const isBeijing =
    code === 4214 ||
    code === 4555 ||
    (code >= 2401 && code <= 2442) ||
    (code >= 21413 && code <= 21423) ||
    (code >= 21453 && code <= 21463);
  return isBeijing ? BEIJING54 : UNSUPPORTED;
}

function readProjJson(text: string): CrsReading {
  let crs: unknown;
  try {
    crs = JSON.parse(text);
  } catch {
    return UNSUPPORTED;
  }
  const { id, name, type } = crs as { id?: { authority?: unknown; code?: unknown }; name?: unknown; type?: unknown };
  if (id !== undefined && id !== null) {
    if (id.authority === 'OGC' && /^CRS84/.test(String(id.code))) return known('wgs84');
    if (id.authority === 'EPSG') return readEpsg(Number(id.code));
  }
  return typeof name === 'string' && (type === 'GeographicCRS' || type === 'GeodeticCRS') ? readGeographic(name) : UNSUPPORTED;
}

function readWkt(wkt: string): CrsReading {
  const base = readGeographic(wkt);
  if (base.datum === null || !/^PROJ/i.test(wkt)) return base;
  if (/Web_Mercator|Pseudo.?Mercator|Mercator_Auxiliary_Sphere/i.test(wkt)) return known('web-mercator');
  if (!/Gauss_Kr|Transverse[_ ]Mercator/i.test(wkt)) return UNSUPPORTED;
  const meridian = parameter(wkt, 'central[_ ]meridian|longitude[_ ]of[_ ](natural[_ ])?origin');
  const scale = parameter(wkt, 'scale[_ ]factor[^"]*') ?? 1;
  const easting = parameter(wkt, 'false[_ ]easting');
  const northing = parameter(wkt, 'false[_ ]northing') ?? 0;
  const origin = parameter(wkt, 'latitude[_ ]of[_ ](natural[_ ])?origin') ?? 0;
  // A city's own grid moves the origin; UTM shrinks the scale.
  const isNational = scale === 1 && northing === 0 && origin === 0 && easting !== null && easting % 1_000_000 === 500_000;
  return isNational && meridian !== null ? known('gauss-kruger', meridian) : UNSUPPORTED;
}

function readGeographic(text: string): CrsReading {
  if (/Xi'?an[_ ]?(19)?80/i.test(text)) return XIAN80;
  if (/Beijing|Krass?ov?sky/i.test(text)) return BEIJING54;
  if (/CGCS[_ ]?2000|China[_ ]?2000|China[_ ]Geodetic[_ ]Coordinate[_ ]System[_ ]2000/i.test(text)) return known('cgcs2000');
  return /WGS[_ ]?(19)?84/i.test(text) ? known('wgs84') : UNSUPPORTED;
}

function parameter(wkt: string, name: string): number | null {
  const found = new RegExp(`PARAMETER\\s*\\[\\s*"(?:${name})"\\s*,\\s*(-?[\\d.]+(?:[eE][-+]?\\d+)?)`, 'i').exec(wkt);
  const value = Number(found?.[found.length - 1]);
  return found === null || Number.isNaN(value) ? null : value;
}
