import { OWNERSHIPS, type Ownership } from './fact.ts';

/** Chinese words that real lists carry in place of a storage code. Exact texts only: a guess would change a figure. */
const OWNERSHIP_ALIASES: Readonly<Record<Ownership, readonly string[]>> = {
  STATE: ['国有', '国有企业', '国有控股', '国有独资'],
  COLLECTIVE: ['集体', '集体企业'],
  MIXED: ['混合', '混合所有制'],
  PRIVATE: ['私营', '民营', '私营企业', '民营企业', '非公有制企业'],
  HMT: ['港澳台', '港澳台商投资', '港澳台资'],
  FOREIGN: ['外资', '外商投资', '外资企业'],
};

/** Every accepted text of an ownership with its storage code (index in OWNERSHIPS), the codes themselves first. */
export const OWNERSHIP_CODES: ReadonlyMap<string, number> = new Map([
  ...OWNERSHIPS.map((name, code) => [name, code] as const),
  ...OWNERSHIPS.flatMap((name, code) => OWNERSHIP_ALIASES[name].map((text) => [text, code] as const)),
]);

/** Ways an organization is formed (组建方式) and ways it covers a unit (覆盖方式), by the rung they give. */
export const SINGLE_WORDS = ['SINGLE', '单独组建', '单独', 'DIRECT', '直接', '直接覆盖'] as const;
/** 挂靠 (attached to another unit's organization) counts as joint. */
export const JOINT_WORDS = ['JOINT', '联合组建', '联合', '联合覆盖', 'ATTACHED', '挂靠'] as const;
export const AREA_WORDS = ['AREA', '区域统建', '区域', 'SECTOR', '行业统建', '行业', 'RADIATE', '辐射', '辐射覆盖'] as const;

export const UNIT_KINDS = {
  ENTERPRISE: ['ENTERPRISE', 'enterprise', '企业'],
  BUILDING: ['BUILDING', 'building', '楼宇'],
  PARK: ['PARK', 'park', '园区'],
} as const;

export const ENTERPRISE_LEVEL_WORDS = ['ENTERPRISE', '企业党组织', '企业'] as const;

/** Types that count as an enterprise's organization when its level is not stated. */
export const ENTERPRISE_ORG_TYPES = [
  'COMMITTEE',
  'GENERAL_BRANCH',
  'BRANCH',
  'JOINT_BRANCH',
  'TEMP_BRANCH',
  '党委',
  '党总支',
  '党支部',
  '联合党支部',
  '临时党支部',
] as const;
export const JOINT_ORG_TYPES = ['JOINT_BRANCH', 'JOINT_COMMITTEE', '联合党支部', '联合党委'] as const;
/** 党小组 is a part of a branch, not an organizational level (支部工作条例 第十三条): it covers nobody by itself. */
export const PARTY_GROUP_TYPES = ['PARTY_GROUP', '党小组'] as const;
/** A chain committee gives no organization of an enterprise's own; an explicit row of one is at most area coverage. */
export const CHAIN_COMMITTEE_TYPES = ['CHAIN_COMMITTEE', '产业链党委'] as const;
export const BUILDING_COMMITTEE_TYPES = ['BUILDING_COMMITTEE', '楼宇党委'] as const;

export const REVOKED_WORDS = ['REVOKED', 'REVOKE', 'DISSOLVED', '撤销'] as const;
export const ESTABLISHED_WORDS = ['ESTABLISHED', 'ESTABLISH', 'FOUNDED', '成立'] as const;
