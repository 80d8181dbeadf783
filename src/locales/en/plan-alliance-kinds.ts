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
    1: 'Drawn by a department',
    2: 'Led by a leading enterprise',
    3: 'Gathered by the territory',
    4: 'Linked by an association',
  },
  bases: { axis: 'Axis', line: 'Two buildings', chain: 'Chain' },
  territories: { park: 'Park', subdistrict: 'Subdistrict', district: 'District' },
  without: { listed: 'Listed only', members: 'Members too' },
};
