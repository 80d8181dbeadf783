import { en } from './en/messages.ts';
import { zhCN } from './zh-CN/messages.ts';

export const LANGUAGES = ['zh-CN', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Every language has exactly these keys; the compiler refuses a missing one. */
export type Messages = typeof zhCN;

const DICTIONARIES: Readonly<Record<Language, Messages>> = { 'zh-CN': zhCN, en };

export function messagesFor(language: Language): Messages {
  return DICTIONARIES[language];
}

export function isLanguage(value: string): value is Language {
  return (LANGUAGES as readonly string[]).includes(value);
}
