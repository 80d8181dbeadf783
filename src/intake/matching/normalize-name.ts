/** Names of enterprises as keys: the form called name_norm in the data model, and the former names inside a name. Pure. */

/** Signs that no step below would change: the common ideographs and half-width brackets. */
const PLAIN = /^[\u4E00-\u9FFF()]*$/u;
/** White space of every kind, zero-width signs, soft hyphens, byte order marks, control signs. */
const INVISIBLE = /[\s\p{Cc}\p{Cf}\u{115F}\u{1160}\u{3164}]+/gu;
/** Quotes of every kind say nothing in a name: “小巨人” and 小巨人 are one. */
const QUOTES = /["'`´«»‘’‚‛“”„‟‹›「」『』〝〞〟《》〈〉<>]/gu;
const OPENING = /[[{〔【〖〘〚⟨]/gu;
const CLOSING = /[\]}〕】〗〙〛⟩]/gu;
const DASHES = /[‐‑‒–—―−﹣]/gu;
const DOTS = /[・•‧∙⋅●]/gu;

const FORMER_WORDS = '曾用名|原名称|原名|更名前|曾用|前称|旧称|原';
/** «(曾用名:甲公司、乙公司)». A bare 原 must be followed by a name of an enterprise, or 原子能 would be cut. */
const FORMER_CLAUSE = new RegExp(`\\((?:${FORMER_WORDS})(?:[为是]?:|为)?([^()]*(?:\\([^()]*\\)[^()]*)*)\\)`, 'u');
const BARE_FORMER = /(?:曾用名|原名称?)(?:[为是]?:|为)?(.+)$/u;
const NAME_OF_A_UNIT = /(?:公司|企业|厂|店|社|院|所|中心|行|部|站|集团|学校|协会|酒店|馆|园)(?:\([^()]*\))?$/u;
const SEPARATORS = /[、;,/|\n]+/u;

/**
 * name_norm: NFKC, no white space, half-width brackets of one kind, no quotes, one kind of dash and dot,
 * Latin letters in upper case. A clause of former names is cut off; see {@link splitFormerNames}.
 */
export function normalizeName(raw: string): string {
  return splitFormerNames(raw).name;
}

export interface NamesOverTime {
  /** The present name, normalised. */
  readonly name: string;
  /** Former names, normalised, in the order of writing. */
  readonly former: readonly string[];
}

/** Takes «现名(曾用名:旧名)» apart. Both parts come normalised. */
export function splitFormerNames(raw: string): NamesOverTime {
  const folded = foldSigns(raw);
  if (!folded.includes('原') && !folded.includes('曾用') && !folded.includes('更名前') && !folded.includes('称'))
    return { name: folded, former: [] };
  const clause = FORMER_CLAUSE.exec(folded);
  if (clause !== null && (!/^\(原[^名]/u.test(clause[0]) || NAME_OF_A_UNIT.test(clause[1] ?? ''))) {
    const name = folded.slice(0, clause.index) + folded.slice(clause.index + clause[0].length);
    if (name !== '') return { name, former: listed(clause[1] ?? '') };
  }
  const bare = BARE_FORMER.exec(folded);
  if (bare !== null && bare.index > 0 && NAME_OF_A_UNIT.test(bare[1] ?? '')) {
    return { name: folded.slice(0, bare.index).replace(/[,;:、-]+$/u, ''), former: listed(bare[1] ?? '') };
  }
  return { name: folded, former: [] };
}

/** A cell of the column 曾用名: several names parted by 、 ; , / or a line break. */
export function listFormerNames(cell: string): readonly string[] {
  return cell
    .normalize('NFKC')
    .split(SEPARATORS)
    .flatMap((part) => listed(foldSigns(part)));
}

function listed(text: string): string[] {
  return text.split(SEPARATORS).filter((name) => name.length > 1);
}

/** Signs alone; nothing is cut off. */
export function foldSigns(raw: string): string {
  if (PLAIN.test(raw)) return raw;
  return raw
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(QUOTES, '')
    .replace(OPENING, '(')
    .replace(CLOSING, ')')
    .replace(DASHES, '-')
    .replace(DOTS, '·')
    .toUpperCase()
    .normalize('NFKC');
}
