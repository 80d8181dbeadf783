import { useEffect, useMemo, useState } from 'react';
import { numberAt } from '../../../model/column-table.ts';
import type { BuildingUnit } from '../../../model/plan-scenario.ts';
import type { PlanTools } from '../../../model/plan-tools.ts';
import { planBuildings, planOtherSites, planOutside } from '../../../queries/plan-buildings.ts';
import { notifyFailure } from '../../../state/import-queue.ts';
import { buildingUnitsOf, siteUnitsOf } from '../../../state/plan-units.ts';
import { useAtlas } from '../../../state/store.ts';
import { useActiveDataset } from '../../../state/use-active.ts';
import { useQuery } from '../../../state/use-query.ts';

export interface PlanUnits {
  /** Null until they are known. */
  readonly buildings: readonly BuildingUnit[] | null;
  /** Eligible enterprises that no listed building holds. */
  readonly outside: number;
  readonly error: unknown;
}

/** Buildings under the present filter and definition, as a new scenario takes them in; with `sites`, those that stand alone too. */
export function usePlanUnits(withSites = false): PlanUnits {
  const dataset = useActiveDataset();
  const { filter, definition } = useAtlas((state) => state.view);
  const version = dataset?.version ?? 0;
  const { table, error, isCurrent } = useQuery(dataset === null ? null : planBuildings(dataset.schema, definition, filter), version);
  const other = useQuery(dataset === null || !withSites ? null : planOtherSites(dataset.schema), version);
  const outside = useQuery(dataset === null ? null : planOutside(dataset.schema, definition, filter), version);
  const buildings = useMemo(() => {
    if (table === null || !isCurrent || (withSites && other.table === null)) return null;
    return [...buildingUnitsOf(table), ...(other.table === null ? [] : siteUnitsOf(other.table))];
  }, [table, isCurrent, other.table, withSites]);
  return {
    buildings,
    outside: outside.table === null || outside.table.numRows === 0 ? 0 : (numberAt(outside.table, 'eligible', 0) ?? 0),
    error,
  };
}

let loaded: PlanTools | null = null;

/** What planning tells without a search; null until it is there. */
export function usePlanTools(): PlanTools | null {
  const services = useAtlas((state) => state.services);
  const [tools, setTools] = useState(loaded);
  useEffect(() => {
    if (tools !== null || services === null) return;
    let isGone = false;
    services.loadPlanTools().then(
      (next) => {
        loaded = next;
        if (!isGone) setTools(next);
      },
      (error: unknown) => notifyFailure(error, ''),
    );
    return () => {
      isGone = true;
    };
  }, [services, tools]);
  return tools;
}
