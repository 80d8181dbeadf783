/** Where in its building a tenant sits, as its list writes it («楼层/房号»). */
export type FloorPlace =
  /**
   * Floors in ascending order: 1 is the ground floor, −1 the first basement, 1.5 a mezzanine over the first and 12.5 the floor «12A».
   * `stated` where the text names a floor, else it was read out of a room number.
   */
  { readonly kind: 'floors'; readonly levels: readonly number[]; readonly stated: boolean } | { readonly kind: 'whole' };

const WHOLE = /整[栋幢座楼]|独栋|全[栋幢楼]|整个?大楼/;
const NUMERALS = '零一二三四五六七八九';
/** Names a block, a tower or a stage, not a floor: «3号楼», «B座», «2单元», «一期», «5#». */
const BLOCK = /(?:第?(?:\d{1,3}|[A-Z]{1,2}\d?|[一二三四五六七八九十]{1,3}|[东南西北中主副]))(?:号楼|号院|[座栋幢]楼?|单元|期|#楼?|塔楼?)/g;
/** Higher than any building, so no floor. */
const HIGHEST = 130;
const DEEPEST = -9;
/** A tenant of more floors than this is taken for a slip of the list. */
const MOST_FLOORS = 40;

/**
 * Reads a floor or a room: «12层», «12F», «L12», «B1», «负一楼», «地下二层», «1-3层», «B座12层», «1203室», «12-03», «A1203», «整栋». Null
 * where the text does not say. `floors` is the building's number of storeys: a floor that only follows from a room number must
 * be one of them, «顶层» is the last.
 */
export function floorPlaceOf(text: string | null, floors: number | null): FloorPlace | null {
  if (text === null) return null;
  const plain = simplified(text);
  if (plain === '') return null;
  const stated = statedFloors(plain, floors);
  if (stated !== null) return { kind: 'floors', levels: stated, stated: true };
  if (WHOLE.test(plain)) return { kind: 'whole' };
  const levels = roomFloors(plain).filter((level) => floors === null || level <= floors);
  return levels.length === 0 ? null : { kind: 'floors', levels: ascending(levels), stated: false };
}

/** One width, one dash, digits for numerals, no names of blocks. */
function simplified(text: string): string {
  const plain = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\s+/g, '')
    .replace(/[〇○]/g, '零')
    .replace(/[—–‐−_~至]|到(?=[\d一二三四五六七八九十负])/g, '-')
    .replace(BLOCK, ' ')
    // «B座-1203»: a dash after the block, no basement.
    .replace(/ -(?=\d{3})/g, ' ');
  return plain.replace(/[零一二三四五六七八九十百]+(?=[层楼F-]|$)/g, (word) => String(numeral(word) ?? word)).trim();
}

/** «十二» → 12, «二十» → 20, «一百零一» → 101, «一二» → 12; null for none. */
function numeral(word: string): number | null {
  if (!/[十百]/.test(word)) return Number([...word].map((sign) => NUMERALS.indexOf(sign)).join(''));
  const match = /^(?:([一二三四五六七八九])?百零?)?(?:([一二三四五六七八九])?(十))?([一二三四五六七八九])?$/.exec(word);
  if (match === null) return null;
  const [, hundreds, tens, ten, ones] = match;
  const digit = (sign: string | undefined, absent: number): number => (sign === undefined ? absent : NUMERALS.indexOf(sign));
  return (word.includes('百') ? digit(hundreds, 1) * 100 : 0) + (ten === undefined ? 0 : digit(tens, 1) * 10) + digit(ones, 0);
}

/** One floor in words: «12», «-1», «负1», «地下1», «B1», «12A», «1夹». */
const FLOOR = '(?:(?:地下|负|-|B)0?\\d|(?:地上|第)?\\d{1,3}[AB夹]?)';
const FLOOR_WORD = '(?:/?F|层|楼)';
/** «1-3层», «1F-3F», «3层、5层», «2,3层». */
const FLOOR_LIST = new RegExp(`(${FLOOR})${FLOOR_WORD}?([-、,/及和])(${FLOOR})${FLOOR_WORD}(?!\\d)`);
const FLOOR_ONE = new RegExp(`(?<![\\d.])(${FLOOR})${FLOOR_WORD}`, 'g');

function statedFloors(plain: string, floors: number | null): readonly number[] | null {
  const list = FLOOR_LIST.exec(plain);
  const [first, last] = [levelOf(list?.[1]), levelOf(list?.[3])];
  if (list !== null && first !== null && last !== null && first < last && last - first <= MOST_FLOORS) {
    // «12-3层» would be a room before a floor; a range goes up.
    return list[2] === '-' ? between(first, last) : ascending([first, last]);
  }
  const ones = [...plain.matchAll(FLOOR_ONE)].flatMap(([, word]) => levelOf(word) ?? []);
  if (ones.length > 0) return ascending(ones);
  // Before letters: «F12», «L3», «B1», «LG», «G».
  const lettered = /(?:^|[^A-Z\d])(?:[FL]0?(\d{1,3})|B0?([1-6]))F?(?![\dA-Z])/.exec(plain);
  const letteredLevel = lettered === null ? null : within(lettered[1] === undefined ? -Number(lettered[2]) : Number(lettered[1]));
  if (letteredLevel !== null) return [letteredLevel];
  if (/^(?:LG|地下室?|负层)$/.test(plain)) return [-1];
  if (/^(?:U?GF?|底[层商楼]?|首层|一楼?大[厅堂]|大[厅堂])(?:层|$|\d)/.test(plain)) return [1];
  if (/^(?:M层?|夹层)$/.test(plain)) return [1.5];
  if (floors !== null && /顶[层楼]/.test(plain)) return [floors];
  return null;
}

function levelOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  const under = /^(?:地下|负|-|B)0?(\d)$/.exec(word);
  if (under !== null) return within(-Number(under[1]));
  const above = /^(?:地上|第)?(\d{1,3})([AB夹]?)$/.exec(word);
  if (above === null) return null;
  // «12A» is the storey between 12 and 14 in houses that know no 13th.
  return within(Number(above[1]) + (above[2] === '' ? 0 : 0.5));
}

function within(level: number): number | null {
  return Math.floor(level) === 0 || level > HIGHEST || level < DEEPEST ? null : level;
}

/** Floors of room numbers: of «1203» 12, of «503-505» 5, of «12-03» 12, of «2-1203» 12, of «2-12-03» 12. */
function roomFloors(plain: string): readonly number[] {
  const levels: number[] = [];
  for (const part of plain.split(/[、,;/及和\s]+/)) {
    const words = part.replace(/[室号房间铺位店]+/g, '').replace(/(?:附|之|-)[A-Z一二三]?$/, '');
    const dashed = /^(-?[A-Z]{0,2}\d*)-(.+)$/.exec(words);
    const whole = dashed === null ? roomFloor(words) : dashedFloor(words.split('-'));
    if (whole !== null) levels.push(whole);
  }
  return levels;
}

function dashedFloor(parts: readonly string[]): number | null {
  const [first = '', second = '', third] = parts;
  // «-101»: a room of the first basement.
  if (first === '') return /^\d{3,4}$/.test(second) ? negative(roomFloor(second)) : null;
  if (/^\d{3,4}[A-Z]?$/.test(first) || /^[A-Z]{1,2}\d{3,4}$/.test(first)) return roomFloor(first);
  if (/^\d{3,4}/.test(second)) return roomFloor(second);
  if (/^[A-Z]{1,2}$/.test(first) && third !== undefined) return shortFloor(second);
  // «2-12-03» names the block first, «12-03-04» two rooms of one floor.
  if (third !== undefined && /^\d{1,2}$/.test(second) && !second.startsWith('0')) return shortFloor(second);
  return /^\d{1,2}[A-Z]?$/.test(second) ? shortFloor(first) : null;
}

function shortFloor(word: string): number | null {
  return /^\d{1,2}$/.test(word) ? within(Number(word)) : null;
}

function roomFloor(word: string): number | null {
  const match = /^[A-Z]{0,2}(\d{1,2})(\d{2})[A-Z]?\d?$/.exec(word) ?? /^[A-Z]{0,2}(\d{2})(\d{3})$/.exec(word);
  return match === null ? null : within(Number(match[1]));
}

function negative(level: number | null): number | null {
  return level === null ? null : within(-level);
}

function between(first: number, last: number): readonly number[] {
  const levels: number[] = [];
  for (let level = first; level <= last; level++) if (Math.floor(level) !== 0) levels.push(level);
  return levels;
}

function ascending(levels: readonly number[]): readonly number[] {
  return [...new Set(levels)].sort((a, b) => a - b);
}
