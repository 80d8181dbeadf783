import { useLanguage } from '../../../components/locale-context.tsx';
import { type WorklistWords, worklistWordsFor } from '../../../locales/worklist-words.ts';

export function useWorklistWords(): WorklistWords {
  return worklistWordsFor(useLanguage());
}
