import type { zhCN } from '../zh-CN/messages.ts';

export const present: (typeof zhCN)['present'] = {
  title: 'Present',
  enter: 'Present full screen',
  enterHint: 'Large type on the whole screen; Esc leaves. The side panel goes, the map still answers to clicks.',
  leave: 'Leave full screen',
  savePicture: 'Save this view',
  pictureHint: 'With title, legend, definition, date and the mark of simulated data.',
  pictureScale: 'Resolution',
  scaleTimes: (n) => `${n}×`,
  headlineSentence: (covered, eligible, rate) => `${covered} of ${eligible} eligible enterprises have a Party organization: ${rate}`,
  uncoveredSentence: (n) => `${n} still without an organization`,
  nothingEligible: 'No eligible enterprise under this filter',
  waterfall: 'How the denominator comes about',
  topGaps: 'Gaps to close first',
  noGaps: 'No enterprise should form or could join a branch',
  hideNames: 'Hide enterprise names',
  hiddenName: (n) => `Enterprise ${n}`,
  footer: (definition, date) => `Definition: ${definition} · Data as of ${date}`,
  mapMissing: 'The map is not available now; the picture holds text only',
};
