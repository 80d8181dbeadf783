import { useMemo } from 'react';
import { useLanguage } from '../../../components/locale-context.tsx';
import { worklistWordsFor } from '../../../locales/worklist-words.ts';
import { useActiveWorklist } from '../../../state/worklist-state.ts';
import type { CaseOf } from './building-content.ts';

/** Owner and state of an enterprise's case in words; null where it has none. */
export function useCaseOf(): CaseOf {
  const language = useLanguage();
  const { cases } = useActiveWorklist();
  return useMemo(() => {
    const { states } = worklistWordsFor(language).worklist;
    const signs = new Map(cases.map(({ enterpriseId, owner, state }) => [enterpriseId, { owner, state: states[state] }]));
    return (enterpriseId) => signs.get(enterpriseId) ?? null;
  }, [language, cases]);
}
