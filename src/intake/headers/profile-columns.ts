import { cleanUscc, USCC_ALPHABET } from '../../model/uscc.ts';
import { cellText, type RawSheet, type TextColumn } from '../raw-sheet.ts';

const PROFILE_ROWS = 2_000;

/** What the first cells of a column look like. Shares are of the cells that are not empty, 0–1. Never a value. */
export interface ColumnProfile {
  /** Cells that are neither empty nor a mark of absence. */
  readonly cells: number;
  readonly distinct: number;
  readonly meanLength: number;
  /** Begins with a number, a unit or a range may follow: 12, 3名, 20余家, 200-500人. */
  readonly numeric: number;
  readonly range: number;
  readonly date: number;
  readonly uscc: number;
  readonly flag: number;
  readonly sizeWord: number;
  readonly districtCode: number;
  readonly longitude: number;
  readonly latitude: number;
  /** Metres of a projection. */
  readonly projected: number;
  /** Two coordinates in one cell, or WKT or GeoJSON. */
  readonly pair: number;
  readonly han: number;
  /** Whole numbers that rise by one. */
  readonly isSequence: boolean;
}

const ABSENT = /^(—+|-+|\/|\\|无|暂无|空|null|n\/a|na|未知|不详)$/iu;
const NUMERIC =
  /^[约近超>≥<≤]?[+-]?(\d[\d,]*(\.\d+)?|\.\d+)(e[+-]?\d+)?\s*(余|多|以上|以下|左右|\+)?\s*(万|亿|千)?\s*(余|多|人|名|个|家|户|层|元|平方米|㎡|m2|平方公里|km2)?(以上|以下|左右)?(\(.*\))?$/iu;
const RANGE = /^\d[\d,]*\s*(人|名)?\s*[-~–—至到]\s*\d[\d,]*\s*\+?\s*(人|名|以下|以上)?$|^(少于|不足|小于|大于|超过)\d+(人|名)?$/u;
const DATES = [
  /^\d{4}[-./年]\d{1,2}([-./月]\d{1,2}日?)?月?([ t]\d{1,2}:\d{2}.*)?$/iu,
  /^\d{1,2}[-./]\d{1,2}[-./]\d{2,4}( .*)?$/u,
  /^(19|20)\d{2}(0[1-9]|1[0-2])([0-2]\d|3[01])?$/u,
  /^(19|20)\d{2}年?$/u,
];
const FLAG =
  /^(是|否|有|无|√|✓|✔|×|✗|x|y|n|yes|no|true|false|0|1|已|未|已建|未建|已建立|未建立|已成立|未成立|已组建|未组建|应建未建|不是|没有)$/iu;
const SIZE = /^([大中小微]|[大中小微]型|[大中小微]型?企业|[1-4])$/u;
const USCC = new RegExp(`^[${USCC_ALPHABET}]{18}$`, 'u');
const DAMAGED_USCC = /^\d(\.\d+)?e\+?1[67]$/iu;
const PAIR =
  /^[[(]?\s*-?\d{1,3}(\.\d+)?\s*[,，;；\s|]\s*-?\d{1,3}(\.\d+)?\s*[\])]?$|^\s*(POINT|LINESTRING|(MULTI)?POLYGON)\b|^\{\s*"(type|coordinates)"/iu;
const DEGREES = /^[东西南北经纬ewns]*\s*\d{1,3}\s*[°度]/iu;

interface Tally {
  cells: number;
  length: number;
  sequence: boolean;
  last: number | null;
  readonly seen: Set<string>;
  readonly counts: Record<Counted, number>;
}

type Counted =
  | 'numeric'
  | 'range'
  | 'date'
  | 'uscc'
  | 'flag'
  | 'sizeWord'
  | 'districtCode'
  | 'longitude'
  | 'latitude'
  | 'projected'
  | 'pair'
  | 'han';

/** Serial numbers of days between 1955 and 2064, as spreadsheets write dates. */
const isSerialDay = (number: number): boolean => Number.isInteger(number) && number >= 20_000 && number <= 60_000;

function classify(text: string): Readonly<Partial<Record<Counted, boolean>>> {
  const plain = text.replace(/,(?=\d{3}(\D|$))/gu, '');
  const number = /^[+-]?\d+(\.\d+)?$/u.test(plain) ? Number(plain) : null;
  const degrees = DEGREES.test(text);
  return {
    numeric: NUMERIC.test(text),
    range: RANGE.test(text),
    date: DATES.some((pattern) => pattern.test(text)) || (number !== null && isSerialDay(number)),
    uscc: USCC.test(cleanUscc(text)) || DAMAGED_USCC.test(text),
    flag: FLAG.test(text),
    sizeWord: SIZE.test(text),
    districtCode: /^\d{6}(\d{3}){0,2}$/u.test(text) && Number(text.slice(0, 2)) >= 11 && Number(text.slice(0, 2)) <= 82,
    // A swapped pair is still a pair of coordinates: places finds out and asks.
    longitude: degrees || (number !== null && ((number >= 73 && number <= 136) || (number >= 3 && number <= 54 && text.includes('.')))),
    latitude: degrees || (number !== null && ((number >= 3 && number <= 54) || (number >= 73 && number <= 136 && text.includes('.')))),
    projected: number !== null && Math.abs(number) >= 100_000 && Math.abs(number) < 100_000_000,
    pair: PAIR.test(text),
    han: /\p{Script=Han}/u.test(text),
  };
}

function tallyCell(tally: Tally, cell: string): void {
  const text = cell.normalize('NFKC').trim();
  if (text === '' || ABSENT.test(text)) return;
  tally.cells += 1;
  tally.length += text.length;
  tally.seen.add(text);
  const found = classify(text);
  for (const key of Object.keys(tally.counts) as Counted[]) if (found[key] === true) tally.counts[key] += 1;
  const number = /^\d{1,9}$/u.test(text) ? Number(text) : null;
  if (number === null || (tally.last !== null && number !== tally.last + 1)) tally.sequence = false;
  tally.last = number;
}

function profileColumn(column: TextColumn, from: number, to: number): ColumnProfile {
  const counts: Record<Counted, number> = {
    numeric: 0,
    range: 0,
    date: 0,
    uscc: 0,
    flag: 0,
    sizeWord: 0,
    districtCode: 0,
    longitude: 0,
    latitude: 0,
    projected: 0,
    pair: 0,
    han: 0,
  };
  const tally: Tally = { cells: 0, length: 0, sequence: true, last: null, seen: new Set(), counts };
  for (let row = from; row < to; row += 1) tallyCell(tally, cellText(column, row));
  const { cells } = tally;
  const share = (key: Counted): number => (cells === 0 ? 0 : counts[key] / cells);
  return {
    cells,
    distinct: tally.seen.size,
    meanLength: cells === 0 ? 0 : tally.length / cells,
    numeric: share('numeric'),
    range: share('range'),
    date: share('date'),
    uscc: share('uscc'),
    flag: share('flag'),
    sizeWord: share('sizeWord'),
    districtCode: share('districtCode'),
    longitude: share('longitude'),
    latitude: share('latitude'),
    projected: share('projected'),
    pair: share('pair'),
    han: share('han'),
    isSequence: cells > 1 && tally.sequence,
  };
}

/** Profiles of all columns over the first rows of the body, which begins at row `bodyFirst` (from 0). */
export function profileColumns(sheet: RawSheet, bodyFirst: number, maxRows = PROFILE_ROWS): readonly ColumnProfile[] {
  const to = Math.min(sheet.rowCount, bodyFirst + maxRows);
  return sheet.columns.map((column) => profileColumn(column, bodyFirst, to));
}
