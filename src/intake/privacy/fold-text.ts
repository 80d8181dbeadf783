/** Text with its spelling variants folded away, and where each sign of it stood. */
export interface FoldedText {
  readonly text: string;
  /** Index in the original of each code unit of `text`, and the original's length at the end; null where nothing moved. */
  readonly origins: readonly number[] | null;
}

const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]|[\ufe00-\ufe0f]/u;
/** ①, ², Ⅳ, ½ would become digits that join the number behind them. */
const MARK = /[\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u209f\u2150-\u218f\u2460-\u24ff\u2776-\u2793\u3220-\u32ff]/u;
const DASH = /[\u2010-\u2015\u2043\u2212\ufe58\ufe63]/u;

/**
 * Full-width and other compatibility forms become plain ones, invisible signs vanish, every dash is a hyphen and every
 * blank but a line break a space: a number spelled in any of these ways is found by one pattern.
 */
export function foldText(original: string): FoldedText {
  if (isPlain(original)) return { text: original, origins: null };
  let text = '';
  const origins: number[] = [];
  let at = 0;
  for (const sign of original) {
    const folded = foldSign(sign);
    for (let index = 0; index < folded.length; index += 1) origins.push(at);
    text += folded;
    at += sign.length;
  }
  origins.push(original.length);
  return { text, origins };
}

/** Only ASCII without tabs, and Han: what most cells are. */
function isPlain(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    if ((unit > 0x7e || unit < 0x20) && !(unit >= 0x4e00 && unit <= 0x9fff)) return false;
  }
  return true;
}

function foldSign(sign: string): string {
  if (sign === '\n' || sign === '\r') return '\n';
  if (INVISIBLE.test(sign)) return '';
  if (DASH.test(sign)) return '-';
  if (MARK.test(sign)) return ';';
  if (/\s/u.test(sign)) return ' ';
  const folded = sign.normalize('NFKC');
  return DASH.test(folded) ? '-' : folded;
}
