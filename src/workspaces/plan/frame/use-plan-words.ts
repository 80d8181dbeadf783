import { useLanguage } from '../../../components/locale-context.tsx';
import { type PlanWords, planWordsFor } from '../../../locales/plan-words.ts';

export function usePlanWords(): PlanWords {
  return planWordsFor(useLanguage());
}
