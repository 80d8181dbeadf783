import { useMemo } from 'react';
import type { PlanUnit } from '../../../model/plan-scenario.ts';
import { useAtlas } from '../../../state/store.ts';
import { useBuildingIndex } from '../frame/use-building-index.ts';
import { useCommittees } from './use-committees.ts';

/** Buildings of the plan that are selected, on the map or in a list. */
export function useChosenUnits(): readonly PlanUnit[] {
  const selection = useAtlas((state) => state.view.selection);
  const { units } = useCommittees();
  const { idOf } = useBuildingIndex();
  return useMemo(() => {
    const wanted = new Set(selection?.kind === 'building' ? selection.ids.map((ix) => idOf.get(ix)) : []);
    return (units ?? []).filter((unit) => wanted.has(unit.id));
  }, [selection, units, idOf]);
}
