import { createContext, type ReactNode, useContext, useEffect } from 'react';
import { I18nProvider } from 'react-aria-components/I18nProvider';
import { type Language, type Messages, messagesFor } from '../locales/messages.ts';

const LanguageContext = createContext<Language>('zh-CN');

/** Gives every component below its language, and the document its `lang` (which picks the right Han glyphs). */
export function LocaleProvider({ language, children }: { readonly language: Language; readonly children: ReactNode }) {
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return (
    <LanguageContext value={language}>
      <I18nProvider locale={language === 'en' ? 'en-GB' : 'zh-CN'}>{children}</I18nProvider>
    </LanguageContext>
  );
}

export function useLanguage(): Language {
  return useContext(LanguageContext);
}

export function useMessages(): Messages {
  return messagesFor(useContext(LanguageContext));
}
