import { foldText } from './clean-text.ts';
import { isCellError, nullMarkOf } from './null-marks.ts';
import { EMPTY, emptyBecause, type Parsed, parsedValue, unreadable } from './parsed.ts';
import { bareWord, lookUpWord, wordTable } from './word-table.ts';

/** How an organization was formed (组建方式); the SQL counts ATTACHED as joint and SECTOR as area. */
export type Formation = 'SINGLE' | 'JOINT' | 'AREA' | 'SECTOR' | 'ATTACHED';

const WORDS = wordTable<Formation>({
  SINGLE: [
    '单独',
    '单独组建',
    '单独建立',
    '单独成立',
    '单独设立',
    '单独建',
    '单建',
    '独立',
    '独立组建',
    '独立建立',
    '独立成立',
    '独建',
    '单独组建党组织',
    '直接覆盖',
    '单独党支部',
    '独立党支部',
  ],
  JOINT: ['联合', '联合组建', '联合建立', '联合成立', '联合设立', '联合建', '联建', '联合党支部', '联合支部', '联合组建党组织', '联合覆盖'],
  AREA: [
    '区域',
    '区域统建',
    '区域组建',
    '区域建',
    '区域联建',
    '区域性',
    '区域覆盖',
    '区域兜底',
    '片区统建',
    '片区',
    '楼宇统建',
    '园区统建',
    '社区统建',
    '社区兜底',
    '区域党组织覆盖',
    '辐射',
    '辐射覆盖',
  ],
  SECTOR: ['行业', '行业统建', '行业组建', '行业性', '行业覆盖', '行业党组织覆盖', '产业链统建'],
  ATTACHED: ['挂靠', '挂靠组建', '挂靠建立', '依托', '依托组建', '挂靠党支部'],
});
const NOT_BUILT = new Set([
  '未建',
  '未建立',
  '未组建',
  '未成立',
  '尚未组建',
  '尚未建立',
  '暂未组建',
  '暂未建立',
  '应建未建',
  '拟建',
  '筹建',
  '筹备中',
]);
/** Words that leave open which of two they mean. */
const AMBIGUOUS = new Set(['统建', '覆盖', '共建', '已建', '已建立', '组建', '单独或联合', '单独联合', '单独组建联合组建', '兜底', '派入']);

/** The way an organization was formed. A cell that says there is none yet is empty, with a code. */
export function parseFormation(raw: string): Parsed<Formation> {
  const folded = foldText(raw);
  const mark = nullMarkOf(folded);
  if (mark !== null) return mark === 'none' ? emptyBecause('formation-not-built') : EMPTY;
  if (isCellError(folded)) return unreadable('cell-error');
  const formation = lookUpWord(WORDS, folded) ?? lookUpWord(WORDS, folded.replace(/\(.*\)$/u, '').replace(/^[a-d\d][.、:]/iu, ''));
  if (formation !== null) return parsedValue(formation);
  const bare = bareWord(folded);
  if (NOT_BUILT.has(bare)) return emptyBecause('formation-not-built');
  return unreadable(AMBIGUOUS.has(bare) ? 'formation-ambiguous' : 'formation-unknown');
}
