import type { Language } from '../locales/messages.ts';
import { useLanguage, useMessages } from './locale-context.tsx';
import './button.css';

/** Goes to the other language; the button is written in it. */
export function LanguageSwitch({ onChange }: { readonly onChange: (language: Language) => void }) {
  const messages = useMessages();
  const next: Language = useLanguage() === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className="button button-quiet" lang={next} onClick={() => onChange(next)}>
      {messages.common.switchLanguage}
    </button>
  );
}
