import { industryStart } from './industry-words.ts';
import { normalizeName } from './normalize-name.ts';
import { NO_REGION, type Region, readRegionPrefix } from './region-prefix.ts';

/**
 * A Chinese enterprise name is region + distinctive part (字号) + industry + form of organization, by the
 * order of 企业名称登记管理规定 (State Council, 2020), and a branch hangs its own words behind its parent's whole name.
 */
export interface NameParts {
  /** name_norm. */
  readonly norm: string;
  readonly region: Region;
  /** 字号. */
  readonly brand: string;
  readonly industry: string;
  /** Brand and industry together; what is compared and blocked by. */
  readonly core: string;
  /** Folded form: 有限责任公司 is 有限公司. '' where there is none. */
  readonly form: string;
  readonly isGroup: boolean;
  /** The words of the branch behind its parent's name (保定分公司); null for a name of its own. */
  readonly branch: string | null;
  /** Normalised name of the parent of a branch; null where the name does not show it. */
  readonly parent: string | null;
  /** What stands in brackets and is neither region nor form, such as (合成). */
  readonly note: string;
  /** Numbers and single letters, as a key: names with different ones are different units. */
  readonly digits: string;
}

const BRANCH_WORDS =
  '分公司|分厂|分店|分部|分行|支行|分所|分院|分校|分社|分中心|办事处|代表处|联络处|营业部|营业厅|经营部|门市部|门店|项目部|服务网点|服务部|销售部|加油站';
const BRANCH_END = new RegExp(`(?:${BRANCH_WORDS})(?:\\([^()]*\\))?$`, 'u');
/** Behind the parent's full form these too make a branch: 甲餐饮有限公司万达店. */
const BRANCH_AFTER_FORM = /(?:店|部|厂|所|处|站|厅|行|院|校|中心|基地|车间|仓库)(?:\([^()]*\))?$/u;
const PARENT_FORM = /^(.*(?:公司|合伙企业(?:\([^()]*\))?|合作社|集团|联社|银行))(.+)$/u;
const ORDINAL_BRANCH = new RegExp(`^(.{2,}?)((?:第?[0-9一二三四五六七八九十百]+)?(?:${BRANCH_WORDS})(?:\\([^()]*\\))?)$`, 'u');

/** Longest first; the second member is the folded form. */
const FORMS: readonly (readonly [string, string])[] = [
  ['股份有限责任公司', '股份有限公司'],
  ['股份有限公司', '股份有限公司'],
  ['有限责任公司', '有限公司'],
  ['股份公司', '股份有限公司'],
  ['有限公司', '有限公司'],
  ['总公司', '公司'],
  ['公司', '公司'],
  ['农民专业合作社', '合作社'],
  ['专业合作社', '合作社'],
  ['合作社', '合作社'],
  ['合伙企业', '合伙企业'],
  ['律师事务所', '律师事务所'],
  ['会计师事务所', '会计师事务所'],
  ['事务所', '事务所'],
  ['研究院', '研究院'],
  ['研究所', '研究所'],
  ['工作室', '工作室'],
  ['经营部', '经营部'],
  ['服务部', '服务部'],
  ['商行', '商行'],
  ['商店', '商店'],
  ['协会', '协会'],
  ['中心', '中心'],
  ['厂', '厂'],
  ['店', '店'],
];
/** Marks that a list-keeper adds; they are no part of a name. */
const LISTING_NOTES = /^(?:筹|筹建|筹备|停业|注销|已注销|吊销|迁出|已迁出|在业|存续|试营业|有限合伙|普通合伙|特殊普通合伙|个人独资)$/u;

/** Takes a name apart. Rules and word lists, no statistics: the same name always gives the same parts. */
export function splitNameParts(raw: string): NameParts {
  return partsOf(normalizeName(raw));
}

/** {@link splitNameParts} for a name that is normalised already; `sharedPrefix` is a beginning that distinguishes nobody. */
export function partsOf(norm: string, sharedPrefix = ''): NameParts {
  const branched = splitBranch(norm);
  const body = branched.parent ?? norm;
  const brackets = takeBrackets(body);
  let text = brackets.text;
  let region = brackets.region;
  let form = '';
  for (const [ending, folded] of FORMS) {
    if (text.endsWith(ending) && text.length > ending.length) {
      form = folded;
      text = text.slice(0, -ending.length);
      break;
    }
  }
  let isGroup = brackets.isGroup;
  if (text.endsWith('集团') && text.length > 3) {
    isGroup = true;
    text = text.slice(0, -2);
  }
  const prefix = readRegionPrefix(text);
  const rest = text.slice(prefix.length);
  let core = text;
  // 南京银行 and 北京科技 would keep no distinctive part without their region: there it is the distinctive part.
  if (prefix.length > 0 && rest.length >= 2 && (industryStart(rest, 0) > 0 || /[省市县区州]$/u.test(text.slice(0, prefix.length)))) {
    if (region === NO_REGION) region = prefix.region;
    core = rest;
  }
  if (sharedPrefix !== '' && core.startsWith(sharedPrefix) && industryStart(core.slice(sharedPrefix.length), 0) > 0) {
    core = core.slice(sharedPrefix.length);
  }
  core = foldOrdinals(core);
  const start = industryStart(core, Math.min(NATIONAL.test(core) ? 4 : 2, core.length));
  const brand = core.slice(0, start);
  const industry = core.slice(start);
  return {
    norm,
    region,
    brand,
    industry,
    core,
    form,
    isGroup,
    ...branched,
    note: brackets.note,
    digits: digitKey(`${core}|${brackets.note}|${branched.branch ?? ''}`),
  };
}

/** Numbers, with Chinese ones read as Arabic, and letters that stand alone, in the order of the name. */
export function digitKey(norm: string): string {
  const found = norm.match(/\d+|[〇零一二三四五六七八九十]+|(?<![A-Z])[A-Z](?![A-Z])/gu);
  return found === null ? '' : found.map(readNumber).join(',');
}

/** 中国 alone distinguishes nobody: 中国 + 建设 + 银行. */
const NATIONAL = /^(?:中国|中华|国家)/u;

/** 第十二 and 12号 are one way of writing; 三一 in 三一重工 is no number. */
function foldOrdinals(core: string): string {
  return core
    .replace(/(?<=第)[〇零一二三四五六七八九十]+/gu, readNumber)
    .replace(/[〇零一二三四五六七八九十]+(?=[号期厂店部队中小分])/gu, readNumber);
}

const NUMERALS = '〇一二三四五六七八九';

function readNumber(text: string): string {
  if (!/[〇零一二三四五六七八九十]/u.test(text)) return text.replace(/^0+(?=\d)/u, '');
  const plain = text.replaceAll('零', '〇');
  const ten = plain.indexOf('十');
  if (ten < 0)
    return [...plain]
      .map((sign) => NUMERALS.indexOf(sign))
      .join('')
      .replace(/^0+(?=\d)/u, '');
  if (plain.lastIndexOf('十') !== ten || ten > 1 || plain.length - ten > 2) return text;
  const tens = ten === 0 ? 1 : NUMERALS.indexOf(plain.charAt(0));
  const ones = ten === plain.length - 1 ? 0 : NUMERALS.indexOf(plain.charAt(ten + 1));
  return String(tens * 10 + ones);
}

function splitBranch(norm: string): { readonly branch: string | null; readonly parent: string | null } {
  const isBranch = BRANCH_END.test(norm);
  if (!isBranch && !BRANCH_AFTER_FORM.test(norm)) return { branch: null, parent: null };
  // 分公司 ends in 公司: it must not be taken for the parent's own form.
  const stem = norm.replace(BRANCH_END, '');
  const withForm = PARENT_FORM.exec(isBranch ? `${stem}\u0000` : norm);
  const parent = withForm?.[1];
  if (parent !== undefined && parent.length >= 4) {
    const branch = norm.slice(parent.length);
    if (isBranch || !branch.startsWith('(')) return { branch, parent };
  }
  if (!isBranch) return { branch: null, parent: null };
  // 经营部 and 服务部 are also forms of a sole trader; only with a parent before them are they branches.
  if (/(?:经营部|服务部|门市部|销售部|加油站|门店)(?:\([^()]*\))?$/u.test(norm)) return { branch: null, parent: null };
  const ordinal = ORDINAL_BRANCH.exec(norm);
  if (ordinal === null) return { branch: norm, parent: null };
  const [, before = '', words = ''] = ordinal;
  // 甲物流保定分公司: the place belongs to the branch.
  const place = trailingRegion(before);
  return { branch: place + words, parent: before.slice(0, before.length - place.length) };
}

function trailingRegion(text: string): string {
  for (let from = Math.max(2, text.length - 6); from <= text.length - 2; from += 1) {
    const place = text.slice(from);
    if (readRegionPrefix(place).length === place.length) return place;
  }
  return '';
}

function takeBrackets(text: string): { text: string; region: Region; isGroup: boolean; note: string } {
  let region = NO_REGION;
  let isGroup = false;
  const notes: string[] = [];
  if (!text.includes('(')) return { text, region, isGroup, note: '' };
  const plain = text.replace(/\(([^()]*)\)/gu, (_whole, inner: string) => {
    const prefix = readRegionPrefix(inner);
    if (inner === '集团') isGroup = true;
    else if (prefix.length > 0 && prefix.length === inner.length) region = prefix.region;
    else if (inner === '中国' || LISTING_NOTES.test(inner)) return '';
    else if (inner !== '') notes.push(inner);
    return '';
  });
  return { text: plain === '' ? text : plain, region, isGroup, note: notes.join('|') };
}

/**
 * The second key: the name without its region, before or in brackets. Equal to the name where nothing
 * distinctive would be left. Good only together with the same district.
 */
export function regionlessKey(parts: NameParts): string {
  if (parts.region === NO_REGION) return parts.norm;
  const withoutBracket = parts.norm.replace(/\(([^()]*)\)/gu, (whole, inner: string) => {
    const prefix = readRegionPrefix(inner);
    return prefix.length > 0 && prefix.length === inner.length ? '' : whole;
  });
  const at = withoutBracket.indexOf(parts.core);
  return at > 0 ? withoutBracket.slice(at) : withoutBracket;
}
