import { sheets as en } from './en/sheets.ts';
import type { Language } from './messages.ts';
import { sheets as zhCN } from './zh-CN/sheets.ts';

/** Words of what leaves the worklist, apart from the dictionary of the shell: they are loaded with their dialogs. */
export type SheetWords = typeof zhCN;

const WORDS: Readonly<Record<Language, SheetWords>> = { 'zh-CN': zhCN, en };

export function sheetWords(language: Language): SheetWords {
  return WORDS[language];
}
