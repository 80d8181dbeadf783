import { useLanguage } from '../../../components/locale-context.tsx';
import { type SheetWords, sheetWords } from '../../../locales/sheet-words.ts';

export function useSheetWords(): SheetWords {
  return sheetWords(useLanguage());
}
