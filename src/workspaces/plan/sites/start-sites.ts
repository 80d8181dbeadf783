import type { LocationPlan } from '../../../model/location-problem.ts';
import type { BuildingUnit } from '../../../model/plan-scenario.ts';
import { PLAN_SOLVE_OPTIONS, type SiteSettings } from '../../../model/plan-settings.ts';
import { createScenario } from '../../../state/plan-actions.ts';
import { searchPlan } from '../../../state/plan-run.ts';
import { openScenarioNow } from '../../../state/plan-state.ts';
import { useAtlas } from '../../../state/store.ts';
import { siteGroups, siteInput } from './site-input.ts';

/** Searches sites for the open scenario, or for a new one over the given buildings. */
export async function startSites(settings: SiteSettings, units: readonly BuildingUnit[]): Promise<void> {
  const { services } = useAtlas.getState();
  if (services === null) return;
  if (openScenarioNow()?.kind !== 'sites') createScenario('sites', settings, units);
  const scenario = openScenarioNow();
  if (scenario?.kind !== 'sites') return;
  const input = siteInput(scenario.units, scenario.excluded, scenario.groups, scenario.settings);
  const shared = {
    options: PLAN_SOLVE_OPTIONS,
    unitIds: input.demand.map((building) => building.id),
    groupsOf: (plan: LocationPlan) => siteGroups(input, plan),
    bySeat: true,
  };
  const { planner } = services;
  const { problem } = input;
  // One call a kind, so that each problem keeps its own type.
  if (problem.kind === 'maximal-cover') await searchPlan(planner, scenario.id, { ...shared, problem });
  else if (problem.kind === 'set-cover') await searchPlan(planner, scenario.id, { ...shared, problem });
  else if (problem.kind === 'p-median') await searchPlan(planner, scenario.id, { ...shared, problem });
  else await searchPlan(planner, scenario.id, { ...shared, problem });
}
