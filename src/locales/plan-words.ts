import { plan as enDraft } from './en/plan.ts';
import { planAlliance as enAlliance } from './en/plan-alliance.ts';
import { planBranches as enBranches } from './en/plan-branches.ts';
import { planCommittees as enCommittees } from './en/plan-committees.ts';
import { planFrame as enFrame } from './en/plan-frame.ts';
import { planInstructors as enInstructors } from './en/plan-instructors.ts';
import { planSites as enSites } from './en/plan-sites.ts';
import type { Language } from './messages.ts';
import { plan } from './zh-CN/plan.ts';
import { planAlliance } from './zh-CN/plan-alliance.ts';
import { planBranches } from './zh-CN/plan-branches.ts';
import { planCommittees } from './zh-CN/plan-committees.ts';
import { planFrame } from './zh-CN/plan-frame.ts';
import { planInstructors } from './zh-CN/plan-instructors.ts';
import { planSites } from './zh-CN/plan-sites.ts';

const zhCN = {
  draft: plan,
  frame: planFrame,
  committees: planCommittees,
  sites: planSites,
  alliance: planAlliance,
  branches: planBranches,
  instructors: planInstructors,
};
export type PlanWords = typeof zhCN;

const WORDS: Readonly<Record<Language, PlanWords>> = {
  'zh-CN': zhCN,
  en: {
    draft: enDraft,
    frame: enFrame,
    committees: enCommittees,
    sites: enSites,
    alliance: enAlliance,
    branches: enBranches,
    instructors: enInstructors,
  },
};

/** The words of «规划», apart from the dictionary of the shell: they are loaded with its screen. */
export function planWordsFor(language: Language): PlanWords {
  return WORDS[language];
}
