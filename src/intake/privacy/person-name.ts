import { COMPOUND_SURNAMES, SURNAMES } from './surnames.ts';

const HAN_NAME = /^[\u4e00-\u9fff]{2,4}$/u;
/** 买买提·艾力 */
const DOTTED_NAME = /^[\u4e00-\u9fff]{1,8}(?:[·•・‧][\u4e00-\u9fff]{1,8}){1,3}$/u;
/** 张**, 李*明, 王某, 赵某某: still about one person. */
const MASKED_NAME = /^[\u4e00-\u9fff](?:[*＊×某]{1,2}[\u4e00-\u9fff]?|[\u4e00-\u9fff][*＊×])$/u;
/** What names of districts, streets, buildings, trades and companies end with; given names rarely do. */
const NOT_A_PERSON =
  /(?:[区县市镇乡街路园楼座厦城场村社店厂院所局部司站港湾苑府馆行坊业]|大道|小区|广场|中心|集团|公司|科技|智能|电子|生物|医药|软件|网络|信息|数据|通信|能源|环保|机械|电气|材料|食品|物流|传媒|文化|教育|咨询|金融|地产|建设|工程|制造|股份|控股|实业|产业|服务|党委|支部|街道|社区)$/u;

/**
 * Whether a text can be the name of a person: two or three Han of which the first is a surname, four with a surname of
 * two signs or with two surnames in front, a name with a middle dot, or a name partly hidden. A single surname before
 * three signs is not taken: companies and brands look like that (金蝶软件), people hardly ever.
 */
export function isNameShaped(text: string): boolean {
  if (DOTTED_NAME.test(text)) return true;
  if (MASKED_NAME.test(text)) return SURNAMES.has(text.charAt(0));
  if (!HAN_NAME.test(text)) return false;
  if (text.length > 2 && COMPOUND_SURNAMES.has(text.slice(0, 2))) return true;
  if (!SURNAMES.has(text.charAt(0))) return false;
  return text.length < 4 || SURNAMES.has(text.charAt(1));
}

/** Whether a text ends as names of places, trades and companies do. */
export function endsLikeAPlace(text: string): boolean {
  return NOT_A_PERSON.test(text);
}

/**
 * Whether the texts of a column are names of persons: at least 80 % of those that are not empty are shaped so, more
 * than half are distinct, and they do not end like districts, buildings, trades or companies (a column of people has a
 * few 建业 and 小城, never a third of them).
 */
export function isNameColumn(texts: readonly string[], minimum: number): boolean {
  let shaped = 0;
  let places = 0;
  const distinct = new Set<string>();
  for (const raw of texts) {
    const text = tidyName(raw);
    if (!isNameShaped(text)) continue;
    shaped += 1;
    distinct.add(text);
    if (endsLikeAPlace(text)) places += 1;
  }
  return shaped >= minimum && shaped >= texts.length * 0.8 && distinct.size > shaped * 0.5 && places < shaped * 0.3;
}

/** Names are printed with blanks between two signs («张 三») and with remarks behind them («张三(兼)»). */
export function tidyName(text: string): string {
  return text.replace(/[\s\u3000]/gu, '').replace(/[((][^()()]{0,8}[))]$/u, '');
}

/**
 * The length of the name at the end (`fromEnd`) or the beginning of a run of Han: a surname and one or two signs, the
 * longer one first; 0 where there is none.
 */
export function nameAtEdge(run: string, fromEnd: boolean): number {
  for (const length of [4, 3, 2]) {
    if (run.length < length) continue;
    const part = fromEnd ? run.slice(-length) : run.slice(0, length);
    if (length === 4 ? COMPOUND_SURNAMES.has(part.slice(0, 2)) : isNameShaped(part)) return length;
  }
  return 0;
}
