import { type NormalHeader, normalizeHeader } from './normalize-header.ts';
import { rememberAnswers } from './remember-answers.ts';

/** Ways to read a header of one or several rows, the surest first. */

export interface HeaderVariant {
  readonly key: string;
  /** How far this reading is to be trusted, 0–1. */
  readonly trust: number;
}

export interface HeaderReading {
  readonly variants: readonly HeaderVariant[];
  /** Base units per written unit; null where none stands. */
  readonly unit: number | null;
}

/** Titles of groups that name no subject of their own. */
const NEUTRAL_GROUP =
  /^(企业|单位|公司|机构|法人|登记|注册|工商|经营|主要|基本|基础|一般|党建|党建工作|地理|位置|空间|其中|其他|自然|所在|属地|规模|人员|概况|总体|企业自身|楼宇|园区|党组织|联盟|产业链)*(情况|信息|数据|指标|概况|资料|属性|状况|内容|地址|坐标)?$/u;
/** Words that say nothing without the title above them. */
const GENERIC =
  /^(名称|全称|类型|类别|性质|级别|等级|层级|时间|日期|年份|成立时间|成立日期|建立时间|组建时间|人数|数量|数|总数|总人数|编号|代码|地址|位置|状态|规模|面积|备注|说明|合计|小计|总计|其他|是否建立|是否成立|是否组建|组建情况|建立情况|会员数|会员人数|单位|单位名称|党员|党员数|组建方式|组建形式|职务|姓名|电话|是|否|有|无|男|女)$/u;
const GROUP_TAIL = /(基本情况|组建情况|建立情况|工作情况|情况|信息|概况|状况|队伍建设|队伍|建设|工作|总人数|人数|总数|数量|数|名单)$/u;
/** Others' names, numbers and members must not become the subject's. */
const FOREIGN_GROUP =
  /团|妇联|工会|民主党派|法人|负责人|书记|联系人|指导员|董事|股东|投资|税|营收|收入|产值|业主|去年|上年|上期|同期|增减|增长/u;

function stripGroup(group: string): string {
  const bare = group.replace(GROUP_TAIL, '').replace(/[(].*[)]$/u, '');
  return bare === '' ? group : bare;
}

/** In brackets, and changing what is counted or named. */
const QUALIFIER = /正式|预备|流动|男|女|是否|有无|上年|去年|累计|平均|党|团|工会|妇|其中|不含|含|拟|未|原|曾|应|新/u;

/** A remark in brackets may be left out; what it repeats may stand for the whole. */
function withoutRemark(key: string): readonly HeaderVariant[] {
  const match = /^(.{2,})\((.+)\)$/u.exec(key);
  const [outside = '', inside = ''] = [match?.[1], match?.[2]];
  if (match === null || QUALIFIER.test(inside)) return [];
  return [{ key: outside, trust: 0.88 }, ...(inside.length >= 4 && !FOREIGN_GROUP.test(outside) ? [{ key: inside, trust: 0.8 }] : [])];
}

function ofParts(parts: readonly string[]): HeaderVariant[] {
  const last = parts.at(-1) ?? '';
  const groups = parts.slice(0, -1);
  const variants: HeaderVariant[] = [
    { key: parts.join('/'), trust: 1 },
    { key: parts.join(''), trust: 0.96 },
  ];
  const near = groups.at(-1) ?? '';
  for (const group of [...groups].reverse()) {
    const bare = stripGroup(group);
    // The number of a row under 企业基本情况 is not the enterprise's.
    if (/基本|基础/u.test(group) && /^(编号|代码|序号)$/u.test(last)) continue;
    if (!last.includes(bare)) variants.push({ key: bare + last, trust: 0.95 }, { key: last + bare, trust: 0.94 });
  }
  const neutral = groups.every((group) => NEUTRAL_GROUP.test(group));
  const foreign = groups.some((group) => FOREIGN_GROUP.test(group));
  const holdsGroup = near !== '' && last.includes(stripGroup(near));
  if (neutral || holdsGroup) variants.push({ key: last, trust: GENERIC.test(last) && !holdsGroup ? 0.85 : 0.95 });
  else if (!foreign && !GENERIC.test(last)) variants.push({ key: last, trust: 0.88 });
  return variants;
}

const remembered = rememberAnswers<HeaderReading>();

/** `parts` are the header's rows from above, as printed. */
export function readHeader(parts: readonly string[]): HeaderReading {
  return remembered(parts.join('\0'), () => readParts(parts));
}

function readParts(parts: readonly string[]): HeaderReading {
  const normal: readonly NormalHeader[] = parts.map(normalizeHeader).filter(({ key }) => key !== '');
  const unit = [...normal].reverse().find((part) => part.unit !== null)?.unit ?? null;
  const keys = normal.map(({ key }) => key).filter((key, at, all) => key !== all[at - 1]);
  if (keys.length <= 1) return { variants: keys.flatMap((key) => [{ key, trust: 1 }, ...withoutRemark(key)]), unit };
  const seen = new Set<string>();
  const variants = ofParts(keys).filter(({ key }) => !seen.has(key) && seen.add(key).size > 0);
  return { variants, unit };
}
