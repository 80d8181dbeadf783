import { useLanguage } from '../../components/locale-context.tsx';
import { type GapsWords, gapsWordsFor } from '../../locales/gaps-words.ts';

export function useGapsWords(): GapsWords {
  return gapsWordsFor(useLanguage());
}
