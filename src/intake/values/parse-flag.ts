import { foldText } from './clean-text.ts';
import { isCellError, nullMarkOf } from './null-marks.ts';
import { parseFormation } from './parse-formation.ts';
import { parseStatus } from './parse-status.ts';
import { EMPTY, emptyBecause, type Parsed, parsedValue, unreadable } from './parsed.ts';

/** What the column asks: some words mean something in one of them only. `counted`: how many there are also answers. */
export type FlagField = 'org_built' | 'is_operating' | 'counted' | 'plain';

const YES = [
  '是',
  '√',
  '✓',
  '✔',
  '☑',
  '✅',
  '有',
  '对',
  '已',
  '已有',
  'y',
  'yes',
  'true',
  't',
  '1',
  '是的',
  '具备',
  '符合',
  '属于',
  '已建',
  '已建立',
  '已成立',
  '已组建',
  '已设立',
  '已建成',
  '已覆盖',
  '建立',
  '成立',
  '已建党组织',
  '已建立党组织',
  '已成立党组织',
  '已选派',
  '已派驻',
  '已写入',
] as const;
const NO = [
  '否',
  '×',
  '✗',
  '✘',
  '✕',
  '✖',
  '╳',
  '❌',
  'x',
  '无',
  '没有',
  '不',
  '不是',
  '未',
  'n',
  'no',
  'false',
  'f',
  '0',
  '非',
  '不具备',
  '不符合',
  '不属于',
  '☐',
  '未建',
  '未建立',
  '未成立',
  '未组建',
  '未设立',
  '未覆盖',
  '尚未建立',
  '尚未成立',
  '尚未组建',
  '暂未建立',
  '暂未成立',
  '暂未组建',
  '没建',
  '没有建立',
  '应建未建',
  '无党组织',
  '没有党组织',
  '未建党组织',
  '未建立党组织',
  '未成立党组织',
  '未选派',
  '未派驻',
  '未写入',
  '空白',
  '组织空白',
] as const;
/** Not built yet, whatever is intended. */
const PLANNED = [
  '拟建',
  '拟建立',
  '拟成立',
  '拟组建',
  '筹建',
  '筹建中',
  '筹备',
  '筹备中',
  '正在筹建',
  '正在筹备',
  '正在组建',
  '正在建立',
  '组建中',
  '在建',
  '待建',
  '待成立',
  '计划建立',
  '计划组建',
  '计划成立',
  '申请中',
  '待批复',
  '待批',
] as const;

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ...YES.map((word) => [word, true] as const),
  ...NO.map((word) => [word, false] as const),
]);
const PLANNED_WORDS: ReadonlySet<string> = new Set(PLANNED);

const TRUE: Parsed<boolean> = { kind: 'value', value: true };
const FALSE: Parsed<boolean> = { kind: 'value', value: false };

/** Yes or no. A blank cell is unknown, also in a column of ticks: no tick is no statement. */
export function parseFlag(raw: string, field: FlagField = 'plain', nullMarks: ReadonlySet<string> | null = null): Parsed<boolean> {
  const folded = foldText(raw);
  if (nullMarks?.has(folded) === true) return EMPTY;
  const known = WORDS.get(folded) ?? WORDS.get(folded.toLowerCase());
  if (known !== undefined) return known ? TRUE : FALSE;
  const mark = nullMarkOf(folded);
  if (mark === 'none') return field === 'org_built' ? parsedValue(false, 'none-as-no') : emptyBecause('none-as-unknown');
  if (mark !== null) return EMPTY;
  if (isCellError(folded)) return unreadable('cell-error');
  if (folded === 'v' || folded === 'V') return parsedValue(true, 'flag-letter-tick');
  return readByField(folded, field) ?? readCount(folded, field) ?? readAnnotated(folded, field) ?? unreadable('flag-unknown');
}

function readByField(folded: string, field: FlagField): Parsed<boolean> | null {
  if (field === 'org_built') {
    if (PLANNED_WORDS.has(folded)) return parsedValue(false, 'flag-planned');
    return readFormation(folded);
  }
  if (field !== 'is_operating') return null;
  const status = parseStatus(folded);
  if (status.kind !== 'value' || status.value.isOperating === null) return null;
  return parsedValue(status.value.isOperating, 'flag-from-status');
}

/** 联合组建 in a column that asks whether there is an organization says yes; coverage of an area does not. */
function readFormation(folded: string): Parsed<boolean> | null {
  const formation = parseFormation(folded);
  if (formation.kind !== 'value') return null;
  const ownOrJoint = formation.value === 'SINGLE' || formation.value === 'JOINT' || formation.value === 'ATTACHED';
  return ownOrJoint ? parsedValue(true, 'flag-from-formation') : unreadable('flag-area-formation');
}

/** 2个 says how many there are. A bare 2 may as well be the code of «no», unless the column counts. */
function readCount(folded: string, field: FlagField): Parsed<boolean> | null {
  const match = /^(\d{1,4})(个|家|名|人|位)?$/u.exec(folded);
  if (match === null) return null;
  return match[2] === undefined && field !== 'counted' ? unreadable('flag-count') : parsedValue(Number(match[1]) > 0, 'flag-from-count');
}

/** 是(联合支部), √ 2023年: a word of its own before a remark. */
function readAnnotated(folded: string, field: FlagField): Parsed<boolean> | null {
  const word = /^([^\s(,;:、。]+)[\s(,;:、。].*$/u.exec(folded)?.[1];
  if (word === undefined) return null;
  if (field === 'org_built' && PLANNED_WORDS.has(word)) return parsedValue(false, 'flag-planned');
  const known = WORDS.get(word.toLowerCase());
  return known === undefined || /^[\dxtfyn]$/iu.test(word) ? null : known ? TRUE : FALSE;
}
