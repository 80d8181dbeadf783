/**
 * Texts of a page whose layout must not depend on where it is drawn: widths are estimated from the kinds of signs, a little wide, so
 * that what fits here fits in every font of the interface.
 */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const sign of text) ems += emsOf(sign);
  return ems * size;
}

function emsOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  if (code >= 0x2e80 && code <= 0xffef) return 1;
  if (code > 0x2e80) return 1;
  if (sign === ' ' || sign === '\u00a0') return 0.28;
  if (/[ilj.,:;'|!()[\]]/.test(sign)) return 0.36;
  if (/[mwMW%@]/.test(sign)) return 0.94;
  if (/[A-Z]/.test(sign)) return 0.7;
  if (code >= 0x2010) return 1;
  return 0.56;
}

export interface FittedText {
  readonly text: string;
  /** Something was left off, marked by an ellipsis: whoever draws it offers the whole. */
  readonly isCut: boolean;
}

/** One line within a width. */
export function fitText(text: string, size: number, width: number): FittedText {
  if (textWidth(text, size) <= width) return { text, isCut: false };
  let kept = '';
  for (const sign of text) {
    if (textWidth(`${kept}${sign}…`, size) > width) break;
    kept += sign;
  }
  return { text: kept === '' ? '' : `${kept.trimEnd()}…`, isCut: true };
}

/** Han text may break anywhere, other text between words; closing marks never begin a line. */
const PIECES = /[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef](?:[,。;:、)》」”])*|[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]+\s*|\s+/g;

/** At most `most` lines within a width; the last is cut where more would follow. */
export function wrapText(text: string, size: number, width: number, most: number): readonly FittedText[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of text.match(PIECES) ?? []) {
    if (line !== '' && textWidth(line + piece.trimEnd(), size) > width) {
      lines.push(line);
      line = piece.trimStart();
    } else line += piece;
  }
  if (line.trim() !== '') lines.push(line);
  if (lines.length <= most) return lines.map((each) => fitText(each.trimEnd(), size, width));
  const rest = lines.slice(most - 1).join('');
  return [...lines.slice(0, most - 1).map((each) => fitText(each.trimEnd(), size, width)), fitText(rest, size, width)];
}

const LEGAL_FORM = /(?:有限责任公司|股份有限公司|集团有限公司|有限公司|(?: ?Co\.,? ?Ltd\.?))/;
/** Made-up names carry it, and so does the sheet, in plain sight. */
const MADE_UP = /\((?:合成|synthetic)\)$/i;

/** A name as a small cell shows it where the whole does not fit: without its legal form, then cut. */
export function fitName(name: string, size: number, width: number): FittedText {
  return fitNameInto(name, size, [width])[0] ?? { text: '', isCut: true };
}

/** The same over lines of given widths, broken anywhere; lines that are not needed are left off. */
export function fitNameInto(name: string, size: number, widths: readonly number[]): readonly FittedText[] {
  const short = name.replace(MADE_UP, '').replace(LEGAL_FORM, '');
  let lines: readonly FittedText[] = [];
  for (const shown of short === '' ? [name] : [name.replace(MADE_UP, ''), short]) {
    lines = broken(shown, size, widths);
    if (lines.every(({ isCut }) => !isCut)) return lines.map((each) => ({ ...each, isCut: shown !== name }));
  }
  return lines;
}

function broken(name: string, size: number, widths: readonly number[]): readonly FittedText[] {
  const lines: FittedText[] = [];
  let rest = name;
  for (const [index, width] of widths.entries()) {
    if (rest === '') break;
    if (index === widths.length - 1) {
      const last = fitText(rest, size, width);
      const before = lines[lines.length - 1];
      // No room for a single sign: the line before says that something follows.
      if (last.text === '' && before !== undefined) lines[lines.length - 1] = fitText(before.text + rest, size, widths[index - 1] ?? width);
      else lines.push(last);
      break;
    }
    let taken = '';
    for (const sign of rest) {
      if (textWidth(taken + sign, size) > width) break;
      taken += sign;
    }
    lines.push({ text: taken, isCut: false });
    rest = rest.slice(taken.length);
  }
  return lines;
}
