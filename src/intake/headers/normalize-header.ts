/** Printed headers brought to a form in which two spellings of one header are equal. */

export interface NormalHeader {
  /** Half-width, lower case, without blanks, numbering, quotes, unit and hints; parts of a joined header keep their '/'. */
  readonly key: string;
  /** How many base units (person, metre, m², yuan) one written unit is: 10 000 for 万; null where no unit stands. */
  readonly unit: number | null;
}

/** Base units per written unit; lengths in metres, areas in m², money in yuan, counts as they are. */
const UNITS: ReadonlyMap<string, number> = new Map([
  ...[
    '人',
    '名',
    '位',
    '个',
    '家',
    '户',
    '栋',
    '幢',
    '座',
    '间',
    '次',
    '场',
    '条',
    '项',
    '件',
    '层',
    '年',
    '处',
    '支',
    '元',
    '米',
    'm',
    '人次',
  ].map((word) => [word, 1] as const),
  ...['平方米', '平米', 'm2', '㎡', '%', '度', '°', '单位:人', '单位:家', '单位:个'].map((word) => [word, 1] as const),
  ...['千元', '公里', '千米', 'km', '千人'].map((word) => [word, 1_000] as const),
  ...['万', '万元', '万人', '万人次', '万家', '万户', '万个', '万平方米', '万平米', '万m2', '公顷', 'ha', '万元人民币', '人民币万元'].map(
    (word) => [word, 10_000] as const,
  ),
  ...['平方公里', '平方千米', 'km2', '百万元'].map((word) => [word, 1_000_000] as const),
  ...['亿', '亿元', '亿人民币', '亿元人民币'].map((word) => [word, 100_000_000] as const),
  ['亩', 10_000 / 15],
  ['万亩', 100_000_000 / 15],
]);

/** Units that may stand at the end of a header without brackets: no Chinese word ends in them by chance. */
const BARE_UNITS = ['万元', '亿元', '平方米', '万平方米', '平方公里', 'm2', 'km2', '公顷', '平米', '万人'];

/** In brackets, but about how to fill in, not about what is meant. */
const HINTS =
  /^(必填.*|选填.*|可选.*|非必填.*|请.*|填写?.*|下拉.*|单选.*|多选.*|如.*|例如?.*|示例.*|注.*|格式.*|截[至止].*|(19|20)\d\d年?.*|[\d.\-~/年月日]+|[一二三四五六七八九十]+|.*格式|若.*|没有.*|无则.*|默认.*|单位)$/;

const NUMBERING = /^(\(\d{1,3}\)|\([一二三四五六七八九十]{1,3}\)|\d{1,3}[.、:)](?!\d)|[一二三四五六七八九十]{1,3}[、.])/;
/** Signs of required fields and bullets. */
const SIGNS = /[*★☆△▲●◆■□※·•`~^?!]/gu;
const QUOTES = /["'“”‘’「」『』«»＂＇]/gu;
const CIRCLED = /[\u2460-\u249B\u24EA-\u24FF\u2776-\u2793]/gu;
const INVISIBLE = /[\s\u00AD\u200B-\u200F\u2028-\u202E\u2060-\u2064\uFEFF_]/gu;
/** 其中: and the like before a part of a sum, and the mark # of statistical forms. */
const PART_OF_SUM = /^(#|其中[::,]?|[0-9]+#)/;
const BRACKETED = /\(([^()]*)\)/gu;

/** A unit as written: «万元», «单位:人». Null for anything else. */
function unitOf(written: string): number | null {
  return UNITS.get(written) ?? UNITS.get(written.replace(/^单位:?/u, '')) ?? null;
}

function takeUnits(text: string): NormalHeader {
  let unit: number | null = null;
  const kept = text.replace(BRACKETED, (whole, inside: string) => {
    const factor = unitOf(inside);
    if (factor === null) return HINTS.test(inside) ? '' : whole;
    unit = factor;
    return '';
  });
  const slash = /^(.+)[/,、](?:单位:?)?([^/,、]+)$/u.exec(kept);
  const afterSlash = slash === null ? null : unitOf(slash[2] ?? '');
  if (slash !== null && afterSlash !== null) return { key: slash[1] ?? kept, unit: afterSlash };
  const bare = BARE_UNITS.filter((word) => kept.endsWith(word) && kept.length > word.length).sort((a, b) => b.length - a.length)[0];
  return bare === undefined ? { key: kept, unit } : { key: kept.slice(0, -bare.length), unit: unitOf(bare) };
}

/** One cell of a header. Parts of a header of several rows are normalized each for themselves. */
export function normalizeHeader(printed: string): NormalHeader {
  const folded = printed
    .replace(CIRCLED, '')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .toLowerCase()
    .replace(/[[【〔<《{⟨]/gu, '(')
    .replace(/[\]】〕>》}⟩]/gu, ')')
    .replace(QUOTES, '')
    .replace(SIGNS, '')
    .replace(/[:、,.;-]+$/u, '');
  const numbered = folded.replace(NUMBERING, '');
  const part = (numbered === '' ? folded : numbered).replace(PART_OF_SUM, '');
  const { key, unit } = takeUnits(part);
  // A cell that holds nothing but a sign (#) or a unit is its own name.
  if (key === '') return { key: part || numbered || folded || printed.normalize('NFKC').trim().toLowerCase(), unit: null };
  return { key: key.replace(/[:、,.;-]+$/u, ''), unit };
}

/** Whether a text is a unit and nothing else: cells of a row of units under the header. */
export function isUnitText(text: string): boolean {
  const word = text.normalize('NFKC').replace(/[\s()]/gu, '');
  return unitOf(word) !== null;
}
