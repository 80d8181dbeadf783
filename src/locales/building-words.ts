import { buildingPage as en } from './en/building-page.ts';
import type { Language } from './messages.ts';
import { buildingPage as zhCN } from './zh-CN/building-page.ts';

/** Words of «一楼一图», apart from the dictionary of the shell: they are loaded with the page. */
export type BuildingWords = typeof zhCN;

const WORDS: Readonly<Record<Language, BuildingWords>> = { 'zh-CN': zhCN, en };

export function buildingWords(language: Language): BuildingWords {
  return WORDS[language];
}
