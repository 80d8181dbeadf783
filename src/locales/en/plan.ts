import type { plan as zhCN } from '../zh-CN/plan.ts';

export const plan: typeof zhCN = {
  lead: 'Lasso buildings on the map; they are summed up and checked against the rules at once',
  start: 'Lasso buildings',
  startHint: 'Draw around buildings on the map with the mouse held down, or tick them in the list below',
  drawing: 'Draw on the map; Esc cancels',
  rectangle: 'Rectangle',
  buildingList: 'Buildings',
  noBuildings: 'This dataset has no buildings',
  draft: 'Draft',
  defaultName: 'Proposed building organization',
  name: 'Name of the draft',
  emptyDraft: 'No building chosen yet: lasso them on the map or tick them on the left',
  buildings: 'Buildings',
  tenants: 'Tenants',
  eligible: 'Eligible',
  covered: 'Covered',
  uncovered: 'Uncovered',
  organizations: 'Organizations',
  membersFull: 'Full members',
  leadOrganization: 'Existing building organization',
  perBuilding: 'By building',
  sum: 'Total',
  rulesTitle: 'Against the rules',
  ruleApproval:
    'A committee, general branch or branch needs approval of the higher Party organization; the Constitution says "by need and number of members" and gives no number (Art. 30).',
  ruleNumbers: (general, committee) =>
    `Numbers for reference: ${general} or more full members, a general branch; ${committee} or more, a primary committee (usual practice for non-public enterprises). Fewer where the work needs it, with approval.`,
  ruleBase: (perCommittee) =>
    `Base of a building committee: an organization in each of its buildings, or full members up to the committee number; a published case has one composite committee for about ${perCommittee} buildings (for reference only).`,
  ruleNoDouble: 'Members are summed by the organization they belong to; coordination does not count them twice.',
  thresholds: 'Reference numbers (can be changed)',
  thresholdNames: {
    generalBranch: 'General branch (members)',
    committee: 'Committee (members)',
    buildingsPerCommittee: 'Buildings a committee',
  },
  findings: {
    committee: 'Full members reach the committee number: a building committee may be proposed.',
    general: 'Full members reach the general-branch number but not the committee number: a building general branch may be proposed.',
    branch: 'Full members are below the general-branch number: a building branch or a joint branch may be proposed.',
    noMembers: 'Fewer than 3 full members in the chosen buildings: work coverage first.',
    membersUnknown: 'The number of members is unknown: survey first.',
    everyBuilding: 'Every chosen building has an enterprise organization: the base is there.',
    missingBuildings: (n) =>
      n === 1 ? '1 building has no enterprise organization yet.' : `${n} buildings have no enterprise organization yet.`,
    leadExists: (n) =>
      n === 1
        ? '1 building already has a building organization: settle the affiliation first.'
        : `${n} buildings already have a building organization: settle the affiliation first.`,
    enterprisesUnknown: (n) =>
      n === 1 ? '1 enterprise is unknown and not counted as eligible.' : `${n} enterprises are unknown and not counted as eligible.`,
  },
  keep: 'Keep as a scenario',
  exportName: 'Draft building organization',
};
