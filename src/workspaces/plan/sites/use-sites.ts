import { useMemo } from 'react';
import type { BuildingUnit, PlanGroup, ScenarioOfKind } from '../../../model/plan-scenario.ts';
import { DEFAULT_SETTINGS, type SiteSettings } from '../../../model/plan-settings.ts';
import { useOpenScenario, usePlanScreen } from '../../../state/plan-state.ts';
import { usePlanDrafts } from '../frame/plan-drafts.ts';
import { usePlanUnits } from '../frame/use-plan-units.ts';
import { type SiteView, siteView } from './site-view.ts';

export interface SiteScreen {
  readonly scenario: ScenarioOfKind<'sites'> | null;
  readonly settings: SiteSettings;
  /** Of the scenario, else under the present filter; null until known. */
  readonly units: readonly BuildingUnit[] | null;
  /** Null without a plan. */
  readonly view: SiteView | null;
}

const NO_GROUPS: readonly PlanGroup[] = [];

/** Untouched settings ask for one site more than there are. */
function startOf(draft: SiteSettings, buildings: readonly BuildingUnit[] | null): SiteSettings {
  if (draft !== DEFAULT_SETTINGS.sites || buildings === null) return draft;
  return { ...draft, sites: Math.max(1, buildings.filter((building) => building.sites.length > 0).length + 1) };
}

export function useSites(): SiteScreen {
  const open = useOpenScenario();
  const scenario = open?.kind === 'sites' ? open : null;
  const draft = usePlanDrafts((state) => state.sites);
  const run = usePlanScreen((state) => state.run);
  const { buildings } = usePlanUnits(true);
  const preview = run !== null && run.scenarioId === scenario?.id ? run.preview : null;
  const groups = preview ?? scenario?.groups ?? NO_GROUPS;
  const view = useMemo(() => (scenario === null || groups.length === 0 ? null : siteView(scenario, groups)), [scenario, groups]);
  return {
    scenario,
    settings: scenario?.settings ?? startOf(draft, buildings),
    units: scenario === null ? buildings : (scenario.units as readonly BuildingUnit[]),
    view,
  };
}
