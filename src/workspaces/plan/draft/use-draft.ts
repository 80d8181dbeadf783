import { useMemo } from 'react';
import { type ColumnTable, numberAt, textAt } from '../../../model/column-table.ts';
import { draftCommittee } from '../../../queries/draft-committee.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { useQuery } from '../../../state/use-query.ts';
import type { DraftBuilding } from './draft-findings.ts';

export interface Draft {
  readonly buildings: readonly DraftBuilding[];
  readonly total: DraftBuilding;
}

function buildingAt(table: ColumnTable, row: number): DraftBuilding {
  const count = (name: string) => numberAt(table, name, row) ?? 0;
  return {
    ix: numberAt(table, 'ix', row) ?? -1,
    id: textAt(table, 'id', row),
    nameZh: textAt(table, 'name_zh', row),
    nameEn: textAt(table, 'name_en', row),
    listed: count('listed'),
    eligible: count('eligible'),
    covered: count('covered'),
    uncovered: count('uncovered'),
    unknown: count('unknown'),
    membersFull: numberAt(table, 'members_full', row),
    organizations: numberAt(table, 'organizations', row),
    leadOrganization: textAt(table, 'lead_org_zh', row),
  };
}

/** The drafted buildings and their sum under the definition in force; null while nothing is drafted or known. */
export function useDraft(): { readonly draft: Draft | null; readonly loading: boolean; readonly error: unknown } {
  const dataset = useActiveDataset();
  const { definition, draftBuildings } = useAtlas((state) => state.view);
  const query = dataset === null || draftBuildings.length === 0 ? null : draftCommittee(dataset.schema, definition, draftBuildings);
  const { table, loading, error } = useQuery(query, dataset?.version ?? 0);
  const draft = useMemo(() => {
    if (table === null || table.numRows < 2) return null;
    const last = table.numRows - 1;
    return { buildings: Array.from({ length: last }, (_, row) => buildingAt(table, row)), total: buildingAt(table, last) };
  }, [table]);
  return { draft: query === null ? null : draft, loading, error };
}
