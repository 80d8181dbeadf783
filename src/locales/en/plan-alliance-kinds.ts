import type { planAllianceKinds as zhCN } from '../zh-CN/plan-alliance-kinds.ts';

export const planAllianceKinds: typeof zhCN = {
  kinds: {
    ENTERPRISE: 'Enterprise',
    ENTERPRISE_ORG: 'Enterprise organization',
    BUILDING_ORG: 'Building organization',
    TERRITORY: 'Territorial organization',
    DEPARTMENT: 'Department',
    ASSOCIATION: 'Trade association',
    RND: 'R&D centre',
    UNIVERSITY: 'University or institute',
    FINANCE: 'Financial institution',
    COMMUNITY: 'Community',
  },
  roles: { lead: 'Lead', member: 'Member', partner: 'Partner' },
  modes: {
    1: 'drawn by a department',
    2: 'brought along by a leading enterprise',
    3: 'gathered by the territorial committee',
    4: 'linked by a trade association',
  },
  bases: { axis: 'Axis of buildings', line: 'Between two buildings', chain: 'Industry chain' },
  territories: { park: 'Park', subdistrict: 'Subdistrict', district: 'District' },
  without: { listed: 'Only named as missing', members: 'Members too' },
};
