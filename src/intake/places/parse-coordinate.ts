import { isDomestic } from './china-bounds.ts';

export type Axis = 'lon' | 'lat';

export interface ParsedAngle {
  /** Degrees, or metres where the cell holds metres: nothing here bounds a decimal number. */
  readonly value: number;
  /** Said by a letter or a word in the cell; null where nothing says. */
  readonly axis: Axis | null;
  readonly notation: 'decimal' | 'dms';
}

export interface ParsedPair {
  /** Longitude or easting. */
  readonly x: number;
  /** Latitude or northing. */
  readonly y: number;
  /**
   * 'lat-first': the cell had latitude first, by its own words or because the numbers fit nothing else,
   * and the pair was turned. 'as-written': the numbers fit China in neither order.
   */
  readonly order: 'lon-first' | 'lat-first' | 'as-written';
  readonly notation: 'decimal' | 'dms';
}

const PREFIX = '(东经|西经|北纬|南纬|经度|纬度|维度|longitude|latitude|lng|lon|lat|[NSEW])?\\s*[:=]?\\s*';
const SUFFIX = '\\s*([NSEW])?';
const DECIMAL = new RegExp(`^${PREFIX}([+-]?\\d+(?:\\.\\d*)?(?:E[+-]?\\d+)?)\\s*[°度]?${SUFFIX}$`, 'i');
/** Degrees with a mark, then minutes and perhaps seconds; or three numbers parted by colons or blanks. */
const MARKED = new RegExp(
  `^${PREFIX}([+-]?\\d{1,3})\\s*[°度]\\s*(?:(\\d{1,2}(?:\\.\\d+)?)\\s*(?:['分]\\s*(?:(\\d{1,2}(?:\\.\\d+)?)\\s*(?:"|秒)?)?)?)?${SUFFIX}$`,
  'i',
);
const PARTED = new RegExp(`^${PREFIX}([+-]?\\d{1,3})[: ](\\d{1,2})[: ](\\d{1,2}(?:\\.\\d+)?)${SUFFIX}$`, 'i');
const WKT_POINT = /^(?:SRID=\d+;)?\s*POINT\s*(?:Z|M|ZM)?\s*\(\s*(\S+)\s+(\S+)(?:\s+\S+){0,2}\s*\)$/i;
const JSON_POINT =
  /^\{.*"type"\s*:\s*"Point".*"coordinates"\s*:\s*(\[[^\]]*\]).*\}$|^\{.*"coordinates"\s*:\s*(\[[^\]]*\]).*"type"\s*:\s*"Point".*\}$/;

/** One coordinate of a cell: 106.6447, 106°38′41″E, 东经106度38分41秒, full-width or not. null where it is none. */
export function parseAngle(text: string): ParsedAngle | null {
  return readAngle(normalize(text));
}

/** Both coordinates of one cell: «lng,lat», WKT or GeoJSON point, DMS with letters. null where they are none. */
export function parsePair(text: string): ParsedPair | null {
  const cell = normalize(text);
  const wkt = WKT_POINT.exec(cell);
  if (wkt !== null) return pairOf(readAngle(wkt[1] ?? ''), readAngle(wkt[2] ?? ''));
  const json = JSON_POINT.exec(cell);
  const bare = (json?.[1] ?? json?.[2] ?? cell).replace(/^[[({]|[\])}]$/g, '').trim();
  if (json !== null) {
    const [x, y] = bare.split(',');
    return pairOf(readAngle(x ?? ''), readAngle(y ?? ''));
  }
  for (const [first, second] of splits(bare)) {
    const pair = pairOf(readAngle(first), readAngle(second));
    if (pair !== null) return pair;
  }
  return null;
}

function normalize(text: string): string {
  // NFKC would turn the masculine ordinal into a letter, and a double prime into two primes.
  return text
    .replace(/[º˚]/g, '°')
    .replace(/[″”“＂]/g, '"')
    .normalize('NFKC')
    .replace(/[′’‘´`]/g, "'")
    .replace(/''/g, '"')
    .replace(/[−–]/g, '-')
    .trim();
}

function readAngle(text: string): ParsedAngle | null {
  const cell = text.trim();
  const decimal = DECIMAL.exec(cell);
  if (decimal !== null) return angleOf(Number(decimal[2]), decimal[1], decimal[3], 'decimal');
  const dms = MARKED.exec(cell) ?? PARTED.exec(cell);
  if (dms === null) return null;
  const [, before, whole, minutes = '0', seconds = '0', after] = dms;
  if (Number(minutes) >= 60 || Number(seconds) > 60 || whole === undefined) return null;
  const size = Math.abs(Number(whole)) + Number(minutes) / 60 + Number(seconds) / 3600;
  return angleOf(whole.startsWith('-') ? -size : size, before, after, 'dms');
}

function angleOf(
  value: number,
  before: string | undefined,
  after: string | undefined,
  notation: ParsedAngle['notation'],
): ParsedAngle | null {
  if (!Number.isFinite(value)) return null;
  const front = axisOf(before);
  const back = axisOf(after);
  if (front !== null && back !== null && front.axis !== back.axis) return null;
  const isNegative = front?.isNegative === true || back?.isNegative === true;
  return { value: isNegative ? -Math.abs(value) : value, axis: front?.axis ?? back?.axis ?? null, notation };
}

function axisOf(mark: string | undefined): { axis: Axis; isNegative: boolean } | null {
  if (mark === undefined) return null;
  const word = mark.toLowerCase();
  const isNegative = ['w', 's', '西经', '南纬'].includes(word);
  return { axis: /^(lat|latitude|[ns]|北纬|南纬|纬度|维度)$/.test(word) ? 'lat' : 'lon', isNegative };
}

/** Every way to part a cell in two: at a separator, at a blank, before a word that begins a coordinate, after a letter that ends one. */
function splits(cell: string): [string, string][] {
  const parts = cell.split(/\s*[,;、|/]\s*/);
  if (parts.length === 2) return [[parts[0] ?? '', parts[1] ?? '']];
  if (parts.length > 2) return [];
  const found: [string, string][] = [];
  for (const { index } of cell.matchAll(
    /\s+|(?<=.)(?=东经|西经|北纬|南纬|经度|纬度|维度|[NSEW](?=\s*\d))|(?<=\d['"°度分秒]?\s?[NSEW])(?=\d)/gi,
  )) {
    found.push([cell.slice(0, index), cell.slice(index)]);
  }
  return found;
}

function pairOf(first: ParsedAngle | null, second: ParsedAngle | null): ParsedPair | null {
  if (first === null || second === null || (first.axis !== null && first.axis === second.axis)) return null;
  const notation = first.notation === 'dms' || second.notation === 'dms' ? 'dms' : 'decimal';
  const isSaid = first.axis !== null || second.axis !== null;
  const isLatFirst = isSaid ? first.axis === 'lat' || second.axis === 'lon' : isDomestic(second.value, first.value);
  if (isLatFirst) return { x: second.value, y: first.value, order: 'lat-first', notation };
  const order = isSaid || isDomestic(first.value, second.value) ? 'lon-first' : 'as-written';
  return { x: first.value, y: second.value, order, notation };
}
