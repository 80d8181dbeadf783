import type { planExports as zhCN } from '../zh-CN/plan-exports.ts';

export const planExports: typeof zhCN = {
  title: 'Export the plan',
  what: 'What',
  kinds: { paper: 'Request or proposal', workbook: 'Workbook', places: 'Places' },
  kindNotes: {
    paper:
      'A Word document (.docx) in the layout of GB/T 9704—2012, without its head; number, date, addressee and contact are left open, no person is named',
    workbook: 'An Excel workbook: overview, groups, units, left over, notes; a comparison where several scenarios are ticked',
    places: 'Outlines of groups or places of units, for geographic information systems; outlines are schematic, no basis for boundaries',
  },
  scope: 'Of',
  wholePlan: 'The whole plan',
  internal: 'Print “Internal material, keep safe”',
  withMap: 'With the map as it is shown',
  levelNotes: {
    working: 'Names of enterprises and organizations, and all columns',
    report: 'Enterprises and organizations without names; with them where asked for',
    public: 'Sums of groups only; counts of 1 and 2 print as “<3”, sums that give them away are left out; no map',
  },
  shape: 'Shape',
  shapes: { outlines: 'Outlines of groups', units: 'Places of units' },
  format: 'Format',
  noPlacesPublic: 'Places are not exported at the public level',
  compared: (n) => (n === 1 ? '1 scenario' : `${n} scenarios`),
  scopeThen: (n) => (n === 1 ? 'As computed, 1 unit or building' : `As computed, ${n} units or buildings`),
  saving: 'Exporting…',
  empty: 'This scenario has no groups yet: compute it or group by hand first.',
};
