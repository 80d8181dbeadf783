import { TAGS, type Tag } from '../../model/fact.ts';
import { readChineseNumber } from './chinese-number.ts';
import { foldText } from './clean-text.ts';
import { isCellError, nullMarkOf } from './null-marks.ts';
import { parseFlag } from './parse-flag.ts';
import { EMPTY, emptyBecause, type Parsed, parsedValue, type RepairCode, unreadable } from './parsed.ts';

export interface TagReading {
  readonly tag: Tag;
  /** 国家级, 省级, 市级, 区级 as printed; null where it is not. */
  readonly level: '国家级' | '省级' | '市级' | '区级' | null;
  readonly year: number | null;
  /** 第三批 is 3. */
  readonly batch: number | null;
}

/** First hit wins, so the more special stands first. Quotes, blanks and «企业» are gone before. */
const PATTERNS: readonly (readonly [Tag, RegExp])[] = [
  ['LITTLE_GIANT', /小巨人|国家级?专精特新/u],
  ['SRDI', /专精特新|^srdi/u],
  ['CHAMPION', /单项冠军/u],
  ['HIGH_TECH', /高新技术(?!开发|产业)|^高企|^国高(?:企)?$|国家高新$|^高新企业$|^高新$/u],
  ['TECH_SME', /科技型中小|^科小$/u],
  ['INNOVATIVE_SME', /创新型中小/u],
  ['UNICORN', /独角兽/u],
  ['GAZELLE', /瞪羚/u],
  ['ABOVE_SCALE', /^规上|规模以上|^四上|规上$/u],
  ['CHAIN_LEAD', /链主/u],
  ['LISTED', /上市|^(?:主板|科创板|创业板|北交所)$/u],
];
const CANDIDATE = /培育|后备|^拟|潜在|^准|候选|申报|种子|预备|意向|辅导期/u;
const DENIED = /^(?:非|不是|未|无)|规模以下|^规下/u;
const CODES: ReadonlyMap<string, Tag> = new Map(TAGS.map((tag) => [tag.toLowerCase(), tag]));
const LEVELS = [
  ['国家级', /国家级?/u],
  ['省级', /省级?|自治区级|直辖市级/u],
  ['市级', /市级/u],
  ['区级', /[区县]级/u],
] as const;

/**
 * Tags of 2.5 of the data model in one cell. `column` is the tag that the column itself asks for
 * (是否高新技术企业): then yes and no are answers. A cell of which nothing is known is unreadable.
 */
export function parseTags(raw: string, column: Tag | null = null): Parsed<readonly TagReading[]> {
  const folded = foldText(raw);
  if (column !== null) {
    const flag = parseFlag(folded);
    if (flag.kind === 'value') return parsedValue(flag.value ? [{ tag: column, level: null, year: null, batch: null }] : []);
  }
  const mark = nullMarkOf(folded);
  if (mark !== null) return mark === 'none' ? emptyBecause('none-as-unknown') : EMPTY;
  if (isCellError(folded)) return unreadable('cell-error');
  const pieces = folded.split(/[,;、/|。+\n]|和(?=[\p{Script=Han}])/u).filter((piece) => piece.trim() !== '');
  const found: TagReading[] = [];
  let repair: RepairCode | null = null;
  let candidates = 0;
  let denied = 0;
  for (const piece of pieces) {
    const text = piece.replace(/[\s“”"'‘’「」『』《》()]/gu, '').toLowerCase();
    if (CANDIDATE.test(text)) {
      candidates += 1;
      continue;
    }
    if (DENIED.test(text)) {
      denied += 1;
      continue;
    }
    const reading = readPiece(text);
    if (reading === null) repair ??= 'tags-partly-unknown';
    else {
      if (isProvincialGiant(text)) repair = 'tag-provincial-giant';
      if (!found.some(({ tag }) => tag === reading.tag)) found.push(reading);
    }
  }
  if (found.length > 0 || (denied > 0 && denied === pieces.length)) return parsedValue(found, repair);
  return unreadable(candidates > 0 ? 'tag-candidate-only' : 'tag-unknown');
}

function readPiece(text: string): TagReading | null {
  const tag = CODES.get(text) ?? PATTERNS.find(([, pattern]) => pattern.test(text))?.[0];
  if (tag === undefined) return null;
  const level = LEVELS.find(([, words]) => words.test(text))?.[0] ?? null;
  const year = /(?:^|\D)((?:19|20)\d{2})(?:年|$|\D)/u.exec(text)?.[1];
  const batch = /第(.{1,3}?)批/u.exec(text)?.[1];
  const isGiant = tag === 'LITTLE_GIANT';
  return {
    // Provinces once called their own specialised firms little giants; the tag means the nation's.
    tag: isGiant && isProvincialGiant(text) ? 'SRDI' : tag,
    level,
    year: year === undefined ? null : Number(year),
    batch: batch === undefined ? null : readBatch(batch),
  };
}

function isProvincialGiant(text: string): boolean {
  return text.includes('小巨人') && /[省市区县]级|^[^国]*省/u.test(text) && !text.includes('国家');
}

function readBatch(text: string): number | null {
  if (/^\d+$/u.test(text)) return Number(text);
  const number = readChineseNumber(text);
  return typeof number === 'number' ? number : null;
}
