/**
 * Two degrees of cleaning. `cleanText` keeps what a person would see (names keep their full-width brackets);
 * `foldText` also folds widths and compatibility forms (Unicode NFKC) for reading and comparing. Both are
 * idempotent and give back the very same string when there is nothing to do.
 */

/** Controls and format signs (zero-width, joiners, direction, soft hyphen, BOM) that are no white space. */
const INVISIBLE = /(?![\t\n\v\f\r\u0085])[\p{Cc}\p{Cf}]/gu;
const VARIATION_SELECTORS = /[\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu;
/** A line broken inside Chinese text is a matter of the cell's width: nothing stood there. */
const BREAK_IN_HAN =
  /(?<=[\p{Script=Han}、，。；：（）])[^\S\r\n\u2028\u2029\u0085\v\f]*[\r\n\u2028\u2029\u0085\v\f]\s*(?=[\p{Script=Han}、，。；：（）])/gu;
const BLANKS = /[\s\u0085]+/gu;
const EDGES = /^[\s\u0085]+|[\s\u0085]+$/gu;

/** Text as a person sees it: no invisible signs, single blanks, no leading apostrophe of a spreadsheet. */
export function cleanText(raw: string): string {
  return isPlain(raw, true) ? raw : tidy(raw.replace(INVISIBLE, ''));
}

/** Text for reading and comparing: cleaned, and folded by NFKC (１２３ → 123, （） → (), ㎡ → m2). */
export function foldText(raw: string): string {
  return isPlain(raw, false) ? raw : tidy(raw.replace(INVISIBLE, '').replace(VARIATION_SELECTORS, '').normalize('NFKC'));
}

function tidy(text: string): string {
  const joined = text.replace(BREAK_IN_HAN, '').replace(BLANKS, ' ').replace(EDGES, '');
  return joined.startsWith("'") ? withoutApostrophe(joined) : joined;
}

/** `'0851` was typed to keep a code as text. A text in a pair of apostrophes is quoted, and left. */
function withoutApostrophe(text: string): string {
  const bare = text.replace(/^['\s]+/u, '');
  return bare === '' || !text.endsWith("'") ? bare : text;
}

/**
 * Whether there is nothing to do: printable ASCII and Han characters of the main block with single blanks
 * inside. With `keepWidths` also full-width forms and Chinese punctuation.
 */
function isPlain(text: string, keepWidths: boolean): boolean {
  let previous = 0x20;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0x20) {
      if (previous === 0x20) return false;
    } else if (code < 0x21 || (code > 0x7e && (code < 0x4e00 || code > 0x9fff))) {
      if (!keepWidths || !((code >= 0x3001 && code <= 0x3011) || (code >= 0xff01 && code <= 0xff5e))) return false;
    }
    previous = code;
  }
  return text === '' || (previous !== 0x20 && text.charCodeAt(0) !== 0x27);
}
