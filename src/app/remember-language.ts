type Language = 'zh-CN' | 'en';

const KEY = 'atlas:language';

/** The language chosen last on this computer; Chinese at first. Storage may be denied: then it is Chinese. */
export function rememberedLanguage(): Language {
  try {
    return window.localStorage.getItem(KEY) === 'en' ? 'en' : 'zh-CN';
  } catch {
    return 'zh-CN';
  }
}

export function forgetLanguage(): void {
  try {
    window.localStorage.removeItem(KEY);
  } catch {
    // Without storage there is nothing to forget.
  }
}

export function rememberLanguage(language: Language): void {
  try {
    window.localStorage.setItem(KEY, language);
  } catch {
    // Without storage the choice lasts as long as the tab.
  }
}
