import { gapsLists as enLists } from './en/gaps-lists.ts';
import { gapsScreen as enScreen } from './en/gaps-screen.ts';
import { gapsSettings as enSettings } from './en/gaps-settings.ts';
import type { Language } from './messages.ts';
import { gapsLists } from './zh-CN/gaps-lists.ts';
import { gapsScreen } from './zh-CN/gaps-screen.ts';
import { gapsSettings } from './zh-CN/gaps-settings.ts';

const zhCN = { ...gapsScreen, settings: gapsSettings, lists: gapsLists };
export type GapsWords = typeof zhCN;

const WORDS: Readonly<Record<Language, GapsWords>> = { 'zh-CN': zhCN, en: { ...enScreen, settings: enSettings, lists: enLists } };

/** The words of «空白点», apart from the dictionary of the shell so that they come with their workspace. */
export function gapsWordsFor(language: Language): GapsWords {
  return WORDS[language];
}
