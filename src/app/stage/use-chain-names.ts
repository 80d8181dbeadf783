import { useMemo } from 'react';
import { useLanguage } from '../../components/locale-context.tsx';
import { pickName } from '../../locales/format.ts';
import { textAt } from '../../model/column-table.ts';
import { chains } from '../../queries/chains.ts';
import { useActiveDataset } from '../../state/use-active.ts';
import { useQuery } from '../../state/use-query.ts';

/** Names of the open dataset's industry chains by id, for legends that colour by chain; not asked for otherwise. */
export function useChainNames(isShown: boolean): Readonly<Record<string, string>> {
  const language = useLanguage();
  const dataset = useActiveDataset();
  const { table } = useQuery(dataset === null || !isShown ? null : chains(dataset.schema), dataset?.version ?? 0);
  return useMemo(() => {
    const names: Record<string, string> = {};
    for (let row = 0; row < (table?.numRows ?? 0); row++) {
      const id = table === null ? null : textAt(table, 'chain_id', row);
      if (table !== null && id !== null) names[id] = pickName(language, textAt(table, 'name_zh', row), textAt(table, 'name_en', row), id);
    }
    return names;
  }, [table, language]);
}
