import { foldText } from './clean-text.ts';
import { isCellError, nullMarkOf } from './null-marks.ts';
import { EMPTY, emptyBecause, type Parsed, parsedValue, type ReasonCode, unreadable } from './parsed.ts';

/** 1 大型, 2 中型, 3 小型, 4 微型: 统计上大中小微型企业划分办法(2017). */
export type SizeClass = 1 | 2 | 3 | 4;

const WORDS: ReadonlyMap<string, SizeClass> = new Map<string, SizeClass>([
  ...(['1', '大', '大型', '大型企业', '大企业', '大型规模', 'l', 'large'] as const).map((word) => [word, 1] as const),
  ...(['2', '中', '中型', '中型企业', '中等', '中型规模', 'm', 'medium'] as const).map((word) => [word, 2] as const),
  ...(['3', '小', '小型', '小型企业', '小企业', '小型规模', 's', 'small'] as const).map((word) => [word, 3] as const),
  ...(['4', '微', '微型', '微型企业', '微企', '微型规模', 'xs', 'micro'] as const).map((word) => [word, 4] as const),
]);
const AMBIGUOUS = /^(?:小微|中小微|中小|大中|大中型|小微型|中小型|中小微型)(?:企业)?$/u;
/** Answers to «is it above the scale», which is a tag. */
const SCALE_TAG = /^(?:规上|规下|规模以上|规模以下|限上|限下|四上|四下|是|否|√|×|(?:规上|规模以上|规下|规模以下).{0,8})$/u;

/** The class as given; never computed from staff. */
export function parseSizeClass(raw: string): Parsed<SizeClass> {
  const folded = foldText(raw);
  const mark = nullMarkOf(folded);
  if (mark !== null) return mark === 'none' ? emptyBecause('none-as-unknown') : EMPTY;
  const bare = folded.toLowerCase().replace(/\.0+$/u, '');
  const numbered = /^\(?([1-4])\)?[-.、:_ ]*([大中小微].*)$/u.exec(bare);
  const size = WORDS.get(numbered?.[2] ?? bare);
  if (size !== undefined && (numbered === null || Number(numbered[1]) === size)) return parsedValue(size);
  return unreadable(reasonOf(bare));
}

function reasonOf(text: string): ReasonCode {
  if (isCellError(text)) return 'cell-error';
  if (AMBIGUOUS.test(text)) return 'size-ambiguous';
  if (SCALE_TAG.test(text)) return 'size-is-tag';
  return /^[^\d]{0,4}\d[\d,]*(?:[-~至到—]\d|\+|人|名|以[上下])/u.test(text) || /^\d{2,}$/u.test(text)
    ? 'size-is-staff-range'
    : 'size-unknown';
}
