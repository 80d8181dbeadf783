import { planBooks as enBooks } from './en/plan-books.ts';
import { planExports as enExports } from './en/plan-exports.ts';
import { planPapers as enPapers } from './en/plan-papers.ts';
import type { Language } from './messages.ts';
import { planBooks } from './zh-CN/plan-books.ts';
import { planExports } from './zh-CN/plan-exports.ts';
import { planPapers } from './zh-CN/plan-papers.ts';

const zhCN = { papers: planPapers, books: planBooks, screen: planExports };
export type PlanPaperWords = typeof zhCN;

const WORDS: Readonly<Record<Language, PlanPaperWords>> = { 'zh-CN': zhCN, en: { papers: enPapers, books: enBooks, screen: enExports } };

/** Words of what leaves the planner, apart from the dictionary of the shell: they are loaded with the files they go into. */
export function planPaperWords(language: Language): PlanPaperWords {
  return WORDS[language];
}
