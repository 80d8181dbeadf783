import { foldText } from './clean-text.ts';
import { isCellError, nullMarkOf } from './null-marks.ts';
import { EMPTY, emptyBecause, type Parsed, parsedValue, unreadable } from './parsed.ts';

/** Code list `org_type` of the data model. */
export const ORG_TYPES = [
  'WORKING_COMMITTEE',
  'COMMITTEE',
  'COMPOSITE_COMMITTEE',
  'JOINT_COMMITTEE',
  'BUILDING_COMMITTEE',
  'CHAIN_COMMITTEE',
  'SECTOR_COMMITTEE',
  'COMMUNITY_COMMITTEE',
  'GENERAL_BRANCH',
  'BRANCH',
  'JOINT_BRANCH',
  'TEMP_BRANCH',
  'FLOATING_BRANCH',
  'PARTY_GROUP',
] as const;
export type OrgType = (typeof ORG_TYPES)[number];

const CODES: ReadonlyMap<string, OrgType> = new Map(ORG_TYPES.map((code) => [code.toLowerCase(), code]));
const NOT_PARTY =
  /(?:工会|工会委员会|工会联合会|团委|团支部|团总支|团工委|妇联|妇女联合会|妇委会|纪委|纪检组|纪律检查委员会|纪工委|业主委员会|业委会|居委会|村委会|居民委员会|村民委员会|管委会|管理委员会|商会|协会|党群服务中心|党建工作站)$/u;
const YOUTH = /共青团|共产主义青年团|工会/u;
const PARTY = /党|中共/u;
/** Words right before the tail decide, most special first: a building called 联合大厦 has no joint branch for that. */
const NUMBERED = '(?:第?[一二三四五六七八九十\\d]+)?';
const COMMITTEE_TAIL = '(?:党的)?(?:基层)?(?:党委|委员会|党委会)$';
const COMMITTEES: readonly (readonly [OrgType, RegExp])[] = [
  ['CHAIN_COMMITTEE', new RegExp(`产业链(?:综合|联合|功能)?${COMMITTEE_TAIL}`, 'u')],
  ['BUILDING_COMMITTEE', new RegExp(`(?:楼宇|商圈楼宇)(?:综合|联合)?${COMMITTEE_TAIL}`, 'u')],
  ['SECTOR_COMMITTEE', new RegExp(`行业(?:协会)?(?:综合|联合)?${COMMITTEE_TAIL}`, 'u')],
  ['COMMUNITY_COMMITTEE', new RegExp(`社区(?:综合|联合|大)?${COMMITTEE_TAIL}`, 'u')],
  ['JOINT_COMMITTEE', new RegExp(`联合${COMMITTEE_TAIL}`, 'u')],
  ['COMPOSITE_COMMITTEE', new RegExp(`综合${COMMITTEE_TAIL}`, 'u')],
  ['COMMITTEE', new RegExp(COMMITTEE_TAIL, 'u')],
];
const BRANCH_TAIL = `${NUMBERED}(?:党)?支部(?:委员会)?$`;
const BRANCHES: readonly (readonly [OrgType | 'functional', RegExp])[] = [
  ['functional', new RegExp(`功能(?:型|性)?(?:联合)?${BRANCH_TAIL}`, 'u')],
  ['FLOATING_BRANCH', new RegExp(`流动(?:党员)?(?:联合)?${BRANCH_TAIL}`, 'u')],
  ['TEMP_BRANCH', new RegExp(`临时(?:联合)?${BRANCH_TAIL}`, 'u')],
  ['JOINT_BRANCH', new RegExp(`联合${BRANCH_TAIL}`, 'u')],
  ['BRANCH', new RegExp(`${BRANCH_TAIL}|支委会$`, 'u')],
];

/** Type from a code, a type's name, or a full name such as 中共…联合支部委员会, judged by how it ends. */
export function parseOrgType(raw: string): Parsed<OrgType> {
  const folded = foldText(raw);
  const mark = nullMarkOf(folded);
  if (mark !== null) return mark === 'none' ? emptyBecause('none-as-unknown') : EMPTY;
  if (isCellError(folded)) return unreadable('cell-error');
  const code = CODES.get(folded.toLowerCase());
  if (code !== undefined) return parsedValue(code);
  // 党支部(联合) is 联合党支部; other brackets say nothing of the type.
  const whole = folded.replace(/\s/gu, '').replace(/(党?支部)\((联合|临时|流动党员|流动)\)$/u, '$2$1');
  if (/\((?:筹|筹建|筹备|拟建|拟成立)\)|^拟|^筹|筹备组$|筹建组$/u.test(whole)) return unreadable('org-type-planned');
  const name = whole.replace(/(?:\([^()]*\))+$/u, '');
  return byTail(name === '' ? whole : name);
}

function byTail(name: string): Parsed<OrgType> {
  if (/党小组$/u.test(name)) return parsedValue('PARTY_GROUP');
  // 第1联合党支部 of an alliance's area is a branch; only the alliance itself, and what it calls its committee, is none.
  if (/联盟(?:理事会|秘书处|党委|委员会)?$|党组$|党建共同体$/u.test(name)) return unreadable('org-type-outside-list');
  if (/(?:总支部委员会|总支委员会|总支部|总支)$/u.test(name)) return partyOnly(name, 'GENERAL_BRANCH');
  if (/(?:党工委|工作委员会|工委)$/u.test(name)) return partyOnly(name, 'WORKING_COMMITTEE');
  const branch = BRANCHES.find(([, tail]) => tail.test(name))?.[0];
  if (branch === 'functional') return unreadable('org-type-functional');
  if (branch !== undefined) return partyOnly(name, branch);
  if (NOT_PARTY.test(name) && !/^(?:中共|中国共产党).*管(?:理委员|委)会$/u.test(name)) return unreadable('org-type-not-party');
  const committee = COMMITTEES.find(([, tail]) => tail.test(name))?.[0];
  return committee === undefined ? unreadable('org-type-unknown') : partyOnly(name, committee);
}

/** A tail that others use too (工会委员会, 团支部, 业主委员会) needs the Party in the name, unless it is all there is. */
function partyOnly(name: string, type: OrgType): Parsed<OrgType> {
  if (YOUTH.test(name) && !PARTY.test(name.replace(/共产党?主义青年团/gu, ''))) return unreadable('org-type-not-party');
  if (/团(?:总)?支部(?:委员会)?$|^(?:团|妇)/u.test(name) && !PARTY.test(name)) return unreadable('org-type-not-party');
  const isBareCommittee = /委员会$/u.test(name) && !/支部委员会$|总支委员会$/u.test(name);
  return isBareCommittee && !PARTY.test(name) && name.length > 5 ? unreadable('org-type-unknown') : parsedValue(type);
}
