import { cleanText, foldText } from './clean-text.ts';
import { isCellError, nullMarkOf } from './null-marks.ts';
import { EMPTY, type Parsed, parsedValue, unreadable } from './parsed.ts';

/** Answers that a column of organization names gets where there is no organization. */
const NO_ORGANIZATION =
  /^(?:尚|暂|还)?(?:未|没有?)(?:建|建立|成立|组建|设立|覆盖)(?:党组织|党支部)?$|^(?:无|没有|暂无)(?:党组织|党支部|支部)$|^应建未建$|^(?:拟|待|计划|正在)?(?:筹建|筹备|拟建|待建|组建)中?$|^否$/u;

/**
 * Name of the organization an enterprise belongs to, as printed. «无» here is a statement — there is none —
 * and gives the value null; a blank cell is unknown.
 */
export function parseOrgName(raw: string, nullMarks: ReadonlySet<string> | null = null): Parsed<string | null> {
  const folded = foldText(raw);
  const mark = nullMarkOf(folded, nullMarks);
  if (mark === 'none' || NO_ORGANIZATION.test(folded)) return parsedValue(null);
  if (mark !== null) return EMPTY;
  return isCellError(folded) ? unreadable('cell-error') : parsedValue(cleanText(raw));
}
