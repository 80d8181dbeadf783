import type { AllianceMember } from '../../model/alliance-proposal.ts';

/** What takes part in an alliance, and how: on the screen and in documents. */
export const planAllianceKinds = {
  kinds: {
    ENTERPRISE: '企业',
    ENTERPRISE_ORG: '企业党组织',
    BUILDING_ORG: '楼宇党组织',
    TERRITORY: '属地党组织',
    DEPARTMENT: '职能部门',
    ASSOCIATION: '行业协会',
    RND: '研发中心',
    UNIVERSITY: '高校院所',
    FINANCE: '金融机构',
    COMMUNITY: '社区',
  } satisfies Record<AllianceMember['kind'], string>,
  roles: { lead: '牵头', member: '成员', partner: '共建' } satisfies Record<AllianceMember['role'], string>,
  modes: { 1: '职能部门牵引', 2: '龙头企业带动', 3: '属地党委整合', 4: '行业协会串联' },
  bases: { axis: '楼宇轴线', line: '两楼之间', chain: '产业链' },
  territories: { park: '园区', subdistrict: '街道', district: '区县' },
  without: { listed: '只列为缺口', members: '也作为成员' },
};
