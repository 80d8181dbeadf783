import type { TableName } from '../../model/tables.ts';

/** Words of titles, names of sheets and of files that tell what a list is of. */
const WORDS: readonly (readonly [TableName, RegExp])[] = [
  ['enterprise', /企业|公司|单位|商户|纳税人|市场主体|经营主体|租户|法人|两新组织|社会组织|个体工商户|税/gu],
  ['party_org', /党组织|党支部|支部|党委|党总支|换届/gu],
  ['org_cover', /覆盖关系|覆盖企业|覆盖单位|覆盖情况|覆盖明细/gu],
  ['building', /楼宇|写字楼|大厦|商圈|楼栋|楼盘/gu],
  ['park', /园区|开发区|产业园|工业园/gu],
  ['alliance', /联盟|联合体/gu],
  ['alliance_member', /联盟成员|成员单位|联合体成员/gu],
  ['chain', /产业链/gu],
  ['chain_member', /链上企业|产业链企业|产业链成员|链企业/gu],
  ['chain_link', /上下游|配套关系|供应关系|供应链/gu],
  ['service_site', /阵地|服务中心|驿站|服务站|E站|活动场所/giu],
  ['instructor_assignment', /指导员|联络员|红链管家/gu],
  ['instructor', /指导员名册|指导员选派|指导员队伍/gu],
  ['trade_union', /工会|建会/gu],
  ['pairing', /结对|包保|包联|挂联/gu],
  ['approval', /批复/gu],
  ['meeting', /会议|联席/gu],
  ['activity', /活动/gu],
  ['challenge', /揭榜|榜单/gu],
  ['district', /区划|行政区/gu],
  ['enterprise_tag', /标签/gu],
  ['org_link', /统筹联建|联建关系/gu],
];

/**
 * How strongly a text points to each table, 0–1. Chinese puts the head last: a 楼宇企业名单 lists
 * enterprises. Of words that end together the longest counts.
 */
export function tableHints(text: string): ReadonlyMap<TableName, number> {
  const plain = text.normalize('NFKC').replace(/\.[a-z0-9]{2,5}$/iu, '');
  const found: { table: TableName; end: number; length: number }[] = [];
  for (const [table, pattern] of WORDS) {
    for (const match of plain.matchAll(pattern)) found.push({ table, end: match.index + match[0].length, length: match[0].length });
  }
  found.sort((a, b) => b.end - a.end || b.length - a.length);
  const hints = new Map<TableName, number>();
  const head = found[0];
  for (const { table, end, length } of found) {
    if (hints.has(table)) continue;
    hints.set(table, head !== undefined && end === head.end && length === head.length ? 1 : 0.3);
  }
  return hints;
}
