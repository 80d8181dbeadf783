import { gapsScreen as en } from './en/gaps-screen.ts';
import type { Language } from './messages.ts';
import { gapsScreen as zhCN } from './zh-CN/gaps-screen.ts';

export type GapsWords = typeof zhCN;

const WORDS: Readonly<Record<Language, GapsWords>> = { 'zh-CN': zhCN, en };

/** The words of «空白点», apart from the dictionary of the shell so that they come with their workspace. */
export function gapsWordsFor(language: Language): GapsWords {
  return WORDS[language];
}
