/** Texts that say «nothing here». 0 is never among them. */

/** blank: nothing written, or a stroke; unknown: said to be unknown or to come; none: «无», which some fields mean literally. */
export type NullMark = 'blank' | 'unknown' | 'none';

const UNKNOWN_WORDS = [
  '不详',
  '未知',
  '不清楚',
  '不明',
  '不掌握',
  '待补充',
  '待补',
  '待定',
  '待核实',
  '待核',
  '待查',
  '待完善',
  '待填',
  '待统计',
  '未填',
  '未填写',
  '未填报',
  '未统计',
  '未提供',
  '未报送',
  '缺失',
  '空',
  '(空)',
  '(空白)',
  '不适用',
  '不涉及',
  'n/a',
  'na',
  'n.a.',
  '#n/a',
  '#null!',
  'nan',
  'null',
  '(null)',
  'none',
  'nil',
  'undefined',
  '(blank)',
  '\\n',
  'unknown',
  'tbd',
] as const;
const NONE_WORDS = ['无', '暂无', '没有', '暂时没有', '目前无', '目前没有', '无此项', '均无', '(无)', '无。'] as const;

const MARKS: ReadonlyMap<string, NullMark> = new Map<string, NullMark>([
  ...UNKNOWN_WORDS.map((word) => [word, 'unknown'] as const),
  ...NONE_WORDS.map((word) => [word, 'none'] as const),
]);
const LONGEST_MARK = Math.max(...[...MARKS.keys()].map((word) => word.length));
/** Strokes and dots that people draw into a cell that has nothing to say. */
const STROKES = /^[-‐‑‒–—―−_/\\|.。·…*?？~〜、,;:'"()\s]+$/u;

/**
 * Which mark a folded text is, null where it says something. `extra` are folded texts that mean «not
 * known» in this file besides the usual ones.
 */
export function nullMarkOf(folded: string, extra: ReadonlySet<string> | null = null): NullMark | null {
  if (folded === '') return 'blank';
  if (extra?.has(folded) === true) return 'unknown';
  if (folded.length > LONGEST_MARK) return null;
  return MARKS.get(folded) ?? MARKS.get(folded.toLowerCase()) ?? (STROKES.test(folded) ? 'blank' : null);
}

/** Errors of a spreadsheet's formulas, and the hashes of a column too narrow for its number. #N/A is a null mark. */
export function isCellError(folded: string): boolean {
  return folded.startsWith('#') && /^#(?:REF!|VALUE!|DIV\/0!|NAME\?|NUM!|SPILL!|CALC!|GETTING_DATA|#+)$/iu.test(folded);
}
