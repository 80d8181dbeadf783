import { isNameShaped, nameAtEdge } from './person-name.ts';

/** Spans of persons' names in folded text: those that a label announces, and those that stand beside a number. */

export interface NameSpan {
  readonly start: number;
  readonly end: number;
}

const ROLE =
  '(?:联系人|负责人|责任人|书记|委员|经办人|填报人|填表人|制表人|制单人|审核人|审批人|报送人|报告人|申请人|收件人|签收人|签字人|对接人|法定代表人|法人代表|法人|联络员|指导员|联系员|专员|经理|主任|主席|会长|厂长|董事长|店长|老板|姓名|党员|签字|签名|代表|联系)';
const LABEL = new RegExp(
  `${ROLE}(?:姓名|名字)?(?:及?(?:联系)?(?:电话|方式|手机))?(?:\\([^()\\n]{0,12}\\))?["'”]? {0,3}: {0,3}["'“]?`,
  'gu',
);
const HAN_RUN = /^[\u4e00-\u9fff]+(?:[·•・][\u4e00-\u9fff]+)*/u;
/** What ends a name that runs on without a separator. */
const NOT_NAME = /电话|手机|联系|微信|邮箱|身份|证件|书记|经理|主任|女士|先生|同志|老师|主席|会长|部长|科长|处长|局长|总监|总经|会计/u;
const TITLE = /(?:书记|副书记|经理|总经理|主任|女士|先生|同志|老师|主席|会长|部长|科长|处长|局长|总监|会计|师傅|店长|老板|总|姐|哥|工)$/u;
const DEPARTMENT = /(?:部|室|办|局|科|处|组|中心|委|会|所|站|街道|社区|公司|单位|党委|支部|企业|政府|园区)$/u;
const NONE = /^(?:无|暂无|未定|待定|空缺|同上|不详|缺)/u;
const PHONE_WORD = /(?:(?:联系)?(?:电话|手机|方式)(?:号码?)?|手机号|号码|微信号?|tel|身份证号?码?|证件号码?)[ :.]{0,3}$/iu;
const GLUE_BEFORE = /[ ,,、:;;/(\n-]{0,4}$/u;
const GLUE_AFTER = /^[ ,,、:/(-]{0,3}/u;
const LEAD_IN = /^.*(?:联系人|负责人|联系|请找|找|咨询|书记|经理|主任|人|为|是|由|和|及|与|的)(?=[\u4e00-\u9fff]{2,3}$)/u;

/** «联系人:张三、李四», «"联系人":"张三"»: what follows a role and a colon. */
export function namesAfterLabels(text: string): NameSpan[] {
  const spans: NameSpan[] = [];
  for (const match of text.matchAll(LABEL)) {
    let at = match.index + match[0].length;
    for (;;) {
      const length = nameLengthAt(text, at);
      if (length === 0) break;
      spans.push({ start: at, end: at + length });
      const more = /^ {0,2}[、,,/和及] {0,2}/u.exec(text.slice(at + length, at + length + 8));
      if (more === null) break;
      at += length + more[0].length;
    }
  }
  return spans;
}

/** Names right before or after a number at [start, end): «张三 138…», «138…(张三)», «王经理138…». */
export function namesBeside(text: string, start: number, end: number): NameSpan[] {
  const spans: NameSpan[] = [];
  const before = text
    .slice(Math.max(0, start - 40), start)
    .replace(GLUE_BEFORE, '')
    .replace(PHONE_WORD, '')
    .replace(GLUE_BEFORE, '');
  const run = /[\u4e00-\u9fff*]+(?:[·•・][\u4e00-\u9fff]+)*$/u.exec(before)?.[0] ?? '';
  const length = nameLengthBefore(run);
  if (length > 0) {
    const runEnd = Math.max(0, start - 40) + before.length;
    spans.push({ start: runEnd - length, end: runEnd });
  }
  const glue = GLUE_AFTER.exec(text.slice(end))?.[0].length ?? 0;
  const after = HAN_RUN.exec(text.slice(end + glue, end + glue + 24))?.[0] ?? '';
  if (isNameShaped(after)) spans.push({ start: end + glue, end: end + glue + after.length });
  else if (TITLE.test(after) && after.length <= 5 && nameAtEdge(after, false) > 0)
    spans.push({ start: end + glue, end: end + glue + after.length });
  return spans;
}

function nameLengthAt(text: string, at: number): number {
  const run = HAN_RUN.exec(text.slice(at, at + 24))?.[0] ?? '';
  if (run === '' || NONE.test(run)) return 0;
  if (/[·•・]/u.test(run)) return run.length;
  const stop = NOT_NAME.exec(run)?.index ?? -1;
  const bounded = stop > 0 ? run.slice(0, stop) : run;
  if (bounded.length <= 4) return DEPARTMENT.test(bounded) && !isNameShaped(bounded) ? 0 : bounded.length;
  return DEPARTMENT.test(bounded) ? 0 : nameAtEdge(bounded, false);
}

function nameLengthBefore(run: string): number {
  if (run === '') return 0;
  if (/[·•・]/u.test(run)) return run.length;
  if (TITLE.test(run)) {
    const bare = run.replace(TITLE, '');
    const rest = bare.length <= 3 ? bare : bare.replace(LEAD_IN, '');
    const length = rest.length <= 3 ? rest.length : nameAtEdge(bare, true);
    if (length > 0 && length <= 3) return length + run.length - bare.length;
  }
  if (isNameShaped(run)) return run.length;
  const rest = run.replace(LEAD_IN, '');
  return rest !== run && isNameShaped(rest) ? rest.length : 0;
}
