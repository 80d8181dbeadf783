import { useMemo } from 'react';
import { useLanguage } from '../../../components/locale-context.tsx';
import { pickName } from '../../../locales/format.ts';
import { numberAt, textAt } from '../../../model/column-table.ts';
import { buildingsToPage } from '../../../queries/building-page.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { useQuery } from '../../../state/use-query.ts';

export interface ListedBuilding {
  readonly id: string;
  readonly name: string;
  readonly covered: number;
  readonly eligible: number;
}

/** Buildings with a tenant under the filter, in the order in which pages are turned; empty while they are asked. */
export function useBuildingList(): readonly ListedBuilding[] {
  const language = useLanguage();
  const dataset = useActiveDataset();
  const { definition, filter } = useAtlas((state) => state.view);
  const { table } = useQuery(dataset === null ? null : buildingsToPage(dataset.schema, definition, filter), dataset?.version ?? 0);
  return useMemo(() => {
    if (table === null) return [];
    return Array.from({ length: table.numRows }, (_, row) => ({
      id: textAt(table, 'id', row) ?? '',
      name: pickName(language, textAt(table, 'name_zh', row), textAt(table, 'name_en', row)),
      covered: numberAt(table, 'covered', row) ?? 0,
      eligible: numberAt(table, 'eligible', row) ?? 0,
    }));
  }, [table, language]);
}
