import type { OrgType } from '../../../../src/intake/values/parse-org-type.ts';

/** The code list of the data model, as it is printed there. */
export const ORG_TYPE_NAMES: Readonly<Record<OrgType, string>> = {
  WORKING_COMMITTEE: '党工委',
  COMMITTEE: '党委',
  COMPOSITE_COMMITTEE: '综合党委',
  JOINT_COMMITTEE: '联合党委',
  BUILDING_COMMITTEE: '楼宇党委',
  CHAIN_COMMITTEE: '产业链党委',
  SECTOR_COMMITTEE: '行业党委',
  COMMUNITY_COMMITTEE: '社区党委',
  GENERAL_BRANCH: '党总支',
  BRANCH: '党支部',
  JOINT_BRANCH: '联合党支部',
  TEMP_BRANCH: '临时党支部',
  FLOATING_BRANCH: '流动党员党支部',
  PARTY_GROUP: '党小组',
};
