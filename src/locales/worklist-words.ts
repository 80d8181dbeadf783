import { campaign as enCampaign } from './en/campaign.ts';
import { worklist as enWorklist } from './en/worklist.ts';
import type { Language } from './messages.ts';
import { campaign } from './zh-CN/campaign.ts';
import { worklist } from './zh-CN/worklist.ts';

const zhCN = { worklist, campaign };
export type WorklistWords = typeof zhCN;

const WORDS: Readonly<Record<Language, WorklistWords>> = { 'zh-CN': zhCN, en: { worklist: enWorklist, campaign: enCampaign } };

/** The words of worklist and campaign, apart from the dictionary of the shell: they are loaded with their screens. */
export function worklistWordsFor(language: Language): WorklistWords {
  return WORDS[language];
}
