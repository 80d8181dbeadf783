import { useCallback, useMemo } from 'react';
import { useLanguage } from '../../components/locale-context.tsx';
import { worklistWordsFor } from '../../locales/worklist-words.ts';
import { useActiveWorklist } from '../../state/worklist-state.ts';
import type { CaseSign } from './gap-columns.tsx';

/** What the worklist says of an enterprise: its owner and state; null where it has no case. */
export function useCases(): (enterpriseId: string) => CaseSign | null {
  const { cases } = useActiveWorklist();
  const { states } = worklistWordsFor(useLanguage()).worklist;
  const byId = useMemo(
    () => new Map(cases.map(({ enterpriseId, owner, state }) => [enterpriseId, { owner, state: states[state] }])),
    [cases, states],
  );
  return useCallback((enterpriseId) => byId.get(enterpriseId) ?? null, [byId]);
}
