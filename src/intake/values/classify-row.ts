import { foldText } from './clean-text.ts';

export type RowClass = 'data' | 'total' | 'subtotal' | 'remark' | 'form' | 'empty' | 'header-repeat';

const TAIL = '(?:数|行)?(?:\\((?:家|个|人|名|户|万元|元)\\))?(?:[:].*|共?[\\d,.]+(?:家|个|人|名|户)?)?$';
const TOTAL = new RegExp(
  `^(?:(?:全[市区县省园州]|全部|本表|以上|各项|企业|人数)?(?:合计|总计|共计|总合计|累计|汇总)|总数|总和)${TAIL}`,
  'u',
);
/** 小计, and a sum of one part: 观山湖区合计, 本页小计. The name in front is short and is no company's. */
const SUBTOTAL = new RegExp(`^[^,:]{0,14}(?:小计|分计)${TAIL}|^[^,:]{1,14}(?:合计|总计|共计|汇总)(?:\\((?:家|个|人|名|户)\\))?[:]?$`, 'u');
const SUMMARY_TEXT = /^共(?:计|有)?[\d,]+(?:家|个|人|名|户|条)/u;
const SHARE = /^(?:占比|比例|比重|平均|平均值|均值|同比|环比|增长率|百分比)(?:\(%\))?$/u;
const REMARK =
  /^(?:[*※▲★]|(?:备?注|附注|说明|备注说明|填表说明|填报说明|填写说明|注意事项|数据来源|资料来源|来源|统计口径|口径说明)(?:\d{1,2})?(?:[:.、]|$))/u;
const FORM_LABEL =
  '填报单位|填表单位|制表单位|报送单位|上报单位|填报部门|填报人|填表人|制表人|经办人|制表|审核人|审核|复核人|审批人|单位负责人|负责人签字|负责人|领导签字|签字|签章|盖章|单位盖章|联系人|联系电话|联系方式|填报日期|填报时间|填表日期|填表时间|制表日期|制表时间|报送日期|报送时间|打印日期|打印时间|导出时间|统计日期|统计时间|截止日期|截止时间|数据截至|数据截止';
const FORM = new RegExp(`^(?:${FORM_LABEL})(?:\\([^()]*\\))?[:]`, 'u');
const BARE_FORM = new RegExp(`^(?:${FORM_LABEL})(?:\\([^()]*\\))?$`, 'u');
const ROW_NUMBER = /^\d{1,7}$/u;
const CREDIT_CODE = /^[0-9A-HJ-NP-RTUWXY]{18}$/u;
/**
 * What a row below the header is. `headers` are the header rows, for those printed again on each page.
 * In doubt a row is data: a row too many is seen and dropped by a person, a lost one is not.
 */
export function classifyRow(cells: readonly string[], headers: readonly (readonly string[])[] = []): RowClass {
  const folded = cells.map((cell) => foldText(cell).replace(/ /gu, ''));
  const filled = folded.filter((cell) => cell !== '');
  const [first = '', second = ''] = filled;
  if (first === '') return 'empty';
  if (headers.some((header) => repeats(folded, header))) return 'header-repeat';
  if (filled.length <= 2 && REMARK.test(first)) return 'remark';
  if (FORM.test(first) || isBareForm(filled)) return 'form';
  if (filled.some((cell) => CREDIT_CODE.test(cell))) return 'data';
  // A number of the row may stand before the label, and a label may be the second of merged cells.
  return sumClass(first, filled) ?? (ROW_NUMBER.test(first) || second === first ? sumClass(second, filled.slice(1)) : null) ?? 'data';
}

/** Labels without a colon, with or without an answer after each. */
function isBareForm(filled: readonly string[]): boolean {
  const labels = filled.filter((cell) => BARE_FORM.test(cell) || FORM.test(cell)).length;
  return BARE_FORM.test(filled[0] ?? '') && labels * 2 >= filled.length;
}

function sumClass(label: string, filled: readonly string[]): RowClass | null {
  if (label === '') return null;
  const others = filled.slice(1);
  if (SHARE.test(label)) return others.length > 0 && others.every(isNumeric) ? 'remark' : null;
  const found = TOTAL.test(label)
    ? 'total'
    : SUBTOTAL.test(label)
      ? 'subtotal'
      : SUMMARY_TEXT.test(label) && others.length === 0
        ? 'total'
        : null;
  // Beside a sum stand numbers, strokes and the label again; beside an enterprise stand words.
  const words = others.filter((cell) => !isNumeric(cell) && cell !== label).length;
  return found !== null && words <= Math.max(1, Math.floor(others.length / 3)) ? found : null;
}

function isNumeric(cell: string): boolean {
  return /^[-—–/\\]+$|^-?[\d,]+(?:\.\d+)?(?:%|家|个|人|名|户|万|万元|元)?$/u.test(cell);
}

/** Most of the header's words stand in their own columns again, at least two of them. */
function repeats(folded: readonly string[], header: readonly string[]): boolean {
  let words = 0;
  let same = 0;
  for (const [column, text] of header.entries()) {
    const word = foldText(text).replace(/ /gu, '');
    if (word === '') continue;
    words += 1;
    if (folded[column] === word) same += 1;
  }
  return words > 0 && same >= Math.min(2, words) && same * 3 >= words * 2;
}
