import type { zhCN } from '../zh-CN/messages.ts';

/** The details panel. */
export const inspector: (typeof zhCN)['inspector'] = {
  parent: 'Parent organization',
  foundedOn: 'Founded',
  approval: 'Approval',
  formation: 'Formation',
  covers: 'Enterprises covered',
  coveredEnterprises: 'Enterprises covered',
  radius: 'Service radius',
  chain: 'Industry chain',
  allianceNote: 'An alliance by itself gives no organization coverage.',
  selectedUnits: (n, what) => `${n} selected: ${what.toLowerCase()}`,
  structure: 'Structure',
  districts: 'Districts',
  parks: 'Parks',
  buildings: 'Occupied buildings',
  rates: 'Rates',
  buildingPage: 'Building page',
};
